import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { callProvider } from '../../core/call';
import { toNodeError, type ProviderError } from '../../core/errors';
import { rowsOf } from '../../core/json';
import type { Credentials } from '../../core/provider';
import { dingTalk } from '../../providers/dingTalk';
import { saysYes } from './answers';
import { ROOT_DEPARTMENT } from './ids';
import { resultOf } from './versions';

const PAGE_SIZE = 50;
const SEARCH_PAGE_SIZE = 10;
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
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. manager4220' },
	],
	routing: { send: { type: 'body', property: 'userid' } },
};

type Read = (url: string, body: IDataObject) => Promise<IDataObject>;

/** Carries out the calls of one list, with the credential read once. */
async function reader(context: ILoadOptionsFunctions): Promise<Read> {
	const credentials = await context.getCredentials<Credentials>(dingTalk.credentialType);
	return async (url, body) => {
		const call = { options: { method: 'POST' as const, url, body }, part: '', isRead: true };
		return await callProvider(context, dingTalk, call, credentials, {
			longestWaitSeconds: LONGEST_WAIT_SECONDS,
		}).catch((error: ProviderError) => {
			throw toNodeError(context.getNode(), error);
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

async function departmentsBelow(read: Read, token?: string): Promise<INodeListSearchResult> {
	const isFirst = token === undefined;
	const results = isFirst ? [await departmentOf(read, ROOT_DEPARTMENT)] : [];
	const parents = goOnFrom(token, [{ id: ROOT_DEPARTMENT, path: '' }]);
	while (parents.length > 0 && results.length < PAGE_SIZE) {
		const { id, path } = parents.shift() as (typeof parents)[number];
		const { result } = await read('/topapi/v2/department/listsub', { dept_id: id });
		for (const { dept_id, name } of rowsOf(result)) {
			const whole = path + String(name);
			results.push({ name: whole, value: Number(dept_id) });
			parents.push({ id: Number(dept_id), path: `${whole} / ` });
		}
	}
	return { results, ...(parents.length > 0 && { paginationToken: JSON.stringify(parents) }) };
}

async function departmentOf(read: Read, id: unknown): Promise<INodeListSearchItems> {
	const answer = await read('/topapi/v2/department/get', { dept_id: Number(id) });
	return { name: `${String(resultOf(answer).name)} (${String(id)})`, value: Number(id) };
}

/**
 * The users for the list in the panel: with a filter those whose names hold it, without one the
 * direct members of the root.
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
		: await membersOfRoot(read, paginationToken);
}

async function membersOfRoot(read: Read, token?: string): Promise<INodeListSearchResult> {
	const answer = await read('/topapi/user/listsimple', {
		dept_id: ROOT_DEPARTMENT,
		cursor: goOnFrom(token, 0),
		size: PAGE_SIZE,
	});
	const { list, has_more, next_cursor } = resultOf(answer);
	return {
		results: rowsOf(list).map(({ userid, name }) => ({
			name: `${String(name)} (${String(userid)})`,
			value: String(userid),
		})),
		...(saysYes(has_more) && { paginationToken: JSON.stringify(next_cursor) }),
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
