import type { FactsOfAll, Text } from './facts.mts';

export const operations: FactsOfAll = {
	'message.sendText': {
		calls: ['POST /cgi/msg/send'],
		limits: {
			en: '600 characters. 1,000 users and 100 departments a call; more are split into several calls',
			zh: '600 个字符。每次调用 1,000 个用户、100 个部门；超过时拆分为多次调用',
		},
		output: {
			en: '`errcode`, `errmsg`, `invalidUsers`, `callCount`, `calls`',
			zh: '`errcode`、`errmsg`、`invalidUsers`、`callCount`、`calls`',
		},
	},
};

/** What YouDu's names of its codes mean. Source: docs/reference/youdu.md 6. */
export const meanings: Readonly<Record<string, Text>> = {
	'-1': { en: 'undefined error in the server', zh: '服务器内部错误' },
	3: { en: 'the app has no right to this call', zh: '应用没有该接口的权限' },
	4: { en: 'access to data that the app may not see', zh: '非法的数据访问' },
	5: { en: 'bad request', zh: '请求有误' },
	100000: { en: 'access token empty', zh: 'accessToken 为空' },
	100001: { en: 'access token does not exist', zh: 'accessToken 不存在' },
	100002: { en: 'access token expired', zh: 'accessToken 已过期' },
	100003: { en: 'bad request', zh: '请求有误' },
	100004: { en: 'bad JSON', zh: 'JSON 格式有误' },
	100005: {
		en: 'no such appId, or an app of another type than the call wants',
		zh: 'appId 无效，或应用类型不对',
	},
	100006: { en: '`encrypt` cannot be decrypted', zh: '`encrypt` 无法解密' },
	100008: { en: 'buin missing', zh: '缺少 buin' },
	100009: { en: 'no such buin', zh: 'buin 无效' },
	100010: { en: 'appId missing', zh: '缺少 appId' },
	100011: { en: '`encrypt` missing', zh: '缺少 `encrypt`' },
	100012: { en: 'buin is not a whole number', zh: 'buin 不是整数' },
	100013: { en: 'appId is not text', zh: 'appId 不是文本' },
	100014: { en: '`encrypt` is not text', zh: '`encrypt` 不是文本' },
	200001: { en: 'too many receivers', zh: '接收者太多' },
	200007: { en: 'no such receiver', zh: '接收者无效' },
	300001: { en: 'no such account', zh: '账号不存在' },
	300106: { en: 'bad department ID', zh: '部门 ID 无效' },
	300114: { en: 'no such department', zh: '部门不存在' },
	300223: { en: 'bad user ID', zh: '用户 ID 无效' },
	300225: { en: 'no such user', zh: '用户不存在' },
};
