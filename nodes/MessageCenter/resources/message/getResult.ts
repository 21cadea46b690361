import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	withFailures,
} from '../../../core/failures';
import { fieldsOf, requiredText, withFields } from '../../../core/fields';
import { prepare, type CarryOut } from '../../../core/run';
import { answerTo, mustHold } from '../../shared/answers';
import { messageIdField } from '../../shared/fields';
import { resultFailures, resultFields } from '../../shared/result';

async function checkId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { msgId: requiredText('Message ID', fieldsOf(options).msgId) });
}

async function lookOnce(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await answerTo(carryOut, { options, part: '', isRead: true, judge: mustHold('state') })];
}

async function shapeResult(
	this: IExecuteSingleFunctions,
	[result]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { msgId } = result?.json.asked as IDataObject;
	const fields = { msgId, ...resultFields(result?.json) };
	return [withFailures(this, fields, resultFailures(result?.json))];
}

/** Get Send Result: POST /message/getProgress. Source: interface document, 5.2.4. */
export const getResult: INodePropertyOptions = {
	name: 'Get Send Result',
	value: 'getResult',
	action: 'Get the send result of a message',
	description: 'Get how far a message or SMS has been sent, and to whom it could not be',
	routing: {
		request: { method: 'POST', url: '/message/getProgress' },
		send: { preSend: [prepare([checkId, checkFailOnPartialFailure], lookOnce)] },
		output: { postReceive: [shapeResult] },
	},
};

export const getResultFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['getResult'] } },
	[
		messageIdField('ID that Send or Send SMS gave (msgId)'),
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
