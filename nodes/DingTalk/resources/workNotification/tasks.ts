import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import type { PartialFailure } from '../../../core/failures';
import { fieldsOf, requiredText, withFields } from '../../../core/fields';
import { isPlainObject, rowsOf } from '../../../core/json';
import type { Sentence } from '../../../core/say';
import { say } from '../../words';

export const PROGRESS_PATH = '/topapi/message/corpconversation/getsendprogress';
export const RESULT_PATH = '/topapi/message/corpconversation/getsendresult';
export const RECALL_PATH = '/topapi/message/corpconversation/recall';

const STATES: Readonly<Record<string, string>> = { 0: 'notStarted', 1: 'sending', 2: 'sent' };

/** Why DingTalk held a message back from a user. Source: docs/reference/dingtalk.md, 2.4.3. */
export const HELD_BACK: Readonly<Record<string, Sentence>> = {
	143103: say`the app sent too many messages in this minute`,
	143104: say`the organization sent too many messages in this minute`,
	143105: say`the user got as many messages of this app today as may be`,
	143205: say`the user got as many messages of this app today as may be`,
	143106: say`the user got the same message today already`,
	143206: say`the user got the same message today already`,
	143203: say`the vendor sent too many messages`,
	143204: say`the vendor sent too many messages`,
	1430000: say`there is nobody to get it`,
	1430002: say`the content is not allowed`,
	1430003: say`DingTalk protects its system`,
	1430004: say`the user is protected from messages to executives`,
};

/** The field for the task of a work notification. */
export const taskField: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 256271667526',
	hint: 'task_id in the output of Send',
	description: 'Number of the task, as Send gave it (task_id)',
	routing: { send: { type: 'body', property: 'task_id' } },
};

/** A step: the task is a number, and the agent ID comes from the credential. */
export async function checkTask(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const text = requiredText('Task ID', fieldsOf(options).task_id);
	if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
		throw inputError('Task ID', say`must be a whole number, but is "${text}"`);
	}
	return withFields(options, { task_id: Number(text) });
}

/** The task that an item is about, as its output names it. */
export function taskOf(context: IExecuteSingleFunctions): IDataObject {
	return { task_id: Number(context.getNodeParameter('taskId')) };
}

/** How far a task is, in words. */
export function progressFields(answer: IDataObject | undefined): IDataObject {
	const { status, progress_in_percent } = (
		isPlainObject(answer?.progress) ? answer.progress : {}
	) as IDataObject;
	return { state: STATES[String(status)] ?? 'unknown', progress_in_percent };
}

function listIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

/** Who got a task's message, and who did not. */
export interface SendResult {
	fields: { read: string[]; unread: string[] };
	failures: PartialFailure[];
}

/**
 * The result of a task.
 *
 * @see docs/reference/dingtalk.md 2.4.3
 */
export function resultOfTask(answer: IDataObject | undefined): SendResult {
	const result = (isPlainObject(answer?.send_result) ? answer.send_result : {}) as IDataObject;
	const because = (kind: string, ids: unknown, reason: Sentence): PartialFailure[] =>
		listIn(ids).map((id) => ({ kind, id, reason: reason.text() }));
	const held = say`DingTalk held it back`;
	const heldBack = rowsOf(result.forbidden_list).map(({ userid, code }) => ({
		kind: 'receiver',
		id: String(userid ?? ''),
		reason: (HELD_BACK[String(code)] ?? held).text(),
		code: String(code ?? ''),
	}));
	const explained = new Set(heldBack.map(({ id }) => id));
	const unexplained = listIn(result.forbidden_user_id_list).filter((id) => !explained.has(id));
	return {
		fields: {
			read: listIn(result.read_user_id_list),
			unread: listIn(result.unread_user_id_list),
		},
		failures: [
			...because('receiver', result.invalid_user_id_list, say`there is no such user`),
			...because('receiver', result.failed_user_id_list, say`it could not be sent`),
			...heldBack,
			...because('receiver', unexplained, held),
			...because('department', result.invalid_dept_id_list, say`there is no such department`),
		],
	};
}
