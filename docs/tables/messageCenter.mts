import type { Call, FactsOfAll, Text } from './facts.mts';

const result: Call = { call: 'POST /message/getProgress', when: 'Wait Until Sent' };

export const operations: FactsOfAll = {
	'message.getAll': {
		calls: ['POST /api/message/user/list'],
		limits: {
			en: '100 messages a call; the next page is read by itself',
			zh: '每次调用 100 条；自动读取下一页',
		},
		output: {
			en: 'One item for each message: `id`, `title`, `type` (notice, todo), `state` (read, unread, done, todo), `time`, `timeOriginal`, …',
			zh: '每条消息一个条目：`id`、`title`、`type`（notice 通知、todo 待办）、`state`（read 已读、unread 未读、done 已办、todo 待办）、`time`、`timeOriginal` 等',
		},
	},
	'message.getCounts': {
		calls: ['POST /api/message/user/count'],
		output: {
			en: '`unread`, `read`, `todo`, `done`, `total`',
			zh: '`unread`、`read`、`todo`、`done`、`total`',
		},
	},
	'message.getResult': {
		calls: ['POST /message/getProgress'],
		output: {
			en: '`msgId`, `state` (notSent, sending, sent), `total`, `successCount`, `failCount`, `failures`',
			zh: '`msgId`、`state`（notSent 未发送、sending 发送中、sent 已发送）、`total`、`successCount`、`failCount`、`failures`',
		},
	},
	'message.send': {
		calls: ['POST /message/sendMessageApi', result],
		limits: {
			en: 'Title 100 characters, summary 255, links 1,024, icon 100. No limit of receivers. Scheduled: more than 10 minutes ahead',
			zh: '标题 100 个字符，摘要 255，链接 1,024，图标 100。接收者没有数量限制。定时发送：10 分钟以后',
		},
		output: {
			en: '`msgId`, `state`, `failures`; after waiting also `total`, `successCount`, `failCount`, `succeeded`. [More](#send-and-send-sms)',
			zh: '`msgId`、`state`、`failures`；等待之后还有 `total`、`successCount`、`failCount`、`succeeded`。[详细说明](#发送和发送短信)',
		},
	},
	'message.sendCard': {
		calls: ['POST /message/cardMessage'],
		limits: {
			en: 'Title 128 bytes, description 512, link 2,048, button 4 characters',
			zh: '标题 128 字节，描述 512，链接 2,048，按钮 4 个字符',
		},
		output: {
			en: '`receivers`, `rspMsg`. No ID, and not who got it: the Message Center tells neither',
			zh: '`receivers`、`rspMsg`。没有 ID，也不知道谁收到：统一消息中心都不提供',
		},
	},
	'message.sendSms': {
		calls: ['POST /message/sendMessageBySMSApi', result],
		limits: {
			en: 'Phone numbers of 5 to 15 digits. No limit of receivers; the app has a quota of SMS',
			zh: '手机号为 5 到 15 位数字。接收者没有数量限制；应用有短信额度',
		},
		output: { en: 'As Send', zh: '与“发送”相同' },
	},
	'message.sendTemplate': {
		calls: ['POST /message/getTemplateList', 'POST /message/sendTemplateApi'],
		limits: {
			en: 'One user. All fields of the template but `first` and `remark` filled in',
			zh: '一个用户。除 `first` 和 `remark` 以外，模板的字段都要填写',
		},
		output: {
			en: '`msgId`, `userId`, `info` (WeChat’s words), `succeeded`, `failures`. WeChat answers at once; there is no waiting',
			zh: '`msgId`、`userId`、`info`（微信的原话）、`succeeded`、`failures`。微信立即答复，不需要等待',
		},
	},
	'officialAccount.getAll': {
		calls: ['POST /message/getPublicList'],
		output: {
			en: 'One item for each: `publicId`, `publicName`, `status` (usable, notUsable), …',
			zh: '每个公众平台一个条目：`publicId`、`publicName`、`status`（usable 可用、notUsable 不可用）等',
		},
	},
	'template.getAll': {
		calls: ['POST /message/getTemplateList'],
		output: {
			en: 'One item for each: `template_id`, `title`, `fields` (`id` and `label` of each place), `content`, `example`, …',
			zh: '每个模板一个条目：`template_id`、`title`、`fields`（每个字段的 `id` 和 `label`）、`content`、`example` 等',
		},
	},
	'todo.confirm': {
		calls: ['POST /message/checkMessageStatusApi'],
		output: {
			en: '`msgId`, `state`, `alreadyInState` (true if nothing had to be changed), `total`, `flowId`, `succeeded`, `failures` (steps)',
			zh: '`msgId`、`state`、`alreadyInState`（为 true 表示状态本来就是这样）、`total`、`flowId`、`succeeded`、`failures`（步骤）',
		},
	},
};

/** The Message Center names its codes in Chinese. */
export const meanings: Readonly<Record<string, string>> = {
	100011: 'the SMS quota of the app is used up',
	400002: 'this call is not opened for the app',
	500001: 'a parameter is wrong',
	500002: 'wrong app ID or password, or the app is disabled',
	500003: 'stale token, and the new one was refused as well',
	500005: 'no such message ID',
	500006: 'no such todo of this app',
	500007: 'none of the receivers has subscribed',
	500008: 'the todo is still being processed',
	500010: 'the channel is not opened for the app',
	500011: 'no channel is set up for Smart',
	500012: 'content that is not allowed',
	500013: 'a sensitive word; in a step of Confirm: the step has no message',
	500014: 'the channel is closed',
	500015: 'the Message Center has this todo already',
	600000: 'no such official account',
	600001: 'no data from WeChat',
	600002: 'the official account’s own token is stale',
	600003: 'the official account does not know this person',
	600004: 'no user given',
	600005: 'no official account given',
	600006: 'no template fields given',
	600007: 'a keyword of the template is missing',
	600008: 'no such template',
	600009: 'the template message is no todo',
	600010: 'the todo is in this state already',
	600011: 'the official account is disabled',
	600020: 'no such third-party app',
	600021: 'one of the third-party apps does not exist',
	600022: 'the app has no right to this official account',
	600023: 'not sent through this Message Center',
	600024: 'the user does not follow the official account any more',
	999999: 'any other error',
};

/** What becomes of a call that is answered so, where it is not what becomes of a refused one. */
export const again: Readonly<Record<string, Text>> = {
	600010: { en: 'No: Confirm takes it for success', zh: '不重试：“确认”视为成功' },
};
