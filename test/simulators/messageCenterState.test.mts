import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { NewReply } from '../../simulators/messageCenter/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { AS_TODO, PATHS, bad, inSeconds, startMessageCenter } from './messageCenterClient.mts';
import type { MessageCenterClient } from './messageCenterClient.mts';

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

startForEachTest(
	async () => await startMessageCenter({ userCallsOpen: true }),
	(running) => ({ simulator, client } = running),
);

/** Sends a message; gives its msgId. */
async function sent(changes: Record<string, unknown> = {}): Promise<string> {
	const { resultData } = await client.send(changes);
	return (resultData as { msgId: string }).msgId;
}

/** The states that so many calls of getProgress answer. */
async function states(msgId: string, calls: number): Promise<unknown[]> {
	const seen: unknown[] = [];
	for (let n = 0; n < calls; n += 1) {
		seen.push(((await client.progress(msgId)).resultData as { state: string }).state);
	}
	return seen;
}

describe('progress', () => {
	it.each([
		[0, ['1', '1']],
		[1, ['2', '1', '1']],
		[2, ['0', '2', '1', '1']],
		[4, ['0', '2', '2', '2', '1']],
		[null, ['0', '2', '2', '2', '2']],
	])('takes %s polls', async (pollsUntilSent, expected) => {
		simulator.reconfigure({ pollsUntilSent });
		expect(await states(await sent(), expected.length)).toEqual(expected);
	});

	it('has neither successes nor failures before the end', async () => {
		simulator.reconfigure({ pollsUntilSent: 1, failUsers: { 12346: '邮箱为空', 9: '不在其中' } });
		const msgId = await sent();
		expect((await client.progress(msgId)).resultData).toEqual({
			total: 2,
			state: '2',
			successCount: 0,
			failCount: 0,
			failUserList: [],
		});
		expect((await client.progress(msgId)).resultData).toEqual({
			total: 2,
			state: '1',
			successCount: 1,
			failCount: 1,
			failUserList: [{ user: '12346', cause: '邮箱为空' }],
		});
	});

	it('ends by control', async () => {
		simulator.reconfigure({ pollsUntilSent: null });
		const msgId = await sent();
		expect(await states(msgId, 3)).toEqual(['0', '2', '2']);
		simulator.finishSending({ msgId });
		simulator.finishSending({ msgId });
		expect(await states(msgId, 1)).toEqual(['1']);
		expect(() => simulator.finishSending({ msgId: 'x' })).toThrow('there is no message x');
	});

	it('leaves those out who are not subscribed', async () => {
		simulator.reconfigure({ unsubscribed: ['12345'] });
		expect((await client.progress(await sent())).resultData).toMatchObject({
			total: 1,
			successCount: 1,
		});
	});

	it('template messages and cards need none', async () => {
		simulator.reconfigure({ pollsUntilSent: null });
		await client.sendTemplate();
		await client.sendCard();
		await client.sendSms();
		expect(simulator.messages.map(({ state }) => state)).toEqual(['sent', 'sent', 'notSent']);
	});
});

describe('a scheduled message', () => {
	it('goes out when its time has come', async () => {
		const sendTime = inSeconds(3600);
		const msgId = await sent({ ...AS_TODO, sendStatus: '2', sendTime });
		expect(simulator.messages[0]?.state).toBe('scheduled');
		expect(await states(msgId, 3)).toEqual(['0', '0', '0']);
		expect((await client.list()).resultData).toEqual({ total: 0, msglist: [] });
		expect((await client.confirm({ msgId })).rspCode).toBe('500008');
		simulator.advanceClock(3500);
		expect(simulator.messages[0]).not.toHaveProperty('sentAt');

		const isSent = simulator.waitFor(({ messages }) => messages[0]?.state === 'sent');
		simulator.advanceClock(100);
		await isSent;
		expect(simulator.messages[0]?.sentAt).toBe(Date.parse(`${sendTime.replace(' ', 'T')}+08:00`));
		expect(simulator.messages[0]?.dueAt).toBe(simulator.messages[0]?.sentAt);
		expect(await states(msgId, 1)).toEqual(['1']);
		expect((await client.confirm({ msgId })).rspCode).toBe('000000');
	});

	it('then needs its polls like any other', async () => {
		simulator.reconfigure({ pollsUntilSent: 1 });
		const msgId = await sent({ sendStatus: '2', sendTime: inSeconds(700) });
		expect(await states(msgId, 2)).toEqual(['0', '0']);
		simulator.advanceClock(700);
		expect(await states(msgId, 2)).toEqual(['2', '1']);
	});

	it('counts ten minutes on the simulator clock', async () => {
		simulator.advanceClock(-86_400);
		await client.signIn();
		expect((await client.send({ sendStatus: '2', sendTime: inSeconds(-80_000) })).rspCode).toBe(
			'000000',
		);
		expect((await client.send({ sendStatus: '2', sendTime: inSeconds(-86_000) })).rspCode).toBe(
			'500001',
		);
	});

	it('can be sent by control before its time', async () => {
		const msgId = await sent({ sendStatus: '2', sendTime: inSeconds(3600) });
		simulator.finishSending({ msgId });
		expect(await states(msgId, 1)).toEqual(['1']);
	});
});

