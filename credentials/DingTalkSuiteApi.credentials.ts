import type {
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authorizeOrTry, lendHelpers } from '../nodes/core/credential';
import { ignoreSslIssues, trial } from '../nodes/core/credentialFields';
import { rejectedCodes, without } from '../nodes/core/errors';
import { localizeCredential } from '../nodes/core/translate';
import { classicHost, longestWait } from '../nodes/DingTalk/shared/credentialFields';
import { dingTalk } from '../nodes/providers/dingTalk';
import { dingTalkSuiteErrors } from '../nodes/providers/dingTalk.errors';
import { dingTalkSuite } from '../nodes/providers/dingTalkSuite';
import { words } from './words';

/** Asks about no organization: that is refused once the signature is known to be right. */
const NO_ORGANIZATION: IHttpRequestOptions = {
	method: 'POST',
	url: '/service/get_auth_info',
	body: {},
};
const faults = without(dingTalkSuiteErrors, ['40035', '400002', '40079', '41030']);

export class DingTalkSuiteApi implements ICredentialType {
	name = 'dingTalkSuiteApi';

	displayName = 'DingTalk Suite API';

	documentationUrl =
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-a-suite';

	icon: Icon = {
		light: 'file:../icons/dingTalk.svg',
		dark: 'file:../icons/dingTalk.dark.svg',
	};

	// authenticate sends it to the host that it names, and nowhere else.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Suite Key',
			name: 'suiteKey',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. suiteabc123',
			hint: 'In the developer console (开发者后台): 第三方企业应用 → your app → 凭证与基础信息',
			description: 'Key of the suite of an independent software vendor (suiteKey)',
		},
		{
			displayName: 'Suite Secret',
			name: 'suiteSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'On the same page',
			description: 'Secret of the suite (suiteSecret)',
		},
		{
			displayName: 'Suite Ticket',
			name: 'suiteTicket',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Pushed by DingTalk to your callback address; each new one replaces the last',
			description:
				'Newest ticket that DingTalk has pushed; for a custom app any text will do (suiteTicket)',
		},
		classicHost,
		longestWait,
		ignoreSslIssues,
		trial,
	];

	preAuthentication = lendHelpers;

	authenticate = authorizeOrTry(dingTalkSuite, { request: NO_ORGANIZATION, faults });

	test: ICredentialTestRequest = {
		request: NO_ORGANIZATION,
		rules: rejectedCodes(
			faults,
			'errcode',
			{ name: dingTalk.name, address: dingTalkSuite.address },
			Number,
		),
	};

	constructor() {
		localizeCredential(this, words?.dingTalkSuiteApi);
	}
}
