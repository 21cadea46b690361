import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

async function start(options: Parameters<typeof DingTalkFixture.start>[0] = {}) {
	dingTalk = await DingTalkFixture.start(options);
}

afterEach(async () => {
	await dingTalk.close();
});

const get = { resource: 'department', operation: 'get', deptId: chosen(101) };
const items = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));
/** Ten calls at once, and no more for a second. */
const tight = { rateLimit: 10, rateLimitSeconds: 1 };

describe('a rate limit', () => {
	it.each(['corpApi', 'appApi', 'busy'] as const)(
		'of the form %s is waited for, and then all calls succeed',
		async (rateLimitForm) => {
			await start({ ...tight, rateLimitForm });
			const { error, json } = await dingTalk.run(get, { items: items(15) });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(15);
			expect(dingTalk.simulator.stats().limited).toBeGreaterThan(0);
		},
	);

	it.each(['json', 'html'] as const)(
		'of the address (%s) holds every call back',
		async (ipBanForm) => {
			await start({ ipLimit: 3, ipBanForm });
			const { error } = await dingTalk.run(get, {
				items: items(5),
				credentials: { dingTalkApi: { longestWaitSeconds: 10 } },
			});
			expect(error?.message).toMatch(
				/^Try again later, and call less often: DingTalk gets too many calls from the address/,
			);
			expect(error?.description).toBe('DingTalk turned the address of n8n away for 300 seconds');
		},
	);

	it('is kept by spreading the calls, if the credential says how many a minute', async () => {
		await start({ rateLimit: 10, rateLimitSeconds: 1 });
		const { error } = await dingTalk.run(get, {
			items: items(25),
			credentials: { dingTalkApi: { callsPerMinute: 420 } },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.stats().limited).toBe(0);
	});

	it('gives up when the user wants to wait no longer', async () => {
		await start({ rateLimit: 0 });
		const { error } = await dingTalk.run(get, {
			credentials: { dingTalkApi: { longestWaitSeconds: 0 } },
		});
		expect(error?.message).toBe(
			'Try again later, and call less often: DingTalk gets too many calls [item 0]',
		);
		expect(error?.description).toContain('DingTalk answered 90005 too many calls: ');
	});

	it('of the month is told at once', async () => {
		await start({ rateLimit: 0, rateLimitForm: 'monthly' });
		const { error } = await dingTalk.run(get);
		expect(error?.message).toBe(
			'Wait for the next month, or buy more calls: the organization has used up its quota [item 0]',
		);
	});
});

describe('waiting', () => {
	const LIST = '/topapi/v2/user/list';
	const list = { resource: 'user', operation: 'getAll', deptId: chosen(101), output: 'ids' };

	it('of the calls that one limit concerns holds no others back whose names begin alike', async () => {
		await start();
		dingTalk.simulator.addFault({ path: LIST, kind: 'errcode', errcode: 90018, times: 1000 });
		const hasAsked = dingTalk.simulator.waitFor(
			() => (dingTalk.simulator.stats().callsByPath[LIST] ?? 0) >= 1,
		);
		const limited = dingTalk.run(
			{ ...list, output: 'details' },
			{ credentials: { dingTalkApi: { longestWaitSeconds: 5 } } },
		);
		await hasAsked;
		const user = await dingTalk.run(list);
		expect(user.error).toBeUndefined();
		expect(dingTalk.simulator.stats().callsByPath[LIST]).toBe(1);
		expect((await limited).error?.description).toContain('90018 too many calls');
	});

	it('ends for all items once the user’s time has passed without a single answer', async () => {
		await start({ rateLimit: 0 });
		const { error } = await dingTalk.run(get, {
			items: items(60),
			credentials: { dingTalkApi: { longestWaitSeconds: 2 } },
		});
		expect(error?.message).toContain('Try again later, and call less often');
		// The first twenty ask again after a second, the others once.
		expect(dingTalk.simulator.stats().limited).toBeLessThanOrEqual(80);
	});

	it('for the pace ends for all items when the credential turns out to be wrong', async () => {
		await start();
		const { error } = await dingTalk.run(get, {
			items: items(200),
			credentials: { dingTalkApi: { appSecret: 'wrong', callsPerMinute: 1 } },
		});
		expect(error?.message).toBe('Check App Key and App Secret in the DingTalk credential [item 0]');
		expect(dingTalk.simulator.stats().tokenCalls).toBe(1);
	});
});

describe('a slow DingTalk', () => {
	it('does not get all calls at once that had to wait for it', async () => {
		await start({ rateLimit: 30, rateLimitSeconds: 1 });
		dingTalk.simulator.reconfigure({ latencyMs: 2500 });
		const isFull = dingTalk.simulator.waitFor(
			() => (dingTalk.simulator.stats().callsByPath['/topapi/v2/department/get'] ?? 0) >= 10,
		);
		const [{ error }] = await Promise.all([
			dingTalk.run(get, {
				items: items(50),
				credentials: { dingTalkApi: { callsPerMinute: 1000 } },
			}),
			isFull.then(() => dingTalk.simulator.reconfigure({ latencyMs: 0 })),
		]);
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.stats().limited).toBe(0);
	});
});

