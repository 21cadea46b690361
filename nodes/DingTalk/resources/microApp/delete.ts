import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { isClassic } from '../../shared/versions';
import {
	agentIdField,
	agentIdOf,
	changeOnce,
	operatorField,
	operatorOf,
	versionOptions,
} from './apps';

async function checkDelete(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const agentId = agentIdOf(this);
	if (isClassic(this)) {
		return { ...options, method: 'POST', url: '/microapp/delete', body: { agentId } };
	}
	const url = `/v1.0/microApp/apps/${agentId}`;
	return { ...options, url, qs: operatorOf(this), body: undefined };
}

async function shapeDeleted(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { deleted: true, agentId: agentIdOf(this) } }];
}

/**
 * Delete: DELETE /v1.0/microApp/apps/{agentId}, before that POST /microapp/delete. Source: reference,
 * 2.8.
 */
export const remove: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a micro app',
	description: 'Delete an app of the organization',
	routing: {
		request: { method: 'DELETE', url: '/v1.0/microApp/apps' },
		send: { preSend: [prepare([checkDelete], changeOnce)] },
		output: { postReceive: [shapeDeleted] },
	},
};

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['delete'] } },
	[agentIdField, operatorField, versionOptions],
);
