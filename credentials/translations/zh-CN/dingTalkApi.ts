import type { Words } from '../../../nodes/core/translate';
import { calls } from './dingTalk';
import { session, shared } from './shared';

export const dingTalkApi: Words = {
	shared: {
		...shared,
		...session,
		...calls,
		'DingTalk API': '钉钉 API',

		'Sign In With': '认证方式',
		'App Key and App Secret': 'Client ID 和 Client Secret',
		'An internal app of today: Client ID and Client Secret':
			'现在的企业内部应用：Client ID（原 AppKey）和 Client Secret（原 AppSecret）',
		'Corp ID and Corp Secret': 'CorpId 和 CorpSecret',
		'An app of earlier days (CorpSecret)': '早期的应用（CorpSecret）',

		'App Key (Client ID)': 'Client ID（原 AppKey）',
		'e.g. dingabc123': '例如 dingabc123',
		'Client ID of the app, from the developer console (appkey)':
			'应用的 Client ID，见开发者后台的“凭证与基础信息”（appkey）',
		'App Secret (Client Secret)': 'Client Secret（原 AppSecret）',
		'Client Secret of the app (appsecret)': '应用的 Client Secret，在同一页面（appsecret）',

		'Corp ID': 'CorpId',
		'e.g. ding5f3c': '例如 ding5f3c',
		'ID of the organization (corpid)': '组织的 ID（corpid）',
		'ID of the organization; only SSO needs it (corpid)': '组织的 ID；只有 SSO 需要（corpid）',
		'Corp Secret': 'CorpSecret',
		'Secret of the app (corpsecret)': '应用的密钥（corpsecret）',

		'Agent ID': 'AgentId',
		'e.g. 1001': '例如 1001',
		'Work notifications and DingDrive need it': '工作通知和钉盘需要',
		'Number of the app in the organization; work notifications and DingDrive need it (agent_id)':
			'应用在组织内的编号；工作通知和钉盘需要（agent_id）',
		'SSO Secret': 'SSOSecret',
		'Only to sign administrators in to your own console': '只用于管理员免登自建后台',
		'Secret of SSO, shown with the developer account (SSOSecret)':
			'SSO 的密钥，在开发账号的信息中（SSOSecret）',
		'Only for SSO': '只有 SSO 需要',

		'Calls per Minute': '每分钟调用次数',
		'How often each API is called at most, spread evenly. DingTalk allows 1,500 calls a minute, and in its standard edition 20 a second.':
			'每个接口每分钟最多调用多少次，均匀分散。钉钉允许每分钟 1,500 次，标准版还限制每秒 20 次。',
		'Current Host': '新版接口主机',
		'Host of the current API; others are for international tenants':
			'新版接口所在的主机；其他地址供境外租户使用',
		'In the developer console (开发者后台): your app → 凭证与基础信息':
			'开发者后台：您的应用 → 凭证与基础信息',
		'On the same page': '在同一页面',
	},
};
