import type { ErrorTable } from '../core/errors';
import { say } from './words';

const CHECK_FIELDS = say`Check the fields of this node: the Message Center cannot accept what they hold`;
const CHECK_APP = say`Check App ID and App Password in the Message Center credential, and that the app is enabled`;
const NEW_TOKEN_REFUSED = say`Run it again: the Message Center refused the token, and the new one that was fetched for it as well`;
const CHECK_MESSAGE_ID = say`Check the message ID: the Message Center knows no such todo of this app`;
const CHECK_CHANNELS = say`Choose channels that the Message Center has opened for this app, or have them opened`;
const CHECK_CONTENT = say`Change the content: the Message Center does not allow it`;
const CHECK_ACCOUNT = say`Check the official account: the Message Center cannot use it for this app`;
const CHECK_BINDING = say`Ask the administrator of the Message Center to check which apps the official account is bound to`;
const CHECK_TEMPLATE = say`Check the template and that all of its keywords are filled in`;
const CHECK_PERSON = say`Check the user: the official account does not know this person`;
const ASK_ADMINISTRATOR = say`Ask the administrator of the Message Center to allow this for the app`;

/** The Message Center's codes. Source: Message Center interface document, 4.1. */
export const messageCenterErrors: ErrorTable = {
	100011: { name: '发送短信额度不足', advice: say`Have the SMS quota of the app raised` },
	400002: { name: '应用未激活此接口', advice: ASK_ADMINISTRATOR },
	500001: { name: '参数校验有误', advice: CHECK_FIELDS },
	500002: { name: '无效的应用ID或密钥', advice: CHECK_APP, credentialAtFault: true },
	500003: { name: '无效的请求凭证', advice: NEW_TOKEN_REFUSED, outcome: 'staleToken' },
	500005: { name: '无效的 msgId 参数', advice: CHECK_MESSAGE_ID },
	500006: { name: '无效的待办消息', advice: CHECK_MESSAGE_ID },
	500007: {
		name: '不存在订阅的人员数据',
		advice: say`Check the receivers: none of them has subscribed to these messages`,
	},
	500008: {
		name: '待办/任务消息后台未处理完成',
		advice: say`Try again later: the Message Center is still working on this todo`,
	},
	500010: { name: '未开通发送渠道的权限', advice: CHECK_CHANNELS },
	500011: { name: '使用智能模式未开通至少一个渠道', advice: CHECK_CHANNELS },
	500012: { name: '不合法的请求内容', advice: CHECK_CONTENT },
	500013: { name: '消息具有敏感词汇', advice: CHECK_CONTENT },
	500014: { name: '渠道已关闭', advice: CHECK_CHANNELS },
	500015: {
		name: '重复发送待办/任务消息',
		advice: say`Nothing is left to do: the Message Center has this todo already`,
	},
	600000: { name: '对应的公众平台不存在', advice: CHECK_ACCOUNT },
	600001: {
		name: '微信公众号获取数据失败',
		advice: say`Try again later: the Message Center got no data from WeChat`,
	},
	600002: {
		name: '公众号TOKEN失效',
		advice: say`Ask the administrator of the Message Center to renew the binding of the official account`,
	},
	600003: { name: '系统不存在对应的公众平台人员标识', advice: CHECK_PERSON },
	600004: { name: '人员信息不能为空', advice: CHECK_PERSON },
	600005: { name: '公众平台信息不能为空', advice: CHECK_ACCOUNT },
	600006: { name: '模版消息不能为空', advice: CHECK_TEMPLATE },
	600007: { name: '缺少对应的keyword的参数', advice: CHECK_TEMPLATE },
	600008: { name: '对应的模版消息不存在', advice: CHECK_TEMPLATE },
	600009: {
		name: '当前模版消息不是待办类型',
		advice: say`Check the message ID: this template message is not a todo`,
	},
	600010: {
		name: '模版消息办理状态相同不需要调整',
		advice: say`Nothing is left to do: the todo is in this state already`,
	},
	600011: { name: '公众平台已禁用', advice: CHECK_ACCOUNT },
	600020: { name: '第三方应用不存在', advice: CHECK_BINDING },
	600021: { name: '包含不存在的第三方应用', advice: CHECK_BINDING },
	600022: { name: '没有发送的当前公众号的权利', advice: ASK_ADMINISTRATOR },
	600023: {
		name: '不是当前平台发送的模版信息',
		advice: say`Check the message ID: this template message was not sent through this Message Center`,
	},
	600024: {
		name: '当前平台已经取消订阅',
		advice: say`Ask the user to follow the official account again, or use another channel`,
	},
	999999: {
		name: '其他异常信息',
		advice: say`Check in the Message Center whether this was carried out before you run it again`,
		outcome: 'unclear',
	},
};
