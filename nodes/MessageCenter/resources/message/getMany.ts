import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare, type CarryOut } from '../../../core/run';
import { isPlainObject } from '../../../core/serverUrl';
import {
	fieldsOf,
	numberFor,
	option,
	optionalText,
	requiredText,
	withFields,
} from '../../shared/checks';
import { rowsOf } from '../../shared/failures';

const LARGEST_PAGE = 100;
const FILTERS = { all: '', todo: '1', done: '2', unread: '3', read: '4' };
const CATEGORY_WORDS: Readonly<Record<string, string>> = { 1: 'notice', 4: 'todo' };
const STATE_WORDS: Readonly<Record<string, string>> = {
	1: 'read',
	2: 'unread',
	3: 'done',
	4: 'todo',
};

async function checkFilter(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, {
		account: requiredText('User', fieldsOf(options).account),
		type: numberFor(FILTERS, option(this, 'type') || 'all', 'State'),
		search: optionalText('Title Contains', option(this, 'search')),
	});
}

/** The plan: page after page, until there are no more messages or the limit is reached. */
async function readPages(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const returnAll = this.getNodeParameter('returnAll') === true;
	const limit = returnAll ? Infinity : Number(this.getNodeParameter('limit'));
	const size = Math.min(LARGEST_PAGE, limit);
	const messages: IDataObject[] = [];
	for (let page = 1; messages.length < limit; page++) {
		const body = { ...fieldsOf(options), page, size };
		const answer = await carryOut({ options: { ...options, body }, part: '', isRead: true });
		const { msglist } = (isPlainObject(answer.resultData) ? answer.resultData : {}) as IDataObject;
		const rows = rowsOf(msglist);
		messages.push(...rows);
		if (rows.length < size) break;
	}
	return messages.slice(0, limit);
}

async function shapeMessages(
	this: IExecuteSingleFunctions,
	messages: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return messages.map(({ json }) => ({
		json: {
			...json,
			type: CATEGORY_WORDS[String(json.type)] ?? json.type,
			state: STATE_WORDS[String(json.state)] ?? json.state,
		},
	}));
}

/** Get Many: POST /api/message/user/list. Source: Message Center interface document, 5.2.6. */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many messages of a user',
	description: 'Get many messages of a user; the administrator has to open this call for the app',
	routing: {
		request: { method: 'POST', url: '/api/message/user/list' },
		send: { preSend: [prepare([checkFilter], readPages)] },
		output: { postReceive: [shapeMessages] },
	},
};

export const userField: INodeProperties = {
	displayName: 'User',
	name: 'account',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 20230001',
	description: 'Staff or student number (account)',
	routing: { send: { type: 'body', property: 'account' } },
};

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['getAll'] } },
	[
		userField,
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
		{
			displayName: 'Filters',
			name: 'options',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'State',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'All', value: 'all' },
						{ name: 'Done', value: 'done' },
						{ name: 'Read', value: 'read' },
						{ name: 'To Do', value: 'todo' },
						{ name: 'Unread', value: 'unread' },
					],
					default: 'all',
					description: 'Which messages to get (type)',
				},
				{
					displayName: 'Title Contains',
					name: 'search',
					type: 'string',
					default: '',
					description: 'Text that the title holds (search)',
				},
			],
		},
	],
);
