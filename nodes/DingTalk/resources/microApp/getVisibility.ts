import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { readOnce } from '../../../core/reads';
import { prepare } from '../../../core/run';
import { agentIdField, agentIdOf, versionOptions } from './apps';
import { visibilityIn, visibilityRequest } from './visibility';

async function checkApp(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return visibilityRequest(this, options, agentIdOf(this));
}

async function shapeVisibility(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: { agentId: agentIdOf(this), ...visibilityIn(this, answer?.json ?? {}) } }];
}

/**
 * Get Visibility: GET /v1.0/microApp/apps/{agentId}/scopes, before that POST
 * /microapp/visible_scopes. Source: reference, 2.8.
 */
export const getVisibility: INodePropertyOptions = {
	name: 'Get Visibility',
	value: 'getVisibility',
	action: 'Get who sees a micro app',
	description: 'Get the users, departments and roles that see an app',
	routing: {
		request: { method: 'GET', url: '/v1.0/microApp/apps' },
		send: { preSend: [prepare([checkApp], readOnce)] },
		output: { postReceive: [shapeVisibility] },
	},
};

export const getVisibilityFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['getVisibility'] } },
	[agentIdField, versionOptions],
);
