import type { Translations } from '../../../core/translate';

const operations: Translations = {
	'Get Counts': '获取消息数量',
	'Get the message counts of a user': '获取用户的消息数量',
	'Get how many messages a user has read or done; the administrator has to open this call for the app':
		'获取用户已读、已办等消息的数量；需要管理员为应用开通此接口',
	'Get many messages of a user': '获取用户的消息列表',
	'Get many messages of a user; the administrator has to open this call for the app':
		'获取某个用户的消息；需要管理员为应用开通此接口',
	'Get Send Result': '获取发送结果',
	'Get the send result of a message': '获取消息的发送结果',
	'Get how far a message or SMS has been sent, and to whom it could not be':
		'获取消息或短信的发送进度，以及谁没有收到',
	'Send a message': '发送消息',
	'Send a notice or todo to members through one or several channels':
		'通过一个或多个渠道向成员发送通知或待办',
	'Send SMS': '发送短信',
	'Send an SMS to people outside': '向非成员发送短信',
	'Send an SMS to phone numbers of people who are not members': '向非成员的手机号发送短信',
	'Send a WeChat template message': '发送微信模板消息',
	'Send a template message of a WeChat official account to one user':
		'通过微信公众平台向一个用户发送模板消息',
	'Send WeCom Card': '发送企业微信卡片',
	'Send a WeCom card': '发送企业微信卡片',
	'Send a text card through WeCom; it is not kept in the Message Center':
		'通过企业微信发送文本卡片；统一消息中心不保存',
};

const receivers: Translations = {
	'Only channels that the Message Center has opened for the app':
		'只能选择统一消息中心已为应用开通的渠道',
	Receivers: '接收者',
	Receiver: '接收者',
	'Add receiver': '添加接收者',
	'Receivers As': '接收者填写方式',
	'How the receivers are given; somebody who is named twice gets the message once':
		'用哪种方式填写接收者；重复填写的人只收到一次',
	JSON: 'JSON',
	Rows: '逐行填写',
	'Account Numbers': '工号/学号',
	'Account Number': '工号/学号',
	'Phone Numbers': '手机号',
	'Phone Number': '手机号',
	'e.g. 20230001': '例如 20230001',
	'e.g. 20230001,20230002': '例如 20230001,20230002',
	'e.g. 13800000000': '例如 13800000000',
	'e.g. 13800000000,13900000000': '例如 13800000000,13900000000',
	'e.g. zhangsan,lisi': '例如 zhangsan,lisi',
	'Account Numbers, separated by commas, or a list from an expression (receivers)':
		'工号或学号，用逗号分隔，或由表达式给出列表（receivers）',
	'Phone Numbers, separated by commas, or a list from an expression (receivers)':
		'手机号，用逗号分隔，或由表达式给出列表（receivers）',
	'Accounts of WeCom, or staff and student numbers: ask the administrator of the Message Center':
		'填写企业微信账号还是工号/学号，请询问统一消息中心的管理员',
	'Users who get the card, separated by commas, or a list from an expression (userList)':
		'接收卡片的用户，用逗号分隔，或由表达式给出列表（userList）',
	'One row for each receiver (receivers)': '每个接收者一行（receivers）',
	'Staff or student number (userId)': '工号或学号（userId）',
	'Number that gets the SMS (mobile)': '接收短信的手机号（mobile）',
	Name: '姓名',
	'Name of the receiver; the account number where it is empty (name)':
		'接收者的姓名；留空时使用工号或学号（name）',
	'Name of the receiver; the phone number where it is empty (name)':
		'接收者的姓名；留空时使用手机号（name）',
	'A list of objects with userId and name, for instance [{ "userId": "20230001", "name": "张三" }] (receivers)':
		'由含有 userId 和 name 的对象组成的列表，例如 [{ "userId": "20230001", "name": "张三" }]（receivers）',
	'A list of objects with mobile and name, for instance [{ "mobile": "13800000000", "name": "张三" }] (receivers)':
		'由含有 mobile 和 name 的对象组成的列表，例如 [{ "mobile": "13800000000", "name": "张三" }]（receivers）',
	User: '用户',
	'Staff or student number of the one who gets it (userId)': '接收者的工号或学号（userId）',
	'Staff or student number (account)': '工号或学号（account）',
};

