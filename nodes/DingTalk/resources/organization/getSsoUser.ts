import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { requiredText } from '../../../core/fields';
import { onceForItem, prepare, type CarryOut } from '../../../core/run';
import { apiVersion, isClassic, renamed } from '../../shared/versions';
import { ssoTokenCall, ssoTokenIn } from './ssoToken';

const URL = '/v1.0/oauth2/ssoUserInfo';

async function checkCode(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const code = requiredText('Login Code', options.qs?.code);
	return { ...options, body: undefined, qs: { code } };
}

/**
 * The plan: a token of the SSO secret, then the administrator. The second call uses the code up, so
 * that it counts as one which changes something.
 */
async function readUser(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const answer = await carryOut(ssoTokenCall(this, options));
	const token = String(ssoTokenIn(this, answer).accessToken);
	const request: IHttpRequestOptions = isClassic(this)
		? { ...options, url: '/sso/getuserinfo', qs: { ...options.qs, access_token: token } }
		: { ...options, headers: { ...options.headers, 'x-acs-dingtalk-access-token': token } };
	return [await carryOut({ options: request, part: '' })];
}

/** The classic call gives the same in two objects. */
async function shapeUser(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { json = {} } = answer ?? {};
	if (!isClassic(this)) return [{ json }];
	const part = (name: string) => (json[name] ?? {}) as IDataObject;
	return [
		{
			json: {
				...renamed(part('corp_info'), { corpid: 'corpId', corp_name: 'corpName' }),
				...renamed(part('user_info'), {
					userid: 'userId',
					name: 'userName',
					email: 'email',
					avatar: 'avatar',
				}),
				isAdmin: json.is_sys,
			},
		},
	];
}

/**
 * Get SSO User: GET /v1.0/oauth2/ssoUserInfo, before that GET /sso/getuserinfo. Source: seed 001;
 * reference, 2.10.
 */
export const getSsoUser: INodePropertyOptions = {
	name: 'Get SSO User',
	value: 'getSsoUser',
	action: 'Get the administrator behind an SSO login code',
	description: 'Get who signs in from DingTalk’s administration to your own console',
	routing: {
		request: { method: 'GET', url: URL },
		send: { preSend: [prepare([checkCode], onceForItem(readUser))] },
		output: { postReceive: [shapeUser] },
	},
};

export const getSsoUserFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['getSsoUser'] } },
	[
		{
			displayName: 'Login Code',
			name: 'code',
			type: 'string',
			default: '',
			required: true,
			hint: 'Good for five minutes and once',
			description:
				'Code with which DingTalk calls your console; it is good for five minutes and once (code)',
			routing: { send: { type: 'query', property: 'code' } },
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
