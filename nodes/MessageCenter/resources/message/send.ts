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
import { inputError } from '../../../core/errors';
import { prepare } from '../../../core/run';
import { checkWait, waitFields } from '../../../core/waiting';
import {
	fieldsOf,
	option,
	optionalText,
	requiredText,
	valueFor,
	webAddress,
	withFields,
} from '../../../core/fields';
import { atMost, noSignatureBrackets } from '../../shared/checks';
import { failOnPartialFailure, withFailures, type PartialFailure } from '../../../core/failures';
import { userReceiverFields, userReceivers } from '../../shared/receivers';
import { resultFailures, resultFields, waitUntilSent } from '../../shared/result';
import { chinaTime, momentOf } from '../../shared/time';

const TYPES = { richText: '0', text: '1', link: '2' };
const CATEGORIES = { notice: '1', todo: '4' };
const LEAD_MS = 10 * 60 * 1000;

/**
 * Checks the fields of a message and brings them into their wire form.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.3.1
 */
export async function checkMessage(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const msgContent = requiredText('Content', given.msgContent);
	if (given.msgType === 'link') webAddress('Content', msgContent);
	const channels = Array.isArray(given.sendChannel) ? given.sendChannel.map(String) : [];
	if (channels.length === 0) throw inputError('Channels', 'are empty: choose at least one');
	if (channels.includes('SMS')) noSignatureBrackets('Content', msgContent);
	const isTodo = given.sendMsgType === 'todo';
	const waitLink = optionalText('Link', given.waitLink);
	if (isTodo && waitLink === '') throw inputError('Link', 'is empty: a todo needs one');

	return withFields(options, {
		msgtitle: atMost('Title', requiredText('Title', given.msgtitle), 100),
		msgType: valueFor(TYPES, given.msgType, 'Type'),
		msgContent,
		sendChannel: channels.join(','),
		sendMode: 'normal',
		receivers: userReceivers(given.receivers),
		sendMsgType: valueFor(CATEGORIES, given.sendMsgType, 'Category'),
		waitLink: atMost('Link', webAddress('Link', waitLink), 1024),
		pcUrl: atMost(
			'PC Link',
			webAddress('PC Link', optionalText('PC Link', option(this, 'pcUrl'))),
			1024,
		),
		summary: atMost('Summary', optionalText('Summary', option(this, 'summary')), 255),
		iconUrl: atMost(
			'Icon URL',
			webAddress('Icon URL', optionalText('Icon URL', option(this, 'iconUrl'))),
			100,
		),
		isReply: option(this, 'isReply') === true ? '1' : '0',
		...schedule(option(this, 'sendTime'), this.getTimezone()),
	});
}

/** When to send: now, or at a time that lies more than ten minutes ahead. */
function schedule(sendTime: unknown, timeZone: string): IDataObject {
	if (sendTime === '') return { sendStatus: '1' };
	const moment = momentOf('Send At', sendTime, timeZone);
	if (moment.getTime() <= Date.now() + LEAD_MS) {
		throw inputError('Send At', 'must lie more than 10 minutes ahead');
	}
	return { sendStatus: '2', sendTime: chinaTime(moment) };
}

/** Who of the receivers has not subscribed. The document calls the name name and userName. */
function unsubscribed(resultData: IDataObject): PartialFailure[] {
	if (resultData.noSubscribeStatus !== '1') return [];
	return rowsOf(resultData.noSubscribeList).map(({ userId, userName, name }) => ({
		kind: 'unsubscribed',
		id: String(userId ?? ''),
		reason: `未订阅 ${String(userName ?? name ?? '')}`.trim(),
	}));
}

/** The message's id, who was left out, and the result if the node waited for it. */
export async function shapeSend(
	this: IExecuteSingleFunctions,
	[sent, result]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const resultData = isPlainObject(sent?.json.resultData)
		? (sent.json.resultData as IDataObject)
		: {};
	const failures = [...unsubscribed(resultData), ...resultFailures(result?.json)];
	const fields = { msgId: resultData.msgId, ...resultFields(result?.json) };
	return [withFailures(this, fields as IDataObject, failures)];
}

