import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { DONE, callControl, startForEachTest } from './fixture.mts';
import { programOf } from './program.mts';
import { YouDuClient, http, startYouDu, textMessage } from './rawClient.mts';

describe('control API', () => {
	let simulator: YouDuSimulator;
	let client: YouDuClient;

	startForEachTest(
		async () => await startYouDu({ pathPrefix: '/x' }),
		(running) => ({ simulator, client } = running),
	);

	const control = async (method: string, call: string, body?: unknown) =>
		await callControl(simulator, method, call, body);

	it('tells the state and the journal, and leaves no trace there', async () => {
		await client.send(await client.token(), textMessage());
		const state = await control('GET', 'state');
		expect(state.json).toEqual({
			stats: simulator.stats(),
			messages: simulator.messages,
			credentials: simulator.credentials,
			issuedTokens: simulator.issuedTokens,
		});
		const journal = await control('GET', 'requests');
		expect(journal.json).toEqual(JSON.parse(JSON.stringify(simulator.requests)));
		expect(simulator.requests).toHaveLength(2);
		expect(simulator.stats()).toMatchObject({ tokenCalls: 1, sendCalls: 1, maxInFlight: 1 });
	});

	it('adds and clears faults', async () => {
		const rule = { kind: 'errcode', errcode: 4, times: 100 };
		expect(await control('POST', 'faults', rule)).toEqual(DONE);
		expect((await client.askToken()).errcode).toBe(4);
		expect(await control('DELETE', 'faults')).toEqual(DONE);
		expect((await client.askToken()).errcode).toBe(0);
	});

	it('releases held requests', async () => {
		simulator.addFault({ kind: 'hold' });
		const token = client.token();
		await simulator.waitFor(({ requests }) => requests[0]?.fault === 'hold');
		expect(await control('POST', 'release')).toEqual(DONE);
		expect(await token).toHaveLength(32);
	});

	it('revokes tokens and moves the clock', async () => {
		const first = await client.token();
		expect(await control('POST', 'revoke-tokens')).toEqual(DONE);
		expect((await client.send(first, textMessage())).errcode).toBe(100001);
		const second = await client.token();
		expect(await control('POST', 'advance-clock', { seconds: 7200 })).toEqual(DONE);
		expect((await client.send(second, textMessage())).errcode).toBe(100002);
	});

	it('reconfigures and resets', async () => {
		const token = await client.token();
		expect(await control('POST', 'reconfigure', { users: ['lisi'] })).toEqual(DONE);
		expect((await client.send(token, textMessage())).errcode).toBe(200007);
		expect(await control('POST', 'reconfigure', { users: null })).toEqual(DONE);
		expect((await client.send(token, textMessage())).errcode).toBe(0);
		expect(await control('POST', 'reset', {})).toEqual(DONE);
		expect(simulator.messages).toEqual([]);
	});

	it('waits for messages', async () => {
		const token = await client.token();
		const waiting = control('GET', 'wait?messages=2&timeoutMs=20000');
		await client.send(token, textMessage());
		await client.send(token, textMessage());
		expect(await waiting).toEqual({ status: 200, json: { messages: 2 } });
		expect(await control('GET', 'wait?messages=3&timeoutMs=1')).toEqual({
			status: 504,
			json: { error: '2 of 3 messages were held after 1 ms' },
		});
	});

	it.each([
		['POST', 'faults', { kind: 'none' }, 'fault: kind must be one of'],
		['POST', 'faults', undefined, 'fault: kind must be one of'],
		['POST', 'faults', '{', 'the body is not JSON'],
		['POST', 'advance-clock', {}, 'the body: seconds is missing'],
		['POST', 'advance-clock', { seconds: '5' }, 'the body: seconds must be a number'],
		['POST', 'advance-clock', [5], 'the body must be an object'],
		['POST', 'reconfigure', { port: 1 }, 'reconfigure: unknown field "port"'],
		['POST', 'reconfigure', [], 'reconfigure must be an object'],
		['POST', 'reset', { all: true }, 'the body: unknown field "all"'],
		['GET', 'wait', undefined, 'wait: messages is missing'],
		['GET', 'wait?messages=', undefined, 'wait: messages must be a whole number'],
		['GET', 'wait?messages=1&timeoutMs=soon', undefined, 'wait: timeoutMs must be a whole number'],
	])('%s %s with %j is HTTP 400', async (method, call, body, sentence) => {
		const { status, json } = await control(method, call, body);
		expect(status).toBe(400);
		expect((json as { error: string }).error).toContain(sentence);
	});

	it('has no other calls', async () => {
		expect(await control('GET', 'faults')).toEqual({
			status: 404,
			json: { error: 'there is no control call GET faults' },
		});
	});
});

