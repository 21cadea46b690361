import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { optionalText, requiredText, withoutEmpty } from '../../../core/fields';
import { isPlainObject } from '../../../core/json';
import { named, type Label } from '../../../core/say';
import { linkIn, linkTarget, neededText, rowsIn, textOf } from './checks';
import { say } from '../../words';

const show = { messageType: ['oa'] };
const FORM = 'Form';
const PC_LINK = 'Link on Computers';
const AMOUNT = 'Highlighted Number';
const UNIT = 'Unit of the Number';
const FILE_COUNT = 'File Count';
export const STATUS = 'Status Text';
const STATUS_COLOR = 'Status Color';

/** Fields of an OA message. Source: docs/reference/dingtalk.md, 4. */
export const oaFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		displayOptions: { show },
		default: '',
		placeholder: 'e.g. 系统维护通知',
		description: 'Title in the body, best not more than 50 characters (body.title)',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show },
		default: '',
		placeholder: 'e.g. 今晚 22:00 起系统维护',
		description: 'Text in the body, of which three lines are shown (body.content)',
	},
	{
		displayName: FORM,
		name: 'form',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show },
		default: {},
		placeholder: 'Add row',
		description: 'Rows of the body, of which the first six are shown (body.form)',
		options: [
			{
				displayName: 'Row',
				name: 'rows',
				values: [
					{
						displayName: 'Name',
						name: 'key',
						type: 'string',
						default: '',
						placeholder: 'e.g. 姓名：',
						description: 'Left part of the row (key)',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 张三',
						description: 'Right part of the row (value)',
					},
				],
			},
		],
	},
	{
		displayName: 'Link',
		name: 'messageUrl',
		type: 'string',
		displayOptions: { show },
		default: '',
		required: true,
		placeholder: 'e.g. https://oa.example.com/notice/42',
		description: 'Address that the message opens (message_url)',
	},
	{
		displayName: 'Header Text',
		name: 'headText',
		type: 'string',
		displayOptions: { show },
		default: '',
		required: true,
		placeholder: 'e.g. 信息中心',
		description: 'Work notifications show the name of the app in its place (head.text)',
	},
	{
		displayName: 'Header Color',
		name: 'headColor',
		type: 'color',
		displayOptions: { show },
		default: '#BBBBBB',
		required: true,
		description: 'A color, as RRGGBB or AARRGGBB (head.bgcolor)',
	},
	{
		displayName: 'More of the Message',
		name: 'oaFields',
		type: 'collection',
		placeholder: 'Add field',
		displayOptions: { show },
		default: {},
		options: [
			{
				displayName: 'Author',
				name: 'author',
				type: 'string',
				default: '',
				placeholder: 'e.g. 张三',
				description: 'Name at the end of the body (body.author)',
			},
			{
				displayName: FILE_COUNT,
				name: 'fileCount',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1,
				description: 'Number of attached files that is shown (body.file_count)',
			},
			{
				displayName: AMOUNT,
				name: 'richNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. 15.6',
				description: 'Number that stands out in the body (body.rich.num)',
			},
			{
				displayName: 'Image',
				name: 'image',
				type: 'string',
				default: '',
				placeholder: 'e.g. @lADOADmaWMzazQKA',
				description: 'Media ID of a picture in the body (body.image)',
			},
			{
				displayName: PC_LINK,
				name: 'pcMessageUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://oa.example.com/notice/42',
				description: 'Address that the message opens on a computer (pc_message_url)',
			},
			{
				displayName: STATUS_COLOR,
				name: 'statusColor',
				type: 'color',
				default: '#FF9D46',
				description:
					'Color of the status bar, as RRGGBB; usual are #78C06E agreed, #F65E5E refused, #858E99 canceled, #FF9D46 pending (status_bar.status_bg)',
			},
			{
				displayName: STATUS,
				name: 'statusText',
				type: 'string',
				default: '',
				placeholder: 'e.g. 待处理',
				description:
					'A status bar, which work notifications to at most five users can have (status_bar.status_value)',
			},
			{
				displayName: UNIT,
				name: 'richUnit',
				type: 'string',
				default: '',
				placeholder: 'e.g. 元',
				description: 'Unit behind the number that stands out (body.rich.unit)',
			},
		],
	},
];

/**
 * An OA message.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 4
 */
export function readOa(context: IExecuteSingleFunctions): IDataObject {
	const given: unknown = context.getNodeParameter('oaFields', {});
	const more = isPlainObject(given) ? (given as IDataObject) : {};
	const pcLink = optionalText(PC_LINK, more.pcMessageUrl);
	return {
		message_url: linkIn(context, 'messageUrl', 'Link'),
		...(pcLink !== '' && { pc_message_url: linkTarget(PC_LINK, pcLink) }),
		head: {
			bgcolor: argb('Header Color', context.getNodeParameter('headColor', '')),
			text: neededText(context, 'headText', 'Header Text'),
		},
		...readStatus(more),
		body: readBody(context, more),
	};
}

function readBody(context: IExecuteSingleFunctions, more: IDataObject): IDataObject {
	const rows = rowsIn(context, 'form').map(({ key, value }, index) => ({
		key: requiredText(say`${named(FORM)}: name ${index + 1}`, key),
		value: requiredText(say`${named(FORM)}: value ${index + 1}`, value),
	}));
	const rich = withoutEmpty({
		num: optionalText(AMOUNT, more.richNumber),
		unit: optionalText(UNIT, more.richUnit),
	});
	return withoutEmpty({
		title: textOf(context, 'title', 'Title'),
		form: rows.length > 0 ? rows : undefined,
		rich: Object.keys(rich).length > 0 ? rich : undefined,
		content: textOf(context, 'content', 'Content'),
		image: optionalText('Image', more.image),
		file_count: fileCountOf(more.fileCount),
		author: optionalText('Author', more.author),
	});
}

/** @throws ProviderError when it is no whole number; empty where it holds nothing */
function fileCountOf(value: unknown): string {
	const count = optionalText(FILE_COUNT, value);
	if (/^\d*$/.test(count)) return count;
	throw inputError(FILE_COUNT, say`must be a whole number, but is "${count}"`);
}

function readStatus(more: IDataObject): IDataObject {
	const text = optionalText(STATUS, more.statusText);
	const color = optionalText(STATUS_COLOR, more.statusColor);
	if (text === '') {
		if (color === '') return {};
		throw inputError(STATUS, say`is empty, and a status color needs it`);
	}
	if (color === '') return { status_bar: { status_value: text } };
	const digits = argb(STATUS_COLOR, color);
	if (!/^FF/i.test(digits)) {
		throw inputError(STATUS_COLOR, say`must not be transparent: begin with FF, or give six digits`);
	}
	return { status_bar: { status_value: text, status_bg: `0x${digits}` } };
}

/** A color as AARRGGBB; one of six digits is not transparent. */
function argb(label: Label, value: unknown): string {
	const color = requiredText(label, value);
	const [, digits = ''] = /^(?:#|0x)?([0-9a-f]{6}|[0-9a-f]{8})$/i.exec(color) ?? [];
	if (digits === '') {
		throw inputError(label, say`must be six or eight hexadecimal digits, but is "${color}"`);
	}
	return digits.length === 6 ? `FF${digits}` : digits;
}
