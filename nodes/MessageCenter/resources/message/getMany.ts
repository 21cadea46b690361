import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { noAnswerError } from '../../../core/errors';
import { rowsOf } from '../../../core/json';
import { howManyFields, readPages } from '../../../core/reads';
import { prepare } from '../../../core/run';
import {
	fieldsOf,
	isAdded,
	option,
	optionalText,
	requiredText,
	valueFor,
	withFields,
	wordFor,
} from '../../../core/fields';
import { isoTime } from '../../../core/time';
import { messageCenter } from '../../../providers/messageCenter';
import { listAt, resultDataOf } from '../../shared/answers';
import { userField } from '../../shared/fields';
import { oneAccount } from '../../shared/receivers';
import { say } from '../../words';

const FILTERS = { all: '', todo: '1', done: '2', unread: '3', read: '4' };
const CATEGORY_WORDS = { 1: 'notice', 4: 'todo' };
const STATE_WORDS = { 1: 'read', 2: 'unread', 3: 'done', 4: 'todo' };

async function checkFilter(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, {
		account: oneAccount('User', requiredText('User', fieldsOf(options).account)),
		type: valueFor(FILTERS, isAdded(this, 'type') ? option(this, 'type') : 'all', 'State'),
		search: optionalText('Title Contains', option(this, 'search')),
	});
}

/**
 * A server may give fewer rows than asked for. The list ends where its total is reached, or with an
 * empty page.
 */
const readAll = readPages({
	largestPage: 100,
	first: (size) => ({ page: 1, size }),
	read: (answer, { page, size }, known) => {
		const { msglist, total } = resultDataOf(answer);
		const rows = rowsOf(listAt(msglist, say`messages`));
		const left = Number(total) - known;
		if (rows.length === 0 && left > 0 && (known === 0 || !Array.isArray(msglist))) {
			throw noAnswerError(messageCenter, 'read', say`the answer holds none of ${left} rows`);
		}
		const isComplete = Number(total) > 0 && known + rows.length >= Number(total);
		const isLast = rows.length === 0 || isComplete;
		return { rows, next: isLast ? undefined : { page: Number(page) + 1, size } };
	},
	idOf: ({ id, ...row }) => String(id ?? JSON.stringify(row)),
});

async function shapeMessages(
	this: IExecuteSingleFunctions,
	messages: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return messages.map(({ json }) => ({
		json: {
			...json,
			type: wordFor(CATEGORY_WORDS, json.type),
			state: wordFor(STATE_WORDS, json.state),
			time: isoTime(json.time),
			timeOriginal: json.time,
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
