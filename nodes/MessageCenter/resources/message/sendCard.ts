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
	fieldsOf,
	listOf,
	option,
	optionalText,
	requiredText,
	webAddress,
	withFields,
} from '../../../core/fields';
import { prepare, type CarryOut } from '../../../core/run';
import { answerTo } from '../../shared/answers';
import { atMost, atMostBytes } from '../../shared/checks';
import { linkField } from '../../shared/fields';
import { say } from '../../words';

/**
 * Checks a card and brings its fields into their wire form. WeCom cuts what is too long.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.3.4
 */
export async function checkCard(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const accounts = listOf('Receivers', given.userList);
	if (accounts.length === 0) throw inputError('Receivers', say`are empty: give at least one`);
	return withFields(options, {
		userList: accounts.join('|'),
		title: atMostBytes('Title', requiredText('Title', given.title), 128),
		description: atMostBytes('Description', requiredText('Description', given.description), 512),
		url: atMostBytes('Link', webAddress('Link', requiredText('Link', given.url)), 2048),
		btnTxt: atMost('Button Text', optionalText('Button Text', option(this, 'btnTxt')), 4),
	});
}

async function sendOnce(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await answerTo(carryOut, { options, part: '' })];
}

/** The Message Center tells no ID, and not who of the receivers got the card. */
async function shapeCard(
	this: IExecuteSingleFunctions,
	[sent]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { asked, rspMsg } = (sent?.json ?? {}) as { asked: IDataObject; rspMsg: string };
	return [{ json: { receivers: String(asked.userList).split('|'), rspMsg } }];
}

/** Send WeCom Card: POST /message/cardMessage. Source: interface document, 5.3.4. */
export const sendCard: INodePropertyOptions = {
	name: 'Send WeCom Card',
	value: 'sendCard',
	action: 'Send a WeCom card',
	description: 'Send a text card through WeCom; it is not kept in the Message Center',
	routing: {
		request: { method: 'POST', url: '/message/cardMessage' },
		send: { preSend: [prepare([checkCard], sendOnce)] },
		output: { postReceive: [shapeCard] },
	},
};

export const sendCardFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendCard'] } },
	[
		{
			displayName: 'Receivers',
			name: 'userList',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. zhangsan,lisi',
			hint: 'Accounts of WeCom, or staff and student numbers: ask the administrator of the Message Center',
			description:
				'Users who get the card, separated by commas, or a list from an expression (userList)',
			routing: { send: { type: 'body', property: 'userList' } },
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 请假审批',
			description: 'At most 128 bytes: 42 Chinese characters (title)',
			routing: { send: { type: 'body', property: 'title' } },
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. <div class="gray">2026-01-31</div><div class="highlight">请及时处理</div>',
			description:
				'At most 512 bytes: 170 Chinese characters; HTML with the div classes gray, normal and highlight (description)',
			routing: { send: { type: 'body', property: 'description' } },
		},
		{
			...linkField('url', 'Address that the card opens, at most 2048 bytes (url)'),
			required: true,
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Button Text',
					name: 'btnTxt',
					type: 'string',
					default: '详情',
					description: 'At most 4 characters (btnTxt)',
				},
			],
		},
	],
);
