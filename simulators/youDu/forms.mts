import { field } from '../shared/forms.mts';
import type { CredentialForms } from '../shared/forms.mts';
import type { YouDuCredentials } from './simulator.mts';

/** The credential that fits a simulator. */
export function youDuForms(credentials: YouDuCredentials): CredentialForms {
	const { serverUrl, buin, appId, encodingAesKey } = credentials;
	return [
		{
			type: 'youDuApi',
			label: { en: 'YouDu API', zh: '有度 API' },
			fields: [
				field('serverUrl', 'Server URL', '服务器地址', serverUrl),
				field('buin', 'Buin', '公司总机号', buin),
				field('appId', 'App ID', '应用 ID', appId),
				field('encodingAesKey', 'Encoding AES Key', 'EncodingAESKey', encodingAesKey),
			],
		},
	];
}
