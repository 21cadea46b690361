import { ok } from '../app.mts';
import type { App, Call, HeldMessage, TodoState } from '../app.mts';
import { hasReached } from '../ledger.mts';
import { RSP_CODES, Refusal } from '../rspCodes.mts';

const KINDS = { 1: 'message', 2: 'template' } as const;
const STATES = { 1: 'todo', 2: 'done' } as const;

/**
 * 5.4.1 Confirm a todo. Each receiver is a step of its flow; the step of a receiver whom the
 * message has not reached has no message and fails with the example's 500013, inside a success.
 * Without a state the todo becomes done: that is what the call is for (not documented).
 */
export const confirmTodo: Call = {
	path: '/message/checkMessageStatusApi',
	carrier: 'form',
	parameters: ['token', 'msgId', 'messageType', 'state'],
	run(app, parameters) {
		const kind = parameters.optionalWord('messageType', KINDS) ?? 'message';
		const state = parameters.optionalWord('state', STATES) ?? 'done';
		const message = findTodo(app, kind, parameters.optional('msgId'), state);
		message.todoState = state;
		return ok({
			total: message.receivers.length,
			flowId: `F${numbered(message.order)}`,
			msglist: message.receivers.map(({ user }, index) => ({
				stepId: `S${numbered(index + 1)}`,
				...(hasReached(message, user) ? STEP_DONE : STEP_WITHOUT_MESSAGE),
			})),
		});
	},
};

/** The example's texts; the code 500013 means something else in table 4-1-2. */
const STEP_DONE = { rspCode: RSP_CODES.OK[0], rspMsg: '操作成功' };
const STEP_WITHOUT_MESSAGE = {
	rspCode: RSP_CODES.SENSITIVE_WORD[0],
	rspMsg: '该步骤的消息不存在！',
};

function findTodo(
	{ ledger }: App,
	kind: 'message' | 'template',
	msgId: string | undefined,
	state: TodoState,
): HeldMessage {
	const message = msgId === undefined ? undefined : ledger.find(msgId);
	if (message === undefined) throw new Refusal('BAD_MSG_ID');
	if (message.kind !== kind) throw new Refusal(kind === 'template' ? 'NOT_SENT_HERE' : 'BAD_TODO');
	if (message.todoState === undefined) {
		throw new Refusal(kind === 'template' ? 'TEMPLATE_NOT_TODO' : 'BAD_TODO');
	}
	if (message.state !== 'sent') throw new Refusal('TODO_NOT_PROCESSED');
	if (kind === 'template' && message.todoState === state) {
		throw new Refusal('TEMPLATE_STATE_SAME');
	}
	return message;
}

function numbered(n: number): string {
	return String(n).padStart(4, '0');
}
