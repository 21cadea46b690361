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

async function shapeUsedSize(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: { used_size: Number(answer?.json.used_size) } }];
}

/** Get Used Size: GET /cspace/used_info; no call of today gives the same. Source: reference, 2.9. */
export const getUsedSize: INodePropertyOptions = {
	name: 'Get Used Size',
	value: 'getUsedSize',
	action: 'Get how much of a drive space is used',
	description: 'Get how many bytes the files in a space of the app have',
	routing: {
		request: { method: 'GET', url: '/cspace/used_info' },
		send: { preSend: [prepare([checkSpace], readFor('used_size'))] },
		output: { postReceive: [shapeUsedSize] },
	},
};

export const getUsedSizeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['getUsedSize'] } },
	[domainField],
);
