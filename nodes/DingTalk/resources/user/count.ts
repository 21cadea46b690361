import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, valueFor, withFields } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { answerOf, apiVersion, orClassic } from '../../shared/versions';

const ONLY_ACTIVE = { active: true, all: false };

async function checkWhom(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { only_active } = fieldsOf(options);
	return withFields(options, { only_active: valueFor(ONLY_ACTIVE, only_active, 'Users') });
}

async function shapeCount(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: answerOf(this, answer?.json, { count: 'count' }) }];
}

/**
 * Count: POST /topapi/user/count, before that GET /user/get_org_user_count. Source: reference, 2.2.1.
 */
export const count: INodePropertyOptions = {
	name: 'Count',
	value: 'count',
	action: 'Count the users',
	description: 'Get how many users the organization has',
	routing: {
		request: { method: 'POST', url: '/topapi/user/count' },
		send: {
			preSend: [
				prepare(
					[
						checkWhom,
						orClassic({
							method: 'GET',
							url: '/user/get_org_user_count',
							fields: ({ only_active }) => ({ onlyActive: only_active === true ? 1 : 0 }),
						}),
					],
					readFor('result', 'count'),
				),
			],
		},
		output: { postReceive: [shapeCount] },
	},
};

export const countFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['count'] } },
	[
		{
			displayName: 'Users',
			name: 'users',
			type: 'options',
			options: [
				{ name: 'Active', value: 'active', description: 'Those who have activated DingTalk' },
				{ name: 'All', value: 'all' },
			],
			default: 'all',
			description: 'Whom to count (only_active)',
			routing: { send: { type: 'body', property: 'only_active' } },
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
