import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError, type ProviderError } from '../../../core/errors';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	failsOnPartialFailure,
	partialError,
	type PartialFailure,
} from '../../../core/failures';
import { fieldsOf } from '../../../core/fields';
import { isPlainObject } from '../../../core/json';
import { allParts } from '../../../core/parts';
import type { Call } from '../../../core/provider';
import { prepare, type CarryOut } from '../../../core/run';
import { checkWait, waitFields, waitForResult, wantsResult } from '../../../core/waiting';
import { dingTalk, SEND_PATH } from '../../../providers/dingTalk';
import { mustHold } from '../../shared/answers';
import { messageFields, messageOf } from '../../shared/message';
import { STATUS } from '../../shared/message/oa';
import { checkReceivers, receiverFields } from './receivers';
import { PROGRESS_PATH, progressFields, RESULT_PATH, resultOfTask } from './tasks';
import { say } from '../../words';

const STATUS_BAR_RECEIVERS = 5;

/**
 * A step: the message, whose status bar only few users may get.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 4
 */
async function checkMessage(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const msg = messageOf(this);
	const body = fieldsOf(options);
	const hasStatusBar = isPlainObject(msg.oa) && msg.oa.status_bar !== undefined;
	const users = body.userid_list as string[];
	const departments = body.dept_id_list as string[];
	const areFew = departments.length === 0 && !body.to_all_user;
	if (hasStatusBar && !(areFew && users.length <= STATUS_BAR_RECEIVERS)) {
		throw inputError(STATUS, say`can be shown to at most 5 users, and to no department`);
	}
	return { ...options, body: { ...body, msg } };
}

/** The plan: the calls to all receivers, and if the user wants, the result of each. */
async function sendAndWait(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return await allParts(dingTalk.split(options), async (call) => {
		const { task_id } = await carryOut({ ...call, judge: mustHold('call', 'task_id') });
		const { userid_list, dept_id_list } = fieldsOf(call.options);
		const task = { task_id, userid_list, dept_id_list };
		return wantsResult(this)
			? { ...task, ...(await outcomeOf(this, call, task_id, carryOut)) }
			: task;
	});
}

async function outcomeOf(
	context: IExecuteSingleFunctions,
	{ options }: Call,
	task_id: unknown,
	carryOut: CarryOut,
): Promise<IDataObject> {
	const look = { ...options, url: PROGRESS_PATH, body: { task_id } };
	const progress = await waitForResult(
		context,
		carryOut,
		look,
		(answer) => progressFields(answer).state === 'sent',
	);
	if (progressFields(progress).state !== 'sent') return { progress };
	const result = await carryOut({
		options: { ...look, url: RESULT_PATH },
		part: '',
		isRead: true,
		judge: mustHold('read', 'send_result'),
	}).catch((error: ProviderError): IDataObject => ({ resultError: error.message }));
	return { progress, result };
}

/** One item for each task. If one is to fail for a receiver, the error tells of all tasks. */
async function shapeTasks(
	this: IExecuteSingleFunctions,
	answers: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const tasks = answers.map(({ json }) => taskIn(json));
	const failures = tasks.flatMap((task) => task.failures ?? []);
	if (failures.length > 0 && failsOnPartialFailure(this)) {
		const fields = tasks.map((task) => task.fields);
		throw partialError({ tasks: fields }, failures, 'unclear', true);
	}
	return tasks.map(({ fields, failures: own }) => ({
		json: own ? { ...fields, failures: own.map((failure) => ({ ...failure })) } : fields,
	}));
}

/** What is known of a task; its failures only if the node waited for its result. */
function taskIn({ progress, result, ...task }: IDataObject): {
	fields: IDataObject;
	failures?: PartialFailure[];
} {
	if (progress === undefined) return { fields: task };
	const { resultError } = { ...(progress as IDataObject), ...(result as IDataObject) };
	const { fields, failures } = resultOfTask(result as IDataObject);
	const state = progressFields(progress as IDataObject);
	if (resultError !== undefined) return { fields: { ...task, ...state, resultError }, failures };
	return { fields: { ...task, ...state, ...(result !== undefined && fields) }, failures };
}

/** Send: POST …/asyncsend_v2; the seeds' call and today's are the same. Source: reference, 2.4.1. */
export const send: INodePropertyOptions = {
	name: 'Send',
	value: 'send',
	action: 'Send a work notification',
	description: 'Send a message of the app to users, departments or everyone (工作通知)',
	routing: {
		request: { method: 'POST', url: SEND_PATH },
		send: {
			preSend: [
				prepare([checkReceivers, checkMessage, checkWait, checkFailOnPartialFailure], sendAndWait),
			],
		},
		output: { postReceive: [shapeTasks] },
	},
};

export const sendFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['workNotification'], operation: ['send'] } },
	[
		...receiverFields,
		...messageFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnPartialFailure, ...waitFields],
		},
	],
);
