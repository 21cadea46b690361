import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, requiredText } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { messageFields, messageOf } from '../../shared/message';

const SENDER = 'Sender';
const CONVERSATION = 'Conversation ID';

async function checkMessage(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { sender, cid } = fieldsOf(options);
	const body = {
		sender: userId(SENDER, sender),
		cid: requiredText(CONVERSATION, cid),
		msg: messageOf(this),
	};
	return { ...options, body };
}

/** DingTalk gives the receivers as text with | between them. */
async function shapeSent(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const receivers = String(answer?.json.receiver ?? '').split('|');
	return [{ json: { receivers: receivers.filter((id) => id !== '') } }];
}

/** Send to Conversation: POST /message/send_to_conversation, which has no successor. Source: reference, 2.6. */
export const sendToConversation: INodePropertyOptions = {
	name: 'Send to Conversation',
	value: 'sendToConversation',
	action: 'Send a message to a conversation',
	description: 'Send a message of a user to a conversation that was chosen in DingTalk',
	routing: {
		request: { method: 'POST', url: '/message/send_to_conversation' },
		send: { preSend: [prepare([checkMessage])] },
		output: { postReceive: [shapeSent] },
	},
};

export const sendToConversationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['sendToConversation'] } },
	[
		{
			...userLocator,
			displayName: SENDER,
			name: 'sender',
			description: 'User in whose name the message is sent, who takes part in it (sender)',
			routing: { send: { type: 'body', property: 'sender' } },
		},
		{
			displayName: CONVERSATION,
			name: 'cid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 9f540d',
			description:
				'The conversation, single or group, as its picker in the DingTalk client gives it (cid)',
			routing: { send: { type: 'body', property: 'cid' } },
		},
		...messageFields,
	],
);
