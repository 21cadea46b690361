import type { IDataObject } from 'n8n-workflow';
import { chosen, DingTalkFixture } from './fixture.mts';
import { EMPTY } from './refusals.mts';

const SEND = '/topapi/message/corpconversation/asyncsend_v2';
const AGENT_ID = 1001;

let dingTalk: DingTalkFixture;

async function start(options: Parameters<typeof DingTalkFixture.start>[0] = {}) {
	dingTalk = await DingTalkFixture.start({ agentId: AGENT_ID, ...options });
}

afterEach(async () => {
	await dingTalk.close();
});

const send = {
	resource: 'workNotification',
	operation: 'send',
	sendTo: 'users',
	userIds: 'zhangsan, lisi',
	messageType: 'text',
	content: '明天 9:00 开会',
};

const staff = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		userid: `user${index + 1}`,
		name: `员工${index + 1}`,
		dept_id_list: [1],
	}));

describe('Send', () => {
	it('sends what the document says, with the agent ID of the credential', async () => {
		await start();
		const { error, json } = await dingTalk.run(send);
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: SEND,
				query: {},
				body: {
					agent_id: AGENT_ID,
					userid_list: 'zhangsan,lisi',
					msg: { msgtype: 'text', text: { content: '明天 9:00 开会' } },
				},
			},
		]);
		const [message] = dingTalk.simulator.messages;
		expect(json).toEqual([{ task_id: Number(message?.id), userid_list: 'zhangsan,lisi' }]);
		expect(message?.receivers).toEqual(['zhangsan', 'lisi']);
	});

	it('sends to departments from the list and by ID, each once', async () => {
		await start();
		const { error } = await dingTalk.run({
			...send,
			sendTo: 'both',
			userIds: '',
			userRows: { rows: [{ userId: chosen('zhangsan') }] },
			deptIds: [102, '103'],
			deptRows: { rows: [{ deptId: chosen(102) }, { deptId: chosen('101', 'id') }] },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()[0]?.body).toMatchObject({
			userid_list: 'zhangsan',
			dept_id_list: '102,103,101',
		});
	});

	it('sends to everyone', async () => {
		await start();
		const { error } = await dingTalk.run({ ...send, sendTo: 'everyone' });
		expect(error).toBeUndefined();
		const body = dingTalk.sent()[0]?.body as IDataObject;
		expect(Object.keys(body).sort()).toEqual(['agent_id', 'msg', 'to_all_user']);
		expect(body.to_all_user).toBe(true);
	});

	it('splits 250 users into tasks of 100, and reports each', async () => {
		await start({ users: staff(250) });
		const ids = staff(250).map(({ userid }) => userid);
		const { error, json, output } = await dingTalk.run({ ...send, userIds: ids });
		expect(error).toBeUndefined();
		expect(json.map(({ userid_list }) => String(userid_list).split(',').length)).toEqual([
			100, 100, 50,
		]);
		expect(new Set(json.map(({ task_id }) => task_id)).size).toBe(3);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		const received = dingTalk.simulator.messages.flatMap(({ receivers }) => receivers);
		expect(received.sort()).toEqual([...ids].sort());
	});

	it('sends on a retry only the task that was refused, and tells which were accepted', async () => {
		await start({ users: staff(150) });
		dingTalk.simulator.addFault({ path: SEND, kind: 'errcode', errcode: 60011, times: 1, skip: 1 });
		const ids = staff(150).map(({ userid }) => userid);
		const failed = await dingTalk.run({ ...send, userIds: ids });
		expect(failed.error?.description).toMatch(/Failed for users \d+ to \d+\. Delivered to users/);
		expect(failed.error?.context.data).toMatchObject({
			delivered: [expect.objectContaining({ task_id: expect.any(Number) as number })],
		});
		dingTalk.simulator.reset();
		dingTalk.simulator.addFault({ path: SEND, kind: 'errcode', errcode: 60011, times: 1, skip: 1 });
		const { error } = await dingTalk.run(
			{ ...send, userIds: ids },
			{ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } },
		);
		expect(error).toBeUndefined();
		const received = dingTalk.simulator.messages.flatMap(({ receivers }) => receivers);
		expect(received.sort()).toEqual([...ids].sort());
		expect(dingTalk.sent().filter(({ path }) => path === SEND)).toHaveLength(3);
	});

	it.each<[string, object, string]>([
		['nobody', { userIds: ' , ' }, 'User IDs are empty: give at least one'],
		[
			'nobody and no department',
			{ sendTo: 'both', userIds: ' , ' },
			'User IDs and Department IDs are both empty: give at least one',
		],
		[
			'no department',
			{ sendTo: 'departments', deptIds: '' },
			'Department IDs are empty: give at least one',
		],
		[
			'a department that is no number',
			{ sendTo: 'departments', deptIds: '101,Sales' },
			'Department IDs must hold numbers of departments, but one entry is "Sales"',
		],
		[
			'a user ID that is too long',
			{ userIds: 'x'.repeat(65) },
			`User IDs must be the ID of one user, but is "${'x'.repeat(65)}"`,
		],
		[
			'a row in which no user is chosen',
			{ userRows: { rows: [{ userId: chosen('lisi') }, { userId: chosen(EMPTY) }] } },
			'Users From List: row 2 is empty',
		],
		[
			'a row in which no department is chosen',
			{ sendTo: 'both', deptRows: { rows: [{ deptId: chosen(EMPTY) }] } },
			'Departments From List: row 1 is empty',
		],
		['empty content', { content: ' ' }, 'Content is empty'],
		[
			'a wait that is none',
			{ options: { waitUntilSent: true, waitSeconds: 0 } },
			'Wait at Most (Seconds) must be a number above 0',
		],
	])('refuses %s before anything is sent', async (_, change, message) => {
		await start();
		const { error } = await dingTalk.run({ ...send, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('refuses a message of over 2,048 bytes', async () => {
		await start();
		const { error } = await dingTalk.run({ ...send, content: '字'.repeat(700) });
		expect(error?.message).toMatch(/has 2\d{3} bytes, and DingTalk takes at most 2048/);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('asks for the agent ID where the credential has none', async () => {
		await start();
		const { error } = await dingTalk.run(send, { credentials: { dingTalkApi: { agentId: '' } } });
		expect(error?.message).toBe(
			'Check the Agent ID in the DingTalk credential: it is empty, and work notifications need it [item 0]',
		);
		expect(dingTalk.simulator.messages).toEqual([]);
	});
});

describe('Wait Until Sent', () => {
	const waiting = { ...send, options: { waitUntilSent: true, waitSeconds: 20 } };

	it('gives who has read it and who did not get it', async () => {
		await start({ pollsUntilSent: 1, forbidUsers: { lisi: '143106' } });
		const { error, json } = await dingTalk.run(waiting);
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				task_id: expect.any(Number) as number,
				userid_list: 'zhangsan,lisi',
				state: 'sent',
				progress_in_percent: 100,
				read: [],
				unread: ['zhangsan'],
				failures: [
					{
						kind: 'receiver',
						id: 'lisi',
						reason: 'the user got the same message today already',
						code: '143106',
					},
				],
			},
		]);
	});

	it('fails for one receiver if the user wants that, and tells the task', async () => {
		await start({ forbidUsers: { lisi: '143106' } });
		const { error } = await dingTalk.run({
			...waiting,
			options: { ...waiting.options, failOnPartialFailure: true },
		});
		expect(error?.message).toBe(
			'Look at the failures of this item, and see to those alone [item 0]',
		);
		expect(error?.context.data).toMatchObject({
			tasks: [{ userid_list: 'zhangsan,lisi', state: 'sent' }],
			failures: [{ id: 'lisi' }],
		});
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	it('gives the state so far when the time is over', async () => {
		await start({ pollsUntilSent: null });
		const { json } = await dingTalk.run({
			...waiting,
			options: { waitUntilSent: true, waitSeconds: 0.01 },
		});
		expect(json[0]).toMatchObject({ userid_list: 'zhangsan,lisi', failures: [] });
		expect(['notStarted', 'sending']).toContain(json[0]?.state);
	});

	it('gives the task although its result cannot be read', async () => {
		await start();
		dingTalk.simulator.addFault({
			path: '/topapi/message/corpconversation/getsendresult',
			kind: 'errcode',
			errcode: 41052,
		});
		const { error, json } = await dingTalk.run(waiting);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			state: 'sent',
			resultError: 'Look at the progress instead: DingTalk keeps no result for so many receivers',
		});
	});
});

describe('a task', () => {
	const task = { resource: 'workNotification', taskId: '' };

	beforeEach(async () => {
		await start({ pollsUntilSent: 0 });
		const { json } = await dingTalk.run(send);
		task.taskId = String(json[0]?.task_id);
	});

	it('has a progress', async () => {
		const { error, json } = await dingTalk.run({ ...task, operation: 'getProgress' });
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'POST',
			path: '/topapi/message/corpconversation/getsendprogress',
			query: {},
			body: { agent_id: AGENT_ID, task_id: Number(task.taskId) },
		});
		expect(json).toEqual([
			{ task_id: Number(task.taskId), state: 'sent', progress_in_percent: 100 },
		]);
	});

	it('has a result', async () => {
		dingTalk.simulator.read({ id: task.taskId, user: 'lisi' });
		const { error, json } = await dingTalk.run({ ...task, operation: 'getResult' });
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toMatchObject({
			path: '/topapi/message/corpconversation/getsendresult',
			body: { agent_id: AGENT_ID, task_id: Number(task.taskId) },
		});
		expect(json).toEqual([
			{
				task_id: Number(task.taskId),
				read: ['lisi'],
				unread: ['zhangsan'],
				succeeded: ['lisi', 'zhangsan'],
				failures: [],
			},
		]);
	});

	it('can be recalled', async () => {
		const { error, json } = await dingTalk.run({ ...task, operation: 'recall' });
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'POST',
			path: '/topapi/message/corpconversation/recall',
			query: {},
			body: { agent_id: AGENT_ID, msg_task_id: Number(task.taskId) },
		});
		expect(json).toEqual([{ task_id: Number(task.taskId), recalled: true }]);
	});

	it.each(['getProgress', 'getResult', 'recall'])(
		'%s refuses a task that is no number',
		async (operation) => {
			const before = dingTalk.simulator.requests.length;
			const { error } = await dingTalk.run({ ...task, operation, taskId: 'abc' });
			expect(error?.message).toBe('Task ID must be a whole number, but is "abc" [item 0]');
			expect(dingTalk.simulator.requests).toHaveLength(before);
		},
	);
});
