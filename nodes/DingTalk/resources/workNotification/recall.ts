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
import { checkTask, RECALL_PATH, taskField, taskOf } from './tasks';

/** Only here DingTalk calls the task msg_task_id. */
async function nameTask(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { msg_task_id: fieldsOf(options).task_id });
}

async function shapeRecall(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { ...taskOf(this), recalled: true } }];
}

/** Recall: POST …/recall; it was never replaced. Source: reference, 2.4.4. */
export const recall: INodePropertyOptions = {
	name: 'Recall',
	value: 'recall',
	action: 'Recall a work notification',
	description: 'Take a work notification back within 24 hours',
	routing: {
		request: { method: 'POST', url: RECALL_PATH },
		send: { preSend: [prepare([checkTask, nameTask])] },
		output: { postReceive: [shapeRecall] },
	},
};

export const recallFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['workNotification'], operation: ['recall'] } },
	[taskField],
);
