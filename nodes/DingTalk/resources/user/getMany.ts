import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestMethods,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import {
	booleanOption,
	fieldsOf,
	isAdded,
	option,
	valueFor,
	withoutEmpty,
} from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { howManyFields, limitOf, readPages } from '../../../core/reads';
import { prepare, type CarryOut } from '../../../core/run';
import { mustHold, saysYes } from '../../shared/answers';
import { departmentId } from '../../shared/ids';
import { language, languageOf } from '../../shared/language';
import { departmentLocator } from '../../shared/locators';
import { isSimplified, simplified, simplifyField } from '../../shared/simplify';
import { apiVersion, isClassic, renamed, resultOf } from '../../shared/versions';
import { memberView, SIMPLE } from './views';
import { say } from '../../words';

type Output = 'details' | 'names' | 'ids';

const OUTPUTS = { details: 'details', names: 'names', ids: 'ids' } as const;

const ORDERS = {
	custom: 'custom',
	entry_asc: 'entry_asc',
	entry_desc: 'entry_desc',
	modify_asc: 'modify_asc',
	modify_desc: 'modify_desc',
};

/** The calls that list the direct members of a department. Source: reference, 2.2.3 and 2.2.4. */
const CALLS: Readonly<
	Record<
		'classic' | 'current',
		{ method: IHttpRequestMethods; urls: Readonly<Record<Output, string>> }
	>
> = {
	current: {
		method: 'POST',
		urls: {
			details: '/topapi/v2/user/list',
			names: '/topapi/user/listsimple',
			ids: '/topapi/user/listid',
		},
	},
	classic: {
		method: 'GET',
		urls: {
			details: '/user/listbypage',
			names: '/user/simplelist',
			ids: '/user/getDeptMember',
		},
	},
};

const CLASSIC_LIST_NAMES = { dept_id: 'department_id', order_field: 'order', language: 'lang' };
const LARGEST_PAGE = 100;

const outputOf = (context: IExecuteSingleFunctions): Output =>
	valueFor(OUTPUTS, context.getNodeParameter('output'), 'Output');

const ACCESS_LABEL = 'Include Those With Restricted Access';

async function checkList(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	limitOf(this);
	const output = outputOf(this);
	if (output === 'details') isSimplified(this);
	const dept_id = departmentId('Department', fieldsOf(options).dept_id);
	const { method, urls } = CALLS[isClassic(this) ? 'classic' : 'current'];
	const fields = output === 'ids' ? { dept_id } : { dept_id, ...listOptions(this) };
	const request = { ...options, method, url: urls[output] };
	if (!isClassic(this)) return { ...request, body: fields };
	const qs = output === 'ids' ? { deptId: dept_id } : renamed(fields, CLASSIC_LIST_NAMES);
	return { ...request, qs, body: undefined };
}

/** @throws ProviderError when one is wrong, or does not exist in the classic call */
function listOptions(context: IExecuteSingleFunctions): IDataObject {
	const withRestricted = booleanOption(context, 'containAccessLimit', ACCESS_LABEL);
	if (withRestricted && isClassic(context)) {
		throw inputError(
			ACCESS_LABEL,
			say`does not exist in the classic call`,
			say`Take it out, or choose the current API version.`,
		);
	}
	return {
		...(isAdded(context, 'order') && {
			order_field: valueFor(ORDERS, option(context, 'order'), 'Order'),
		}),
		...(withRestricted && { contain_access_limit: true }),
		...withoutEmpty({ language: languageOf(context) }),
	};
}

const idOf = ({ userid }: IDataObject) => String(userid);

const readByCursor = readPages({
	largestPage: LARGEST_PAGE,
	first: (size) => ({ cursor: 0, size }),
	read: (answer, { size }) => {
		mustHold('read', 'result')(answer);
		const { list, has_more, next_cursor } = resultOf(answer);
		return {
			rows: rowsOf(list),
			next: saysYes(has_more) ? { cursor: next_cursor, size } : undefined,
		};
	},
	idOf,
});

const readByOffset = readPages({
	largestPage: LARGEST_PAGE,
	first: (size) => ({ offset: 0, size }),
	read: (answer, { offset, size }) => {
		mustHold('read', 'userlist')(answer);
		const { userlist, hasMore } = answer;
		return {
			rows: rowsOf(userlist),
			next: saysYes(hasMore) ? { offset: Number(offset) + Number(size), size } : undefined,
		};
	},
	idOf,
});

/** The plan: page after page, or where only IDs are wanted the one call that gives them all. */
async function readMembers(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	if (outputOf(this) !== 'ids') {
		const read = isClassic(this) ? readByOffset : readByCursor;
		return await read.call(this, options, carryOut);
	}
	const judge = mustHold('read', 'result', 'userIds');
	const answer = await carryOut({ options, part: '', isRead: true, judge });
	const ids = isClassic(this) ? answer.userIds : resultOf(answer).userid_list;
	const users = Array.isArray(ids) ? ids.map((userid: string) => ({ userid })) : [];
	return users.slice(0, limitOf(this));
}

async function shapeMembers(
	this: IExecuteSingleFunctions,
	users: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (outputOf(this) !== 'details') return users;
	return users.map(({ json }) => ({ json: simplified(this, memberView(this, json), SIMPLE) }));
}

/**
 * Get Many: POST /topapi/v2/user/list, /topapi/user/listsimple or /topapi/user/listid, before these
 * GET /user/listbypage, /user/simplelist or /user/getDeptMember. Source: reference, 2.2.3 and 2.2.4.
 */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users of a department',
	description: 'Get the direct members of a department',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/list' },
		send: { preSend: [prepare([checkList], readMembers)] },
		output: { postReceive: [shapeMembers] },
	},
};

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['getAll'] } },
	[
		departmentLocator,
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{ name: 'Details', value: 'details' },
				{
					name: 'IDs and Names',
					value: 'names',
				},
				{
					name: 'IDs Only',
					value: 'ids',
					description:
						'One call for all of them, which the contacts scope of the app does not limit',
				},
			],
			default: 'details',
			description: 'What to get of each user',
		},
		...howManyFields,
		{ ...simplifyField, displayOptions: { show: { output: ['details'] } } },
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				apiVersion,
				{
					displayName: ACCESS_LABEL,
					name: 'containAccessLimit',
					type: 'boolean',
					displayOptions: { show: { '/output': ['details', 'names'] } },
					default: true,
					description:
						'Whether to get users whose access is restricted, too; not in the classic call (contain_access_limit)',
				},
				{ ...language, displayOptions: { show: { '/output': ['details', 'names'] } } },
				{
					displayName: 'Order',
					name: 'order',
					type: 'options',
					displayOptions: { show: { '/output': ['details', 'names'] } },
					options: [
						{ name: 'As Set in DingTalk', value: 'custom' },
						{ name: 'Changed First', value: 'modify_asc' },
						{ name: 'Changed Last', value: 'modify_desc' },
						{ name: 'Joined First', value: 'entry_asc' },
						{ name: 'Joined Last', value: 'entry_desc' },
					],
					default: 'custom',
					description: 'Who comes first (order_field)',
				},
			],
		},
	],
);
