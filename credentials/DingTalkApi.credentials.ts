import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authorizeRequest, ensureToken } from '../nodes/core/credential';
import { ignoreSslIssues, sessionToken } from '../nodes/core/credentialFields';
import { rejectedCodes } from '../nodes/core/errors';
import { localizeCredential } from '../nodes/core/translate';
import { classicHost, longestWait } from '../nodes/DingTalk/shared/credentialFields';
import { dingTalk } from '../nodes/providers/dingTalk';
import { dingTalkErrors } from '../nodes/providers/dingTalk.errors';
import { say } from '../nodes/providers/words';
import { words } from './words';

const turnedAway = {
	88: {
		name: say`turned away`,
		advice: say`Check the permissions and the server IPs of the app in the DingTalk developer console`,
	},
};

export class DingTalkApi implements ICredentialType {
	name = 'dingTalkApi';

	displayName = 'DingTalk API';

	documentationUrl =
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-an-app';

	icon: Icon = {
		light: 'file:../icons/dingTalk.svg',
		dark: 'file:../icons/dingTalk.dark.svg',
	};

	// authenticate sends it to the two hosts that it names, and nowhere else.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Sign In With',
			name: 'signInWith',
			type: 'options',
			options: [
				{
					name: 'App Key and App Secret',
					value: 'app',
					description: 'An internal app of today: Client ID and Client Secret',
				},
				{
					name: 'Corp ID and Corp Secret',
					value: 'corp',
					description: 'An app of earlier days (CorpSecret)',
				},
			],
			default: 'app',
		},
		{
			displayName: 'App Key (Client ID)',
			name: 'appKey',
			type: 'string',
			displayOptions: { show: { signInWith: ['app'] } },
			default: '',
			required: true,
			placeholder: 'e.g. dingabc123',
			hint: 'In the developer console (开发者后台): your app → 凭证与基础信息',
			description: 'Client ID of the app, from the developer console (appkey)',
		},
		{
			displayName: 'App Secret (Client Secret)',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { signInWith: ['app'] } },
			default: '',
			required: true,
			hint: 'On the same page',
			description: 'Client Secret of the app (appsecret)',
		},
		{
			displayName: 'Corp ID',
			name: 'corpId',
			type: 'string',
			displayOptions: { show: { signInWith: ['corp'] } },
			default: '',
			required: true,
			placeholder: 'e.g. ding5f3c',
			hint: 'In the developer console (开发者后台), with the data of your organization',
			description: 'ID of the organization (corpid)',
		},
		{
			displayName: 'Corp Secret',
			name: 'corpSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { signInWith: ['corp'] } },
			default: '',
			required: true,
			hint: 'Only apps of earlier days have one; those of today have App Key and App Secret',
			description: 'Secret of the app (corpsecret)',
		},
		{
			displayName: 'Agent ID',
			name: 'agentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1001',
			hint: 'In the developer console: 凭证与基础信息 → AgentId. Work notifications and most operations of Drive need it',
			description:
				'Number of the app in the organization; the node puts it into the calls that need it (agent_id)',
		},
		{
			displayName: 'SSO Secret',
			name: 'ssoSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only to sign administrators in to your own console. In the developer console, with the data of the developer account',
			description: 'Secret of SSO (SSOSecret)',
		},
		{
			displayName: 'Corp ID',
			name: 'corpId',
			type: 'string',
			displayOptions: { show: { signInWith: ['app'] } },
			default: '',
			placeholder: 'e.g. ding5f3c',
			hint: 'Only for SSO. In the developer console (开发者后台), with the data of your organization',
			description: 'ID of the organization; only SSO needs it (corpid)',
		},
		{
			displayName: 'Calls per Minute',
			name: 'callsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1200,
			hint: 'Leave as it is, unless other programs use the same app or your edition allows more',
			description:
				'How often each API is called at most, spread evenly. DingTalk allows 1,500 calls a minute, and in its standard edition 20 a second.',
		},
		longestWait,
		classicHost,
		{
			displayName: 'Current Host',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.dingtalk.com',
			required: true,
			hint: 'Leave as it is, unless your organization is a tenant outside China',
			description: 'Host of the current API. The test does not call it.',
		},
		ignoreSslIssues,
		sessionToken,
	];

	preAuthentication = ensureToken(dingTalk);

	authenticate = authorizeRequest(dingTalk);

	/**
	 * Needs no permission, but a token and an allowed IP address. DingTalk may wrap its refusal into 88.
	 * Source: reference, 2.3 and 3.1.
	 */
	test: ICredentialTestRequest = {
		request: { method: 'GET', url: '/auth/scopes' },
		rules: rejectedCodes({ ...dingTalkErrors, ...turnedAway }, 'errcode', dingTalk, Number),
	};

	constructor() {
		localizeCredential(this, words?.dingTalkApi);
	}
}
