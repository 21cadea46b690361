import type { IDataObject, INode } from 'n8n-workflow';
import { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';
import { runWorkflow } from '../../harness/runWorkflow.mts';
import workflow from './messageCenter.workflow.json';

const ACCOUNT = 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75';
const TEMPLATE = 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4';

let simulator: MessageCenterSimulator;

beforeEach(async () => {
	simulator = await MessageCenterSimulator.start();
});

afterEach(async () => {
	await simulator.close();
});

async function run(
	parameters: IDataObject,
	node: Partial<Omit<INode, 'parameters'>> = {},
	items: IDataObject[] = [{}],
	credential: IDataObject = {},
) {
	const result = await runWorkflow({
		workflow,
		items,
		nodes: { 'Message Center': { ...node, parameters } as Partial<INode> },
		credentials: { messageCenterApi: { ...simulator.credentials, ...credential } },
	});
	return { ...result, json: result.output('Message Center').map(({ json }) => json) };
}

/** The last request but those for a token: how it went, and its fields but the token. */
function sent() {
	const request = simulator.requests.filter(({ path }) => !path.startsWith('/msg/')).at(-1);
	const raw = String(request?.rawBody ?? '');
	const isJson = raw.startsWith('{');
	const fields = isJson
		? (JSON.parse(raw) as IDataObject)
		: Object.fromEntries(new URLSearchParams(raw));
	const { token, ...others } = { ...(request?.query as IDataObject), ...fields };
	expect(simulator.issuedTokens).toContain(token);
	return {
		method: request?.method,
		path: request?.path,
		contentType: request?.headers['content-type'],
		fields: others,
	};
}

const message = {
	resource: 'message',
	operation: 'send',
	msgtitle: '请假审批',
	msgType: 'text',
	msgContent: '张三的请假待审批',
	sendMsgType: 'notice',
	sendChannel: ['Portal', 'WeChat'],
	receiversAs: 'accounts',
	receiverAccounts: '20230001, 20230002，20230001',
};

describe('Send', () => {
	it('sends what the document says', async () => {
		const { error, json } = await run(message);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			method: 'POST',
			path: '/message/sendMessageApi',
			contentType: 'application/x-www-form-urlencoded',
			fields: {
				msgtitle: '请假审批',
				msgType: '1',
				msgContent: '张三的请假待审批',
				sendStatus: '1',
				sendChannel: 'Portal,WeChat',
				sendMode: 'normal',
				receivers:
					'[{"type":"User","userId":"20230001","name":"20230001"},{"type":"User","userId":"20230002","name":"20230002"}]',
				sendMsgType: '1',
				isReply: '0',
			},
		});
		expect(json).toEqual([{ msgId: simulator.messages[0]?.id, failures: [] }]);
	});

	it('sends a todo with everything that it can have', async () => {
		const { error } = await run({
			...message,
			msgType: 'richText',
			sendMsgType: 'todo',
			waitLink: 'https://oa.example.edu.cn/1',
			receiversAs: 'rows',
			receiverRows: { rows: [{ userId: '20230001', name: '张三' }] },
			options: {
				isReply: true,
				pcUrl: 'https://oa.example.edu.cn/pc/1',
				summary: '摘要',
				iconUrl: 'https://oa.example.edu.cn/i.png',
			},
		});
		expect(error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({
			category: 'todo',
			type: 'richText',
			repliesAllowed: true,
			link: 'https://oa.example.edu.cn/1',
			pcLink: 'https://oa.example.edu.cn/pc/1',
			summary: '摘要',
			iconUrl: 'https://oa.example.edu.cn/i.png',
			receivers: [{ user: '20230001', name: '张三' }],
		});
	});

	it.each([
		['text', '[{"userId":"1","name":"一"}]'],
		['a value', [{ userId: '1', name: '一' }]],
		['one object', { userId: '1', name: '一' }],
	])('takes receivers as JSON: %s', async (_, receiversJson) => {
		const { error } = await run({ ...message, receiversAs: 'json', receiversJson } as IDataObject);
		expect(error).toBeUndefined();
		expect(simulator.messages[0]?.receivers).toEqual([{ user: '1', name: '一' }]);
	});

	it.each([
		['Asia/Shanghai', '2099-01-01T12:00:00', '2099-01-01 12:00:00'],
		['America/New_York', '2099-07-01T12:00:00', '2099-07-02 00:00:00'],
		['America/New_York', '2099-01-01T12:00:00.000-05:00', '2099-01-02 01:00:00'],
		['UTC', '2099-01-01T12:00:00Z', '2099-01-01 20:00:00'],
	])('schedules in China Standard Time: %s %s', async (timezone, sendTime, expected) => {
		const { error } = await runWorkflow({
			workflow: { ...workflow, settings: { timezone } },
			items: [{}],
			nodes: {
				'Message Center': { parameters: { ...message, options: { sendTime } } } as never,
			},
			credentials: { messageCenterApi: { ...simulator.credentials } },
		});
		expect(error).toBeUndefined();
		expect(sent().fields).toMatchObject({ sendStatus: '2', sendTime: expected });
	});

	it.each([
		[{ msgtitle: ' ' }, 'Title is empty'],
		[
			{ msgtitle: '字'.repeat(101) },
			'Title has 101 characters, and the Message Center takes at most 100',
		],
		[{ msgContent: ' ' }, 'Content is empty'],
		[{ msgType: 'link' }, 'Content must be an address that begins with http:// or https://'],
		[{ sendChannel: ['SMS'], msgContent: '【学校】x' }, 'Content must not hold 【】 in an SMS'],
		[{ sendMsgType: 'todo' }, 'Link is empty: a todo needs one'],
		[{ sendMsgType: '4' }, 'Category must be one of notice, todo'],
		[
			{ waitLink: 'oa.example.edu.cn' },
			'Link must be an address that begins with http:// or https://',
		],
		[{ receiverAccounts: ' , ' }, 'Receivers are empty: give at least one'],
		[{ receiversAs: 'json', receiversJson: '[{' }, 'Receivers hold JSON that cannot be read'],
		[
			{ receiversAs: 'json', receiversJson: '[{"name":"x"}]' },
			'Receivers: account number is empty',
		],
		[
			{ options: { summary: 'x'.repeat(256) } },
			'Summary has 256 characters, and the Message Center takes at most 255',
		],
		[
			{ options: { sendTime: '2020-01-01T00:00:00' } },
			'Send At must lie more than 10 minutes ahead',
		],
		[{ options: { sendTime: 'tomorrow' } }, 'Send At is not a date and time'],
	])('refuses %j before anything is sent', async (change, text) => {
		const { error } = await run({ ...message, ...change } as IDataObject);
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(simulator.requests).toHaveLength(0);
	});

	it('waits until all is sent, and lists who could not be reached', async () => {
		simulator.reconfigure({
			pollsUntilSent: 1,
			failUsers: { 20230002: '手机号码格式有误！' },
			unsubscribed: ['20230003'],
		});
		const { json } = await run({
			...message,
			receiverAccounts: '20230001,20230002,20230003',
			options: { waitUntilSent: true },
		});
		expect(json[0]).toMatchObject({ state: 'sent', failCount: 1 });
		expect(json[0]?.failures).toEqual([
			expect.objectContaining({ kind: 'unsubscribed', id: '20230003' }),
			{ kind: 'receiver', id: '20230002', reason: '手机号码格式有误！' },
		]);
		expect(simulator.stats().callsByPath['/message/sendMessageApi']).toBe(1);
	});

	it('gives the state so far when the time is up', async () => {
		simulator.reconfigure({ pollsUntilSent: null });
		const { json } = await run({
			...message,
			options: { waitUntilSent: true, waitSeconds: 0.1 },
		});
		expect(json[0]).toMatchObject({ state: 'notSent' });
	});

	it('fails on a partial failure when told so, and sends nothing twice then', async () => {
		simulator.reconfigure({ unsubscribed: ['20230002'] });
		const { error } = await run(
			{ ...message, options: { failOnPartialFailure: true } },
			{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		);
		expect(error?.message).toBe(
			'Look at the failures of this item, and see to those alone [item 0]',
		);
		expect(error?.description).toContain('20230002');
		expect(simulator.messages).toHaveLength(1);
	});
});

describe('Send SMS', () => {
	const sms = {
		resource: 'message',
		operation: 'sendSms',
		msgContent: '〖学校〗通知',
		receiversAs: 'rows',
		receiverRows: { rows: [{ name: '李四', mobile: '13900000000' }] },
	};

	it('sends what the document says', async () => {
		const { error, json } = await run(sms);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			method: 'POST',
			path: '/message/sendMessageBySMSApi',
			contentType: 'application/x-www-form-urlencoded',
			fields: {
				msgContent: '〖学校〗通知',
				receivers: '[{"name":"李四","mobile":"13900000000"}]',
			},
		});
		expect(json[0]?.msgId).toBe(simulator.messages[0]?.id);
	});

	it('takes phone numbers alone', async () => {
		await run({ ...sms, receiversAs: 'numbers', receiverNumbers: '13800000000,13900000000' });
		expect(JSON.parse(String(sent().fields.receivers))).toEqual([
			{ name: '13800000000', mobile: '13800000000' },
			{ name: '13900000000', mobile: '13900000000' },
		]);
	});

	it('refuses 【】', async () => {
		const { error } = await run({ ...sms, msgContent: '【学校】通知' });
		expect(error?.message).toBe('Content must not hold 【】 in an SMS [item 0]');
		expect(error?.description).toBe('Write 〖〗 instead.');
	});
});

