import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { fieldsOf, requiredText, withFields } from '../../../core/fields';
import { failOnPartialFailure, withFailures } from '../../../core/failures';
import { readOnce } from '../../../core/reads';
import { resultFailures, resultFields } from '../../shared/result';

async function checkId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { msgId: requiredText('Message ID', fieldsOf(options).msgId) });
}

async function shapeResult(
	this: IExecuteSingleFunctions,
	[result]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [
		withFailures(this, resultFields(result?.json) as IDataObject, resultFailures(result?.json)),
	];
}

/** Get Send Result: POST /message/getProgress. Source: interface document, 5.2.4. */
export const getResult: INodePropertyOptions = {
	name: 'Get Send Result',
	value: 'getResult',
	action: 'Get the send result of a message',
	description: 'Get how far a message or SMS has been sent, and to whom it could not be',
	routing: {
		request: { method: 'POST', url: '/message/getProgress' },
		send: { preSend: [prepare([checkId], readOnce)] },
		output: { postReceive: [shapeResult] },
	},
};

export const getResultFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['getResult'] } },
	[
		{
			displayName: 'Message ID',
			name: 'msgId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID that Send or Send SMS gave (msgId)',
			routing: { send: { type: 'body', property: 'msgId' } },
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
