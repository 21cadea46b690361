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
import { answerOf, apiVersion, orClassic } from '../../shared/versions';
import { mobileNumber } from './checks';

async function checkMobile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { mobile: mobileNumber('Mobile', fieldsOf(options).mobile) });
}

async function shapeId(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: answerOf(this, answer?.json, { userid: 'userid' }) }];
}

/**
 * Get by Mobile: POST /topapi/v2/user/getbymobile, before that GET /user/get_by_mobile. Source:
 * reference, 2.2.6.
 */
export const getByMobile: INodePropertyOptions = {
	name: 'Get by Mobile',
	value: 'getByMobile',
	action: 'Get a user by mobile number',
	description: 'Get the ID of the user who has a mobile number; not of one who has left',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/getbymobile' },
		send: {
			preSend: [
				prepare(
					[
						checkMobile,
						orClassic({ method: 'GET', url: '/user/get_by_mobile', fields: (given) => given }),
					],
					readFor('result', 'userid'),
				),
			],
		},
		output: { postReceive: [shapeId] },
	},
};

export const getByMobileFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['getByMobile'] } },
	[
		{
			displayName: 'Mobile',
			name: 'mobile',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 13800000001',
			description: 'Mobile number; of other countries in the form +65-81234567 (mobile)',
			routing: { send: { type: 'body', property: 'mobile' } },
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
