import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { bytesAtMost, valueFor } from '../../../core/fields';
import { cardFields, readCard } from './card';
import { oaFields, readOa } from './oa';
import { readLink, readMarkdown, readMedia, readText, readVoice, simpleFields } from './simple';
import { say } from '../../words';

const MESSAGE_BYTES = 2048;
const MESSAGE_TYPE = 'Message Type';

/** Message Type and the fields of each type. Source: docs/reference/dingtalk.md, 4. */
export const messageFields: INodeProperties[] = [
	{
		displayName: MESSAGE_TYPE,
		name: 'messageType',
		type: 'options',
		options: [
			{ name: 'Action Card', value: 'actionCard', description: 'Markdown with buttons' },
			{ name: 'File', value: 'file', description: 'An uploaded file of at most 10 MB' },
			{ name: 'Image', value: 'image', description: 'An uploaded picture, best three to two' },
			{ name: 'Link', value: 'link', description: 'Title, text and picture that open a link' },
			{ name: 'Markdown', value: 'markdown', description: 'Formatted text' },
			{ name: 'OA', value: 'oa', description: 'A form with header, rows and details' },
			{ name: 'Text', value: 'text', description: 'Plain text' },
			{ name: 'Voice', value: 'voice', description: 'An uploaded voice message' },
		],
		default: 'text',
		description: 'What kind of message to send (msgtype)',
	},
	...simpleFields,
	...oaFields,
	...cardFields,
];

/** DingTalk's name of each type, and what reads its fields. */
const TYPES: Readonly<
	Record<string, { msgtype: string; read(context: IExecuteSingleFunctions): IDataObject }>
> = {
	actionCard: { msgtype: 'action_card', read: readCard },
	file: { msgtype: 'file', read: readMedia },
	image: { msgtype: 'image', read: readMedia },
	link: { msgtype: 'link', read: readLink },
	markdown: { msgtype: 'markdown', read: readMarkdown },
	oa: { msgtype: 'oa', read: readOa },
	text: { msgtype: 'text', read: readText },
	voice: { msgtype: 'voice', read: readVoice },
};

/**
 * The message of an item in the form in which work notifications, groups and conversations take it,
 * whatever its length as a whole.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 4
 */
export function messageOfAnyLength(context: IExecuteSingleFunctions): IDataObject {
	const given = context.getNodeParameter('messageType', '');
	const { msgtype, read } = valueFor(TYPES, given, MESSAGE_TYPE);
	return { msgtype, [msgtype]: read(context) };
}

/**
 * The message of an item in the form in which work notifications, groups and conversations take it:
 * `{ msgtype: 'text', text: { content } }`.
 *
 * @throws ProviderError that names the field which is wrong, or when the whole has more than 2,048 bytes
 * @see docs/reference/dingtalk.md 4
 */
export function messageOf(context: IExecuteSingleFunctions): IDataObject {
	const message = messageOfAnyLength(context);
	bytesAtMost(say`Message`, JSON.stringify(message), MESSAGE_BYTES, say`DingTalk`);
	return message;
}
