import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authorizeRequest, ensureToken } from '../nodes/core/credential';
import { ignoreSslIssues, sessionToken } from '../nodes/core/credentialFields';
import { rejectedCodes } from '../nodes/core/errors';
import { localizeCredential } from '../nodes/core/translate';
import { youDu } from '../nodes/providers/youDu';
import { youDuErrors } from '../nodes/providers/youDu.errors';
import { words } from './words';

export class YouDuApi implements ICredentialType {
	name = 'youDuApi';

	displayName = 'YouDu API';

	documentationUrl =
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/youdu.md#the-credential';

	icon: Icon = { light: 'file:../icons/youDu.svg', dark: 'file:../icons/youDu.dark.svg' };

	// authenticate sends it to the server that it names, and nowhere else.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. http://im.example.com:7080',
			description:
				'Address of the YouDu server, with scheme, port and, behind a reverse proxy, its path prefix',
		},
		{
			displayName: 'Buin',
			name: 'buin',
			type: 'number',
			typeOptions: { numberPrecision: 0 },
			default: '',
			required: true,
			placeholder: 'e.g. 14000001',
			hint: 'In the YouDu administration: 我的企业 → 企业信息 → 公司总机号',
			description:
				'The company number, shown in the YouDu administration under 我的企业 → 企业信息 → 公司总机号 (buin)',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. yd0123456789ABCDEF0123456789ABCDEF',
			hint: 'In the YouDu administration: 企业应用 → your app → appId',
			description: "ID of the app, shown on the app's page under 企业应用 (appId)",
		},
		{
			displayName: 'Encoding AES Key',
			name: 'encodingAesKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'On the same page: EncodingAESKey, 44 characters',
			description:
				"Key of the app, 44 characters, shown on the app's page under 企业应用 (EncodingAESKey)",
		},
		ignoreSslIssues,
		sessionToken,
	];

	preAuthentication = ensureToken(youDu);

	authenticate = authorizeRequest(youDu);

	test: ICredentialTestRequest = {
		request: { method: 'POST', url: '/cgi/gettoken' },
		rules: rejectedCodes(youDuErrors, 'errcode', youDu, Number),
	};

	constructor() {
		localizeCredential(this, words?.youDuApi);
	}
}
