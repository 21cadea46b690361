import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { callProvider } from '../../core/call';
import { toNodeError, type ProviderError } from '../../core/errors';
import { isPlainObject, rowsOf } from '../../core/json';
import type { Credentials } from '../../core/provider';
import { dingTalk } from '../../providers/dingTalk';
import { saysYes } from './answers';
import { ROOT_DEPARTMENT } from './ids';
import { resultOf } from './versions';
import { words } from '../words';

const PAGE_SIZE = 50;
const SEARCH_PAGE_SIZE = 10;
/** So that a page of a large organization comes within seconds. */
const CALLS_PER_PAGE = 20;
const DEPARTMENT_PATH = '/topapi/v2/department/get';
/** A list that makes the user wait longer had better tell why. */
const LONGEST_WAIT_SECONDS = 10;

/** A department, from the list or by its number. */
export const departmentLocator: INodeProperties = {
	displayName: 'Department',
	name: 'deptId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Department of the organization (dept_id)',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			hint: 'Type a part of the name to search',
			typeOptions: { searchListMethod: 'searchDepartments', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 101' },
	],
	routing: { send: { type: 'body', property: 'dept_id' } },
};

/** A user, from the list or by ID. */
export const userLocator: INodeProperties = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'User of the organization (userid)',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			hint: 'Type a part of the name to search',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. manager4220' },
	],
	routing: { send: { type: 'body', property: 'userid' } },
};

/** One call of a list: a POST, or a GET where there is nothing to send. */
type Read = (url: string, body?: IDataObject) => Promise<IDataObject>;

/** Carries out the calls of one list, with the credential read once. */
async function reader(context: ILoadOptionsFunctions): Promise<Read> {
	const credentials = await context.getCredentials<Credentials>(dingTalk.credentialType);
	return async (url, body) => {
		const method = body ? ('POST' as const) : ('GET' as const);
		const call = { options: { method, url, body }, part: '', isRead: true };
		return await callProvider(context, dingTalk, call, credentials, {
			longestWaitSeconds: LONGEST_WAIT_SECONDS,
		}).catch((error: ProviderError) => {
			throw toNodeError(context.getNode(), error, words);
		});
	};
}

/** What a list goes on with: departments whose children are still to be read, or an offset. */
function goOnFrom<State>(token: string | undefined, start: State): State {
	return token === undefined ? start : (JSON.parse(token) as State);
}

/**
 * The departments for the list in the panel: without a filter level by level from the root, with one
 * those whose names hold it.
 *
 * @param filter a part of the name
 * @param paginationToken as an earlier page gave it
 * @throws NodeApiError
 * @see docs/reference/dingtalk.md 2.1.2, 2.1.7
 */
export async function searchDepartments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const read = await reader(this);
	return filter
		? await found(read, '/v1.0/contact/departments/search', filter, paginationToken, departmentOf)
		: await departmentsBelow(read, paginationToken);
}

/**
 * The departments at the top of what the app may see: for most apps the root.
 *
 * @see docs/reference/dingtalk.md 2.3
 */
async function topDepartments(read: Read): Promise<number[]> {
	const { auth_org_scopes } = await read('/auth/scopes');
	const { authed_dept } = (isPlainObject(auth_org_scopes) ? auth_org_scopes : {}) as IDataObject;
	return Array.isArray(authed_dept) ? authed_dept.map(Number) : [ROOT_DEPARTMENT];
}

async function departmentsBelow(read: Read, token?: string): Promise<INodeListSearchResult> {
	const tops = token === undefined ? await topDepartments(read) : [];
	const results = await Promise.all(tops.map(async (id) => await departmentOf(read, id)));
	const parents = goOnFrom(
		token,
		tops.map((id) => ({ id, path: '' })),
	);
	for (let calls = 0; parents.length > 0 && calls < CALLS_PER_PAGE; calls++) {
		const { id, path } = parents.shift() as (typeof parents)[number];
		const { result } = await read('/topapi/v2/department/listsub', { dept_id: id });
		for (const { dept_id, name } of rowsOf(result)) {
			const whole = path + String(name);
			results.push({ name: `${whole} (${String(dept_id)})`, value: Number(dept_id) });
			parents.push({ id: Number(dept_id), path: `${whole} / ` });
		}
		if (results.length >= PAGE_SIZE) break;
	}
	return {
		results: eachOnce(results),
		...(parents.length > 0 && { paginationToken: JSON.stringify(parents) }),
	};
}

