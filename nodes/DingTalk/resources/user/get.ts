import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, withFields } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { userId } from '../../shared/ids';
import { language, languageOf } from '../../shared/language';
import { userLocator } from '../../shared/locators';
import { isSimplified, simplified, simplifyField } from '../../shared/simplify';
import { apiVersion, isClassic, orClassic, renamed, resultOf } from '../../shared/versions';
import { SIMPLE, userView } from './views';

async function checkUser(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	isSimplified(this);
	return withFields(options, {
		userid: userId('User', fieldsOf(options).userid),
		language: languageOf(this),
	});
}

async function shapeUser(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const fields = isClassic(this) ? (answer?.json ?? {}) : resultOf(answer?.json);
	return [{ json: simplified(this, userView(this, fields), SIMPLE) }];
}

/** Get: POST /topapi/v2/user/get, before that GET /user/get. Source: reference, 2.2.2. */
export const get: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get a user',
	description: 'Get what the app may see of a user',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/get' },
		send: {
			preSend: [
				prepare(
					[
						checkUser,
						orClassic({
							method: 'GET',
							url: '/user/get',
							fields: (given) => renamed(given, { userid: 'userid', language: 'lang' }),
						}),
					],
					readFor('result', 'userid'),
				),
			],
		},
		output: { postReceive: [shapeUser] },
	},
};

export const getFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['get'] } },
	[
		userLocator,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion, language],
		},
	],
);
