import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, requiredText, withFields, wordFor } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { callFor } from '../../shared/answers';
import { answerOf, apiVersion, orClassic } from '../../shared/versions';

const LEVELS = { 0: 'other', 1: 'mainAdmin', 2: 'subAdmin', 100: 'boss' };

const CLASSIC_NAMES = {
	userid: 'userid',
	name: 'name',
	deviceId: 'device_id',
	is_sys: 'sys',
	sys_level: 'sys_level',
};

async function checkCode(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { code: requiredText('Login Code', fieldsOf(options).code) });
}

async function shapeLogin(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const login = answerOf(this, answer?.json, CLASSIC_NAMES);
	return [{ json: { ...login, sys_level: wordFor(LEVELS, login.sys_level) } }];
}

/**
 * Get by Login Code: POST /topapi/v2/user/getuserinfo, before that GET /user/getuserinfo. It uses the
 * code up, so it is no read that could be made again. Source: reference, 2.10.
 */
export const getByLoginCode: INodePropertyOptions = {
	name: 'Get by Login Code',
	value: 'getByLoginCode',
	action: 'Get a user by login code',
	description: 'Get who has opened a page of the app in DingTalk',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/getuserinfo' },
		send: {
			preSend: [
				prepare(
					[
						checkCode,
						orClassic({ method: 'GET', url: '/user/getuserinfo', fields: (given) => given }),
					],
					callFor('result', 'userid'),
				),
			],
		},
		output: { postReceive: [shapeLogin] },
	},
};

export const getByLoginCodeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['getByLoginCode'] } },
	[
		{
			displayName: 'Login Code',
			name: 'code',
			type: 'string',
			default: '',
			required: true,
			hint: 'Good for five minutes and once',
			description: 'What the page got from DingTalk; good for five minutes and once (code)',
			routing: { send: { type: 'body', property: 'code' } },
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
