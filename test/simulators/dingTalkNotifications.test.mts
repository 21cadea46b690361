import type { DingTalkOptions, DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { PATHS, startDingTalk, text, topapiOk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

const DAY = 86_400;

/** Tokens outlive the days that pass here. */
const replaceBy = startForEachTest(
	async (options: DingTalkOptions = {}) =>
		await startDingTalk({ tokenSeconds: 10 * DAY, ...options }),
	(running) => ({ simulator, client } = running),
);

async function sent(changes: Fields = {}): Promise<number> {
	const answer = await client.notify(changes);
	expect(answer).toEqual(topapiOk({ task_id: expect.any(Number) }));
	return Number(answer.task_id);
}

const ask = async (path: string, task_id: number, changes: Fields = {}) =>
	await client.post(path, { agent_id: client.agentId, task_id, ...changes });
const progress = async (task: number) => (await ask(PATHS.progress, task)).progress;
const result = async (task: number) => (await ask(PATHS.result, task)).send_result;
const recall = async (msg_task_id: number, changes: Fields = {}) =>
	await client.post(PATHS.recall, { agent_id: client.agentId, msg_task_id, ...changes });
const last = () => simulator.messages.at(-1);

const NOTHING = {
	invalid_user_id_list: [],
	forbidden_user_id_list: [],
	failed_user_id_list: [],
	read_user_id_list: [],
	unread_user_id_list: [],
	invalid_dept_id_list: [],
	forbidden_list: [],
};

/** So many users u1, u2, … in department 2. */
function crowd(count: number) {
	return {
		departments: [{ dept_id: 2, name: 'Many' }],
		users: Array.from({ length: count }, (_, index) => ({
			userid: `u${index + 1}`,
			name: `U${index + 1}`,
			dept_id_list: [2],
		})),
	};
}

describe('sending (2.4.1)', () => {
	it('reaches users, and departments with all below them, nobody twice', async () => {
		const task = await sent({ userid_list: 'lisi,zhangsan', dept_id_list: '102' });
		expect(simulator.messages).toEqual([
			{
				kind: 'workNotification',
				id: String(task),
				order: 1,
				time: expect.any(Number),
				type: 'text',
				text: 'hello',
				message: text('hello'),
				users: ['lisi', 'zhangsan'],
				departments: [102],
				toAll: false,
				invalidUsers: [],
				invalidDepartments: [],
				receivers: ['lisi', 'zhangsan', 'wangwu', 'zhaoliu', 'sunqi'],
				dropped: [],
				failed: [],
				state: 'sent',
				polls: 0,
				readBy: [],
			},
		]);
	});

	it('reaches everybody, three times a day', async () => {
		const toAll = { userid_list: undefined, to_all_user: true };
		for (const content of ['a', 'b', 'c']) await sent({ ...toAll, msg: text(content) });
		expect(last()?.receivers).toHaveLength(5);
		expect(await client.notify(toAll)).toMatchObject({ errcode: 41045 });
		await sent({ msg: text('d') });
		simulator.advanceClock(DAY);
		await sent({ ...toAll, msg: text('e') });
		simulator.reconfigure({ toAllAllowed: false });
		expect(await client.notify(toAll)).toMatchObject({ errcode: 41028 });
	});

	it('gives each task another number', async () => {
		expect(await sent({ msg: text('a') })).not.toBe(await sent({ msg: text('b') }));
	});

	it.each<[string, Fields, number]>([
		['no agent_id', { agent_id: undefined }, 40035],
		['text as agent_id', { agent_id: '1001' }, 40035],
		['another agent_id', { agent_id: 5 }, 40056],
		['nobody', { userid_list: undefined, to_all_user: undefined }, 40035],
		['empty lists', { userid_list: '', dept_id_list: '' }, 40035],
		['an array of users', { userid_list: ['zhangsan'] }, 40035],
		['bars for commas', { dept_id_list: '1|2' }, 40035],
		['a blank after the comma', { userid_list: 'a, b' }, 40035],
		['a comma at the end', { userid_list: 'a,' }, 40035],
		['an array of departments', { dept_id_list: [1] }, 40035],
		['text for to_all_user', { to_all_user: 'true' }, 40035],
		['101 users', { userid_list: Array(101).fill('x').join(',') }, 41029],
		['21 departments', { dept_id_list: Array(21).fill(1).join(',') }, 41029],
		['no message', { msg: undefined }, 40035],
		['text as message', { msg: '{"msgtype":"text"}' }, 34014],
		['an unknown type', { msg: { msgtype: 'video', video: {} } }, 40008],
		['a type of the robot', { msg: { msgtype: 'actionCard' } }, 40008],
		['no type', { msg: { text: { content: 'x' } } }, 40008],
		['an unknown field', { x: 1 }, 40035],
		['the field of another call', { useridlist: 'x' }, 40035],
	])('refuses %s', async (_what, changes, errcode) => {
		expect(await client.notify(changes)).toMatchObject({ errcode });
		expect(simulator.messages).toEqual([]);
	});

	it('takes 100 users and 20 departments', async () => {
		await replaceBy(crowd(100));
		const users = simulator.users.map(({ userid }) => userid);
		await sent({ userid_list: users.join(','), dept_id_list: Array(20).fill(2).join(',') });
		expect(last()?.receivers).toHaveLength(100);
	});

	it('refuses banned words', async () => {
		simulator.reconfigure({ bannedWords: ['毒'] });
		expect(await client.notify({ msg: text('有毒') })).toMatchObject({ errcode: 41049 });
	});

	it('takes 2048 bytes and no more', async () => {
		const empty = Buffer.byteLength(JSON.stringify(text('')));
		await sent({ msg: text('中'.repeat((2048 - empty) / 3)) });
		expect(await client.notify({ msg: text('x'.repeat(2048 - empty + 1)) })).toEqual({
			errcode: 45002,
			errmsg: 'msg 不能超过 2048 字节',
			request_id: expect.any(String),
		});
		await sent({ msg: text('x'.repeat(2048 - empty)) });
	});
});

describe('what DingTalk drops without a word (2.4.1, 2.4.3)', () => {
	it('the same content to the same person on one day', async () => {
		await sent();
		const again = await sent({ userid_list: 'zhangsan,wangwu' });
		expect(last()).toMatchObject({
			receivers: ['wangwu'],
			dropped: [{ userid: 'zhangsan', code: '143106' }],
		});
		expect(await result(again)).toEqual({
			...NOTHING,
			forbidden_user_id_list: ['zhangsan'],
			unread_user_id_list: ['wangwu'],
			forbidden_list: [{ code: '143106', count: 1, userid: 'zhangsan' }],
		});
		await sent({ msg: text('hello again') });
		expect(last()).toMatchObject({ dropped: [] });
		simulator.advanceClock(DAY);
		await sent();
		expect(last()).toMatchObject({ dropped: [] });
	});

	it('more than so many a day to one person', async () => {
		simulator.reconfigure({ dailyPerUser: 2 });
		await sent({ msg: text('1') });
		await sent({ msg: text('2'), userid_list: 'zhangsan' });
		await sent({ msg: text('3') });
		expect(last()).toMatchObject({
			receivers: ['lisi'],
			dropped: [{ userid: 'zhangsan', code: '143105' }],
		});
	});

	it('more receivers than so many in a call and in a minute', async () => {
		await replaceBy(crowd(5));
		simulator.reconfigure({ receiversPerCall: 3, receiversPerMinute: 4 });
		const toAll = { userid_list: undefined, dept_id_list: '2' };
		await sent(toAll);
		expect(last()?.receivers).toEqual(['u1', 'u2', 'u3']);
		await sent({ ...toAll, msg: text('2') });
		expect(last()?.receivers).toEqual(['u1']);
		expect(last()?.dropped.map(({ code }) => code)).toEqual(Array(4).fill('143103'));
		simulator.advanceClock(60);
		await sent({ ...toAll, msg: text('3') });
		expect(last()?.receivers).toEqual(['u1', 'u2', 'u3']);
	});

	it('whom the option says, with its flow code', async () => {
		simulator.reconfigure({ forbidUsers: { lisi: '1430004' } });
		const task = await sent();
		expect(await result(task)).toMatchObject({
			forbidden_list: [{ code: '1430004', count: 1, userid: 'lisi' }],
		});
	});
});

describe('progress, result, recall (2.4.2 to 2.4.4)', () => {
	const DONE = { progress_in_percent: 100, status: 2 };

	it('is done at once without the option', async () => {
		const task = await sent();
		expect(await ask(PATHS.progress, task)).toEqual(topapiOk({ progress: DONE }));
	});

	it('takes as many looks as the option says, and has no result before', async () => {
		simulator.reconfigure({ pollsUntilSent: 2 });
		const task = await sent();
		expect(await result(task)).toEqual(NOTHING);
		expect(await progress(task)).toEqual({ progress_in_percent: 0, status: 0 });
		expect(await progress(task)).toEqual({ progress_in_percent: 50, status: 1 });
		expect(await progress(task)).toEqual(DONE);
		expect(await result(task)).toEqual({
			...NOTHING,
			unread_user_id_list: ['zhangsan', 'lisi'],
		});
	});

	it('waits for finishSending where the option is null', async () => {
		simulator.reconfigure({ pollsUntilSent: null });
		const task = await sent();
		for (let n = 0; n < 5; n += 1) await progress(task);
		expect(await progress(task)).toMatchObject({ status: 1 });
		expect(() => simulator.read({ id: String(task), user: 'lisi' })).toThrow('has not reached');
		simulator.finishSending({ id: String(task) });
		expect(await progress(task)).toEqual(DONE);
	});

	it('tells what became of everybody', async () => {
		simulator.reconfigure({ failUsers: ['lisi'] });
		const task = await sent({ userid_list: 'zhangsan,lisi,wangwu,nobody', dept_id_list: '7' });
		simulator.read({ id: String(task), user: 'wangwu' });
		expect(() => simulator.read({ id: String(task), user: 'lisi' })).toThrow(
			`message ${task} has not reached lisi`,
		);
		expect(await ask(PATHS.result, task)).toEqual(
			topapiOk({
				send_result: {
					...NOTHING,
					invalid_user_id_list: ['nobody'],
					invalid_dept_id_list: [7],
					failed_user_id_list: ['lisi'],
					read_user_id_list: ['wangwu'],
					unread_user_id_list: ['zhangsan'],
				},
			}),
		);
	});

	it('keeps no result for more than 100 receivers', async () => {
		await replaceBy(crowd(101));
		const task = await sent({ userid_list: undefined, dept_id_list: '2' });
		expect(await ask(PATHS.result, task)).toMatchObject({ errcode: 41052 });
		expect(await progress(task)).toEqual(DONE);
	});

	it('recalls', async () => {
		const task = await sent();
		expect(await recall(task)).toEqual(topapiOk());
		expect(last()).toMatchObject({ state: 'recalled' });
		expect(() => simulator.read({ id: String(task), user: 'lisi' })).toThrow('has not reached');
	});

	it('forgets after a day', async () => {
		const task = await sent();
		simulator.advanceClock(DAY + 1);
		expect(await ask(PATHS.progress, task)).toMatchObject({ errcode: 40035 });
		expect(await ask(PATHS.result, task)).toMatchObject({ errcode: 40035 });
		expect(await recall(task)).toMatchObject({ errcode: 400002 });
	});

	it.each<[string, (task: number) => Promise<Json>, number]>([
		['an unknown task', () => ask(PATHS.progress, 5), 40035],
		['an unknown task', () => ask(PATHS.result, 5), 40035],
		['an unknown task', () => recall(5), 400002],
		['text as task', () => ask(PATHS.progress, '5' as never), 40035],
		['another agent', (task) => ask(PATHS.progress, task, { agent_id: 5 }), 40056],
		['another agent', (task) => ask(PATHS.result, task, { agent_id: 5 }), 40056],
		['no agent', (task) => recall(task, { agent_id: undefined }), 400002],
		['task_id in a recall', (task) => ask(PATHS.recall, task), 400002],
		['msg_task_id in the others', (task) => ask(PATHS.result, task, { msg_task_id: task }), 40035],
	])('refuses %s', async (_what, call, errcode) => {
		expect(await call(await sent())).toMatchObject({ errcode });
	});
});

describe('message types (4)', () => {
	const OA = {
		message_url: 'https://a.example',
		pc_message_url: 'https://a.example/pc',
		head: { bgcolor: 'FFBBBBBB', text: 'h' },
		status_bar: { status_value: 'open', status_bg: '0xFFF65E5E' },
		body: {
			title: 't',
			form: [{ key: 'Name:', value: 'Li' }],
			rich: { num: '15.6', unit: 'CNY' },
			content: 'long text',
			image: '@lADexample',
			file_count: '3',
			author: 'Li',
		},
	};
	const LINK = { messageUrl: 'https://a.example', picUrl: '@lADexample', title: 't', text: 'd' };
	const SINGLE = {
		title: 't',
		markdown: '**b**',
		single_title: 'Open',
		single_url: 'https://a.example',
	};
	const BUTTONS = {
		title: 't',
		markdown: '**b**',
		btn_orientation: '1',
		btn_json_list: [
			{ title: 'A', action_url: 'https://a.example' },
			{ title: 'B', action_url: 'https://b.example' },
		],
	};
	const sendOf = async (type: string, body: unknown) =>
		await client.notify({ msg: { msgtype: type, [type]: body } });

	it.each([
		['text', { content: 'hello' }, 'hello'],
		['image', { media_id: '@lADexample' }, '@lADexample'],
		['voice', { media_id: '@lADexample', duration: '10' }, '@lADexample'],
		['file', { media_id: '@lADexample' }, '@lADexample'],
		['link', LINK, 't'],
		['markdown', { title: 't', text: '# h\n- a' }, 't'],
		['oa', OA, 't'],
		['oa', { message_url: 'u', head: OA.head, body: {} }, 'h'],
		['action_card', SINGLE, 't'],
		['action_card', BUTTONS, 't'],
		['action_card', { ...SINGLE, title: undefined }, '**b**'],
	])('takes the example of %s', async (type, body, shown) => {
		expect(await sendOf(type, body)).toMatchObject({ errcode: 0 });
		expect(last()).toMatchObject({
			type,
			text: shown,
			message: { msgtype: type, [type]: JSON.parse(JSON.stringify(body)) as Json },
		});
	});

	it.each<[string, string, unknown, number]>([
		['an empty text', 'text', { content: '' }, 34014],
		['a number as text', 'text', { content: 5 }, 34014],
		['an unknown member', 'text', { content: 'x', x: 1 }, 34014],
		['no object', 'text', 'x', 34014],
		['no media', 'image', {}, 34014],
		['a number as duration', 'voice', { media_id: '@x', duration: 10 }, 34014],
		['a duration of 60', 'voice', { media_id: '@x', duration: '60' }, 34014],
		['no duration', 'voice', { media_id: '@x' }, 34014],
		['the link names of 2017', 'link', { ...LINK, pic_url: 'x' }, 34014],
		['a link without picture', 'link', { ...LINK, picUrl: undefined }, 34014],
		['markdown without title', 'markdown', { text: 'x' }, 34014],
		['OA without url', 'oa', { ...OA, message_url: undefined }, 34014],
		['OA without head', 'oa', { ...OA, head: undefined }, 34014],
		[
			'OA with 0x in its colour',
			'oa',
			{ ...OA, head: { bgcolor: '0xFFBBBBBB', text: 'h' } },
			34014,
		],
		['OA without body', 'oa', { ...OA, body: undefined }, 34014],
		['OA with a list as body', 'oa', { ...OA, body: [] }, 34014],
		['OA with numbers', 'oa', { ...OA, body: { file_count: 3 } }, 34014],
		['OA with a bad row', 'oa', { ...OA, body: { form: [{ key: 'a' }] } }, 34014],
		['OA with a bad bar', 'oa', { ...OA, status_bar: { status_bg: '0xFF000000' } }, 34014],
		[
			'OA with a bad colour of the bar',
			'oa',
			{ ...OA, status_bar: { status_value: 'x', status_bg: 'red' } },
			34014,
		],
		['a card without markdown', 'action_card', { ...SINGLE, markdown: undefined }, 34014],
		['a card without button', 'action_card', { markdown: 'x' }, 34014],
		['a card with both kinds', 'action_card', { ...SINGLE, ...BUTTONS }, 34014],
		['a card without address', 'action_card', { ...SINGLE, single_url: undefined }, 34014],
		['the names of the webhook', 'action_card', { markdown: 'x', singleTitle: 'x' }, 34014],
		[
			'a card without orientation',
			'action_card',
			{ ...BUTTONS, btn_orientation: undefined },
			34014,
		],
		[
			'a card with a number as orientation',
			'action_card',
			{ ...BUTTONS, btn_orientation: 1 },
			34014,
		],
		['no buttons', 'action_card', { ...BUTTONS, btn_json_list: [] }, 34014],
		['buttons as text', 'action_card', { ...BUTTONS, btn_json_list: '[]' }, 34014],
		['a long title', 'action_card', { ...SINGLE, title: 'x'.repeat(65) }, 45002],
		['a long button', 'action_card', { ...SINGLE, single_title: 'x'.repeat(21) }, 45002],
		['a long address', 'action_card', { ...SINGLE, single_url: 'x'.repeat(501) }, 45002],
		[
			'a long list of buttons',
			'action_card',
			{
				...BUTTONS,
				btn_json_list: Array(5).fill({ title: 'A', action_url: `https://${'x'.repeat(200)}` }),
			},
			45002,
		],
	])('refuses %s', async (_what, type, body, errcode) => {
		expect(await sendOf(type, body)).toMatchObject({ errcode });
		expect(simulator.messages).toEqual([]);
	});

	it('names the member that is wrong', async () => {
		expect(await sendOf('oa', { ...OA, body: { form: [{ key: 'a' }] } })).toMatchObject({
			errmsg: '缺少参数 msg.oa.body.form[0].value',
		});
	});

	it('refuses two types in one message', async () => {
		const msg = { ...text('x'), image: { media_id: '@x' } };
		expect(await client.notify({ msg })).toMatchObject({ errcode: 34014 });
	});

	it('takes a status bar for five people only', async () => {
		const msg = { msgtype: 'oa', oa: OA };
		const people = { userid_list: 'a,b,c,d,e', dept_id_list: undefined };
		expect(await client.notify({ msg, ...people })).toMatchObject({ errcode: 0 });
		expect(await client.notify({ msg, userid_list: 'a,b,c,d,e,f' })).toMatchObject({
			errcode: 34014,
		});
		expect(await client.notify({ msg, dept_id_list: '101' })).toMatchObject({ errcode: 34014 });
	});
});
