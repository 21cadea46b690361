/**
 * The result codes of DingTalk (reference 2, 3.2, 3.3, 6.1, 7.1 and 7.2) that calls or their state
 * lead to, with the texts that are sent where the call itself gives no other one. Any other code can
 * be sent by a fault.
 */

/** A number on oapi, a word on api. */
export type Code = number | string;

/** Of the host oapi.dingtalk.com. */
export const OAPI_CODES: Readonly<Record<number, string>> = {
	[-1]: '系统繁忙',
	22: 'Invalid method',
	404: '请求的URI地址不存在',
	33002: '无效的微应用的名称',
	33003: '无效的微应用的描述',
	33004: '无效的微应用的ICON',
	33005: '无效的微应用的移动端主页',
	33006: '无效的微应用的PC端主页',
	33007: '微应用的移动端主页与PC端主页不同',
	33008: '无效的微应用OA后台的主页',
	33012: '无效的USERID',
	34001: '无效的会话id',
	34004: '无效的会话消息的类型',
	34008: '图片不能为空',
	34009: '链接内容不能为空',
	34010: '文件不能为空',
	34011: '音频文件不能为空',
	34013: '找不到群会话对象',
	34014: '会话消息的json结构无效或不完整',
	34016: '消息内容长度超过限制',
	40000: 'access_token is blank',
	40001: '获取access_token时Secret错误，或者access_token无效',
	40004: '不合法的媒体文件类型',
	40005: '不合法的文件类型',
	40006: '不合法的文件大小',
	40007: '不合法的媒体文件id',
	40008: '不合法的消息类型',
	40009: '不合法的部门id',
	40012: '不合法的发送者',
	40014: '不合法的access_token',
	40015: '发送者不在会话中',
	40016: '不合法的会话ID',
	40017: '在会话中没有找到与发送者在同一企业的人',
	40029: '不合法的oauth_code',
	40031: '不合法的UserID列表',
	40035: '不合法的参数',
	40056: '不合法的agentid',
	40068: '不合法的偏移量',
	40069: '不合法的分页大小',
	40078: '不存在的临时授权码',
	40085: '不存在的suiteticket',
	40089: '不合法的corpid或corpsecret',
	40096: '不合法的appKey或appSecret',
	40103: '员工需要同意邀请后才能加入企业',
	40104: '无效手机号',
	41001: '缺少access_token参数',
	41002: '缺少corpid参数',
	41004: '缺少corpsecret参数',
	41005: '缺少多媒体文件数据',
	41006: '缺少media_id参数',
	41028: '不允许发送给全部员工',
	41029: '接收人数量超过限制',
	41030: '企业未授权此套件',
	41041: '时间跨度超过限制',
	41045: '发送给全部员工的次数超过限制',
	41049: '消息内容包含违禁词',
	41052: '接收人数量超过限制，没有发送结果',
	42001: 'access_token超时',
	43001: '需要GET请求',
	43002: '需要POST请求',
	43004: '无效的HTTP HEADER Content-Type',
	43005: '需要Content-Type为application/json;charset=UTF-8',
	43008: '参数需要multipart类型',
	43009: 'post参数需要json类型',
	44001: '多媒体文件为空',
	44002: 'POST的数据包为空',
	45001: '多媒体文件大小超过限制',
	45002: '消息内容超过限制',
	47001: '解析JSON内容错误',
	49000: '缺少chatid',
	49004: '增加和删除的成员有重复',
	49006: '群主不是群成员',
	49010: '缺少群成员',
	49011: '群成员数量超过限制',
	49013: '缺少群主',
	49015: '不合法的群名称',
	49009: '群主不是群成员',
	49023: '群成员不合法',
	50002: '员工不在权限范围',
	50004: '部门不在权限范围',
	60001: '不合法的部门名称',
	60003: '部门不存在',
	60004: '父部门不存在',
	60005: '不允许删除有成员的部门',
	60006: '不允许删除有子部门的部门',
	60007: '不允许删除根部门',
	60010: '部门存在循环关系',
	60011: '应用尚未开通所需的权限',
	60012: '不允许删除默认应用',
	60018: '不允许修改根部门',
	60020: '访问ip不在白名单之中',
	60021: '父部门下该部门名称已存在',
	60102: 'UserID在公司中已存在',
	60103: '手机号码不合法',
	60104: '手机号码在公司中已存在',
	60106: '邮箱已存在',
	60111: 'UserID不存在',
	60112: '用户name不合法',
	60121: '找不到该用户',
	72001: '企业钉盘空间不存在',
	72002: '企业钉盘空间授权失败',
	72003: '企业钉盘空间添加文件失败',
	130101: 'send too fast, exceed 20 times per minute',
	300001: 'token is not exist',
	300005: 'token is not exist',
	310000: 'sign not match',
	400002: '参数错误',
	400101: 'access_token不存在',
	400105: '不支持的消息类型',
	410100: '发送速度太快而限流',
	430104: '不合适的内容',
	660026: 'you are sending too many messages per minute',
	853001: 'timestamp格式错误',
	853002: 'timestamp与服务器时间相差超过1分钟',
	853003: 'accessKey不存在',
	853004: '签名不匹配',
};