describe('Send WeChat Template', () => {
	const value = {
		keyword1: 'EHR',
		keyword2: '请假申请',
		keyword3: '张三的请假待审批',
		keyword4: '张三',
		keyword5: '待审批',
	};
	const schema = Object.keys(value).map((id) => ({ id, displayName: id, required: true }));
	const template = {
		resource: 'message',
		operation: 'sendTemplate',
		publicId: { __rl: true, mode: 'id', value: ACCOUNT },
		templateId: { __rl: true, mode: 'list', value: TEMPLATE },
		userId: '20230001',
		messageType: 'todo',
		url: 'https://oa.example.edu.cn/1',
		data: { mappingMode: 'defineBelow', value, schema },
	};

	it('sends what the document says', async () => {
		const { error, json } = await run(template);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			method: 'POST',
			path: '/message/sendTemplateApi',
			contentType: 'application/json',
			fields: {
				userId: '20230001',
				publicId: ACCOUNT,
				messageType: '2',
				templateId: TEMPLATE,
				url: 'https://oa.example.edu.cn/1',
				data: Object.fromEntries(Object.entries(value).map(([id, text]) => [id, { value: text }])),
			},
		});
		expect(json).toEqual([{ msgId: simulator.messages[0]?.id, info: '发送成功', failures: [] }]);
	});

	it('refuses a missing keyword before anything is sent', async () => {
		const data = { ...template.data, value: { ...value, keyword3: ' ' } };
		const { error } = await run({ ...template, data });
		expect(error?.message).toBe('Template Fields: keyword3 is empty [item 0]');
		expect(simulator.requests).toHaveLength(0);
	});

	it('shows that WeChat did not deliver', async () => {
		simulator.reconfigure({ failUsers: { 20230001: '用户拒收' } });
		const { json } = await run(template);
		expect(json[0]?.failures).toEqual([
			expect.objectContaining({
				kind: 'receiver',
				reason: expect.stringContaining('用户拒收') as string,
			}),
		]);
	});
});

