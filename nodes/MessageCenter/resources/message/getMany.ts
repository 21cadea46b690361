import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { isPlainObject, rowsOf } from '../../../core/json';
import { howManyFields, readPages } from '../../../core/reads';
import { prepare } from '../../../core/run';
import {
	fieldsOf,
	option,
	optionalText,
	requiredText,
	valueFor,
	withFields,
} from '../../../core/fields';

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
		type: valueFor(FILTERS, option(this, 'type') || 'all', 'State'),
		search: optionalText('Title Contains', option(this, 'search')),
	});
}

const readAll = readPages({
	largestPage: 100,
	first: (size) => ({ page: 1, size }),
	read: ({ resultData }, { page, size }) => {
		const rows = rowsOf(isPlainObject(resultData) ? resultData.msglist : undefined);
		const isLast = rows.length < Number(size);
		return { rows, next: isLast ? undefined : { page: Number(page) + 1, size } };
	},
});

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
		send: { preSend: [prepare([checkFilter], readAll)] },
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
		...howManyFields,
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