describe('todos', () => {
	it('are confirmed and opened again', async () => {
		const msgId = await sent(AS_TODO);
		const state = () => simulator.todos.map((todo) => todo.state);
		expect(simulator.todos).toEqual([
			{ msgId, kind: 'message', title: '放假通知', state: 'todo', users: ['12345', '12346'] },
		]);
		await client.confirm({ msgId, messageType: '1', state: '2' });
		expect(state()).toEqual(['done']);
		expect((await client.confirm({ msgId, messageType: '', state: '2' })).rspCode).toBe('000000');
		await client.confirm({ msgId, state: '1' });
		expect(state()).toEqual(['todo']);
		await client.confirm({ msgId });
		expect(state()).toEqual(['done']);
	});

	it('can be template messages', async () => {
		const { resultData } = await client.sendTemplate({ messageType: '2' });
		const { messageId: msgId } = resultData as { messageId: string };
		const state = () => simulator.todos.map((todo) => [todo.kind, todo.state]);
		expect(state()).toEqual([['template', 'todo']]);
		const todo = { msgId, messageType: '2' };
		expect((await client.confirm({ ...todo, state: '1' })).rspCode).toBe('600010');
		expect((await client.confirm({ ...todo, state: '2' })).resultData).toEqual({
			total: 1,
			flowId: 'F0001',
			msglist: [{ stepId: 'S0001', rspCode: '000000', rspMsg: '操作成功' }],
		});
		expect(state()).toEqual([['template', 'done']]);
		expect((await client.confirm({ ...todo, state: '1' })).rspCode).toBe('000000');
		expect(state()).toEqual([['template', 'todo']]);
	});

	it.each([
		[{ messageType: '4' }, 'messageType 只能是 1、2'],
		[{ state: 'done' }, 'state 只能是 1、2'],
		[{ state: '0' }, 'state 只能是 1、2'],
	])('are not confirmed with %j', async (changes, detail) => {
		const msgId = await sent(AS_TODO);
		expect(await client.confirm({ msgId, ...changes })).toEqual(bad(detail));
		expect(simulator.todos[0]?.state).toBe('todo');
	});
});