describe('Send WeCom Card', () => {
	const card = {
		resource: 'message',
		operation: 'sendCard',
		userList: 'test1|test2',
		title: '通知',
		description: '<div class="gray">2021年06月17日</div>',
		url: 'https://www.example.com/s?ie=UTF-8&wd=x',
		options: { btnTxt: '更多数据' },
	};

	it('sends what the document says', async () => {
		const { error, json } = await run(card);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			method: 'POST',
			path: '/message/cardMessage',
			contentType: 'application/json',
			fields: {
				userList: 'test1|test2',
				title: '通知',
				description: '<div class="gray">2021年06月17日</div>',
				url: 'https://www.example.com/s?ie=UTF-8&wd=x',
				btnTxt: '更多数据',
			},
		});
		expect(json).toEqual([{ rspMsg: '操作完成' }]);
	});

	it.each([
		[{ title: '字'.repeat(43) }, 'Title has 129 bytes, and WeCom takes at most 128'],
		[{ description: '字'.repeat(171) }, 'Description has 513 bytes, and WeCom takes at most 512'],
		[{ url: 'www.example.com' }, 'Link must be an address that begins with http:// or https://'],
		[{ userList: ' ' }, 'Receivers are empty: give at least one'],
		[
			{ options: { btnTxt: '查看更多吧' } },
			'Button Text has 5 characters, and the Message Center takes at most 4',
		],
	])('refuses %j before anything is sent', async (change, text) => {
		const { error } = await run({ ...card, ...change } as IDataObject);
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('Get Send Result', () => {
	it('gives state and failures in words', async () => {
		simulator.reconfigure({ failUsers: { 20230002: '失败' } });
		const { json } = await run(message);
		const result = await run({
			resource: 'message',
			operation: 'getResult',
			msgId: json[0]?.msgId,
		});
		expect(sent()).toMatchObject({
			path: '/message/getProgress',
			contentType: 'application/x-www-form-urlencoded',
			fields: { msgId: json[0]?.msgId },
		});
		expect(result.json).toEqual([
			{
				state: 'sent',
				total: 2,
				successCount: 1,
				failCount: 1,
				failures: [{ kind: 'receiver', id: '20230002', reason: '失败' }],
			},
		]);
	});
});

describe('Get Many and Get Counts', () => {
	const many = { resource: 'message', operation: 'getAll', account: '20230001' };

	it('says that the administrator has to open the call', async () => {
		const { error } = await run({ ...many, returnAll: true });
		expect(error?.message).toBe(
			'Ask the administrator of the Message Center to allow this for the app [item 0]',
		);
		expect(error?.httpCode).toBe('400002');
	});

	it('reads page after page, up to the limit, in words', async () => {
		simulator.reconfigure({ userCallsOpen: true });
		const items = Array.from({ length: 120 }, (_, index) => ({ title: `通知 ${index}` }));
		await run({ ...message, msgtitle: '={{ $json.title }}' }, {}, items);
		const all = await run({ ...many, returnAll: true });
		expect(all.json).toHaveLength(120);
		expect(new Set(all.json.map(({ id }) => id)).size).toBe(120);
		expect(all.json[0]).toMatchObject({ type: 'notice', state: 'unread' });
		const some = await run({ ...many, returnAll: false, limit: 30, options: { type: 'unread' } });
		expect(some.json).toHaveLength(30);
		expect(sent()).toMatchObject({
			path: '/api/message/user/list',
			fields: { account: '20230001', page: '1', size: '30', type: '3' },
		});
		const found = await run({ ...many, returnAll: true, options: { search: '通知 11' } });
		expect(found.json).toHaveLength(11);
	});

	it('counts', async () => {
		simulator.reconfigure({ userCallsOpen: true });
		await run(message);
		const counts = { resource: 'message', operation: 'getCounts', account: '20230001' };
		const { json } = await run({ ...counts, type: 'notice' });
		expect(sent().fields).toEqual({ account: '20230001', type: '1' });
		expect(json).toEqual([{ unread: 1, read: 0, todo: 0, done: 0, total: 1 }]);
	});
});

describe('Confirm', () => {
	const todo = { ...message, sendMsgType: 'todo', waitLink: 'https://oa.example.edu.cn/1' };

	it('marks a todo as done', async () => {
		const { json } = await run(todo);
		const confirmed = await run({
			resource: 'todo',
			operation: 'confirm',
			msgId: json[0]?.msgId,
			messageType: 'message',
			state: 'done',
		});
		expect(confirmed.error).toBeUndefined();
		expect(sent()).toMatchObject({
			path: '/message/checkMessageStatusApi',
			fields: { msgId: json[0]?.msgId, messageType: '1', state: '2' },
		});
		expect(simulator.todos[0]).toMatchObject({ state: 'done' });
		expect(confirmed.json[0]).toMatchObject({ total: 2, failures: [] });
	});

	it('lists the steps that failed', async () => {
		simulator.reconfigure({ failUsers: { 20230002: '失败' } });
		const { json } = await run(todo);
		const confirmed = await run({
			resource: 'todo',
			operation: 'confirm',
			msgId: json[0]?.msgId,
			messageType: 'message',
			state: 'done',
		});
		expect(confirmed.json[0]?.failures).toEqual([
			expect.objectContaining({ kind: 'step', code: '500013' }),
		]);
	});
});

describe('lists', () => {
	it('gives the official accounts in words', async () => {
		const { json } = await run({ resource: 'officialAccount', operation: 'getAll' });
		expect(sent()).toMatchObject({ method: 'POST', path: '/message/getPublicList', fields: {} });
		expect(json.map(({ publicId, status }) => [publicId, status])).toEqual([
			[ACCOUNT, 'usable'],
			['d2e5c446-b7fd-421e-8bad-d5d6915207ff', 'notUsable'],
		]);
	});

	it('gives the templates with their fields', async () => {
		const { json } = await run({
			resource: 'template',
			operation: 'getAll',
			publicId: { __rl: true, mode: 'id', value: ACCOUNT },
		});
		expect(sent()).toMatchObject({
			path: '/message/getTemplateList',
			fields: { publicId: ACCOUNT },
		});
		expect(json).toHaveLength(2);
		expect(json[0]?.fields).toContainEqual({ id: 'keyword1', label: '业务系统' });
	});
});

describe('the credential', () => {
	it('tells a wrong password from a server that is not there', async () => {
		const wrong = await run(message, {}, [{}], { appPassword: 'wrong' });
		expect(wrong.error?.message).toMatch(/^Check App ID and App Password/);
		expect(wrong.error?.httpCode).toBe('500002');
		const away = await run(message, {}, [{}], { baseUrl: 'http://127.0.0.1:9' });
		expect(away.error?.message).toMatch(
			/^Check the server address in the Message Center credential/,
		);
	});

	it('fetches one new token when the old one is stale', async () => {
		await run(message);
		simulator.revokeTokens();
		const items = Array.from({ length: 50 }, (_, index) => ({ title: `通知 ${index}` }));
		const { error } = await run({ ...message, msgtitle: '={{ $json.title }}' }, {}, items);
		expect(error).toBeUndefined();
		expect(simulator.stats()).toMatchObject({ tokenCalls: 2, messages: 51 });
	});

	it('leaves no secret in what n8n stores', async () => {
		simulator.addFault({
			kind: 'echoSecret',
			errcode: '999999',
			path: '/message/sendMessageApi',
		});
		const { stored, error } = await run(message);
		expect(error?.description).toContain('***');
		for (const secret of [simulator.credentials.appPassword, ...simulator.issuedTokens]) {
			expect(stored).not.toContain(secret);
		}
	});
});
