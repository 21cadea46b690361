import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { requiredText, valueFor, webAddress } from '../../../core/fields';
import { named, type Label } from '../../../core/say';
import { buttonFields, buttonsOf } from '../../shared/message/card';
import {
	linkIn,
	linkTarget,
	neededAsGiven,
	neededText,
	rowsIn,
	textOf,
} from '../../shared/message/checks';
import { say } from '../../words';

const MESSAGE_TYPE = 'Message Type';
const PICTURE = 'Picture';
const ROWS = 'Rows';

/** Message Type and the fields of each type. Source: docs/reference/dingtalk.md, 7.1. */
export const robotMessageFields: INodeProperties[] = [
	{
		displayName: MESSAGE_TYPE,
		name: 'messageType',
		type: 'options',
		options: [
			{ name: 'Action Card', value: 'actionCard', description: 'Markdown with buttons' },
			{ name: 'Feed Card', value: 'feedCard', description: 'Several links with pictures' },
			{ name: 'Link', value: 'link', description: 'Title, text and picture that open a link' },
			{ name: 'Markdown', value: 'markdown', description: 'Formatted text' },
			{ name: 'Text', value: 'text', description: 'Plain text' },
		],
		default: 'text',
		description: 'What kind of message to send (msgtype)',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { messageType: ['text'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 今晚 22:00 起系统维护',
		hint: 'If the robot has keywords (自定义关键词), the text must hold one of them',
		description: 'Text of the message (content)',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		displayOptions: { show: { messageType: ['actionCard', 'link', 'markdown'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 系统维护通知',
		description: 'What stands in the list of conversations (title)',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { messageType: ['link'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 今晚 22:00 起系统维护',
		description: 'What stands below the title (text)',
	},
	{
		displayName: 'Markdown',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		displayOptions: { show: { messageType: ['actionCard', 'markdown'] } },
		default: '',
		required: true,
		placeholder: 'e.g. #### Ward 3  \n  **2** beds free',
		hint: 'If the robot has keywords (自定义关键词), the text must hold one of them',
		description: 'Headings, quotes, bold, italic, links, pictures and lists (text)',
	},
	{
		displayName: 'Link',
		name: 'messageUrl',
		type: 'string',
		displayOptions: { show: { messageType: ['link'] } },
		default: '',
		required: true,
		placeholder: 'e.g. https://oa.example.com/notice/42',
		description: 'Address that the message opens (messageUrl)',
	},
	{
		displayName: PICTURE,
		name: 'picUrl',
		type: 'string',
		displayOptions: { show: { messageType: ['link'] } },
		default: '',
		placeholder: 'e.g. https://oa.example.com/notice.png',
		description: 'Address of the picture, if there is to be one (picUrl)',
	},
	...buttonFields({
		singleTitle: 'singleTitle',
		singleUrl: 'singleURL',
		orientation: 'btnOrientation',
		list: 'btns',
		url: 'actionURL',
	}),
	{
		displayName: ROWS,
		name: 'feed',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { messageType: ['feedCard'] } },
		default: {},
		placeholder: 'Add row',
		description: 'One row for each link (links)',
		options: [
			{
				displayName: 'Row',
				name: 'rows',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. 系统维护通知',
						description: 'What stands in the row (title)',
					},
					{
						displayName: 'Link',
						name: 'url',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://oa.example.com/notice/42',
						description: 'Address that the row opens (messageURL)',
					},
					{
						displayName: PICTURE,
						name: 'picUrl',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://oa.example.com/notice.png',
						description: 'Address of the picture of the row (picURL)',
					},
				],
			},
		],
	},
];

/** By type, what reads its fields. */
const READERS: Readonly<Record<string, (context: IExecuteSingleFunctions) => IDataObject>> = {
	actionCard: readCard,
	feedCard: readFeed,
	link: readLink,
	markdown: (context) => titleAndText(context, 'Markdown'),
	text: (context) => ({ content: neededAsGiven(context, 'content', 'Content') }),
};

/**
 * The message of an item in the form in which a custom robot takes it, without mentions:
 * `{ msgtype: 'text', text: { content } }`.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 7.1
 */
export function customRobotMessageOf(context: IExecuteSingleFunctions): {
	msgtype: string;
	fields: IDataObject;
} {
	const msgtype = context.getNodeParameter('messageType', '') as string;
	return { msgtype, fields: valueFor(READERS, msgtype, MESSAGE_TYPE)(context) };
}

function titleAndText(context: IExecuteSingleFunctions, label: Label): IDataObject {
	return {
		title: neededText(context, 'title', 'Title'),
		text: neededAsGiven(context, 'text', label),
	};
}

function readLink(context: IExecuteSingleFunctions): IDataObject {
	const picUrl = webAddress(PICTURE, textOf(context, 'picUrl', PICTURE));
	return {
		...titleAndText(context, 'Text'),
		messageUrl: linkIn(context, 'messageUrl', 'Link'),
		...(picUrl !== '' && { picUrl }),
	};
}

function readCard(context: IExecuteSingleFunctions): IDataObject {
	const card = titleAndText(context, 'Markdown');
	const buttons = buttonsOf(context);
	if ('single' in buttons) {
		const { title, url } = buttons.single;
		return { ...card, singleTitle: title, singleURL: url };
	}
	const btns = buttons.list.map(({ title, url }) => ({ title, actionURL: url }));
	return { ...card, btnOrientation: buttons.orientation, btns };
}

function readFeed(context: IExecuteSingleFunctions): IDataObject {
	const links = rowsIn(context, 'feed').map(({ title, url, picUrl }, index) => {
		const picture = say`${named(ROWS)}: picture ${index + 1}`;
		return {
			title: requiredText(say`${named(ROWS)}: title ${index + 1}`, title),
			messageURL: linkTarget(say`${named(ROWS)}: link ${index + 1}`, url),
			picURL: webAddress(picture, requiredText(picture, picUrl)),
		};
	});
	if (links.length === 0) throw inputError(ROWS, say`are empty: add at least one`);
	return { links };
}
