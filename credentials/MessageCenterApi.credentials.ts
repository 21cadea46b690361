import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authorizeRequest, ensureToken } from '../nodes/core/credential';
import { ignoreSslIssues, sessionToken } from '../nodes/core/credentialFields';
import { rejectedCodes } from '../nodes/core/errors';
import { localizeCredential } from '../nodes/core/translate';
import { messageCenter } from '../nodes/providers/messageCenter';
import { messageCenterErrors } from '../nodes/providers/messageCenter.errors';
import { say } from '../nodes/providers/words';
import { words } from './words';

export class MessageCenterApi implements ICredentialType {
	name = 'messageCenterApi';

	displayName = 'Message Center API';

	documentationUrl =
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/message-center.md#the-credential';

	icon: Icon = {
		light: 'file:../icons/messageCenter.svg',
		dark: 'file:../icons/messageCenter.dark.svg',
	};

	// authenticate sends it to the server that it names, and nowhere else.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://msg.example.edu.cn',
			hint: 'On the receipt of the API application form (API 接入申请表): 接口域名',
			description:
				'Address of the Message Center, with port and path prefix where it has them (接口域名)',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. MSG123456',
			hint: 'On the same receipt: 应用ID',
			description: 'ID of the app, from the receipt of its API application form (appId)',
		},
		{
			displayName: 'App Password',
			name: 'appPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'On the same receipt: 应用秘钥',
			description: 'Secret of the app, from the same receipt (appPassword)',
		},
		ignoreSslIssues,
		sessionToken,
	];

	preAuthentication = ensureToken(messageCenter);

	authenticate = authorizeRequest(messageCenter);

	test: ICredentialTestRequest = {
		request: { method: 'POST', url: '/msg/getThirdAPIToken' },
		rules: rejectedCodes(
			messageCenterErrors,
			'rspCode',
			{ name: say`a Message Center`, address: messageCenter.address },
			String,
		),
	};

	constructor() {
		localizeCredential(this, words?.messageCenterApi);
	}
}
