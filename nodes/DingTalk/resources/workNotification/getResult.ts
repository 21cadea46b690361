import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	withFailures,
} from '../../../core/failures';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { checkTask, RESULT_PATH, resultOfTask, taskField, taskOf } from './tasks';

async function shapeResult(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { fields, failures } = resultOfTask(answer?.json);
	return [
		withFailures(this, { ...taskOf(this), ...fields }, failures, [
			...fields.read,
			...fields.unread,
		]),
	];
}

/** Get Result: POST …/getsendresult; it was never replaced. Source: reference, 2.4.3. */
export const getResult: INodePropertyOptions = {
	name: 'Get Result',
	value: 'getResult',
	action: 'Get the result of a work notification',
	description:
		'Get who has read a work notification, who has not, and who did not get it; DingTalk keeps this for 24 hours, and for at most 100 receivers',
	routing: {
		request: { method: 'POST', url: RESULT_PATH },
		send: { preSend: [prepare([checkTask, checkFailOnPartialFailure], readFor('send_result'))] },
		output: { postReceive: [shapeResult] },
	},
};

export const getResultFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['workNotification'], operation: ['getResult'] } },
	[
		taskField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnPartialFailure],
		},
	],
);
