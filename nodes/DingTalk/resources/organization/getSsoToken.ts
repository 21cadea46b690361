import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare, type CarryOut } from '../../../core/run';
import { apiVersion } from '../../shared/versions';
import { SSO_SIGN_IN, ssoTokenCall, ssoTokenIn } from './ssoToken';

/** The plan: one call. DingTalk's classic answer does not tell how long the token lives. */
async function readToken(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const answer = await carryOut(ssoTokenCall(this, options));
	const { accessToken, expireIn } = ssoTokenIn(this, answer);
	return [{ accessToken, expireIn }];
}

/**
 * Get SSO Token: POST /v1.0/oauth2/ssoAccessToken, before that GET /sso/gettoken. Source: seed 001;
 * reference, 1.2.
 */
export const getSsoToken: INodePropertyOptions = {
	name: 'Get SSO Token',
	value: 'getSsoToken',
	action: 'Get an SSO token',
	description:
		'Get a token for signing administrators in to your own console. It stands in the output, and n8n stores it with the execution.',
	routing: {
		request: { method: 'POST', url: SSO_SIGN_IN },
		send: { preSend: [prepare([], readToken)] },
	},
};

export const getSsoTokenFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['getSsoToken'] } },
	[
		{
			displayName:
				'The token stands in the output, and n8n stores it with the execution. Get SSO User needs none: it fetches its own and keeps it to itself.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion],
		},
	],
);
