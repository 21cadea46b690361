import type { Words } from '../../../nodes/core/translate';
import { calls } from './dingTalk';
import { session, shared } from './shared';

export const dingTalkApi: Words = {
	shared: {
		...shared,
		...session,
		...calls,
		'DingTalk API': '钉钉 API',
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-an-app':
			'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.zh-CN.md#应用的凭证',

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
		'Only apps of earlier days have one; those of today have App Key and App Secret':
			'只有早期的应用才有；现在的应用使用 Client ID 和 Client Secret',
		'Secret of the app (corpsecret)': '应用的密钥（corpsecret）',

		'Agent ID': 'AgentId',
		'e.g. 1001': '例如 1001',
		'In the developer console: 凭证与基础信息 → AgentId. Work notifications and most operations of Drive need it':
			'开发者后台：凭证与基础信息 → AgentId。工作通知和大部分钉盘操作需要它',
		'Number of the app in the organization; the node puts it into the calls that need it (agent_id)':
			'应用在组织内的编号；由节点填入需要它的接口（agent_id）',
		'SSO Secret': 'SSOSecret',
		'Only to sign administrators in to your own console. In the developer console, with the data of the developer account':
			'只用于管理员免登自建后台。见开发者后台中开发账号的信息',
		'Secret of SSO (SSOSecret)': 'SSO 的密钥（SSOSecret）',
		'Only for SSO. In the developer console (开发者后台), with the data of your organization':
			'只有 SSO 需要。见开发者后台中组织的信息',
		'In the developer console (开发者后台), with the data of your organization':
			'见开发者后台中组织的信息',

		'Calls per Minute': '每分钟调用次数',
		'Leave as it is, unless other programs use the same app or your edition allows more':
			'一般不用改；其他程序也使用同一个应用，或您的版本允许更多时再改',
		'How often each API is called at most, spread evenly. DingTalk allows 1,500 calls a minute, and in its standard edition 20 a second.':
			'每个接口每分钟最多调用多少次，均匀分散。钉钉允许每分钟 1,500 次，标准版还限制每秒 20 次。',
		'Current Host': '新版接口主机',
		'Host of the current API. The test does not call it.': '新版接口所在的主机。测试不会调用它。',
		'In the developer console (开发者后台): your app → 凭证与基础信息':
			'开发者后台：您的应用 → 凭证与基础信息',
		'On the same page': '在同一页面',
	},
};
