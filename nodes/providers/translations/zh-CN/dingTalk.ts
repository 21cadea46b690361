import type { Translations } from '../../../core/translate';

/** What is said about DingTalk. */
export const dingTalk: Translations = {
	DingTalk: '钉钉',
	'DingTalk Robot': '钉钉机器人',
	'DingTalk Suite': '钉钉套件',
	'the robot': '机器人',

	'the answer is not one of DingTalk': '答复不是来自钉钉',
	'the answer is a web page, of a proxy or of DingTalk itself where it gets too many calls from the address of n8n':
		'答复是一个网页：来自代理服务器，或者钉钉认为 n8n 所在 IP 的调用过多',
	'the answer holds no file': '答复中没有文件',
	'Try again later: DingTalk is busy': '请稍后再试：钉钉繁忙',
	'Try again later, and call less often: DingTalk gets too many calls from the address of n8n':
		'请稍后再试，并减少调用：钉钉收到来自 n8n 地址的调用太多',
	'DingTalk turned the address of n8n away for {0} seconds': '钉钉封禁 n8n 的地址 {0} 秒',
	'Choose another call: this one is made by the credential itself':
		'请选择其他接口：这个接口由凭证自动调用',
	'{0} would put the token into the execution': '{0} 会把令牌带入执行记录',

	'Check the {0} in the {1} credential: it {2}': '请检查{1}凭证：“{0}”{2}',
	'needs the form https://host': '的格式应为 https://host',
	'needs the form https://oapi.dingtalk.com/robot/send?access_token=…':
		'的格式应为 https://oapi.dingtalk.com/robot/send?access_token=…',
	'must be a number of at least {0}': '必须是不小于 {0} 的数字',
	'must be a whole number': '必须是整数',
	'is empty, and work notifications need it': '为空，而工作通知需要它',
	'is empty, and files of DingDrive need it': '为空，而钉盘的文件需要它',
	'is empty, and SSO needs it': '为空，而 SSO 需要它',
	'Corp ID': 'CorpId',
	'Corp Secret': 'CorpSecret',
	'App Key': 'Client ID（原 AppKey）',
	'App Secret': 'Client Secret（原 AppSecret）',
	'Agent ID': 'AgentId',
	'SSO Secret': 'SSOSecret',
	'Classic Host': '旧版接口主机',
	'Current Host': '新版接口主机',
	'Calls per Minute': '每分钟调用次数',
	'Longest Wait': '最长等待时间',
	Webhook: 'Webhook 地址',
	'Suite Key': 'SuiteKey',
	'Suite Secret': 'SuiteSecret',
	'Suite Ticket': 'SuiteTicket',
};
