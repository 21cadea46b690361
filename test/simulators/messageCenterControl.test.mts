import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { DONE, callControl, startForEachTest } from './fixture.mts';
import { AS_TODO, MessageCenterClient, startMessageCenter } from './messageCenterClient.mts';
import { programOf } from './program.mts';

describe('control API', () => {
	let simulator: MessageCenterSimulator;
	let client: MessageCenterClient;

	startForEachTest(
		async () => await startMessageCenter({ pathPrefix: '/x' }),
		(running) => ({ simulator, client } = running),
	);

	const control = async (method: string, call: string, body?: unknown) =>
		await callControl(simulator, method, call, body);

	it('tells the state', async () => {
		await client.send({ ...AS_TODO, isReply: '1' });
		simulator.addReplies([
			{ msgId: 'm', user: 'u', content: '一' },
			{ msgId: 'm', user: 'u', content: '二' },
		]);
		await client.fetchReplies({ count: '1' });
		const { messages, todos, replies, takenReplies, credentials, issuedTokens } = simulator;
		expect([todos.length, replies.length, takenReplies.length]).toEqual([1, 1, 1]);
		const state = await control('GET', 'state');
		expect(state.json).toEqual(
			JSON.parse(
				JSON.stringify({
					stats: simulator.stats(),
					messages,
					todos,
					replies,
					takenReplies,
					credentials,
					issuedTokens,
				}),
			),
		);
		const journal = await control('GET', 'requests');
		expect(journal.json).toEqual(JSON.parse(JSON.stringify(simulator.requests)));
	});

	it('lets users reply, one or many at once', async () => {
		await client.send({ isReply: '1' });
		const msgId = simulator.messages[0]?.id;
		const reply = { msgId, user: '12345', content: '好' };
		expect(await control('POST', 'reply', reply)).toEqual(DONE);
		const others = [
			{ msgId: 'a', user: 'u', content: '甲', time: '2018-01-01 15:00:00' },
			{ msgId: 'b', user: 'u', content: '乙' },
		];
		expect(await control('POST', 'replies', { replies: others })).toEqual(DONE);
		expect(simulator.replies).toEqual([
			expect.objectContaining(reply),
			others[0],
			expect.objectContaining(others[1]),
		]);
	});

	it('lets users read, and messages go out', async () => {
		expect(await control('POST', 'reconfigure', { pollsUntilSent: null })).toEqual(DONE);
		await client.send();
		const msgId = simulator.messages[0]?.id;
		expect((await control('POST', 'read', { msgId, user: '12345' })).status).toBe(400);
		expect(await control('POST', 'finish-sending', { msgId })).toEqual(DONE);
		expect(await control('POST', 'read', { msgId, user: '12345' })).toEqual(DONE);
		expect(simulator.messages[0]).toMatchObject({ state: 'sent', readBy: ['12345'] });
	});

	it('adds and clears faults', async () => {
		const rule = { kind: 'errcode', errcode: '999999', times: 100 };
		expect(await control('POST', 'faults', rule)).toEqual(DONE);
		expect((await client.accounts()).rspCode).toBe('999999');
		expect(await control('DELETE', 'faults')).toEqual(DONE);
		expect((await client.accounts()).rspCode).toBe('000000');
	});

	it('revokes tokens, moves the clock, reconfigures and resets', async () => {
		expect(await control('POST', 'revoke-tokens')).toEqual(DONE);
		expect((await client.accounts()).rspCode).toBe('500003');
		await client.signIn();
		expect(await control('POST', 'advance-clock', { seconds: 7200 })).toEqual(DONE);
		expect((await client.accounts()).rspCode).toBe('500003');
		await client.signIn();
		expect(await control('POST', 'reconfigure', { userCallsOpen: true })).toEqual(DONE);
		expect((await client.counts()).rspCode).toBe('000000');
		expect(await control('POST', 'reconfigure', { channels: [] })).toEqual(DONE);
		expect((await client.send()).rspCode).toBe('500010');
		expect(await control('POST', 'reconfigure', { channels: null })).toEqual(DONE);
		expect((await client.send()).rspCode).toBe('000000');
		expect(await control('POST', 'reset', {})).toEqual(DONE);
		expect(simulator.messages).toEqual([]);
	});

	it('waits for messages', async () => {
		const waiting = control('GET', 'wait?messages=2&timeoutMs=20000');
		await client.sendSms();
		await client.sendCard();
		expect(await waiting).toEqual({ status: 200, json: { messages: 2 } });
	});

	it.each([
		['reply', undefined, 'reply: content is missing'],
		['reply', { msgId: 'm', user: 'u', content: 'c' }, 'there is no message m'],
		['replies', [], 'the body must be an object'],
		['replies', {}, 'the body: replies is missing'],
		['replies', { replies: 5 }, 'the body: replies must be a list, each item an object'],
		['replies', { replies: [{}] }, 'replies[0]: content is missing'],
		['read', { msgId: 'm' }, 'read: user is missing'],
		['finish-sending', { msgId: 'm', all: true }, 'finishSending: unknown field "all"'],
		['finish-sending', { msgId: 'm' }, 'there is no message m'],
		['reconfigure', { appId: 'x' }, 'reconfigure: unknown field "appId"'],
		['reconfigure', { accounts: [{}] }, 'account: publicId is missing'],
		['faults', { kind: 'errcode', errcode: 5 }, 'fault errcode: errcode must be a string'],
	])('POST %s with %j is HTTP 400', async (call, body, sentence) => {
		const { status, json } = await control('POST', call, body);
		expect(status).toBe(400);
		expect((json as { error: string }).error).toContain(sentence);
	});

	it('has no other calls', async () => {
		expect(await control('GET', 'reply')).toEqual({
			status: 404,
			json: { error: 'there is no control call GET reply' },
		});
	});
});