const contents: Translations = {
	'e.g. 张三的请假待您审批': '例如 张三的请假待您审批',
	'e.g. 您的体检报告已出，请及时查看': '例如 您的体检报告已出，请及时查看',
	'Without 【】; write 〖〗 for a signature': '不能含有【】；签名请用〖〗',
	Channels: '发送渠道',
	DingTalk: '钉钉',
	Mail: '邮件',
	Portal: '站内信',
	'Smart: One After the Other Until One Succeeds': '智能模式：依次发送，直到一个成功',
	SMS: '短信',
	WeChat: '微信',
	'Ways by which the message goes out, in the order chosen (sendChannel)':
		'消息的发送渠道，按选择的顺序（sendChannel）',
	Title: '标题',
	'e.g. 请假审批': '例如 请假审批',
	'At most 100 characters (msgtitle)': '最多 100 个字符（msgtitle）',
	Content: '内容',
	'Text, or what the option Content Type says (msgContent)':
		'文字，或选项“内容类型”指定的内容（msgContent）',
	'Text of the SMS, without 【】; write 〖〗 for a signature (msgContent)':
		'短信内容，不能含有【】；签名请写成〖〗（msgContent）',
	Category: '消息类别',
	Notice: '通知',
	'Whether something is to be done about it (sendMsgType)': '是否需要办理（sendMsgType）',
	'Whether something is to be done about it (messageType)': '是否需要办理（messageType）',
	Link: '链接',
	'e.g. https://oa.example.edu.cn/approve/42': '例如 https://oa.example.edu.cn/approve/42',
	'e.g. https://oa.example.edu.cn/news/42': '例如 https://oa.example.edu.cn/news/42',
	'Address that the todo opens, at most 1024 characters; a todo needs one (waitLink)':
		'待办打开的地址，最多 1024 个字符；待办必须填写（waitLink）',
	'Address that the notice opens, at most 1024 characters (waitLink)':
		'通知打开的地址，最多 1024 个字符（waitLink）',
	'Allow Replies': '允许回复',
	'Whether receivers can reply; Message Center Trigger fetches replies (isReply)':
		'接收者是否可以回复；回复由“统一消息中心触发器”获取（isReply）',
	'Content Type': '内容类型',
	Text: '文字',
	'The content is an address that opens': '内容是要打开的地址',
	'Rich Text': '图文',
	'The content is HTML': '内容是 HTML',
	'What the content is (msgType)': '内容是什么（msgType）',
	'Icon URL': '封面图片',
	'e.g. https://oa.example.edu.cn/cover.png': '例如 https://oa.example.edu.cn/cover.png',
	'Address of the cover picture, at most 100 characters (iconUrl)':
		'封面图片的地址，最多 100 个字符（iconUrl）',
	'PC Link': 'PC 端链接',
	'e.g. https://oa.example.edu.cn/pc/approve/42': '例如 https://oa.example.edu.cn/pc/approve/42',
	'Address that the message opens on a PC, at most 1024 characters (pcUrl)':
		'在 PC 端打开的地址，最多 1024 个字符（pcUrl）',
	'Send At': '定时发送',
	'When to send it, more than 10 minutes ahead (sendTime)':
		'发送时间，必须在 10 分钟以后（sendTime）',
	Summary: '摘要',
	'At most 255 characters (summary)': '最多 255 个字符（summary）',
};

const template: Translations = {
	'Template of the official account (templateId)': '该公众平台的模板（templateId）',
	'e.g. hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4':
		'例如 hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4',
	'Address that the message opens (url)': '消息打开的地址（url）',
	'Template Fields': '模板字段',
	field: '字段',
	fields: '字段',
	'What the template has places for (data)': '模板中要填写的内容（data）',
};

const card: Translations = {
	'At most 128 bytes: 42 Chinese characters (title)': '最多 128 字节，即 42 个汉字（title）',
	Description: '描述',
	'e.g. <div class="gray">2026-01-31</div><div class="highlight">请及时处理</div>':
		'例如 <div class="gray">2026-01-31</div><div class="highlight">请及时处理</div>',
	'At most 512 bytes: 170 Chinese characters; HTML with the div classes gray, normal and highlight (description)':
		'最多 512 字节，即 170 个汉字；支持 HTML，div 的 class 可用 gray、normal 和 highlight（description）',
	'Address that the card opens, at most 2048 bytes (url)': '卡片打开的地址，最多 2048 字节（url）',
	'Button Text': '按钮文字',
	'At most 4 characters (btnTxt)': '最多 4 个字（btnTxt）',
};

const lists: Translations = {
	'ID that Send or Send SMS gave (msgId)': '“发送”或“发送短信”得到的 ID（msgId）',
	Filters: '筛选',
	'Add filter': '添加筛选条件',
	All: '全部',
	Read: '已读',
	Unread: '未读',
	'Which messages to get (type)': '获取哪些消息（type）',
	'Which messages to count (type)': '统计哪些消息（type）',
	'Title Contains': '标题包含',
	'Text that the title holds (search)': '标题中含有的文字（search）',
};

/** Texts of the resource Message. */
export const message: Translations = {
	...operations,
	...receivers,
	...contents,
	...template,
	...card,
	...lists,
};
