import type { Translations } from '../../../core/translate';

/** Texts of the resource Organization. */
export const organization: Translations = {
	'Get Auth Info': '获取授权信息',
	'Get what an organization has authorized': '获取组织的授权信息',
	'Get an organization that has authorized the suite of an independent software vendor (ISV), and its apps':
		'获取授权了第三方企业应用（ISV）套件的组织及其应用',
	'Get Auth Scopes': '获取授权范围',
	'Get the auth scopes of the app': '获取应用的授权范围',
	'Get which departments, users and fields of the contacts the app may see':
		'获取应用可以看到通讯录中的哪些部门、用户和字段',
	'Get SSO Token': '获取 SSO 令牌',
	'Get an SSO token': '获取 SSO 令牌',
	'Get a token for signing administrators in to your own console. It stands in the output, and n8n stores it with the execution.':
		'获取管理员免登自建后台用的令牌。令牌在输出中，n8n 会把它与执行记录一起保存。',
	'Get SSO User': '获取 SSO 用户',
	'Get the administrator behind an SSO login code': '用免登授权码获取管理员',
	'Get who signs in from DingTalk’s administration to your own console':
		'获取从钉钉管理后台登录您自建后台的人',
	'The token stands in the output, and n8n stores it with the execution. Get SSO User needs none: it fetches its own and keeps it to itself.':
		'令牌在输出中，n8n 会把它与执行记录一起保存。“获取 SSO 用户”不需要它：它自己获取令牌，不会外泄。',
	'Corp ID': 'CorpId',
	'ID of the organization that has authorized the suite (auth_corpid)':
		'授权了套件的组织的 ID（auth_corpid）',
	'Code with which DingTalk calls your console; it is good for five minutes and once (code)':
		'钉钉打开您的后台时带上的授权码；五分钟内有效，只能使用一次（code）',
};
