import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { checkSpace, domainField } from './space';

async function shapeSpace(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: { spaceid: answer?.json.spaceid } }];
}

/** Get Space: GET /cspace/get_custom_space; no call of today gives the same. Source: reference, 2.9. */
export const getSpace: INodePropertyOptions = {
	name: 'Get Space',
	value: 'getSpace',
	action: 'Get the drive space of the app',
	description: 'Get the ID of a space that the app has of its own in DingDrive',
	routing: {
		request: { method: 'GET', url: '/cspace/get_custom_space' },
		send: { preSend: [prepare([checkSpace], readFor('spaceid'))] },
		output: { postReceive: [shapeSpace] },
	},
};

export const getSpaceFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['getSpace'] } },
	[domainField],
);
