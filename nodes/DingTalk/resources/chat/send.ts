import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf } from '../../../core/fields';
import { onceForItem, prepare, type Attempt, type CarryOut } from '../../../core/run';
import { mustHold } from '../../shared/answers';
import { messageFields, messageOf } from '../../shared/message';
import { fileNameField, robotMessageOf } from '../../shared/message/robotForm';
import { apiVersion, isClassic, orClassic } from '../../shared/versions';
import {
	anyChatId,
	anyChatIdField,
	chatId,
	robotCodeField,
	robotCodeOf,
	toConversation,
} from './group';

async function checkMessage(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	attempt: Attempt,
): Promise<IHttpRequestOptions> {
	const { chatid, robotCode } = fieldsOf(options);
	if (isClassic(this)) {
		return { ...options, body: { chatid: chatId(chatid), msg: messageOf(this) } };
	}
	const body = {
		chatid: anyChatId(chatid),
		robotCode: await robotCodeOf(this, robotCode, attempt),
		...robotMessageOf(this),
	};
	return { ...options, body };
}

/** The plan: the message, and before it where need be a look at the group's current ID. */
async function sendToGroup(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	// The classic call says that it succeeded, and did not always name the message.
	if (isClassic(this)) return [await carryOut({ options, part: '' })];
	const request = await toConversation(options, carryOut);
	const judge = mustHold('call', 'processQueryKey');
	return [await carryOut({ options: request, part: '', judge })];
}

/** By either name it is what Get Read List asks for. */
async function shapeSent(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { processQueryKey, messageId } = answer?.json ?? {};
	return [{ json: { processQueryKey: processQueryKey ?? messageId } }];
}

/**
 * Send: POST api/v1.0/robot/groupMessages/send, before that POST /chat/send. Source: reference, 2.5
 * and 7.2.
 */
export const send: INodePropertyOptions = {
	name: 'Send',
	value: 'send',
	action: 'Send a message to a chat',
	description: 'Send a message to a group by the robot of the app',
	routing: {
		request: { method: 'POST', url: '/v1.0/robot/groupMessages/send' },
		send: {
			preSend: [
				prepare(
					[
						checkMessage,
						orClassic({ method: 'POST', url: '/chat/send', fields: (given) => given }),
					],
					onceForItem(sendToGroup),
				),
			],
		},
		output: { postReceive: [shapeSent] },
	},
};

export const sendFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['send'] } },
	[
		anyChatIdField,
		robotCodeField,
		...messageFields,
		fileNameField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion],
		},
	],
);