/** Of the host api.dingtalk.com: HTTP status and text; also all those whose status is not 400. */
export const API_CODES: Readonly<Record<string, readonly [status: number, text: string]>> = {
	InvalidAuthentication: [400, '不合法的access_token'],
	'AuthenticationFailed.MissingParameter': [400, '缺少参数：x-acs-dingtalk-access-token'],
	invalidClientIdOrSecret: [400, '无效的clientId或者clientSecret'],
	'invalid.client': [400, 'client_id或client_secret不正确'],
	'unsupported.grant.type': [400, '不支持的grant_type'],
	'unauthorized.client': [401, '应用未授权'],
	'server.error': [500, '系统错误'],
	unknownError: [500, '未知错误'],
	internalError: [500, '系统错误'],
	'system.error': [500, '系统错误'],
	'system.busy': [429, '系统繁忙'],
	systemBusy: [429, '系统繁忙'],
	missingParameter: [400, '缺少参数'],
	'param.error': [400, '参数错误'],
	'parameter.error': [400, '参数错误'],
	'parameter.invalid': [400, '参数错误'],
	invalidCode: [400, '无效的code'],
	invalidSuiteKey: [400, '无效的suiteKey'],
	invalidSuiteTicket: [400, '无效的suiteTicket'],
	invalidAuthInfo: [400, '无效的授权信息'],
	orgNotAuthApp: [400, '企业未授权此应用'],
	'staffId.notExisted': [400, '员工不存在'],
	'invalid.unionId': [400, '无效的unionId'],
	'invalidParameter.user.notFound': [404, '用户不存在'],
	'invalidParameter.robotCode.empty': [400, '缺少参数：robotCode'],
	'invalidParameter.robotCode.notExsit': [400, '机器人不存在'],
	'invalidParameter.msgKey.empty': [400, '缺少参数：msgKey'],
	'invalidParameter.msgKey.invalid': [400, '无效的msgKey'],
	'invalidParameter.msgParam.invalid': [400, '无效的msgParam'],
	'invalidParameter.msgParam.tooLong': [400, 'msgParam超过长度限制'],
	'invalid.openConversationId': [400, '无效的openConversationId'],
	'miss.openConversationId': [400, '缺少参数：openConversationId'],
	'group.disbanded': [400, '群已解散'],
	'resource.not.found': [400, '资源不存在'],
	'processQueryKey.expireTime': [400, 'processQueryKey已过期'],
	SignatureDoesNotMatch: [403, '签名不匹配'],
	'Forbidden.AccessDenied.AccessTokenPermissionDenied': [403, '应用尚未开通所需的权限'],
	'Forbidden.AccessDenied.IpNotInWhiteList': [403, '访问ip不在白名单之中'],
	'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi': [403, '应用调用该接口每秒次数超过限制'],
	'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi': [403, '应用调用该接口每分钟次数超过限制'],
	'Forbidden.AccessDenied.QpsLimitForApi': [403, '该接口每秒调用次数超过限制'],
	'Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi': [
		403,
		'套件调用企业该接口每秒次数超过限制',
	],
	'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi': [
		403,
		'套件调用企业该接口每分钟次数超过限制',
	],
	'Forbidden.AccessDenied.ApiCountLimitForOrg': [403, '企业本月调用次数超过限制'],
	'invalidRequest.duplicateClientToken': [409, '重复的clientToken'],
};

/**
 * Codes that the gateway before topapi gives, wrapped as sub_code of 88 (reference 3.1): token,
 * permission, address and rate.
 */
export function isGatewayCode(code: Code): boolean {
	return (
		[33001, 40000, 40001, 40014, 41001, 42001, 48002, 60011, 60020].includes(Number(code)) ||
		(Number(code) >= 90001 && Number(code) <= 90020)
	);
}

/** The HTTP status of a code of api; 400 for one that is not in the table. */
export function statusOf(code: Code): number {
	return API_CODES[code]?.[0] ?? 400;
}

/** The text of a code; the code itself for one that is not in the tables. */
export function textOf(code: Code): string {
	const text = typeof code === 'number' ? OAPI_CODES[code] : API_CODES[code]?.[1];
	return text ?? String(code);
}

/** DingTalk's refusal of a call. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: Code;

	constructor(code: Code, text = textOf(code)) {
		super(text);
		this.code = code;
	}
}