describe('a busy DingTalk', () => {
	it('is asked again for a read', async () => {
		await start();
		dingTalk.simulator.addFault({
			path: '/topapi/v2/department/get',
			kind: 'errcode',
			errcode: -1,
			times: 2,
		});
		const { error, json } = await dingTalk.run(get);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
	});

	it('is asked no second time for a message', async () => {
		await start();
		const path = '/topapi/message/corpconversation/asyncsend_v2';
		dingTalk.simulator.addFault({ path, kind: 'errcode', errcode: -1 });
		const { error } = await dingTalk.run({
			resource: 'workNotification',
			operation: 'send',
			sendTo: 'users',
			userIds: 'zhangsan',
			messageType: 'text',
			content: 'x',
		});
		expect(error?.message).toBe(
			'Check in DingTalk whether this was carried out before you send it again [item 0]',
		);
		expect(dingTalk.sent()).toHaveLength(1);
	});
});

describe('tokens', () => {
	it.each([
		['app', 'appkey'],
		['corp', 'corpid'],
	])('are fetched with the %s pair', async (signInWith, name) => {
		await start();
		const { error } = await dingTalk.run(get, { credentials: { dingTalkApi: { signInWith } } });
		expect(error).toBeUndefined();
		const [request] = dingTalk.simulator.requests;
		expect(request).toMatchObject({ method: 'GET', path: '/gettoken' });
		expect(Object.keys(request?.query ?? {})).toContain(name);
	});

	it('serve both hosts, and are fetched anew when revoked in the middle', async () => {
		await start();
		const half = dingTalk.simulator.waitFor(
			() => (dingTalk.simulator.stats().callsByPath['/topapi/v2/department/get'] ?? 0) >= 150,
		);
		dingTalk.simulator.reconfigure({ latencyMs: 1 });
		const [result] = await Promise.all([
			dingTalk.run(get, { items: items(300) }),
			half.then(() => dingTalk.simulator.revokeTokens()),
		]);
		expect(result.error).toBeUndefined();
		expect(result.json).toHaveLength(300);
		expect(dingTalk.simulator.stats().tokenCalls).toBe(2);
	});

	it.each([
		[{ appSecret: 'wrong' }, 'Check App Key and App Secret in the DingTalk credential'],
		[
			{ signInWith: 'corp', corpSecret: 'wrong' },
			'Check Corp ID and Corp Secret in the DingTalk credential',
		],
		[
			{ oapiUrl: 'http://127.0.0.1:9' },
			'Check the Classic Host in the DingTalk credential, and that the server is running: the connection was refused',
		],
		[{ appKey: '' }, 'Check the App Key in the DingTalk credential: it is empty'],
		[
			{ oapiUrl: 'ftp://x' },
			'Check the Classic Host in the DingTalk credential: it needs the form https://host',
		],
		[
			{ callsPerMinute: 0 },
			'Check the Calls per Minute in the DingTalk credential: it must be a number of at least 1',
		],
		[{ agentId: 'x1' }, 'Check the Agent ID in the DingTalk credential: it must be a whole number'],
		[
			{ agentId: '9007199254740993' },
			'Check the Agent ID in the DingTalk credential: it must be a whole number',
		],
	])('are refused with %j', async (change, message) => {
		await start();
		const { error } = await dingTalk.run(get, { credentials: { dingTalkApi: change } });
		expect(error?.message).toBe(`${message} [item 0]`);
	});

	it('of one host do not hide that the other cannot be reached', async () => {
		await start();
		const list = { resource: 'microApp', operation: 'getAll' };
		const { error } = await dingTalk.run(list, {
			credentials: { dingTalkApi: { apiUrl: 'http://127.0.0.1:9' } },
		});
		expect(error?.message).toBe(
			'Check the Current Host in the DingTalk credential, and that the server is running: the connection was refused [item 0]',
		);
	});

	it('are of no use from an address that is not allowed', async () => {
		await start({ ipAllowed: false });
		const { error } = await dingTalk.run(get);
		expect(error?.message).toBe(
			'Add the public IP address of n8n to the server IPs of the app in the developer console [item 0]',
		);
	});

	it('appear in no error, output or stored execution', async () => {
		await start();
		dingTalk.simulator.addFault({
			path: '/topapi/v2/department/get',
			kind: 'echoSecret',
			errcode: 40035,
		});
		const { error, stored } = await dingTalk.run(get);
		expect(error?.description).toContain('***');
		const { appSecret, corpSecret, ssoSecret } = dingTalk.simulator.credentials;
		for (const secret of [...dingTalk.simulator.issuedTokens, appSecret, corpSecret, ssoSecret]) {
			expect(stored).not.toContain(secret);
		}
	});
});

describe('a credential that is not chosen', () => {
	it('is asked for by its name', async () => {
		await start();
		const robot = { resource: 'robot', operation: 'send', messageType: 'text', content: 'x' };
		const { error } = await dingTalk.run(robot, {
			node: { credentials: { dingTalkApi: { id: '1', name: 'DingTalk' } } },
		});
		expect(error?.message).toBe('Choose a DingTalk Robot credential in this node [item 0]');
	});
});

describe('hosts', () => {
	it('may have a path prefix', async () => {
		await start({ pathPrefix: '/dingtalk' });
		const { error, json } = await dingTalk.run(get);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
	});
});
