import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { ProviderError } from '../../../core/errors';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	failsOnPartialFailure,
	partialError,
	withFailures,
	type PartialFailure,
} from '../../../core/failures';
import { fieldsOf, requiredText, valueFor, withFields } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { onceForItem, prepare } from '../../../core/run';
import { answerTo, askedWith, resultDataOf } from '../../shared/answers';
import { messageIdField } from '../../shared/fields';

const KINDS = { message: '1', template: '2' };
const STATES = { todo: '1', done: '2' };
const SUCCESS = '000000';
const SAME_STATE = '600010';

/**
 * Checks a confirmation and brings its fields into their wire form.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.4.1
 */
export async function checkConfirm(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	return withFields(options, {
		msgId: requiredText('Message ID', given.msgId),
		messageType: valueFor(KINDS, given.messageType, 'Sent With'),
		state: valueFor(STATES, given.state, 'State'),
	});
}

/**
 * The plan of a confirmation. To set the state that a todo has already changes nothing, so the call
 * can be repeated like a read, and being told so is a success, also of a step. What is done stays done:
 * on a later try the answer would be another one, or none.
 *
 * @throws ProviderError also when a step failed, and the user wants the item to fail then
 */
const confirmOnce = onceForItem(async function (options, carryOut) {
	const call = { options, part: '', isRead: true };
	const answer = await answerTo(carryOut, call).catch((error: unknown): IDataObject => {
		const isSame = error instanceof ProviderError && error.details.code === SAME_STATE;
		if (!isSame) throw error;
		return { asked: askedWith(call), alreadyInState: true };
	});
	const { fields, failures, succeeded } = outcomeOf(answer);
	if (failures.length > 0 && failsOnPartialFailure(this)) {
		throw partialError({ ...fields, succeeded }, failures, 'refused', succeeded.length > 0);
	}
	return [answer];
});

/** The steps that the Message Center went through; some can fail although the call succeeded. */
function outcomeOf(answer: IDataObject): {
	fields: IDataObject;
	failures: PartialFailure[];
	succeeded: string[];
} {
	const { total, flowId, msglist } = resultDataOf(answer);
	const { msgId, state } = answer.asked as IDataObject;
	const steps = rowsOf(msglist);
	const isDone = ({ rspCode }: IDataObject) => rspCode === SUCCESS || rspCode === SAME_STATE;
	const failures = steps
		.filter((step) => !isDone(step))
		.map(
			({ stepId, rspCode, rspMsg }): PartialFailure => ({
				kind: 'step',
				id: String(stepId ?? ''),
				reason: String(rspMsg ?? ''),
				code: String(rspCode ?? ''),
			}),
		);
	const fields: IDataObject = {
		msgId,
		state: state === STATES.done ? 'done' : 'todo',
		alreadyInState: answer.alreadyInState === true,
		total,
		flowId,
	};
	const succeeded = steps.filter(isDone).map(({ stepId }) => String(stepId ?? ''));
	return { fields, failures, succeeded };
}

async function shapeConfirm(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { fields, failures, succeeded } = outcomeOf(answer?.json ?? {});
	return [withFailures(this, fields, failures, succeeded)];
}

/** Confirm: POST /message/checkMessageStatusApi. Source: interface document, 5.4.1. */
export const confirm: INodePropertyOptions = {
	name: 'Confirm',
	value: 'confirm',
	action: 'Confirm a todo',
	description: 'Mark a todo as done, or as to do again',
	routing: {
		request: { method: 'POST', url: '/message/checkMessageStatusApi' },
		send: { preSend: [prepare([checkConfirm, checkFailOnPartialFailure], confirmOnce)] },
		output: { postReceive: [shapeConfirm] },
	},
};

export const confirmFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['todo'], operation: ['confirm'] } },
	[
		messageIdField('ID that the send gave (msgId)'),
		{
			displayName: 'Sent With',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'Send', value: 'message' },
				{ name: 'Send WeChat Template', value: 'template' },
			],
			default: 'message',
			description: 'Which operation sent the todo (messageType)',
			routing: { send: { type: 'body', property: 'messageType' } },
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Done', value: 'done' },
				{ name: 'To Do', value: 'todo' },
			],
			default: 'done',
			description: 'What the todo becomes (state)',
			routing: { send: { type: 'body', property: 'state' } },
		},
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
