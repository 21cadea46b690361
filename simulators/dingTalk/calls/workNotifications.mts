import { topapi } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { HeldMessage } from '../ledger.mts';
import { readMessage } from '../messageTypes.mts';
import type { MessageCodes } from '../messageTypes.mts';
import type { Parameters } from '../parameters.mts';

const FOLDER = '/topapi/message/corpconversation';
const MAX_USERS = 100;
const MAX_DEPARTMENTS = 20;
const MAX_TO_ALL_A_DAY = 3;
const STATUS_BAR_USERS = 5;
const DAY_MS = 24 * 3_600_000;
const RESULT_RECEIVERS = 100;

const CODES: MessageCodes = { type: 40008, structure: 34014, tooLong: 45002, emptyPart: {} };

/**
 * 2.4.1 Send. Success means accepted: who gets it is known from the result only. An own agent_id
 * is demanded, at least one kind of receiver, and at most 100 userids and 20 departments (8).
 */
const send = topapi({
	path: `${FOLDER}/asyncsend_v2`,
	parameters: ['agent_id', 'userid_list', 'dept_id_list', 'to_all_user', 'msg'],
	codes: { missing: 40035, bad: 40035 },
	run(app, { parameters }) {
		const { organisation, ledger, settings } = app;
		checkAgent(app, parameters);
		const users = parameters.optionalJoined('userid_list', ',', { max: MAX_USERS, tooLong: 41029 });
		const departments = parameters.optionalJoinedNumbers('dept_id_list', ',', {
			max: MAX_DEPARTMENTS,
			tooLong: 41029,
		});
		const toAll = parameters.optionalFlag('to_all_user') ?? false;
		if (!users?.length && !departments?.length && !toAll) {
			throw new Refusal(40035, '缺少参数 userid_list、dept_id_list 或 to_all_user');
		}
		const message = readMessage(parameters, CODES);
		if (message.hasStatusBar) {
			const few = (users?.length ?? 0) <= STATUS_BAR_USERS && !departments?.length && !toAll;
			if (!few) throw new Refusal(34014, `status_bar 只能发给不超过 ${STATUS_BAR_USERS} 个员工`);
		}
		if (toAll && !settings.toAllAllowed) throw new Refusal(41028);
		if (toAll && ledger.toAllToday() >= MAX_TO_ALL_A_DAY) throw new Refusal(41045);
		const content = JSON.stringify(message.raw);
		if (settings.bannedWords.some((word) => content.includes(word))) throw new Refusal(41049);
		const known = (departments ?? []).filter((id) => organisation.hasDepartment(id));
		const addressed = [
			...(users ?? []).filter((userid) => organisation.hasUser(userid)),
			...known.flatMap((id) => organisation.membersBelow(id)).map(({ userid }) => userid),
			...(toAll ? organisation.users.map(({ userid }) => userid) : []),
		];
		const { id } = ledger.hold({
			kind: 'workNotification',
			id: String(app.nextTaskId()),
			type: message.type,
			text: message.text,
			message: message.raw,
			users: users ?? [],
			departments: departments ?? [],
			toAll,
			invalidUsers: (users ?? []).filter((userid) => !organisation.hasUser(userid)),
			invalidDepartments: (departments ?? []).filter((each) => !organisation.hasDepartment(each)),
			receivers: [...new Set(addressed)],
		});
		return { task_id: Number(id) };
	},
});

/** 2.4.2 Progress of a task. */
const progress = topapi({
	path: `${FOLDER}/getsendprogress`,
	parameters: ['agent_id', 'task_id'],
	codes: { missing: 40035, bad: 40035 },
	run(app, { parameters }) {
		const task = recentTask(app, parameters, 'task_id', 40035);
		app.ledger.poll(task);
		const { state } = task;
		if (state === 'waiting') return { progress: { progress_in_percent: 0, status: 0 } };
		if (state === 'sending') return { progress: { progress_in_percent: 50, status: 1 } };
		return { progress: { progress_in_percent: 100, status: 2 } };
	},
});

/** 2.4.3 Result of a task, for 24 hours and up to 100 receivers; empty lists before it is done. */
const result = topapi({
	path: `${FOLDER}/getsendresult`,
	parameters: ['agent_id', 'task_id'],
	codes: { missing: 40035, bad: 40035 },
	run(app, { parameters }) {
		const task = recentTask(app, parameters, 'task_id', 40035);
		const { receivers, dropped, failed, readBy } = task;
		if (receivers.length + dropped.length + failed.length > RESULT_RECEIVERS) {
			throw new Refusal(41052);
		}
		const done = task.state === 'sent' || task.state === 'recalled';
		const known = <Item,>(items: readonly Item[] = []): readonly Item[] => (done ? items : []);
		return {
			send_result: {
				invalid_user_id_list: known(task.invalidUsers),
				forbidden_user_id_list: known(dropped.map(({ userid }) => userid)),
				failed_user_id_list: known(failed),
				read_user_id_list: known(readBy),
				unread_user_id_list: known(receivers.filter((userid) => !readBy.includes(userid))),
				invalid_dept_id_list: known(task.invalidDepartments),
				forbidden_list: known(dropped.map(({ code, userid }) => ({ code, count: 1, userid }))),
			},
		};
	},
});

/** 2.4.4 Recall within 24 hours; note the name msg_task_id. */
const recall = topapi({
	path: `${FOLDER}/recall`,
	parameters: ['agent_id', 'msg_task_id'],
	run(app, { parameters }) {
		recentTask(app, parameters, 'msg_task_id', 400002).state = 'recalled';
		return {};
	},
});

/** Throws a Refusal: 40056 for another agent_id. */
function checkAgent({ identity }: App, parameters: Parameters): void {
	if (parameters.number('agent_id') !== identity.agentId) throw new Refusal(40056);
}

/** The task; throws a Refusal with `code` when it is unknown or older than a day. */
function recentTask(app: App, parameters: Parameters, name: string, code: number): HeldMessage {
	checkAgent(app, parameters);
	const task = app.ledger.find('workNotification', String(parameters.number(name)));
	if (task === undefined || app.clock.now() - task.time > DAY_MS) {
		throw parameters.refusal(name, '不存在或已过期', code);
	}
	return task;
}

export const workNotificationCalls: Call[] = [send, progress, result, recall];
