import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { API_CODES, OAPI_CODES, isGatewayCode } from '../../simulators/dingTalk/codes.mts';
import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import type { FaultRule } from '../../simulators/shared/faults.mts';
import { DONE, callControl, startForEachTest } from './fixture.mts';
import {
	DingTalkClient,
	PATHS,
	apiRefusal,
	gateway,
	startDingTalk,
	text,
} from './dingTalkClient.mts';
import { programOf } from './program.mts';

describe('control API', () => {
	let simulator: DingTalkSimulator;
	let client: DingTalkClient;

	startForEachTest(
		async () => await startDingTalk({ pathPrefix: '/x' }),
		(running) => ({ simulator, client } = running),
	);

	const control = async (method: string, call: string, body?: unknown) =>
		await callControl(simulator, method, call, body);

	it('is on both ports, beside the prefix', async () => {
		const { oapiUrl, apiUrl, robotWebhook } = simulator.credentials;
		expect(oapiUrl).toMatch(/\/x$/);
		expect(apiUrl).toMatch(/\/x$/);
		expect(new URL(oapiUrl).port).not.toBe(new URL(apiUrl).port);
		expect(robotWebhook.startsWith(`${oapiUrl}/robot/send?access_token=`)).toBe(true);
		expect(await callControl({ url: apiUrl }, 'POST', 'advance-clock', { seconds: 1 })).toEqual(
			DONE,
		);
		expect(await callControl({ url: oapiUrl }, 'POST', 'advance-clock', { seconds: 1 })).toEqual(
			DONE,
		);
	});

	it('tells the state and the journal with the host of each request', async () => {
		await client.notify();
		await client.api('POST', '/v1.0/im/group/create', {
			name: 'G',
			owner: 'lisi',
			useridlist: ['lisi'],
		});
		const { messages, departments, users, chats, microApps, attendance } = simulator;
		const { credentials, issuedTokens } = simulator;
		const state = await control('GET', 'state');
		expect(state.json).toEqual(
			JSON.parse(
				JSON.stringify({
					stats: simulator.stats(),
					messages,
					departments,
					users,
					chats,
					media: [],
					microApps,
					attendance,
					credentials,
					issuedTokens,
				}),
			),
		);
		const journal = await control('GET', 'requests');
		expect(journal.json).toEqual(JSON.parse(JSON.stringify(simulator.requests)));
		expect(
			simulator.requests.map(({ listener, path, errcode }) => [listener, path, errcode]),
		).toEqual([
			['api', '/x/v1.0/oauth2/accessToken', undefined],
			['oapi', `/x${PATHS.send}`, 0],
			['api', '/x/v1.0/im/group/create', undefined],
		]);
	});

	it('counts calls by path, those with values in it together', async () => {
		await client.api('GET', '/v1.0/microApp/users/lisi/apps');
		await client.api('GET', '/v1.0/microApp/users/wangwu/apps');
		await client.get('/gettoken', { appkey: 'x' });
		const { callsByPath, tokenCalls, messages } = simulator.stats();
		expect(callsByPath).toMatchObject({
			'/v1.0/microApp/users/{userId}/apps': 2,
			'/gettoken': 1,
			[PATHS.send]: 0,
		});
		expect([tokenCalls, messages]).toEqual([2, 0]);
	});

	it('lets people read, sign in, punch, and messages go out', async () => {
		expect(await control('POST', 'reconfigure', { pollsUntilSent: null })).toEqual(DONE);
		await client.notify();
		const id = simulator.messages[0]?.id;
		expect((await control('POST', 'read', { id, user: 'lisi' })).status).toBe(400);
		expect(await control('POST', 'finish-sending', { id })).toEqual(DONE);
		expect(await control('POST', 'read', { id, user: 'lisi' })).toEqual(DONE);
		expect(simulator.messages[0]).toMatchObject({ state: 'sent', readBy: ['lisi'] });
		expect(await control('POST', 'login-code', { code: 'c', user: 'lisi' })).toEqual(DONE);
		expect(await client.get('/user/getuserinfo', { code: 'c' })).toMatchObject({ userid: 'lisi' });
		const punches = [{ userId: 'lisi', userCheckTime: 1 }];
		expect(await control('POST', 'attendance', { punches })).toEqual(DONE);
		expect(simulator.attendance).toHaveLength(1);
	});

	it('revokes tokens, moves the clock, reconfigures', async () => {
		expect(await control('POST', 'revoke-tokens')).toEqual(DONE);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 40014 });
		await client.signIn();
		expect(await control('POST', 'advance-clock', { seconds: 7200 })).toEqual(DONE);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 42001 });
		await client.signIn();
		expect(await control('POST', 'reconfigure', { ipAllowed: false })).toEqual(DONE);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 60020 });
		expect(await control('POST', 'reconfigure', { rateLimit: null, ipAllowed: true })).toEqual(
			DONE,
		);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
	});

	it('resets everything but tokens, and starts with the options again', async () => {
		simulator.reconfigure({ rateLimit: 1 });
		await client.notify();
		await client.post('/chat/create', { name: 'G', owner: 'lisi', useridlist: ['lisi'] });
		await client.get('/user/delete', { userid: 'lisi' });
		simulator.addLoginCode({ code: 'c', user: 'zhangsan' });
		expect(simulator.users).toHaveLength(4);
		expect(await control('POST', 'reset', {})).toEqual(DONE);
		const { messages, chats, users, requests } = simulator;
		expect([messages, chats, requests]).toEqual([[], [], []]);
		expect(users).toHaveLength(5);
		expect(simulator.stats()).toMatchObject({ mostCallsPerMinute: {}, limited: 0 });
		expect(await client.notify()).toMatchObject({ errcode: 0 });
		expect(simulator.messages[0]).toMatchObject({ dropped: [] });
		simulator.addLoginCode({ code: 'c', user: 'zhangsan' });
	});

	it('waits for messages', async () => {
		const waiting = control('GET', 'wait?messages=2&timeoutMs=20000');
		await client.notify();
		await client.notify({ msg: text('b') });
		expect(await waiting).toEqual({ status: 200, json: { messages: 2 } });
	});

	it.each([
		['read', { id: '1' }, 'read: user is missing'],
		['read', { id: '1', user: 'x' }, 'there is no message 1'],
		['finish-sending', { id: '1', all: true }, 'finishSending: unknown field "all"'],
		['login-code', { code: 'c' }, 'addLoginCode: user is missing'],
		['login-code', { code: 'c', user: 'u', place: 'x' }, 'place must be one of app, console'],
		['attendance', {}, 'the body: punches is missing'],
		['attendance', { punches: [{ userId: 'x' }] }, 'attendance: userCheckTime is missing'],
		['reconfigure', { appKey: 'x' }, 'reconfigure: unknown field "appKey"'],
		['reconfigure', { rateLimitForm: 'x' }, 'rateLimitForm must be one of corpApi,'],
		['reconfigure', { robotLimitCode: 5 }, 'robotLimitCode must be one of 130101, 410100, 660026'],
		['reconfigure', { authScopes: {} }, 'authScopes: authed_dept is missing'],
		['reconfigure', { forbidUsers: { a: 5 } }, 'forbidUsers must be an object of flow codes'],
		['reconfigure', { clockSpeed: 0 }, 'clockSpeed must be a whole number from 1 to 1000000'],
		['faults', { kind: 'errcode', errcode: 1.5 }, 'errcode must be a whole number or a non-empty'],
		['faults', { kind: 'badCipher', encrypt: 'random' }, 'this provider has no cipher'],
	])('POST %s with %j is HTTP 400', async (call, body, sentence) => {
		const { status, json } = await control('POST', call, body);
		expect(status).toBe(400);
		expect((json as { error: string }).error).toContain(sentence);
	});
});