/** Send: POST /message/sendMessageApi. Source: Message Center interface document, 5.3.1. */
export const send: INodePropertyOptions = {
	name: 'Send',
	value: 'send',
	action: 'Send a message',
	description: 'Send a notice or todo to members through one or several channels',
	routing: {
		request: { method: 'POST', url: '/message/sendMessageApi' },
		send: { preSend: [prepare([checkMessage, checkWait], waitUntilSent)] },
		output: { postReceive: [shapeSend] },
	},
};

export const sendFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['send'] } },
	[
		{
			displayName: 'Title',
			name: 'msgtitle',
			type: 'string',
			default: '',
			required: true,
			description: 'At most 100 characters (msgtitle)',
			routing: { send: { type: 'body', property: 'msgtitle' } },
		},
		{
			displayName: 'Type',
			name: 'msgType',
			type: 'options',
			options: [
				{ name: 'Link', value: 'link', description: 'The content is an address that opens' },
				{ name: 'Rich Text', value: 'richText', description: 'The content is HTML' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			description: 'What the content is (msgType)',
			routing: { send: { type: 'body', property: 'msgType' } },
		},
		{
			displayName: 'Content',
			name: 'msgContent',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			description: 'Text, HTML or address, as the type says (msgContent)',
			routing: { send: { type: 'body', property: 'msgContent' } },
		},
		{
			displayName: 'Category',
			name: 'sendMsgType',
			type: 'options',
			options: [
				{ name: 'Notice', value: 'notice' },
				{ name: 'Todo', value: 'todo' },
			],
			default: 'notice',
			description: 'Whether something is to be done about it (sendMsgType)',
			routing: { send: { type: 'body', property: 'sendMsgType' } },
		},
		{
			displayName: 'Link',
			name: 'waitLink',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://oa.example.edu.cn/approve/42',
			description: 'Address that the message opens; a todo needs one (waitLink)',
			routing: { send: { type: 'body', property: 'waitLink' } },
		},
		{
			displayName: 'Channels',
			name: 'sendChannel',
			type: 'multiOptions',
			options: [
				{ name: 'DingTalk', value: 'DingTalk' },
				{ name: 'Mail', value: 'Mail' },
				{ name: 'Portal', value: 'Portal' },
				{ name: 'Smart: One After the Other Until One Succeeds', value: 'IntelligenceMode' },
				{ name: 'SMS', value: 'SMS' },
				{ name: 'WeChat', value: 'WeChat' },
			],
			default: [],
			required: true,
			description: 'Ways by which the message goes out, in the order chosen (sendChannel)',
			routing: { send: { type: 'body', property: 'sendChannel' } },
		},
		...userReceiverFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Allow Replies',
					name: 'isReply',
					type: 'boolean',
					default: true,
					description:
						'Whether receivers can reply; Message Center Trigger fetches replies (isReply)',
				},
				failOnPartialFailure,
				{
					displayName: 'Icon URL',
					name: 'iconUrl',
					type: 'string',
					default: '',
					description: 'Address of the cover picture, at most 100 characters (iconUrl)',
				},
				{
					displayName: 'PC Link',
					name: 'pcUrl',
					type: 'string',
					default: '',
					description: 'Address that the message opens on a PC (pcUrl)',
				},
				{
					displayName: 'Send At',
					name: 'sendTime',
					type: 'dateTime',
					default: '',
					description: 'When to send it, more than 10 minutes ahead (sendTime)',
				},
				{
					displayName: 'Summary',
					name: 'summary',
					type: 'string',
					default: '',
					description: 'At most 255 characters (summary)',
				},
				...waitFields,
			],
		},
	],
);
