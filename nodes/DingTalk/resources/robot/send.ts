import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { booleanOption, bytesAtMost, isAdded, option, optionalText } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { dingTalkRobot } from '../../../providers/dingTalkRobot';
import { mentionFields, withMentions } from './mentions';
import { customRobotMessageOf, robotMessageFields } from './messages';
import { say } from '../../words';

const MESSAGE_BYTES = 20_000;
const HIDE_AVATAR = 'Hide Avatar';
const UUID = 'Message UUID';

async function checkMessage(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { msgtype, fields } = customRobotMessageOf(this);
	const msgUuid = optionalText(UUID, option(this, 'msgUuid'));
	const body = {
		...withMentions(this, msgtype, { ...fields, ...avatar(this, msgtype) }),
		...(msgUuid !== '' && { msgUuid }),
	};
	bytesAtMost(say`Message`, JSON.stringify(body), MESSAGE_BYTES, say`DingTalk`);
	return { ...options, body };
}

function avatar(context: IExecuteSingleFunctions, msgtype: string): { hideAvatar?: string } {
	if (!isAdded(context, 'hideAvatar')) return {};
	const isHidden = booleanOption(context, 'hideAvatar', HIDE_AVATAR);
	if (msgtype !== 'actionCard') throw inputError(HIDE_AVATAR, say`is only for an action card`);
	return { hideAvatar: isHidden ? '1' : '0' };
}

async function shapeSent(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { sent: true } }];
}

/** Send: POST /robot/send, with the webhook's own token and signature. Source: reference, 7.1. */
export const send: INodePropertyOptions = {
	name: 'Send',
	value: 'send',
	action: 'Send a message by a custom robot',
	description: 'Send a message to the group of a custom robot (自定义机器人), at most 20 a minute',
	routing: {
		request: { method: 'POST', url: '/robot/send' },
		send: { preSend: [prepare([checkMessage], undefined, dingTalkRobot)] },
		output: { postReceive: [shapeSent] },
	},
};

export const sendFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['robot'], operation: ['send'] } },
	[
		...robotMessageFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: HIDE_AVATAR,
					name: 'hideAvatar',
					type: 'boolean',
					default: true,
					description:
						'Whether an action card is shown without the picture of the robot (hideAvatar)',
				},
				...mentionFields,
				{
					displayName: UUID,
					name: 'msgUuid',
					type: 'string',
					default: '',
					placeholder: 'e.g. b5ad7bf6-1fdc-4d0c-9c71-6a7fb2f2f3a0',
					description:
						'An ID of your own: DingTalk sends the message only once, however often it comes with this ID (msgUuid)',
				},
			],
		},
	],
);
