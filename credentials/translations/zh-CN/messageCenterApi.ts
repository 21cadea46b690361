import type { Words } from '../../../nodes/core/translate';
import { session, shared } from './shared';

export const messageCenterApi: Words = {
	shared: {
		...shared,
		...session,
		'Message Center API': '统一消息中心 API',
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/message-center.md#the-credential':
			'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/message-center.zh-CN.md#凭证',

		'Base URL': '接口域名',
		'e.g. https://msg.example.edu.cn': '例如 https://msg.example.edu.cn',
		'Address of the Message Center, with port and path prefix where it has them (接口域名)':
			'统一消息中心的地址；有端口和路径时一并填写（接口域名）',

		'App ID': '应用 ID',
		'e.g. MSG123456': '例如 MSG123456',
		'ID of the app, from the receipt of its API application form (appId)':
			'见 API 接入申请表的申请回执（appId）',

		'App Password': '应用秘钥',
		'Secret of the app, from the same receipt (appPassword)': '见同一份申请回执（appPassword）',
		'On the receipt of the API application form (API 接入申请表): 接口域名':
			'见 API 接入申请表的申请回执',
		'On the same receipt: 应用ID': '在同一份申请回执上',
		'On the same receipt: 应用秘钥': '在同一份申请回执上',
	},
};