describe('command line', () => {
	const { start, run } = programOf('messageCenter');

	it('prints address, credentials and messages, and ends on SIGTERM', async () => {
		const { child, ended, nextLine } = start('--port', '0', '--app-id', 'A', '--path-prefix', '/x');
		const first = await nextLine();
		expect(first).toMatch(/^Message Center simulator listens at http:\/\/127\.0\.0\.1:\d+\/x$/);
		const url = first.split(' ').at(-1) ?? '';
		const rows = [await nextLine(), await nextLine(), await nextLine(), await nextLine()];
		const appPassword = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
		expect(rows).toEqual([
			`  baseUrl: ${url}`,
			'  appId: A',
			`  appPassword: ${appPassword}`,
			'Ctrl+C ends it.',
		]);
		const credentials = { baseUrl: url, appId: 'A', appPassword };
		const client = new MessageCenterClient({ url, credentials });
		await client.signIn();
		await client.send();
		await client.sendSms();
		expect(await nextLine()).toMatch(/Z to 2 receivers: 放假通知: 国庆节放假七天$/);
		expect(await nextLine()).toMatch(/Z to 2 receivers: 验证码 8341$/);
		child.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	});

	it('prints JSON lines with --json and takes its own options', async () => {
		const { child, ended, nextLine } = start(
			'--json',
			'--port=0',
			'--app-password=secret',
			'--polls-until-sent=1',
		);
		const started = JSON.parse(await nextLine()) as Pick<
			MessageCenterSimulator,
			'url' | 'credentials'
		>;
		expect(started.credentials).toEqual({
			baseUrl: started.url,
			appId: 'MSG123456',
			appPassword: 'secret',
		});
		const client = new MessageCenterClient(started);
		await client.signIn();
		const { resultData } = await client.send();
		expect(JSON.parse(await nextLine())).toEqual({
			time: expect.stringMatching(/Z$/),
			receivers: 2,
			text: '放假通知: 国庆节放假七天',
		});
		const { msgId } = resultData as { msgId: string };
		expect((await client.progress(msgId)).resultData).toMatchObject({ state: '2' });
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	it('explains itself with --help', async () => {
		const { code, stdout, stderr } = await run('--help');
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('Usage: node simulators/messageCenter/cli.mts [options]');
		expect(stdout).toContain('port, 0 for any; default 7090');
		for (const name of ['app-id', 'app-password', 'polls-until-sent']) {
			expect(stdout).toContain(`  --${name} `);
		}
	});

	it('refuses a bad value in one line', async () => {
		expect(await run('--port', '0', '--app-id', '')).toEqual({
			code: 2,
			stdout: '',
			stderr: 'Message Center simulator: options: appId must be a non-empty string\n',
		});
	});
});
