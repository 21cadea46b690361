import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authorizeOrTry, lendHelpers } from '../nodes/core/credential';
import { ignoreSslIssues, trial } from '../nodes/core/credentialFields';
import { rejectedCodes, without } from '../nodes/core/errors';
import { localizeCredential } from '../nodes/core/translate';
import { longestWait } from '../nodes/DingTalk/shared/credentialFields';
import { dingTalk } from '../nodes/providers/dingTalk';
import { dingTalkRobot } from '../nodes/providers/dingTalkRobot';
import { dingTalkRobotErrors } from '../nodes/providers/dingTalkRobot.errors';
import { words } from './words';

/** Nothing is sent: a message without content is refused once the robot is known. */
const EMPTY_MESSAGE: IHttpRequestOptions = { method: 'POST', url: '/robot/send', body: {} };
const faults = without(dingTalkRobotErrors, ['40035', '400105']);

export class DingTalkRobotApi implements ICredentialType {
	name = 'dingTalkRobotApi';

	displayName = 'DingTalk Robot API';

	documentationUrl =
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-a-custom-robot';

	icon: Icon = {
		light: 'file:../icons/dingTalk.svg',
		dark: 'file:../icons/dingTalk.dark.svg',
	};

	// authenticate sends it to the webhook's host, and nowhere else.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook',
			name: 'webhook',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. https://oapi.dingtalk.com/robot/send?access_token=…',
			hint: 'In the settings of the group: 智能群助手 or 机器人 → your robot',
			description:
				'Address of the custom robot with its token, from the settings of its group (access_token)',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. SEC…',
			hint: 'Only if 安全设置 of the robot is 加签',
			description:
				'If the robot is set to be signed (加签): its secret; otherwise leave it empty (sign)',
		},
		{
			...longestWait,
			default: 660,
			description:
				'How long a message waits, all in all, when DingTalk asks for fewer: a robot that was too fast is blocked for ten minutes; then the item fails',
		},
		ignoreSslIssues,
		trial,
	];

	preAuthentication = lendHelpers;

	authenticate = authorizeOrTry(dingTalkRobot, { request: EMPTY_MESSAGE, faults });

	test: ICredentialTestRequest = {
		request: EMPTY_MESSAGE,
		rules: rejectedCodes(
			faults,
			'errcode',
			{ name: dingTalk.name, address: dingTalkRobot.address },
			Number,
		),
	};

	constructor() {
		localizeCredential(this, words?.dingTalkRobotApi);
	}
}
