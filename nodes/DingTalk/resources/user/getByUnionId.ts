import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf, requiredText, withFields, wordFor } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { answerOf, apiVersion, orClassic } from '../../shared/versions';
import { say } from '../../words';

const CONTACT_TYPES = { 0: 'employee', 1: 'external' };

async function checkUnionId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const unionid = requiredText('Union ID', fieldsOf(options).unionid);
	if (/[\s,，]/.test(unionid))
		throw inputError('Union ID', say`must be the union ID of one person`);
	return withFields(options, { unionid });
}

async function shapeId(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { userid, contact_type } = answerOf(this, answer?.json, {
		userid: 'userid',
		contactType: 'contact_type',
	});
	return [{ json: { userid, contact_type: wordFor(CONTACT_TYPES, contact_type) } }];
}

/**
 * Get by Union ID: POST /topapi/user/getbyunionid, before that GET /user/getUseridByUnionid. Source:
 * reference, 2.2.5.
 */
export const getByUnionId: INodePropertyOptions = {
	name: 'Get by Union ID',
	value: 'getByUnionId',
	action: 'Get a user by union ID',
	description: 'Get the user ID of a person whose union ID is known',
	routing: {
		request: { method: 'POST', url: '/topapi/user/getbyunionid' },
		send: {
			preSend: [
				prepare(
					[
						checkUnionId,
						orClassic({
							method: 'GET',
							url: '/user/getUseridByUnionid',
							fields: (given) => given,
						}),
					],
					readFor('result', 'userid'),
				),
			],
		},
		output: { postReceive: [shapeId] },
	},
};

export const getByUnionIdFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['getByUnionId'] } },
	[
		{
			displayName: 'Union ID',
			name: 'unionId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. lJkiSoiPiSxyz',
			hint: 'unionid in the output of Get',
			description: 'What the person is called in all apps of one developer (unionid)',
			routing: { send: { type: 'body', property: 'unionid' } },
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
