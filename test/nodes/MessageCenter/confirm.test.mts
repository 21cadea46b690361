import { CONFIRM, message, NodeRig, template } from './nodeHarness.mts';

const rig = new NodeRig();
const todo = { ...message, sendMsgType: 'todo', waitLink: 'https://oa.example.edu.cn/1' };
const confirm = {
	resource: 'todo',
	operation: 'confirm',
	messageType: 'message',
	state: 'done',
};

async function send(parameters: object): Promise<string> {
	const { error, json } = await rig.run(parameters);
	expect(error).toBeUndefined();
	return String(json[0]?.msgId);
}

describe('Confirm', () => {
	it('marks a todo as done, and as to do again', async () => {
		const msgId = await send(todo);
		const { error, json } = await rig.run({ ...confirm, msgId });
		expect(error).toBeUndefined();
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: CONFIRM,
			contentType: 'application/x-www-form-urlencoded',
			fields: { msgId, messageType: '1', state: '2' },
		});
		expect(rig.simulator.todos[0]).toMatchObject({ state: 'done' });
		expect(json).toEqual([
			{
				msgId,
				state: 'done',
				alreadyInState: false,
				total: 2,
				flowId: 'F0001',
				succeeded: ['S0001', 'S0002'],
				failures: [],
			},
		]);
		const again = await rig.run({ ...confirm, msgId, state: 'todo' });
		expect(rig.sent().fields).toMatchObject({ state: '1' });
		expect(again.json[0]).toMatchObject({ state: 'todo' });
	});

	it('marks a template message, and takes a state that it has already for a success', async () => {
		const msgId = await send(template);
		const parameters = { ...confirm, messageType: 'template', msgId };
		const first = await rig.run(parameters);
		expect(rig.sent().fields).toEqual({ msgId, messageType: '2', state: '2' });
		expect(first.json[0]).toMatchObject({ alreadyInState: false });
		const second = await rig.run(parameters);
		expect(second.error).toBeUndefined();
		expect(second.json[0]).toMatchObject({ msgId, state: 'done', alreadyInState: true });
	});

	it('can be repeated when its answer is missing', async () => {
		const msgId = await send(template);
		rig.simulator.addFault({ kind: 'resetAfter', path: CONFIRM });
		const { error, json } = await rig.run(
			{ ...confirm, messageType: 'template', msgId },
			{ node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } },
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ alreadyInState: true });
		expect(rig.simulator.todos[0]).toMatchObject({ state: 'done' });
	});

	it('lists the steps that failed, and those that did not', async () => {
		rig.simulator.reconfigure({ failUsers: { 20230002: '失败' } });
		const msgId = await send(todo);
		const { json } = await rig.run({ ...confirm, msgId });
		const failures = [
			{ kind: 'step', id: 'S0002', reason: '该步骤的消息不存在！', code: '500013' },
		];
		expect(json[0]).toMatchObject({ succeeded: ['S0001'], failures });
		const options = { failOnPartialFailure: true };
		const { error } = await rig.run({ ...confirm, msgId, options });
		expect(error?.description).toBe(
			'The rest was carried out. Failed: S0002 (该步骤的消息不存在！)',
		);
		expect(error?.context.data).toMatchObject({ msgId, state: 'done', failures });
	});

	it('takes a step that has the state already for one that succeeded', async () => {
		const msglist = [{ stepId: 'S0001', rspCode: '600010', rspMsg: '办理状态相同' }];
		rig.answer(CONFIRM, { resultData: { total: 1, flowId: 'F0001', msglist } });
		const { json } = await rig.run({ ...confirm, msgId: 'm' });
		expect(json).toMatchObject([{ succeeded: ['S0001'], failures: [] }]);
	});

	it('does not confirm again what an earlier try has confirmed', async () => {
		const items = [{ msgId: 'nothing' }, { msgId: await send(todo) }];
		rig.simulator.addFault({ path: CONFIRM, kind: 'status', httpStatus: 500, skip: 2, times: 9 });
		const node = { onError: 'continueRegularOutput', retryOnFail: true, maxTries: 2 } as const;
		const { json } = await rig.run(
			{ ...confirm, msgId: '={{ $json.msgId }}' },
			{ items, node: { ...node, waitBetweenTries: 1 } },
		);
		expect(json).toEqual([
			expect.objectContaining({ error: expect.any(String) }),
			expect.objectContaining({ state: 'done', alreadyInState: false }),
		]);
		expect(rig.callsTo(CONFIRM)).toBe(3);
	});

	it('confirms again where a step failed, if the item is to fail then', async () => {
		const options = { failOnPartialFailure: true };
		const failed = [{ stepId: 'S0001', rspCode: '500013', rspMsg: '失败' }];
		rig.answer(CONFIRM, { resultData: { total: 1, flowId: 'F0001', msglist: failed } });
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { error } = await rig.run({ ...confirm, msgId: await send(todo), options }, { node });
		expect(error).toBeUndefined();
		expect(rig.simulator.todos[0]).toMatchObject({ state: 'done' });
	});

	it.each([
		[{ msgId: ' ' }, 'Message ID is empty'],
		[{ messageType: '2' }, 'Sent With must be one of message, template'],
		[{ state: '2' }, 'State must be one of todo, done'],
		[{ options: { failOnPartialFailure: 'x' } }, 'Fail on Partial Failure must be true or false'],
	])('refuses %j before anything is sent', async (change, text) => {
		const { error } = await rig.run({ ...confirm, msgId: 'm', ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});

	it('says that there is no such todo', async () => {
		const { error } = await rig.run({ ...confirm, msgId: 'nothing' });
		expect(error?.message).toBe(
			'Check the message ID: the Message Center knows no such todo of this app [item 0]',
		);
	});
});