function eachOnce(results: INodeListSearchItems[]): INodeListSearchItems[] {
	return [...new Map(results.map((result) => [result.value, result])).values()];
}

/** A department with the one above it, since several may have the same name. */
async function departmentOf(read: Read, id: unknown): Promise<INodeListSearchItems> {
	const { name, parent_id } = resultOf(await read(DEPARTMENT_PATH, { dept_id: Number(id) }));
	const hasParent = parent_id !== undefined && Number(parent_id) !== ROOT_DEPARTMENT;
	const parent = hasParent
		? resultOf(await read(DEPARTMENT_PATH, { dept_id: Number(parent_id) }).catch(() => ({})))
		: {};
	const path = parent.name === undefined ? '' : `${String(parent.name)} / `;
	return { name: `${path}${String(name)} (${String(id)})`, value: Number(id) };
}

/**
 * The users for the list in the panel: with a filter those whose names hold it, without one those of
 * one department after the other.
 *
 * @param filter a part of the name
 * @param paginationToken as an earlier page gave it
 * @throws NodeApiError
 * @see docs/reference/dingtalk.md 2.2.4, 2.2.8
 */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const read = await reader(this);
	return filter
		? await found(read, '/v1.0/contact/users/search', filter, paginationToken, userOf)
		: await membersOfAll(read, paginationToken);
}

async function membersOfAll(read: Read, token?: string): Promise<INodeListSearchResult> {
	const tops = token === undefined ? await topDepartments(read) : [];
	const state = goOnFrom(token, { departments: tops, cursor: 0 });
	const results: INodeListSearchItems[] = [];
	for (let calls = 0; state.departments.length > 0 && calls < CALLS_PER_PAGE; calls++) {
		const [dept_id = ROOT_DEPARTMENT] = state.departments;
		const page = { dept_id, cursor: state.cursor, size: PAGE_SIZE };
		const { list, has_more, next_cursor } = resultOf(await read('/topapi/user/listsimple', page));
		for (const { userid, name } of rowsOf(list)) {
			results.push({ name: `${String(name)} (${String(userid)})`, value: String(userid) });
		}
		state.cursor = saysYes(has_more) ? Number(next_cursor) : 0;
		if (!saysYes(has_more)) {
			state.departments.shift();
			const below = resultOf(await read('/topapi/v2/department/listsubid', { dept_id }));
			if (Array.isArray(below.dept_id_list))
				state.departments.push(...below.dept_id_list.map(Number));
		}
		if (results.length >= PAGE_SIZE) break;
	}
	return {
		results: eachOnce(results),
		...(state.departments.length > 0 && { paginationToken: JSON.stringify(state) }),
	};
}

async function userOf(read: Read, id: unknown): Promise<INodeListSearchItems> {
	const answer = await read('/topapi/v2/user/get', { userid: String(id) });
	return { name: `${String(resultOf(answer).name)} (${String(id)})`, value: String(id) };
}

/** DingTalk's search gives IDs only; the names are read one by one. */
async function found(
	read: Read,
	url: string,
	queryWord: string,
	token: string | undefined,
	named: (read: Read, id: unknown) => Promise<INodeListSearchItems>,
): Promise<INodeListSearchResult> {
	const offset = goOnFrom(token, 0);
	const { list, hasMore } = await read(url, { queryWord, offset, size: SEARCH_PAGE_SIZE });
	const ids = Array.isArray(list) ? list : [];
	const results = await Promise.all(ids.map(async (id) => await named(read, id)));
	const next = JSON.stringify(offset + SEARCH_PAGE_SIZE);
	return { results, ...(saysYes(hasMore) && { paginationToken: next }) };
}
