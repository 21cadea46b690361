import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { prepare } from '../../../core/run';
import { say } from '../../words';
import { checkReceivers, receiverFields, reportCalls } from '../../shared/receivers';

const CONTENT_CHARACTERS = 600;

/**
 * Checks the content of a text message. YouDu cuts what goes beyond 600 characters without a word.
 *
 * @throws ProviderError when it is empty, no text, or too long without leave to have it cut
 * @see YouDu integration guide 3
 */
export async function checkContent(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const body = options.body as IDataObject & { text: { content: unknown } };
	const value = body.text.content;
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw inputError(
			'Content',
			say`must be text, and not ${value === null ? 'null' : typeof value}`,
			say`To send an object as text, write {{ JSON.stringify($json.theObject) }}`,
		);
	}
	const content = String(value);
	if (content.trim() === '') throw inputError('Content', say`is empty`);
	const count = [...content].length;
	if (count > CONTENT_CHARACTERS && !this.getNodeParameter('options.cutContent', false)) {
		throw inputError(
			'Content',
			say`has ${count} characters, and YouDu takes at most ${CONTENT_CHARACTERS}`,
			say`Shorten it, or turn on the option Let YouDu Cut Long Content`,
		);
	}
	return { ...options, body: { ...body, text: { content } } };
}

/** Send Text: POST /cgi/msg/send with msgType text. Source: YouDu integration guide 3. */
export const sendText: INodePropertyOptions = {
	name: 'Send Text',
	value: 'sendText',
	action: 'Send a text message',
	description: 'Send a text message to users and departments',
	routing: {
		request: { method: 'POST', url: '/cgi/msg/send', body: { msgType: 'text' } },
		send: { preSend: [prepare([checkReceivers, checkContent])] },
		output: { postReceive: [reportCalls] },
	},
};

export const sendTextFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendText'] } },
	[
		...receiverFields,
		{
			displayName: 'Content',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. 开会 10:00',
			description: 'Text of the message, at most 600 characters (text.content)',
			routing: { send: { type: 'body', property: 'text.content' } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Let YouDu Cut Long Content',
					name: 'cutContent',
					type: 'boolean',
					default: false,
					description:
						'Whether to send content of over 600 characters all the same, of which YouDu delivers the first 600',
				},
			],
		},
	],
);
