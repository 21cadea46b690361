import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { checkTask, PROGRESS_PATH, progressFields, taskField, taskOf } from './tasks';

async function shapeProgress(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: { ...taskOf(this), ...progressFields(answer?.json) } }];
}

/** Get Progress: POST …/getsendprogress; it was never replaced. Source: reference, 2.4.2. */
export const getProgress: INodePropertyOptions = {
	name: 'Get Progress',
	value: 'getProgress',
	action: 'Get the progress of a work notification',
	description: 'Get how far a work notification has been sent',
	routing: {
		request: { method: 'POST', url: PROGRESS_PATH },
		send: { preSend: [prepare([checkTask], readFor('progress'))] },
		output: { postReceive: [shapeProgress] },
	},
};

export const getProgressFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['workNotification'], operation: ['getProgress'] } },
	[taskField],
);
