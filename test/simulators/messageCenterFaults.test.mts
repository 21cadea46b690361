import { Agent } from 'node:http';
import type { FaultRule } from '../../simulators/shared/faults.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { FORM, MessageCenterClient, PATHS, encoded, message } from './messageCenterClient.mts';

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

beforeEach(async () => {
	simulator = await MessageCenterSimulator.start();
	client = new MessageCenterClient(simulator);
	await client.signIn();
});

afterEach(async () => {
	await simulator.close();
});

/** A send whose raw answer is wanted. */
async function rawSend() {
	const headers = { 'Content-Type': FORM };
	const body = encoded({ token: client.token, ...message() });
	return await client.post(PATHS.message, { headers, body });
}

describe('matching', () => {
	it('looks into the readable parameters of each carrier', async () => {
		const fault = { kind: 'errcode', errcode: '999999', times: Infinity } as const;
		simulator.addFault({ ...fault, contains: '毒' });
		expect((await client.send()).rspCode).toBe('000000');
		expect((await client.send({ msgtitle: '有毒' })).rspCode).toBe('999999');
		expect((await client.sendCard({ title: '有毒' })).rspCode).toBe('999999');
		expect((await client.templates('毒')).rspCode).toBe('999999');
		expect(simulator.messages).toHaveLength(1);
	});

	it('spoils the third page only', async () => {
		simulator.addReplies(
			Array.from({ length: 5 }, (_, n) => ({ msgId: 'm', user: 'u', content: `${n}` })),
		);
		simulator.addFault({ path: PATHS.replies, skip: 2, kind: 'errcode', errcode: '999999' });
		const codes: string[] = [];
		for (let n = 0; n < 4; n += 1) codes.push((await client.fetchReplies({ count: '1' })).rspCode);
		expect(codes).toEqual(['000000', '000000', '999999', '000000']);
		expect(simulator.takenReplies).toHaveLength(3);
		expect(simulator.requests.map(({ fault }) => fault)).toEqual([
			undefined,
			undefined,
			undefined,
			'errcode',
			undefined,
		]);
	});

	it('ends with clearFaults', async () => {
		simulator.addFault({ kind: 'errcode', errcode: '999999', times: Infinity });
		simulator.clearFaults();
		expect((await client.send()).rspCode).toBe('000000');
	});

	it.each([
		[{ kind: 'errcode', errcode: 500003 }, 'errcode must be a string of 1 to 6 digits'],
		[{ kind: 'echoSecret', errcode: 'x' }, 'errcode must be a string of 1 to 6 digits'],
		[{ kind: 'badCipher', encrypt: 'random' }, 'fault badCipher: this provider has no cipher'],
	])('refuses the rule %j', (rule, sentence) => {
		expect(() => simulator.addFault(rule as FaultRule)).toThrow(sentence);
	});
});

describe('provider codes', () => {
	it('errcode is a refusal and not carried out', async () => {
		simulator.addFault({ path: PATHS.message, kind: 'errcode', errcode: '500003' });
		expect(await client.send()).toEqual({ rspCode: '500003', rspMsg: 'fault', resultData: null });
		expect(simulator.messages).toEqual([]);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode: '500003', fault: 'errcode' });
	});

	it('echoSecret gives away the token of each carrier and the secret', async () => {
		simulator.addFault({ kind: 'echoSecret', errcode: '999999', errmsg: '错误', times: 4 });
		const { appPassword } = simulator.credentials;
		const refusal = {
			rspCode: '999999',
			rspMsg: `错误 token=${client.token} appPassword=${appPassword}`,
			resultData: null,
		};
		expect(await client.accounts()).toEqual(refusal);
		expect(await client.send()).toEqual(refusal);
		expect(await client.sendCard()).toEqual(refusal);
		expect(await client.askToken()).toEqual(refusal);
		expect(simulator.messages).toEqual([]);
	});

	it('echoSecret gives away the token that was used, not the newest', async () => {
		const used = client.token;
		await client.signIn();
		simulator.addFault({ kind: 'echoSecret', errcode: '999999' });
		const { rspMsg } = await client.sendTemplate({ token: used });
		expect(rspMsg).toContain(`token=${used} `);
	});
});

