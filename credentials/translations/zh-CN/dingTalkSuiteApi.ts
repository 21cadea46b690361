import type { Words } from '../../../nodes/core/translate';
import { calls } from './dingTalk';
import { shared, trial } from './shared';

export const dingTalkSuiteApi: Words = {
	shared: {
		...shared,
		...trial,
		...calls,
		'DingTalk Suite API': '钉钉套件 API',
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-a-suite':
			'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.zh-CN.md#套件的凭证',

		'Suite Key': 'SuiteKey',
		'e.g. suiteabc123': '例如 suiteabc123',
		'Key of the suite of an independent software vendor (suiteKey)':
			'第三方企业应用（ISV）套件的 key（suiteKey）',
		'In the developer console (开发者后台): 第三方企业应用 → your app → 凭证与基础信息':
			'开发者后台：第三方企业应用 → 您的应用 → 凭证与基础信息',
		'Suite Secret': 'SuiteSecret',
		'On the same page': '在同一页面',
		'Secret of the suite (suiteSecret)': '套件的密钥（suiteSecret）',
		'Suite Ticket': 'SuiteTicket',
		'Pushed by DingTalk to your callback address; each new one replaces the last':
			'由钉钉推送到您的回调地址；有新的之后，原来的失效',
		'Newest ticket that DingTalk has pushed; for a custom app any text will do (suiteTicket)':
			'钉钉推送的最新 ticket；定制应用可以填写任意文字（suiteTicket）',
	},
};
