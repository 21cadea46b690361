import { field } from '../shared/forms.mts';
import type { CredentialForms } from '../shared/forms.mts';
import type { MessageCenterCredentials } from './simulator.mts';

/** The credential that fits a simulator. */
export function messageCenterForms(credentials: MessageCenterCredentials): CredentialForms {
	const { baseUrl, appId, appPassword } = credentials;
	return [
		{
			type: 'messageCenterApi',
			label: { en: 'Message Center API', zh: '统一消息中心 API' },
			fields: [
				field('baseUrl', 'Base URL', '接口域名', baseUrl),
				field('appId', 'App ID', '应用 ID', appId),
				field('appPassword', 'App Password', '应用秘钥', appPassword),
			],
		},
	];
}