describe('counts and list', () => {
	/** Two notices, one of them read, and three todos, one of them done. */
	async function fill(): Promise<void> {
		await sent({ msgtitle: '一 通知' });
		simulator.read({ msgId: await sent({ msgtitle: '二 通知' }), user: '12345' });
		await sent({ msgtitle: '三 待办', ...AS_TODO });
		await client.confirm({ msgId: await sent({ msgtitle: '四 待办', ...AS_TODO }) });
		await client.sendTemplate({ userId: '12345', messageType: '2' });
		await client.sendTemplate({ userId: 'other' });
		await client.sendCard({ userList: '12345' });
		await client.sendSms({ receivers: '[{"name":"n","mobile":"12345"}]' });
	}

	/** The titles and the total of a list. */
	async function listed(changes: Record<string, unknown> = {}) {
		const { resultData } = await client.list(changes);
		const { total, msglist } = resultData as { total: number; msglist: Array<{ title: string }> };
		return [total, ...msglist.map(({ title }) => title.slice(0, 4))];
	}

	it('come from the same messages, without cards and SMS', async () => {
		await fill();
		expect((await client.counts()).resultData).toEqual({
			unread: 1,
			read: 1,
			checked: 1,
			todo: 2,
			processing: 0,
			initiated: 0,
			total: 5,
		});
		expect(await listed()).toEqual([5, '待办审批', '四 待办', '三 待办', '二 通知', '一 通知']);
		const { resultData } = await client.list();
		const { msglist } = resultData as { msglist: Array<{ type: string; state: string }> };
		expect(msglist.map(({ type, state }) => type + state)).toEqual(['44', '43', '44', '11', '12']);
	});

	it('counts by type', async () => {
		await fill();
		expect((await client.counts({ type: '1' })).resultData).toMatchObject({
			unread: 1,
			read: 1,
			checked: 0,
			todo: 0,
			total: 2,
		});
		expect((await client.counts({ type: '4' })).resultData).toMatchObject({
			unread: 0,
			read: 0,
			checked: 1,
			todo: 2,
			total: 3,
		});
	});

	it.each([
		['1', [2, '待办审批', '三 待办']],
		['2', [1, '四 待办']],
		['3', [1, '一 通知']],
		['4', [1, '二 通知']],
		['', [5, '待办审批', '四 待办', '三 待办', '二 通知', '一 通知']],
	])('lists by type %j', async (type, expected) => {
		await fill();
		expect(await listed({ type })).toEqual(expected);
	});

	it('pages and searches', async () => {
		await fill();
		expect(await listed({ size: '2' })).toEqual([5, '待办审批', '四 待办']);
		expect(await listed({ size: '2', page: '3' })).toEqual([5, '一 通知']);
		expect(await listed({ size: '2', page: '4' })).toEqual([5]);
		expect(await listed({ search: '通知' })).toEqual([2, '二 通知', '一 通知']);
		expect(await listed({ search: '通知', type: '4' })).toEqual([1, '二 通知']);
		expect(await listed({ search: '国庆' })).toEqual([0]);
	});

	it('hold only what has reached the user', async () => {
		simulator.reconfigure({ failUsers: { 12345: '失败' }, unsubscribed: ['12346'] });
		await sent();
		expect(await listed()).toEqual([0]);
		expect(await listed({ account: '12346' })).toEqual([0]);
		expect((await client.counts()).resultData).toMatchObject({ total: 0 });
		simulator.reconfigure({ failUsers: {}, unsubscribed: [], pollsUntilSent: null });
		const msgId = await sent();
		expect(await listed()).toEqual([0]);
		simulator.finishSending({ msgId });
		expect(await listed()).toEqual([1, '放假通知']);
	});

	it('put a scheduled message at its time', async () => {
		await sent({ msgtitle: '定时', sendStatus: '2', sendTime: inSeconds(700) });
		await sent({ msgtitle: '此前' });
		simulator.advanceClock(800);
		await sent({ msgtitle: '此后' });
		expect(await listed()).toEqual([3, '此后', '定时', '此前']);
	});

	it.each([
		[PATHS.counts, { account: undefined }, '缺少参数 account'],
		[PATHS.counts, { type: '2' }, 'type 只能是 1、4'],
		[PATHS.list, { account: '' }, '缺少参数 account'],
		[PATHS.list, { page: undefined }, '缺少参数 page'],
		[PATHS.list, { size: undefined }, '缺少参数 size'],
		[PATHS.list, { page: '0' }, 'page 必须是 不小于 1 的整数'],
		[PATHS.list, { page: 'x' }, 'page 必须是 不小于 1 的整数'],
		[PATHS.list, { size: '0' }, 'size 必须是 1 到 100 的整数'],
		[PATHS.list, { size: '101' }, 'size 必须是 1 到 100 的整数'],
		[PATHS.list, { type: '5' }, 'type 只能是 1、2、3、4'],
	])('%s refuses %j', async (path, changes, detail) => {
		const answer = path === PATHS.list ? await client.list(changes) : await client.counts(changes);
		expect(answer).toEqual(bad(detail));
	});

	it('notice only what a user can read', async () => {
		const msgId = await sent();
		expect(() => simulator.read({ msgId, user: 'x' })).toThrow(
			`message ${msgId} has not reached x`,
		);
		expect(() => simulator.read({ msgId: 'y', user: 'x' })).toThrow('there is no message y');
		simulator.read({ msgId, user: '12345' });
		simulator.read({ msgId, user: '12345' });
		expect(simulator.messages[0]?.readBy).toEqual(['12345']);
		expect((await client.counts({ account: '12346' })).resultData).toMatchObject({ unread: 1 });
	});
});

