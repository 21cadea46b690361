import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { checkFailOnPartialFailure, failOnPartialFailure } from '../../../core/failures';
import { fieldsOf, textAsGiven, withFields } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { checkWait, waitFields } from '../../../core/waiting';
import { noSignatureBrackets } from '../../shared/checks';
import { outsiders, receiverFields, receiversOf } from '../../shared/receivers';
import { waitUntilSent } from '../../shared/result';
import { shapeSend } from './send';

/**
 * Checks an SMS and brings its fields into their wire form.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.3.2
 */
export async function checkSms(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const receivers = receiversOf(this, outsiders);
	return withFields(options, {
		msgContent: noSignatureBrackets('Content', textAsGiven('Content', given.msgContent)),
		receivers: JSON.stringify(receivers.map(({ id, name }) => ({ name, mobile: id }))),
	});
}

/** Send SMS: POST /message/sendMessageBySMSApi. Source: interface document, 5.3.2. */
export const sendSms: INodePropertyOptions = {
	name: 'Send SMS',
	value: 'sendSms',
	action: 'Send an SMS to people outside',
	description: 'Send an SMS to phone numbers of people who are not members',
	routing: {
		request: { method: 'POST', url: '/message/sendMessageBySMSApi' },
		send: { preSend: [prepare([checkSms, checkWait, checkFailOnPartialFailure], waitUntilSent)] },
		output: { postReceive: [shapeSend] },
	},
};

export const sendSmsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendSms'] } },
	[
		...receiverFields(outsiders),
		{
			displayName: 'Content',
			name: 'msgContent',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. 您的体检报告已出，请及时查看',
			hint: 'Without 【】; write 〖〗 for a signature',
			description: 'Text of the SMS, without 【】; write 〖〗 for a signature (msgContent)',
			routing: { send: { type: 'body', property: 'msgContent' } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnPartialFailure, ...waitFields],
		},
	],
);
