import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { isPlainObject, rowsOf } from '../../../core/json';
import { prepare } from '../../../core/run';
import { fieldsOf, requiredText, valueFor, withFields } from '../../../core/fields';
import { failOnPartialFailure, withFailures, type PartialFailure } from '../../../core/failures';

const KINDS = { message: '1', template: '2' };
const STATES = { todo: '1', done: '2' };
const SUCCESS = '000000';

/**
 * Checks a confirmation and brings its fields into their wire form.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.4.1
 */
export async function checkConfirm(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	return withFields(options, {
		msgId: requiredText('Message ID', given.msgId),
		messageType: valueFor(KINDS, given.messageType, 'Sent With'),
		state: valueFor(STATES, given.state, 'State'),
	});
}

/** The steps that the Message Center went through; some can fail although the call succeeded. */
export async function shapeConfirm(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { total, flowId, msglist } = (
		isPlainObject(answer?.json.resultData) ? answer.json.resultData : {}
	) as IDataObject;
	const failures: PartialFailure[] = rowsOf(msglist)
		.filter(({ rspCode }) => rspCode !== SUCCESS)
		.map(({ stepId, rspCode, rspMsg }) => ({
			kind: 'step',
			id: String(stepId ?? ''),
			reason: String(rspMsg ?? ''),
			code: String(rspCode ?? ''),
		}));
	return [withFailures(this, { total, flowId }, failures)];
}

/** Confirm: POST /message/checkMessageStatusApi. Source: interface document, 5.4.1. */
export const confirm: INodePropertyOptions = {
	name: 'Confirm',
	value: 'confirm',
	action: 'Confirm a todo',
	description: 'Mark a todo as done, or as to do again',
	routing: {
		request: { method: 'POST', url: '/message/checkMessageStatusApi' },
		send: { preSend: [prepare([checkConfirm])] },
		output: { postReceive: [shapeConfirm] },
	},
};

export const confirmFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['todo'], operation: ['confirm'] } },
	[
		{
			displayName: 'Message ID',
			name: 'msgId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID that the send gave (msgId)',
			routing: { send: { type: 'body', property: 'msgId' } },
		},
		{
			displayName: 'Sent With',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'Send', value: 'message' },
				{ name: 'Send WeChat Template', value: 'template' },
			],
			default: 'message',
			description: 'Which operation sent the todo (messageType)',
			routing: { send: { type: 'body', property: 'messageType' } },
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Done', value: 'done' },
				{ name: 'To Do', value: 'todo' },
			],
			default: 'done',
			description: 'What the todo becomes (state)',
			routing: { send: { type: 'body', property: 'state' } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnPartialFailure],
		},
	],
);
