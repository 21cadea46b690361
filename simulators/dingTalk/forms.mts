import { field } from '../shared/forms.mts';
import type { CredentialForm } from '../shared/forms.mts';
import type { DingTalkCredentials } from './simulator.mts';

/** The credentials that fit a simulator: of an app, of a custom robot, of a suite. */
export function dingTalkForms(
	credentials: DingTalkCredentials,
): [app: CredentialForm, robot: CredentialForm, suite: CredentialForm] {
	const { oapiUrl, apiUrl, corpId, appKey, appSecret, agentId, ssoSecret } = credentials;
	const { robotWebhook, robotSecret, suiteKey, suiteSecret, suiteTicket } = credentials;
	const classicHost = field(
		'oapiUrl',
		'Classic Host',
		'旧版接口主机',
		oapiUrl,
		'https://oapi.dingtalk.com',
	);
	return [
		{
			type: 'dingTalkApi',
			label: { en: 'DingTalk API', zh: '钉钉 API' },
			fields: [
				field('appKey', 'App Key (Client ID)', 'Client ID（原 AppKey）', appKey),
				field(
					'appSecret',
					'App Secret (Client Secret)',
					'Client Secret（原 AppSecret）',
					appSecret,
				),
				field('agentId', 'Agent ID', 'AgentId', String(agentId)),
				classicHost,
				field('apiUrl', 'Current Host', '新版接口主机', apiUrl, 'https://api.dingtalk.com'),
				field('ssoSecret', 'SSO Secret', 'SSOSecret', ssoSecret),
				field('corpId', 'Corp ID', 'CorpId', corpId),
			],
		},
		{
			type: 'dingTalkRobotApi',
			label: { en: 'DingTalk Robot API', zh: '钉钉机器人 API' },
			fields: [
				field('webhook', 'Webhook', 'Webhook 地址', robotWebhook),
				field('secret', 'Secret', '加签密钥', robotSecret),
			],
		},
		{
			type: 'dingTalkSuiteApi',
			label: { en: 'DingTalk Suite API', zh: '钉钉套件 API' },
			fields: [
				classicHost,
				field('suiteKey', 'Suite Key', 'SuiteKey', suiteKey),
				field('suiteSecret', 'Suite Secret', 'SuiteSecret', suiteSecret),
				field('suiteTicket', 'Suite Ticket', 'SuiteTicket', suiteTicket),
			],
		},
	];
}
