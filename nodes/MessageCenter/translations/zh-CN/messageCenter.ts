import { panel } from '../../../core/translations/zh-CN/panel';
import type { Words } from '../../../core/translate';
import { message } from './message';
import { todo } from './todo';

/** The panel of the Message Center node. */
export const messageCenter: Words = {
	shared: {
		...panel,
		'Message Center': '统一消息中心',
		'Send messages and todos through the Unified Message Center (统一消息中心)':
			'通过统一消息中心发送消息和待办',
		Message: '消息',
		'Official Account': '公众平台',
		Template: '模板',
		Todo: '待办',

		'Message ID': '消息 ID',
		'msgId in the output of the send': '见发送操作输出中的 msgId',
		'e.g. 3c670bd9-a735-4c95-aebc-650053f5f6b0': '例如 3c670bd9-a735-4c95-aebc-650053f5f6b0',
		'Send WeChat Template': '发送微信模板消息',
		State: '状态',
		Done: '已办',
		'To Do': '待办',

		'WeChat official account that sends (publicId)': '用来发送的微信公众平台（publicId）',
		'e.g. c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75': '例如 c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75',
	},
	resources: {
		message,
		officialAccount: {
			'Get many official accounts': '获取公众平台列表',
			'Get many WeChat official accounts that this app may use': '获取该应用可以使用的微信公众平台',
		},
		template: {
			'Get many templates': '获取模板列表',
			'Get many templates of a WeChat official account': '获取某个微信公众平台的模板',
		},
		todo,
	},
};
