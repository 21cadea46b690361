import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { userLocator } from '../../shared/locators';
import { apiVersion, orClassic } from '../../shared/versions';
import { checkUserId, chosenUser } from './chosen';

async function shapeDeleted(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { deleted: true, userid: chosenUser(this) } }];
}

/** Delete: POST /topapi/v2/user/delete, before that GET /user/delete. Source: reference, 2.2.7. */
export const remove: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a user',
	description: 'Take a user out of the organization',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/delete' },
		send: {
			preSend: [
				prepare([
					checkUserId,
					orClassic({ method: 'GET', url: '/user/delete', fields: (given) => given }),
				]),
			],
		},
		output: { postReceive: [shapeDeleted] },
	},
};

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['delete'] } },
	[
		userLocator,
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
