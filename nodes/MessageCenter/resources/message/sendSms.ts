import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { checkWait, waitFields } from '../../../core/waiting';
import { fieldsOf, optionalText, requiredText, withFields } from '../../../core/fields';
import { noSignatureBrackets } from '../../shared/checks';
import { failOnPartialFailure } from '../../../core/failures';
import { receiverList } from '../../shared/receivers';
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
	const receivers = receiverList(given.receivers).map(({ mobile, userId, name }) => {
		const number = requiredText('Receivers: phone number', mobile ?? userId);
		return { name: optionalText('Receivers: name', name) || number, mobile: number };
	});
	return withFields(options, {
		msgContent: noSignatureBrackets('Content', requiredText('Content', given.msgContent)),
		receivers: JSON.stringify(receivers),
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
		send: { preSend: [prepare([checkSms, checkWait], waitUntilSent)] },
		output: { postReceive: [shapeSend] },
	},
};

export const sendSmsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendSms'] } },
	[
		{
			displayName: 'Content',
			name: 'msgContent',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			description: 'Text of the SMS, without 【】; write 〖〗 for a signature (msgContent)',
			routing: { send: { type: 'body', property: 'msgContent' } },
		},
		{
			displayName: 'Receivers As',
			name: 'receiversAs',
			type: 'options',
			options: [
				{ name: 'JSON', value: 'json' },
				{ name: 'Phone Numbers', value: 'numbers' },
				{ name: 'Rows', value: 'rows' },
			],
			default: 'numbers',
			description: 'How the receivers are given',
		},
		{
			displayName: 'Receivers',
			name: 'receiverNumbers',
			type: 'string',
			displayOptions: { show: { receiversAs: ['numbers'] } },
			default: '',
			required: true,
			placeholder: 'e.g. 13800000000,13900000000',
			description: 'Phone numbers, separated by commas, or a list from an expression (receivers)',
			routing: { send: { type: 'body', property: 'receivers' } },
		},
		{
			displayName: 'Receivers',
			name: 'receiverRows',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show: { receiversAs: ['rows'] } },
			default: {},
			placeholder: 'Add receiver',
			description: 'One row for each receiver (receivers)',
			routing: { send: { type: 'body', property: 'receivers' } },
			options: [
				{
					displayName: 'Receiver',
					name: 'rows',
					values: [
						{
							displayName: 'Phone Number',
							name: 'mobile',
							type: 'string',
							default: '',
							placeholder: 'e.g. 13800000000',
							description: 'Number that gets the SMS (mobile)',
						},
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name of the receiver; the number where it is empty (name)',
						},
					],
				},
			],
		},
		{
			displayName: 'Receivers',
			name: 'receiversJson',
			type: 'json',
			displayOptions: { show: { receiversAs: ['json'] } },
			default: '[{ "name": "张三", "mobile": "13800000000" }]',
			required: true,
			description: 'A list of objects with name and mobile (receivers)',
			routing: { send: { type: 'body', property: 'receivers' } },
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
