import type { BadCipher, FaultRule } from '../../simulators/shared/faults.mts';
import { open } from '../../simulators/youDu/cipher.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { YouDuClient, http, postJson, startYouDu, textMessage } from './rawClient.mts';

let simulator: YouDuSimulator;
let client: YouDuClient;
let token: string;

const SEND = '/cgi/msg/send';
const OK = { errcode: 0, errmsg: 'ok' };

startForEachTest(startYouDu, (running) => ({ simulator, client } = running));

beforeEach(async () => {
	token = await client.token();
});

describe('matching', () => {
	it('spoils only the path, once, and notes the kind', async () => {
		simulator.addFault({ path: SEND, kind: 'errcode', errcode: 3 });
		expect((await client.askToken()).errcode).toBe(0);
		expect(await client.send(token, textMessage())).toEqual({ errcode: 3, errmsg: 'fault' });
		expect(await client.send(token, textMessage())).toEqual(OK);
		expect(simulator.requests.map(({ fault, errcode }) => [fault, errcode])).toEqual([
			[undefined, 0],
			[undefined, 0],
			['errcode', 3],
			[undefined, 0],
		]);
	});

	it('looks into the decrypted text', async () => {
		simulator.addFault({ contains: '"poison"', kind: 'errcode', errcode: 3, times: Infinity });
		const poison = textMessage({ text: { content: 'poison' } });
		expect((await client.send(token, textMessage())).errcode).toBe(0);
		expect((await client.send(token, poison)).errcode).toBe(3);
		expect((await client.send(token, poison)).errcode).toBe(3);
		expect((await client.send(token, textMessage())).errcode).toBe(0);
	});

	it('skips first and spoils some times', async () => {
		simulator.addFault({ path: SEND, skip: 1, times: 2, kind: 'errcode', errcode: 3 });
		const codes: unknown[] = [];
		for (let n = 0; n < 5; n += 1) codes.push((await client.send(token, textMessage())).errcode);
		expect(codes).toEqual([0, 3, 3, 0, 0]);
	});

	it('applies one rule at a time, in the order added', async () => {
		simulator.addFault({ kind: 'errcode', errcode: 4 });
		simulator.addFault({ kind: 'errcode', errcode: 5 });
		const codes = [
			(await client.send(token, textMessage())).errcode,
			(await client.send(token, textMessage())).errcode,
			(await client.send(token, textMessage())).errcode,
		];
		expect(codes).toEqual([4, 5, 0]);
	});

	it('knows the path below the prefix', async () => {
		const prefixed = await YouDuSimulator.start({ pathPrefix: '/x' });
		try {
			prefixed.addFault({ path: '/cgi/gettoken', kind: 'errcode', errcode: 4 });
			expect((await new YouDuClient(prefixed).askToken()).errcode).toBe(4);
		} finally {
			await prefixed.close();
		}
	});

	it.each([
		[{ kind: 'dealy' }, 'fault: kind must be one of delay, hold,'],
		[{ kind: 'toString' }, 'fault: kind must be one of delay, hold,'],
		[null, 'fault: kind must be one of delay, hold,'],
		[{ kind: 'hold', ms: 5 }, 'fault hold: unknown field "ms"'],
		[{ kind: 'delay' }, 'fault delay: ms is missing'],
		[{ kind: 'delay', ms: -1 }, 'fault delay: ms must be a whole number from 0'],
		[{ kind: 'hold', times: 0 }, 'fault hold: times must be a whole number from 1 on'],
		[{ kind: 'hold', skip: 1.5 }, 'fault hold: skip must be a whole number from 0'],
		[{ kind: 'status', httpStatus: 99 }, 'fault status: httpStatus must be'],
		[{ kind: 'badCipher', encrypt: 'x' }, 'fault badCipher: encrypt must be one of random,'],
		[{ kind: 'errcode', errcode: '3' }, 'fault errcode: errcode must be a whole number'],
	])('refuses the rule %j', (rule, sentence) => {
		expect(() => simulator.addFault(rule as FaultRule)).toThrow(sentence);
	});
});

describe('waiting', () => {
	it('hold carries out on release, in spite of a client that has gone', async () => {
		simulator.addFault({ kind: 'hold', times: 2 });
		const leaving = new AbortController();
		const gone = client.send(token, textMessage(), { signal: leaving.signal });
		const staying = client.send(token, textMessage());
		await simulator.waitFor(({ requests }) => requests.filter((r) => r.fault).length === 2);
		expect(simulator.messages).toEqual([]);
		leaving.abort();
		await expect(gone).rejects.toMatchObject({ code: 'ABORT_ERR' });
		await simulator.waitFor((s) => s.stats().inFlight === 1);
		simulator.release();
		expect(await staying).toEqual(OK);
		expect(simulator.messages).toHaveLength(2);
		const answered = simulator.requests.slice(1).filter(({ httpStatus }) => httpStatus === 200);
		expect(answered).toHaveLength(1);
	});
});

