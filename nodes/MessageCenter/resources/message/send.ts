import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	withFailures,
	type PartialFailure,
} from '../../../core/failures';
import {
	booleanOption,
	fieldsOf,
	isAdded,
	isExpression,
	listOf,
	option,
	optionalText,
	requiredText,
	textAsGiven,
	valueFor,
	webAddress,
	withFields,
} from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { prepare } from '../../../core/run';
import { chinaTime, momentOf } from '../../../core/time';
import { checkWait, waitFields, wantsResult } from '../../../core/waiting';
import { named, type Label } from '../../../core/say';
import { resultDataOf } from '../../shared/answers';
import { atMost, noSignatureBrackets } from '../../shared/checks';
import { categoryField, linkField } from '../../shared/fields';
import { members, receiverFields, receiversOf } from '../../shared/receivers';
import {
	messageIdOf,
	othersThan,
	resultFailures,
	resultFields,
	waitUntilSent,
} from '../../shared/result';
import { say } from '../../words';

const TYPES = { richText: '0', text: '1', link: '2' };
const CATEGORIES = { notice: '1', todo: '4' };
const LEAD_MS = 10 * 60 * 1000;

const channelOptions: INodePropertyOptions[] = [
	{ name: 'DingTalk', value: 'DingTalk' },
	{ name: 'Mail', value: 'Mail' },
	{ name: 'Portal', value: 'Portal' },
	{ name: 'Smart: One After the Other Until One Succeeds', value: 'IntelligenceMode' },
	{ name: 'SMS', value: 'SMS' },
	{ name: 'WeChat', value: 'WeChat' },
];

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
	const receivers = receiversOf(this, members);
	const type = isAdded(this, 'msgType') ? option(this, 'msgType') : 'text';
	const channels = channelsIn(given.sendChannel);
	const sendMsgType = valueFor(CATEGORIES, given.sendMsgType, 'Category');
	const isTodo = sendMsgType === CATEGORIES.todo;
	const link = linkIn(this, given.waitLink, isTodo);

	return withFields(options, {
		msgtitle: atMost('Title', requiredText('Title', given.msgtitle), 100),
		msgType: valueFor(TYPES, type, 'Content Type'),
		msgContent: contentIn(given.msgContent, type, channels),
		sendChannel: channels.join(','),
		sendMode: 'normal',
		receivers: JSON.stringify(
			receivers.map(({ id, name }) => ({ type: 'User', userId: id, name })),
		),
		sendMsgType,
		waitLink: atMost('Link', webAddress('Link', link), 1024),
		pcUrl: addressOption(this, 'pcUrl', 'PC Link', 1024),
		summary: atMost('Summary', optionalText('Summary', option(this, 'summary')), 255),
		iconUrl: addressOption(this, 'iconUrl', 'Icon URL', 100),
		isReply: booleanOption(this, 'isReply', 'Allow Replies') ? '1' : '0',
		...schedule(this),
	});
}

/**
 * The address that the message opens: of a todo that of the field, of a notice that of the option.
 * Where the category is an expression, n8n may show either, and does not know which an item needs.
 *
 * @throws ProviderError when it is no text, or a todo has none
 */
function linkIn(context: IExecuteSingleFunctions, field: unknown, isTodo: boolean): string {
	const isOpen = isExpression(context.getNode().parameters.sendMsgType);
	const ofField = optionalText('Link', field);
	const ofOption = optionalText('Link', isTodo && !isOpen ? '' : option(context, 'waitLink'));
	const link = isTodo ? ofField || ofOption : ofOption || ofField;
	if (isTodo && link === '') throw inputError('Link', say`is empty: a todo needs one`);
	return link;
}

/** @throws ProviderError when a channel does not exist, or there is none */
function channelsIn(value: unknown): string[] {
	const channels = listOf('Channels', value);
	const known = channelOptions.map((channel) => String(channel.value));
	const unknown = channels.find((channel) => !known.includes(channel));
	if (unknown !== undefined) {
		throw inputError('Channels', say`must be of ${known.join(', ')}, and not "${unknown}"`);
	}
	if (channels.length === 0) throw inputError('Channels', say`are empty: choose at least one`);
	return channels;
}

/** The smart mode may come to send an SMS, too. */
function contentIn(value: unknown, type: unknown, channels: string[]): string {
	const content =
		type === 'link'
			? webAddress('Content', requiredText('Content', value))
			: textAsGiven('Content', value);
	const maySendSms = channels.includes('SMS') || channels.includes('IntelligenceMode');
	return maySendSms ? noSignatureBrackets('Content', content) : content;
}

function addressOption(
	context: IExecuteSingleFunctions,
	name: string,
	label: Label,
	characters: number,
): string {
	const address = optionalText(label, option(context, name));
	return atMost(label, webAddress(label, address), characters);
}

