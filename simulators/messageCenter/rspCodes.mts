/**
 * The result codes of table 4-1-2 of the Message Center interface document with its texts;
 * `500001`, whose text there describes when it is used, has it shortened. The numbers of the calls
 * stand behind.
 */
export const RSP_CODES = {
	OK: ['000000', '操作完成'], // text of the examples
	SMS_OK: ['1', '操作成功！'], // 5.3.2, text of its example
	SMS_QUOTA_USED_UP: ['100011', '发送短信额度不足'],
	CALL_NOT_ACTIVATED: ['400002', '应用未激活此接口'], // 5.2.5, 5.2.6
	BAD_PARAMETER: ['500001', '参数校验有误'],
	BAD_APP: ['500002', '无效的应用ID或密钥；应用为禁用状态'], // 5.1.1, 5.3.1
	BAD_TOKEN: ['500003', '无效的请求凭证'],
	BAD_MSG_ID: ['500005', '无效的 msgId 参数'], // 5.4.1
	BAD_TODO: ['500006', '无效的待办消息'], // 5.4.1
	NOBODY_SUBSCRIBED: ['500007', '不存在订阅的人员数据'], // 5.3.1
	TODO_NOT_PROCESSED: ['500008', '待办/任务消息后台未处理完成，无法修改消息状态'], // 5.4.1
	CHANNEL_NOT_ALLOWED: ['500010', '未开通发送渠道的权限'],
	NO_CHANNEL_FOR_INTELLIGENT_MODE: ['500011', '使用智能模式未开通至少一个渠道'],
	ILLEGAL_CONTENT: ['500012', '不合法的请求内容'],
	SENSITIVE_WORD: ['500013', '消息具有敏感词汇'],
	CHANNEL_CLOSED: ['500014', '渠道已关闭'], // 5.3.2
	TODO_REPEATED: ['500015', '重复发送待办/任务消息'], // 5.3.1, 5.3.3
	ACCOUNT_MISSING: ['600000', '对应的公众平台不存在'], // this one to 600023: 5.2.1, 5.2.2, 5.3.3
	WECHAT_UNREADABLE: ['600001', '微信公众号获取数据失败'],
	ACCOUNT_TOKEN_STALE: ['600002', '公众号TOKEN失效'],
	PERSON_UNKNOWN: ['600003', '系统不存在对应的公众平台人员标识'],
	PERSON_EMPTY: ['600004', '人员信息不能为空'],
	ACCOUNT_EMPTY: ['600005', '公众平台信息不能为空'],
	TEMPLATE_EMPTY: ['600006', '模版消息不能为空'],
	KEYWORD_MISSING: ['600007', '缺少对应的keyword的参数'],
	TEMPLATE_MISSING: ['600008', '对应的模版消息不存在'],
	TEMPLATE_NOT_TODO: ['600009', '当前模版消息不是待办类型，不能调整办理状态'],
	TEMPLATE_STATE_SAME: ['600010', '模版消息办理状态相同不需要调整'],
	ACCOUNT_DISABLED: ['600011', '公众平台已禁用'],
	THIRD_PARTY_APP_MISSING: ['600020', '第三方应用不存在'],
	CONTAINS_MISSING_APP: ['600021', '包含不存在的第三方应用'],
	NO_RIGHT_TO_ACCOUNT: ['600022', '没有发送的当前公众号的权利,请联系管理员进行绑定'],
	NOT_SENT_HERE: ['600023', '不是当前平台发送的模版信息'],
	UNSUBSCRIBED: ['600024', '当前平台已经取消订阅'], // 5.3.3
	OTHER: ['999999', '其他异常信息'],
} as const;

export type RspName = keyof typeof RSP_CODES;

/** The platform's refusal of a call; its message is sent as rspMsg. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly rspCode: string;

	constructor(name: RspName, detail?: string) {
		const [rspCode, meaning] = RSP_CODES[name];
		super(detail === undefined ? meaning : `${meaning}：${detail}`);
		this.rspCode = rspCode;
	}
}

/** The refusal for a bad parameter, 500001. */
export function badParameter(detail: string): Refusal {
	return new Refusal('BAD_PARAMETER', detail);
}