describe('replies', () => {
	const many = (count: number): NewReply[] =>
		Array.from({ length: count }, (_, n) => ({ msgId: 'm', user: 'u', content: `回复 ${n}` }));

	/** The contents of a page of replies. */
	async function page(count?: string): Promise<string[]> {
		const { resultData } = await client.fetchReplies({ count });
		return (resultData as Array<{ content: string }>).map(({ content }) => content);
	}

	it('of users who got the message are waiting', async () => {
		const msgId = await sent({ isReply: '1' });
		simulator.advanceClock((Date.UTC(2030, 0, 1, 16, 30, 1) - Date.now()) / 1000);
		const isWaiting = simulator.waitFor((s) => s.replies.length === 1);
		simulator.reply({ msgId, user: '12345', content: '收到' });
		await isWaiting;
		await client.signIn();
		const reply = {
			content: '收到',
			time: expect.stringMatching(/^2030-01-02 00:30:0\d$/),
			msgId,
			user: '12345',
		};
		expect((await client.fetchReplies()).resultData).toEqual([reply]);
		expect((await client.fetchReplies()).resultData).toEqual([]);
	});

	it('are deleted by the call that returns them', async () => {
		simulator.addReplies(many(250));
		const pages = [await page(), await page(), await page(), await page()];
		expect(pages.map(({ length }) => length)).toEqual([100, 100, 50, 0]);
		expect(pages.flat()).toEqual(many(250).map(({ content }) => content));
		expect(simulator.replies).toEqual([]);
		expect(simulator.takenReplies.map(({ content }) => content)).toEqual(pages.flat());
		expect(simulator.stats()).toMatchObject({ repliesWaiting: 0, repliesTaken: 250 });
	});

	it('come in the number asked for, the oldest first', async () => {
		simulator.addReplies(many(103));
		expect(await page('1')).toEqual(['回复 0']);
		expect(await page('2')).toEqual(['回复 1', '回复 2']);
		expect(await page('100')).toHaveLength(100);
		expect(simulator.takenReplies).toHaveLength(103);
	});

	it.each(['0', '101', '-1', '1.5', 'all', ' 5', '5 ', '1e1'])(
		'are not taken with the count %j',
		async (count) => {
			simulator.addReplies(many(3));
			expect(await client.fetchReplies({ count })).toEqual(bad('count 必须是 1 到 100 的整数'));
			expect(simulator.replies).toHaveLength(3);
			expect(simulator.takenReplies).toEqual([]);
		},
	);

	it('an empty count is the default', async () => {
		simulator.addReplies(many(101));
		expect(await page('')).toHaveLength(100);
	});

	it('are not deleted by a stale token', async () => {
		simulator.addReplies(many(2));
		simulator.revokeTokens();
		expect((await client.fetchReplies()).rspCode).toBe('500003');
		expect(simulator.replies).toHaveLength(2);
	});

	it('lost on their way are deleted all the same', async () => {
		simulator.addReplies(many(3));
		simulator.addFault({ path: PATHS.replies, kind: 'resetAfter' });
		await expect(client.fetchReplies({ count: '2' })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(simulator.takenReplies.map(({ content }) => content)).toEqual(['回复 0', '回复 1']);
		expect(simulator.stats()).toMatchObject({ repliesWaiting: 1, repliesTaken: 2 });
		expect(await page()).toEqual(['回复 2']);
	});

	it('that a fault refuses stay', async () => {
		simulator.addReplies(many(3));
		simulator.addFault({ path: PATHS.replies, kind: 'resetBefore' });
		await expect(client.fetchReplies()).rejects.toMatchObject({ code: 'ECONNRESET' });
		simulator.addFault({ path: PATHS.replies, kind: 'errcode', errcode: '999999' });
		expect((await client.fetchReplies()).rspCode).toBe('999999');
		expect(await page()).toHaveLength(3);
	});

	it('need a message that allows them and has reached the user', async () => {
		const closed = await sent();
		const content = 'x';
		expect(() => simulator.reply({ msgId: closed, user: '12345', content })).toThrow(
			`message ${closed} does not allow replies`,
		);
		simulator.reconfigure({ pollsUntilSent: null });
		const msgId = await sent({ isReply: '1' });
		const notReached = `message ${msgId} has not reached 12345`;
		expect(() => simulator.reply({ msgId, user: '12345', content })).toThrow(notReached);
		simulator.finishSending({ msgId });
		simulator.reply({ msgId, user: '12345', content });
		expect(() => simulator.reply({ msgId, user: 'u', content })).toThrow('has not reached u');
		expect(() => simulator.reply({ msgId: 'm', user: 'u', content })).toThrow(
			'there is no message m',
		);
		expect(simulator.replies).toHaveLength(1);
	});

	it.each([
		[{ msgId: 'm', user: 'u' }, 'content is missing'],
		[{ msgId: 'm'.repeat(37), user: 'u', content: '' }, 'msgId must be a string of 1 to 36'],
		[{ msgId: 'm', user: '', content: '' }, 'user must be a non-empty string'],
		[{ msgId: 'm', user: 'u', content: '', time: 'now' }, 'time must be a time like'],
		[{ msgId: 'm', user: 'u', content: '', id: 1 }, 'unknown field "id"'],
	])('%j cannot be added', (reply, sentence) => {
		expect(() => simulator.addReplies([...many(1), reply as NewReply])).toThrow(
			`replies[1]: ${sentence}`,
		);
		expect(() => simulator.reply(reply as NewReply)).toThrow(`reply: ${sentence}`);
		expect(simulator.replies).toEqual([]);
	});
});