/** When to send: now, or at a time that lies more than ten minutes ahead. */
function schedule(context: IExecuteSingleFunctions): IDataObject {
	if (!isAdded(context, 'sendTime')) return { sendStatus: '1' };
	const given = option(context, 'sendTime');
	if ((given ?? '') === '') throw inputError('Send At', say`is empty`);
	const moment = momentOf('Send At', given, context.getTimezone());
	if (moment.getTime() <= Date.now() + LEAD_MS) {
		throw inputError('Send At', say`must lie more than 10 minutes ahead`);
	}
	if (wantsResult(context)) {
		throw inputError(
			'Wait Until Sent',
			say`cannot be used together with ${named('Send At')}`,
			say`Look at the result later, with Get Send Result.`,
		);
	}
	return { sendStatus: '2', sendTime: chinaTime(moment) };
}

/** Who of the receivers has not subscribed. The document calls the name name and userName. */
function unsubscribed(sent: IDataObject): PartialFailure[] {
	const { noSubscribeStatus, noSubscribeList } = resultDataOf(sent);
	const named = rowsOf(noSubscribeList).map(({ userId, userName, name }) => ({
		kind: 'unsubscribed',
		id: String(userId ?? ''),
		reason: `未订阅 ${String(userName ?? name ?? '')}`.trim(),
	}));
	if (named.length > 0 || String(noSubscribeStatus) !== '1') return named;
	return [
		{
			kind: 'unsubscribed',
			id: '',
			reason: say`未订阅: the Message Center does not name them`.text(),
		},
	];
}

/**
 * The message's ID, who was left out, and, if the node waited for it, the result: once all is sent,
 * also who got it.
 */
export async function shapeSend(
	this: IExecuteSingleFunctions,
	[sent, result]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const answer = sent?.json ?? {};
	const failures = [...unsubscribed(answer), ...resultFailures(result?.json)];
	const fields: IDataObject = {
		msgId: messageIdOf(answer),
		state: 'queued',
		...resultFields(result?.json),
	};
	const { receivers } = answer.asked as IDataObject;
	const ids = rowsOf(receivers).map(({ userId, mobile }) => String(userId ?? mobile));
	const succeeded = fields.state === 'sent' ? othersThan(failures, ids) : undefined;
	return [withFailures(this, fields, failures, succeeded)];
}

/** Send: POST /message/sendMessageApi. Source: Message Center interface document, 5.3.1. */
export const send: INodePropertyOptions = {
	name: 'Send',
	value: 'send',
	action: 'Send a message',
	description: 'Send a notice or todo to members through one or several channels',
	routing: {
		request: { method: 'POST', url: '/message/sendMessageApi' },
		send: {
			preSend: [prepare([checkMessage, checkWait, checkFailOnPartialFailure], waitUntilSent)],
		},
		output: { postReceive: [shapeSend] },
	},
};

export const sendFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['send'] } },
	[
		...receiverFields(members),
		{
			displayName: 'Channels',
			name: 'sendChannel',
			type: 'multiOptions',
			options: channelOptions,
			default: [],
			required: true,
			hint: 'Only channels that the Message Center has opened for the app',
			description: 'Ways by which the message goes out, in the order chosen (sendChannel)',
			routing: { send: { type: 'body', property: 'sendChannel' } },
		},
		{
			displayName: 'Title',
			name: 'msgtitle',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 请假审批',
			description: 'At most 100 characters (msgtitle)',
			routing: { send: { type: 'body', property: 'msgtitle' } },
		},
		{
			displayName: 'Content',
			name: 'msgContent',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. 张三的请假待您审批',
			description: 'Text, or what the option Content Type says (msgContent)',
			routing: { send: { type: 'body', property: 'msgContent' } },
		},
		categoryField('sendMsgType'),
		{
			// Not required: n8n would demand it of every category that is an expression.
			...linkField(
				'waitLink',
				'Address that the todo opens, at most 1024 characters; a todo needs one (waitLink)',
			),
			displayOptions: { show: { sendMsgType: ['todo'] } },
		},
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
				{
					displayName: 'Content Type',
					name: 'msgType',
					type: 'options',
					options: [
						{ name: 'Link', value: 'link', description: 'The content is an address that opens' },
						{ name: 'Rich Text', value: 'richText', description: 'The content is HTML' },
						{ name: 'Text', value: 'text' },
					],
					default: 'text',
					description: 'What the content is (msgType)',
				},
				failOnPartialFailure,
				{
					displayName: 'Icon URL',
					name: 'iconUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://oa.example.edu.cn/cover.png',
					description: 'Address of the cover picture, at most 100 characters (iconUrl)',
				},
				{
					displayName: 'Link',
					name: 'waitLink',
					type: 'string',
					displayOptions: { show: { '/sendMsgType': ['notice'] } },
					default: '',
					placeholder: 'e.g. https://oa.example.edu.cn/news/42',
					description: 'Address that the notice opens, at most 1024 characters (waitLink)',
				},
				{
					displayName: 'PC Link',
					name: 'pcUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://oa.example.edu.cn/pc/approve/42',
					description: 'Address that the message opens on a PC, at most 1024 characters (pcUrl)',
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
