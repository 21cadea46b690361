import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, requiredText, withFields, wordFor } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { prepare } from '../../../core/run';
import { dingTalkSuite } from '../../../providers/dingTalkSuite';
import { readFor } from '../../shared/answers';

/** How far DingTalk has checked an organization. Source: docs/reference/dingtalk.md, 6.1. */
const AUTH_LEVELS = { 0: 'none', 1: 'high', 2: 'middle', 3: 'basic' };

async function checkCorp(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, {
		auth_corpid: requiredText('Corp ID', fieldsOf(options).auth_corpid),
	});
}

async function shapeAuthInfo(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const part = (name: string) => (answer?.json[name] ?? {}) as IDataObject;
	const { auth_level, ...corp } = part('auth_corp_info');
	return [
		{
			json: {
				...corp,
				auth_level: wordFor(AUTH_LEVELS, auth_level),
				auth_userid: part('auth_user_info').userId,
				agents: rowsOf(part('auth_info').agent),
				channel_agents: rowsOf(part('channel_auth_info').channelAgent),
				auth_market_info: part('auth_market_info'),
			},
		},
	];
}

/**
 * Get Auth Info: POST /service/get_auth_info, signed by the suite. DingTalk keeps it beside its
 * current GET /v1.0/oauth2/apps/authInfo. Source: seed 003; reference, 6.1.
 */
export const getAuthInfo: INodePropertyOptions = {
	name: 'Get Auth Info',
	value: 'getAuthInfo',
	action: 'Get what an organization has authorized',
	description:
		'Get an organization that has authorized the suite of an independent software vendor (ISV), and its apps',
	routing: {
		request: { method: 'POST', url: '/service/get_auth_info' },
		send: { preSend: [prepare([checkCorp], readFor('auth_corp_info'), dingTalkSuite)] },
		output: { postReceive: [shapeAuthInfo] },
	},
};

export const getAuthInfoFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['getAuthInfo'] } },
	[
		{
			displayName: 'Corp ID',
			name: 'authCorpId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ding5f3c',
			description: 'ID of the organization that has authorized the suite (auth_corpid)',
			routing: { send: { type: 'body', property: 'auth_corpid' } },
		},
	],
);