describe('faults', () => {
	let simulator: DingTalkSimulator;
	let client: DingTalkClient;

	startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

	const members = async () => await client.get('/auth/scopes');
	const create = async () =>
		await client.api('POST', '/v1.0/im/group/create', {
			name: 'G',
			owner: 'lisi',
			useridlist: ['lisi'],
		});

	it.each(Object.keys(OAPI_CODES).map(Number))('%i of oapi', async (errcode) => {
		simulator.addFault({ kind: 'errcode', errcode, errmsg: '提示', times: 2 });
		expect(await members()).toEqual({ errcode, errmsg: '提示' });
		const plain = { errcode, errmsg: '提示', request_id: expect.any(String) };
		const expected = isGatewayCode(errcode) ? gateway(errcode, '提示') : plain;
		expect(await client.notify()).toEqual(expected);
		expect(simulator.messages).toEqual([]);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode, fault: 'errcode' });
		expect(await members()).toMatchObject({ errcode: 0 });
	});

	it.each(Object.entries(API_CODES))('%s of api', async (code, [status]) => {
		simulator.addFault({ kind: 'errcode', errcode: code, errmsg: '提示' });
		expect(await create()).toEqual(apiRefusal(status, code, '提示'));
		expect(simulator.chats).toEqual([]);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode: code, httpStatus: status });
	});

	it('can be any other code', async () => {
		simulator.addFault({ kind: 'errcode', errcode: 'send.too.fast', times: 2 });
		expect(await create()).toMatchObject({ status: 400, code: 'send.too.fast' });
		expect(await members()).toEqual({ errcode: 'send.too.fast', errmsg: 'fault' });
		simulator.addFault({ kind: 'errcode', errcode: 90019 });
		expect(await client.notify()).toEqual(gateway(90019, 'fault'));
		simulator.addFault({ kind: 'errcode', errcode: '71006' });
		expect(await members()).toEqual({ errcode: 71006, errmsg: 'fault' });
	});

	it('fit paths with values, and pieces of the readable text', async () => {
		simulator.addFault({
			path: '/v1.0/microApp/users/{userId}/apps',
			kind: 'errcode',
			errcode: 'system.error',
		});
		simulator.addFault({ contains: '毒', kind: 'errcode', errcode: -1, times: 3 });
		expect(await members()).toMatchObject({ errcode: 0 });
		expect(await client.api('GET', '/v1.0/microApp/users/lisi/apps')).toMatchObject({
			status: 500,
		});
		expect(await client.api('GET', '/v1.0/microApp/users/lisi/apps')).not.toHaveProperty('status');
		expect(await client.notify({ msg: text('好') })).toMatchObject({ errcode: 0 });
		expect(await client.notify({ msg: text('毒') })).toMatchObject({ errcode: -1 });
		expect(await client.get('/auth/scopes', { x: '毒' })).toMatchObject({ errcode: -1 });
		const msg = '{"msgtype":"text","text":{"content":"毒"}}';
		expect(await client.form(PATHS.send, { msg })).toMatchObject({ errcode: -1 });
	});

	it('echoSecret gives away token and secrets', async () => {
		const { appSecret, ssoSecret } = simulator.credentials;
		const secrets = `token=${client.token} appSecret=${appSecret} ssoSecret=${ssoSecret}`;
		simulator.addFault({ kind: 'echoSecret', errcode: -1, errmsg: '错误' });
		expect(await members()).toEqual({ errcode: -1, errmsg: `错误 ${secrets}` });
		simulator.addFault({ kind: 'echoSecret', errcode: 'system.error' });
		expect(await create()).toEqual(apiRefusal(500, 'system.error', `fault ${secrets}`));
	});

	it.each([
		[
			{ kind: 'status', httpStatus: 502, body: 'busy' },
			{ status: 502, text: 'busy' },
		],
		[{ kind: 'empty' }, { status: 200, text: '' }],
		[{ kind: 'html' }, { status: 200, text: expect.stringMatching(/^<!DOCTYPE html>/) }],
	] as Array<[FaultRule, object]>)('%j, carried out or not', async (rule, expected) => {
		const send = async () =>
			await client.oapi(
				PATHS.send,
				{},
				{
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify({ agent_id: 1001, userid_list: 'lisi', msg: text('x') }),
				},
			);
		simulator.addFault(rule);
		simulator.addFault({ ...rule, taken: true } as FaultRule);
		expect(await send()).toMatchObject(expected);
		expect(simulator.messages).toEqual([]);
		expect(await send()).toMatchObject(expected);
		expect(simulator.messages).toHaveLength(1);
	});
});