describe('waiting', () => {
	it('delay carries out later', async () => {
		simulator.addFault({ kind: 'delay', ms: 40 });
		const sending = client.send();
		await simulator.waitFor(({ requests }) => requests.at(-1)?.fault === 'delay');
		expect(simulator.messages).toEqual([]);
		expect((await sending).rspCode).toBe('000000');
		expect(simulator.messages).toHaveLength(1);
	});

	it('hold carries out on release', async () => {
		simulator.addFault({ kind: 'hold', times: 3 });
		const sending = [client.send(), client.send(), client.send()];
		await simulator.waitFor(({ requests }) => requests.filter((r) => r.fault).length === 3);
		expect(simulator.messages).toEqual([]);
		expect(simulator.stats()).toMatchObject({ inFlight: 3, maxInFlight: 3 });
		simulator.release();
		const answers = await Promise.all(sending);
		expect(answers.map(({ rspCode }) => rspCode)).toEqual(['000000', '000000', '000000']);
	});

	it.each([
		['hangBefore', 0],
		['hangAfter', 1],
	] as const)('%s never answers', async (kind, held) => {
		simulator.addFault({ kind });
		const leaving = new AbortController();
		const sending = client.send({}, { signal: leaving.signal });
		const left = expect(sending).rejects.toMatchObject({ code: 'ABORT_ERR' });
		await simulator.waitFor(
			({ requests, messages }) => requests.at(-1)?.fault === kind && messages.length === held,
		);
		leaving.abort();
		await left;
		await simulator.waitFor((s) => s.stats().inFlight === 0);
		expect(simulator.requests.at(-1)).not.toHaveProperty('httpStatus');
	});
});

describe('broken connections', () => {
	it.each([
		['resetBefore', 0],
		['resetAfter', 1],
	] as const)('%s resets the connection', async (kind, held) => {
		simulator.addFault({ kind });
		await expect(client.send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(simulator.messages).toHaveLength(held);
		expect((await client.send()).rspCode).toBe('000000');
	});

	it('resetAfter also on a connection that was used before', async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const headers = { 'Content-Type': FORM };
		expect((await client.send({}, { agent, headers })).rspCode).toBe('000000');
		simulator.addFault({ kind: 'resetAfter' });
		await expect(client.send({}, { agent, headers })).rejects.toMatchObject({
			code: 'ECONNRESET',
		});
		expect(simulator.messages).toHaveLength(2);
		agent.destroy();
	});

	it('truncated announces more than it sends', async () => {
		simulator.addFault({ kind: 'truncated' });
		await expect(client.send()).rejects.toMatchObject({ message: 'aborted' });
		expect(simulator.messages).toHaveLength(1);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode: '000000', httpStatus: 200 });
	});
});

describe('other answers', () => {
	it.each([
		[
			{ kind: 'status', httpStatus: 502, body: 'busy' },
			{ status: 502, text: 'busy' },
		],
		[{ kind: 'empty' }, { status: 200, text: '' }],
		[{ kind: 'html' }, { status: 200, text: expect.stringMatching(/^<!DOCTYPE html>/) }],
	] as Array<[FaultRule, object]>)('%j, carried out or not', async (rule, expected) => {
		simulator.addFault(rule);
		simulator.addFault({ ...rule, taken: true } as FaultRule);
		expect(await rawSend()).toMatchObject(expected);
		expect(simulator.messages).toEqual([]);
		expect(await rawSend()).toMatchObject(expected);
		expect(simulator.messages).toHaveLength(1);
	});

	it('truncatedJson is a whole answer with half of the JSON', async () => {
		const whole = (await rawSend()).text;
		simulator.addFault({ kind: 'truncatedJson' });
		const { text } = await rawSend();
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
		expect(whole.startsWith(text.slice(0, 40))).toBe(true);
		expect(simulator.messages).toHaveLength(2);
	});

	it('redirect', async () => {
		simulator.addFault({ kind: 'redirect', location: 'http://127.0.0.1:1/sso' });
		expect(await rawSend()).toMatchObject({
			status: 302,
			headers: { location: 'http://127.0.0.1:1/sso' },
		});
		expect(simulator.messages).toEqual([]);
	});
});