describe('other answers', () => {
	it.each([true, false])('status, taken: %s', async (taken) => {
		simulator.addFault({
			kind: 'status',
			httpStatus: 503,
			body: '{"busy":true}',
			contentType: 'application/json',
			taken,
		});
		const answer = await client.sendRaw(token);
		expect(answer).toMatchObject({ status: 503, text: '{"busy":true}' });
		expect(answer.headers['content-type']).toBe('application/json');
		expect(simulator.messages).toHaveLength(taken ? 1 : 0);
	});

	it.each([true, false])('html, taken: %s', async (taken) => {
		simulator.addFault({ kind: 'html', taken });
		const answer = await client.sendRaw(token);
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
		expect(answer.text).toMatch(/^<!DOCTYPE html>/);
		expect(simulator.messages).toHaveLength(taken ? 1 : 0);
	});

	it.each([true, false])('empty, taken: %s', async (taken) => {
		simulator.addFault({ kind: 'empty', taken });
		expect(await client.sendRaw(token)).toMatchObject({ status: 200, text: '' });
		expect(simulator.messages).toHaveLength(taken ? 1 : 0);
	});

	it('is not carried out when taken is not given', async () => {
		simulator.addFault({ kind: 'status', httpStatus: 500 });
		simulator.addFault({ kind: 'html' });
		simulator.addFault({ kind: 'empty' });
		const statuses = [
			await client.sendRaw(token),
			await client.sendRaw(token),
			await client.sendRaw(token),
		].map((a) => a.status);
		expect(statuses).toEqual([500, 200, 200]);
		expect(simulator.messages).toEqual([]);
	});

	it('truncatedJson is a whole answer with half of the JSON', async () => {
		simulator.addFault({ kind: 'truncatedJson' });
		const whole = JSON.stringify(OK);
		const answer = await client.sendRaw(token);
		expect(answer.text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
		expect(answer.headers['content-length']).toBe(String(answer.text.length));
		expect(simulator.messages).toHaveLength(1);
	});

	it.each([
		['resetBefore', undefined],
		['resetAfter', true],
		['hangAfter', true],
	] as const)('the journal tells whether YouDu looked at it: %s', async (kind, reached) => {
		simulator.addFault({ path: SEND, kind });
		const gone = new AbortController();
		const sending = client.send(token, textMessage(), { signal: gone.signal });
		await simulator.waitFor(({ requests }) => requests.at(-1)?.fault === kind);
		gone.abort();
		await expect(sending).rejects.toThrow();
		expect(simulator.requests.at(-1)?.reached).toBe(reached);
	});

	it('errcode', async () => {
		simulator.addFault({ kind: 'errcode', errcode: 100001, errmsg: 'gone' });
		expect(await client.send(token, textMessage())).toEqual({ errcode: 100001, errmsg: 'gone' });
		expect(simulator.messages).toEqual([]);
	});

	it('echoSecret gives away token and key', async () => {
		simulator.addFault({ kind: 'echoSecret', errcode: 4, times: 2 });
		const { encodingAesKey } = simulator.credentials;
		const errmsg = `fault accessToken=${token} EncodingAESKey=${encodingAesKey}`;
		expect(await client.send(token, textMessage())).toEqual({ errcode: 4, errmsg });
		expect(await client.askToken()).toEqual({ errcode: 4, errmsg });
		expect(simulator.messages).toEqual([]);
	});
});

describe('badCipher', () => {
	const flaws: Array<[BadCipher, RegExp]> = [
		['random', /padding/],
		['padding', /padding/],
		['length', /length/],
		['notBase64', /base64/],
		['otherKey', /padding/],
	];

	it.each(flaws)('%s on gettoken', async (encrypt, flaw) => {
		simulator.addFault({ kind: 'badCipher', encrypt });
		const answer = await client.askToken();
		expect(answer).toEqual({ ...OK, encrypt: expect.any(String) });
		expect(() => open(client.key, String(answer.encrypt))).toThrow(flaw);
		expect(simulator.issuedTokens).toHaveLength(2);
	});

	it.each(flaws)('%s on a send, which has no encrypt of its own', async (encrypt, flaw) => {
		simulator.addFault({ kind: 'badCipher', encrypt });
		const answer = await client.send(token, textMessage());
		expect(answer).toEqual({ ...OK, encrypt: expect.any(String) });
		expect(() => open(client.key, String(answer.encrypt))).toThrow(flaw);
		expect(simulator.messages).toHaveLength(1);
	});

	it('leaves an answer that is not the provider’s alone', async () => {
		simulator.addFault({ kind: 'badCipher', encrypt: 'random' });
		expect((await http(`${simulator.url}/elsewhere`)).status).toBe(404);
	});
});

describe('a fault in the simulator itself', () => {
	it('is answered with HTTP 500', async () => {
		const failing = await YouDuSimulator.start({
			onMessage: () => {
				throw new Error('listener');
			},
		});
		try {
			const other = new YouDuClient(failing);
			const url = other.sendUrl(await other.token());
			const envelope = other.envelope(JSON.stringify(textMessage()));
			await expect(postJson(url, envelope)).rejects.toThrow(SyntaxError);
			const headers = { 'Content-Type': 'application/json' };
			const answer = await http(url, { headers, body: JSON.stringify(envelope) });
			expect(answer).toMatchObject({
				status: 500,
				text: 'the simulator itself failed: listener',
			});
		} finally {
			await failing.close();
		}
	});
});
