import type { Words } from '../../../nodes/core/translate';
import { session, shared } from './shared';

export const youDuApi: Words = {
	shared: {
		...shared,
		...session,
		'YouDu API': '有度 API',
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/youdu.md#the-credential':
			'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/youdu.zh-CN.md#凭证',

		'Server URL': '服务器地址',
		'e.g. http://im.example.com:7080': '例如 http://im.example.com:7080',
		'Address of the YouDu server, with scheme, port and, behind a reverse proxy, its path prefix':
			'有度服务器的地址，包含协议和端口；经过反向代理时还包含路径前缀',

		Buin: '公司总机号',
		'e.g. 14000001': '例如 14000001',
		'The company number, shown in the YouDu administration under 我的企业 → 企业信息 → 公司总机号 (buin)':
			'在有度管理后台的“我的企业 → 企业信息 → 公司总机号”中查看（buin）',

		'App ID': '应用 ID',
		'e.g. yd0123456789ABCDEF0123456789ABCDEF': '例如 yd0123456789ABCDEF0123456789ABCDEF',
		"ID of the app, shown on the app's page under 企业应用 (appId)":
			'在有度管理后台的“企业应用”中，该应用的页面上查看（appId）',

		'Encoding AES Key': 'EncodingAESKey',
		"Key of the app, 44 characters, shown on the app's page under 企业应用 (EncodingAESKey)":
			'应用的密钥，44 个字符，在“企业应用”中该应用的页面上查看（EncodingAESKey）',
		'In the YouDu administration: 我的企业 → 企业信息 → 公司总机号':
			'有度管理后台：我的企业 → 企业信息 → 公司总机号',
		'In the YouDu administration: 企业应用 → your app → appId':
			'有度管理后台：企业应用 → 您的应用 → appId',
		'On the same page: EncodingAESKey, 44 characters': '在同一页面：EncodingAESKey，44 个字符',
	},
};
