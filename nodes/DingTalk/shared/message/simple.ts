import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { atMost, linkIn, neededAsGiven, neededText } from './checks';
import { say } from '../../words';

const MARKDOWN_CHARACTERS = 5000;
const VOICE_SECONDS = 59;
const DURATION = 'Duration (Seconds)';

/** Fields of the messages without parts. Source: docs/reference/dingtalk.md, 4. */
export const simpleFields: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { messageType: ['text'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 今晚 22:00 起系统维护',
		description: 'Text of the message, best not more than 500 characters (content)',
	},
	{
		displayName: 'Media ID',
		name: 'mediaId',
		type: 'string',
		displayOptions: { show: { messageType: ['file', 'image', 'voice'] } },
		default: '',
		required: true,
		placeholder: 'e.g. @lADOADmaWMzazQKA',
		hint: 'media_id in the output of Media: Upload',
		description: 'The uploaded file, as Media: Upload gives it (media_id)',
	},
	{
		displayName: DURATION,
		name: 'duration',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: VOICE_SECONDS },
		displayOptions: { show: { messageType: ['voice'] } },
		default: 10,
		required: true,
		description: 'How long the voice message is, less than 60 seconds (duration)',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		displayOptions: { show: { messageType: ['link', 'markdown'] } },
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
		description: 'What stands below the title, best not more than 500 characters (text)',
	},
	{
		displayName: 'Markdown',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		displayOptions: { show: { messageType: ['markdown'] } },
		default: '',
		required: true,
		placeholder: 'e.g. #### Ward 3  \n  **2** beds free',
		description:
			'Headings, quotes, bold, italic, links, pictures and lists; two blanks on both sides of a line break keep it; at most 5,000 characters (text)',
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
		displayName: 'Picture',
		name: 'picUrl',
		type: 'string',
		displayOptions: { show: { messageType: ['link'] } },
		default: '',
		required: true,
		placeholder: 'e.g. @lADOADmaWMzazQKA',
		description: 'Media ID or address of the picture (picUrl)',
	},
];

export function readText(context: IExecuteSingleFunctions): IDataObject {
	return { content: neededAsGiven(context, 'content', 'Content') };
}

export function readMedia(context: IExecuteSingleFunctions): IDataObject {
	return { media_id: neededText(context, 'mediaId', 'Media ID') };
}

export function readVoice(context: IExecuteSingleFunctions): IDataObject {
	const duration = neededText(context, 'duration', DURATION);
	const seconds = Number(duration);
	if (!/^\d+$/.test(duration) || seconds < 1 || seconds > VOICE_SECONDS) {
		throw inputError(DURATION, say`must be a whole number from 1 to ${VOICE_SECONDS}`);
	}
	return { ...readMedia(context), duration: String(seconds) };
}

export function readLink(context: IExecuteSingleFunctions): IDataObject {
	return {
		messageUrl: linkIn(context, 'messageUrl', 'Link'),
		picUrl: neededText(context, 'picUrl', 'Picture'),
		title: neededText(context, 'title', 'Title'),
		text: neededAsGiven(context, 'text', 'Text'),
	};
}

export function readMarkdown(context: IExecuteSingleFunctions): IDataObject {
	const text = neededAsGiven(context, 'text', 'Markdown');
	return {
		title: neededText(context, 'title', 'Title'),
		text: atMost('Markdown', text, MARKDOWN_CHARACTERS),
	};
}
