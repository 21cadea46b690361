import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare, type CarryOut } from '../../../core/run';
import { agentIdField, agentIdOf, versionOptions } from './apps';
import { mustTellVisibility, visibilityIn, visibilityRequest } from './visibility';

async function checkApp(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return visibilityRequest(this, options, agentIdOf(this));
}

/** The plan: one read. */
async function readVisibility(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const judge = mustTellVisibility(this);
	return [await carryOut({ options, part: '', isRead: true, judge })];
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
		send: { preSend: [prepare([checkApp], readVisibility)] },
		output: { postReceive: [shapeVisibility] },
	},
};

export const getVisibilityFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['getVisibility'] } },
	[agentIdField, versionOptions],
);