describe('command line', () => {
	const { start, run } = programOf('youDu');

	it('prints address, credentials and messages, and ends on SIGTERM', async () => {
		const { child, ended, nextLine } = start('--port', '0', '--buin', '77', '--path-prefix', '/x');
		const first = await nextLine();
		expect(first).toMatch(/^YouDu simulator listens at http:\/\/127\.0\.0\.1:\d+\/x$/);
		const url = first.split(' ').at(-1) ?? '';
		const rows = [await nextLine(), await nextLine(), await nextLine(), await nextLine()];
		expect(rows).toEqual([
			`  serverUrl: ${url}`,
			'  buin: 77',
			'  appId: yd0123456789ABCDEF0123456789ABCDEF',
			'  encodingAesKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
		]);
		expect(await nextLine()).toBe('Ctrl+C ends it.');

		const state = await http(new URL('/__control__/state', url).href);
		const { credentials } = JSON.parse(state.text) as Pick<YouDuSimulator, 'credentials'>;
		const client = new YouDuClient({ url, credentials } as YouDuSimulator);
		const token = await client.token();
		const content = `一行\n二行${'很长'.repeat(20)}`;
		await client.send(token, textMessage({ toDept: '1|2', text: { content } }));
		const line = await nextLine();
		expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z to 3 receivers: 一行 二行/);
		expect(line.split(': ')[1]).toBe(`一行 二行${'很长'.repeat(17)}很…`);

		child.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	});

	it('prints JSON lines with --json and ends on SIGINT', async () => {
		const { child, ended, nextLine } = start('--json', '--port=0', '--latency-ms', '1');
		const started = JSON.parse(await nextLine()) as Pick<YouDuSimulator, 'url' | 'credentials'>;
		expect(started.credentials.serverUrl).toBe(started.url);
		const client = new YouDuClient(started as YouDuSimulator);
		await client.send(await client.token(), textMessage());
		expect(JSON.parse(await nextLine())).toEqual({
			time: expect.stringMatching(/Z$/),
			receivers: 1,
			text: 'hi',
		});
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	it('explains itself with --help', async () => {
		const { code, stdout, stderr } = await run('--help');
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('Usage: node simulators/youDu/cli.mts [options]');
		expect(stdout.match(/^ {2}--[a-z-]+/gm)).toEqual(
			[
				'port',
				'host',
				'path-prefix',
				'latency-ms',
				'buin',
				'app-id',
				'aes-key',
				'json',
				'help',
			].map((name) => `  --${name}`),
		);
	});

	it('says in one line that the port is busy', async () => {
		const simulator = await YouDuSimulator.start();
		try {
			const { port } = new URL(simulator.url);
			expect(await run('--port', port)).toEqual({
				code: 1,
				stdout: '',
				stderr: `YouDu simulator: port ${port} is in use\n`,
			});
		} finally {
			await simulator.close();
		}
	});

	it.each([
		[['--port', 'x'], '--port must be a whole number, not "x"'],
		[['--port', '70000'], 'options: port must be a whole number from 0 to 65535'],
		[['--buin', '0'], 'options: buin must be a whole number from 1 on'],
		[['--aes-key', 'c2hvcnQ='], 'an EncodingAESKey is 44 characters of base64 and holds 32 bytes'],
		[['--path-prefix', 'x'], 'options: pathPrefix must be empty or a path like'],
		[['--colour'], "Unknown option '--colour'; --help lists the options"],
		[['--port'], "Option '--port <value>' argument missing; --help lists the options"],
		[['now'], "Unexpected argument 'now'"],
	])('refuses %j in one line', async (args, sentence) => {
		const { code, stdout, stderr } = await run(...args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(`YouDu simulator: ${sentence}`);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	});
});
