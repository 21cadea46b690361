import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { requiredText, valueFor } from '../../../core/fields';
import { named } from '../../../core/say';
import { atMost, linkIn, linkTarget, neededAsGiven, neededText, rowsIn, textOf } from './checks';
import { say } from '../../words';

const TITLE_CHARACTERS = 64;
const TEXT_CHARACTERS = 5000;
const BUTTON_CHARACTERS = 20;
const SINGLE_LINK_CHARACTERS = 500;
const LINK_CHARACTERS = 700;
const LIST_CHARACTERS = 1000;

const BUTTONS = 'Buttons';
export const BUTTON_LIST = 'Button List';
const ORIENTATIONS = { vertical: '0', horizontal: '1' };

/** A button of an action card, and what it opens. */
export interface Button {
	title: string;
	url: string;
}

/** The buttons of an action card: one for the whole card, or a list. */
export type Buttons = { single: Button } | { list: Button[]; orientation: string };

/** What DingTalk calls the fields of an action card's buttons, which differs from call to call. */
interface ButtonNames {
	singleTitle: string;
	singleUrl: string;
	orientation: string;
	list: string;
	url: string;
}

/** Fields of an action card's buttons. Source: docs/reference/dingtalk.md, 4 and 7.1. */
export const buttonFields = (wire: ButtonNames): INodeProperties[] => [
	{
		displayName: BUTTONS,
		name: 'buttonsAs',
		type: 'options',
		displayOptions: { show: { messageType: ['actionCard'] } },
		options: [
			{ name: 'One', value: 'one', description: 'One button, and the whole card opens its link' },
			{ name: 'Several', value: 'several', description: 'A list of buttons, each with a link' },
		],
		default: 'one',
		description: 'How many buttons the card has',
	},
	{
		displayName: 'Button Text',
		name: 'singleTitle',
		type: 'string',
		displayOptions: { show: { messageType: ['actionCard'], buttonsAs: ['one'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 查看详情',
		description: `What stands on the button (${wire.singleTitle})`,
	},
	{
		displayName: 'Button Link',
		name: 'singleUrl',
		type: 'string',
		displayOptions: { show: { messageType: ['actionCard'], buttonsAs: ['one'] } },
		default: '',
		required: true,
		placeholder: 'e.g. https://oa.example.com/approve/42',
		description: `Address that the card opens (${wire.singleUrl})`,
	},
	{
		displayName: 'Orientation',
		name: 'orientation',
		type: 'options',
		displayOptions: { show: { messageType: ['actionCard'], buttonsAs: ['several'] } },
		options: [
			{ name: 'Horizontal', value: 'horizontal' },
			{ name: 'Vertical', value: 'vertical' },
		],
		default: 'vertical',
		description: `How the buttons are arranged (${wire.orientation})`,
	},
	{
		displayName: BUTTON_LIST,
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { messageType: ['actionCard'], buttonsAs: ['several'] } },
		default: {},
		placeholder: 'Add button',
		description: `One row for each button (${wire.list})`,
		options: [
			{
				displayName: 'Button',
				name: 'rows',
				values: [
					{
						displayName: 'Text',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. 同意',
						description: 'What stands on the button (title)',
					},
					{
						displayName: 'Link',
						name: 'url',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://oa.example.com/approve/42',
						description: `Address that the button opens (${wire.url})`,
					},
				],
			},
		],
	},
];

/** Fields of an action card. Source: docs/reference/dingtalk.md, 4. */
export const cardFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		displayOptions: { show: { messageType: ['actionCard'] } },
		default: '',
		description: 'What stands in the list of conversations, at most 64 characters (title)',
	},
	{
		displayName: 'Markdown',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		displayOptions: { show: { messageType: ['actionCard'] } },
		default: '',
		required: true,
		placeholder: 'e.g. #### Ward 3  \n  **2** beds free',
		description: 'Text of the card, best not more than 1,000 characters (markdown)',
	},
	...buttonFields({
		singleTitle: 'single_title',
		singleUrl: 'single_url',
		orientation: 'btn_orientation',
		list: 'btn_json_list',
		url: 'action_url',
	}),
];

/** Places in the list of buttons, for errors. */
const textAt = (index: number) => say`${named(BUTTON_LIST)}: text ${index + 1}`;
const linkAt = (index: number) => say`${named(BUTTON_LIST)}: link ${index + 1}`;

/**
 * The buttons that the user gave to an action card.
 *
 * @throws ProviderError when there are none, or one has no text or no link
 */
export function buttonsOf(context: IExecuteSingleFunctions): Buttons {
	const isSingle = valueFor(
		{ one: true, several: false },
		context.getNodeParameter('buttonsAs', ''),
		BUTTONS,
	);
	if (isSingle) {
		const title = neededText(context, 'singleTitle', 'Button Text');
		return { single: { title, url: linkIn(context, 'singleUrl', 'Button Link') } };
	}
	const list = rowsIn(context, 'buttons').map(({ title, url }, index) => ({
		title: requiredText(textAt(index), title),
		url: linkTarget(linkAt(index), url),
	}));
	if (list.length === 0) throw inputError(BUTTON_LIST, say`is empty: add at least one button`);
	const given = context.getNodeParameter('orientation', '');
	return { list, orientation: valueFor(ORIENTATIONS, given, 'Orientation') };
}

/**
 * An action card with the names and limits of messages by an app.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 4
 */
export function readCard(context: IExecuteSingleFunctions): IDataObject {
	const title = atMost('Title', textOf(context, 'title', 'Title'), TITLE_CHARACTERS);
	const markdown = neededAsGiven(context, 'text', 'Markdown');
	return {
		...(title !== '' && { title }),
		markdown: atMost('Markdown', markdown, TEXT_CHARACTERS),
		...wireButtons(buttonsOf(context)),
	};
}

function wireButtons(buttons: Buttons): IDataObject {
	if ('single' in buttons) {
		const { title, url } = buttons.single;
		return {
			single_title: atMost('Button Text', title, BUTTON_CHARACTERS),
			single_url: atMost('Button Link', url, SINGLE_LINK_CHARACTERS),
		};
	}
	const list = buttons.list.map(({ title, url }, index) => ({
		title: atMost(textAt(index), title, BUTTON_CHARACTERS),
		action_url: atMost(linkAt(index), url, LINK_CHARACTERS),
	}));
	atMost(say`${named(BUTTON_LIST)} as JSON`, JSON.stringify(list), LIST_CHARACTERS);
	return { btn_orientation: buttons.orientation, btn_json_list: list };
}
