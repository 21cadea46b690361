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
import { fieldsOf, requiredText, valueFor, withFields } from '../../../core/fields';
import { mustHold, resultDataOf } from '../../shared/answers';
import { userField } from '../../shared/fields';
import { oneAccount } from '../../shared/receivers';

const CATEGORIES = { all: '', notice: '1', todo: '4' };

async function checkCounts(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	return withFields(options, {
		account: oneAccount('User', requiredText('User', given.account)),
		type: valueFor(CATEGORIES, given.type, 'Category'),
	});
}

async function countOnce(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await carryOut({ options, part: '', isRead: true, judge: mustHold('total') })];
}

async function shapeCounts(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { unread, read, todo, checked, total } = resultDataOf(answer?.json);
	return [{ json: { unread, read, todo, done: checked, total } }];
}

/** Get Counts: POST /api/message/user/count. Source: interface document, 5.2.5. */
export const getCounts: INodePropertyOptions = {
	name: 'Get Counts',
	value: 'getCounts',
	action: 'Get the message counts of a user',
	description:
		'Get how many messages a user has read or done; the administrator has to open this call for the app',
	routing: {
		request: { method: 'POST', url: '/api/message/user/count' },
		send: { preSend: [prepare([checkCounts], countOnce)] },
		output: { postReceive: [shapeCounts] },
	},
};

export const getCountsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['getCounts'] } },
	[
		userField,
		{
			displayName: 'Category',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Notice', value: 'notice' },
				{ name: 'Todo', value: 'todo' },
			],
			default: 'all',
			description: 'Which messages to count (type)',
			routing: { send: { type: 'body', property: 'type' } },
		},
	],
);