describe('ports', () => {
	it('are the one given and the next, or those given', async () => {
		const holder = createServer().listen(0, '127.0.0.1');
		await once(holder, 'listening');
		const { port } = holder.address() as AddressInfo;
		await expect(DingTalkSimulator.start({ apiPort: port })).rejects.toMatchObject({
			code: 'EADDRINUSE',
			port,
		});
		await expect(DingTalkSimulator.start({ port })).rejects.toMatchObject({ port });
		holder.close();
		await once(holder, 'close');
		const simulator = await DingTalkSimulator.start({ apiPort: port });
		expect(new URL(simulator.apiUrl).port).toBe(String(port));
		await simulator.close();
	});

	it.each([
		[{ port: 'x' }, 'options: port must be a whole number from 0 to 65535'],
		[{ agentId: '1' }, 'options: agentId must be a whole number from 1 on'],
		[{ appKey: '' }, 'options: appKey must be a non-empty string'],
		[{ conversations: { a: 'b' } }, 'options: conversations must be an object of userids by cid'],
		[{ attendance: [{}] }, 'attendance: userId is missing'],
		[{ unknown: 1 }, 'options: unknown field "unknown"'],
	])('%j is refused', async (options, sentence) => {
		await expect(DingTalkSimulator.start(options as never)).rejects.toThrow(sentence);
	});
});

