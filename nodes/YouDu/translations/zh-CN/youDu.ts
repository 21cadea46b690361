import { panel } from '../../../core/translations/zh-CN/panel';
import type { Words } from '../../../core/translate';

/** The panel of the YouDu node. */
export const youDu: Words = {
	shared: {
		...panel,
		YouDu: '有度',
		'Send messages to people and departments in YouDu (有度)': '通过有度向用户和部门发送消息',
		Message: '消息',

		'Send Text': '发送文本',
		'Send a text message': '发送文本消息',
		'Send a text message to users and departments': '向用户和部门发送文本消息',

		Users: '用户',
		'e.g. zhangsan|lisi': '例如 zhangsan|lisi',
		'Accounts of the users who get the message, separated by |, or a list from an expression (toUser)':
			'接收消息的用户账号，用 | 分隔，或由表达式给出列表（toUser）',
		'Fill in Users, Departments, or both. Separate accounts with |':
			'用户和部门至少填写一项。多个账号用 | 分隔',
		Departments: '部门',
		'e.g. 12|15': '例如 12|15',
		'IDs of the departments that get the message, separated by |, or a list from an expression (toDept)':
			'接收消息的部门 ID，用 | 分隔，或由表达式给出列表（toDept）',
		'Separate IDs with |; 0 is the whole organization': '多个 ID 用 | 分隔；0 表示整个组织',

		Content: '内容',
		'e.g. 开会 10:00': '例如 开会 10:00',
		'Text of the message, at most 600 characters (text.content)':
			'消息的文本，最多 600 个字符（text.content）',
		'Let YouDu Cut Long Content': '允许有度截断过长的内容',
		'Whether to send content of over 600 characters all the same, of which YouDu delivers the first 600':
			'内容超过 600 个字符时是否仍然发送；有度只送达前 600 个字符',
	},
};