describe('command line', () => {
	const { start, run } = programOf('dingTalk');

	it('prints addresses, credentials and messages, and ends on SIGTERM', async () => {
		const { child, ended, nextLine } = start('--json', '--port=0', '--app-key=K', '--app-secret=S');
		const started = JSON.parse(await nextLine()) as Pick<DingTalkSimulator, 'url' | 'credentials'>;
		expect(started.credentials).toMatchObject({
			oapiUrl: started.url,
			appKey: 'K',
			appSecret: 'S',
			robotCode: 'K',
			agentId: 1001,
		});
		const client = new DingTalkClient(started);
		await client.signIn();
		await client.notify();
		expect(JSON.parse(await nextLine())).toEqual({
			time: expect.stringMatching(/Z$/),
			receivers: 2,
			text: 'hello',
		});
		child.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	});

	it('takes its own options and prints text', async () => {
		const { child, ended, nextLine } = start(
			'--port=0',
			'--path-prefix=/x',
			'--corp-id=dingx',
			'--rate-limit=1',
			'--clock-speed=2',
			'--polls-until-sent=1',
		);
		expect(await nextLine()).toMatch(
			/^DingTalk simulator listens at http:\/\/127\.0\.0\.1:\d+\/x$/,
		);
		const credentials: Record<string, unknown> = {};
		for (;;) {
			const line = await nextLine();
			if (line === 'Ctrl+C ends it.') break;
			const [, name = '', value] = /^ {2}(\w+): (.*)$/.exec(line) ?? [];
			credentials[name] = name === 'agentId' ? Number(value) : value;
		}
		expect(credentials).toMatchObject({ corpId: 'dingx' });
		const client = new DingTalkClient({ credentials } as never);
		await client.signIn();
		const { task_id } = await client.notify();
		expect(await nextLine()).toMatch(/Z to 2 receivers: hello$/);
		const body = { agent_id: client.agentId, task_id };
		expect(await client.post(PATHS.progress, body)).toMatchObject({ progress: { status: 1 } });
		expect(await client.post(PATHS.progress, body)).toMatchObject({ sub_code: '90005' });
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	it('explains itself with --help', async () => {
		const { code, stdout, stderr } = await run('--help');
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('Usage: node simulators/dingTalk/cli.mts [options]');
		expect(stdout).toContain('port, 0 for any; default 7100');
		for (const name of [
			'api-port',
			'corp-id',
			'app-key',
			'app-secret',
			'rate-limit',
			'clock-speed',
		]) {
			expect(stdout).toContain(`  --${name} `);
		}
	});

	it('refuses a bad value in one line', async () => {
		expect(await run('--port', '0', '--rate-limit', 'x')).toEqual({
			code: 2,
			stdout: '',
			stderr: 'DingTalk simulator: --rate-limit must be a whole number, not "x"\n',
		});
	});
});
