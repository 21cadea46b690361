import { Agent } from 'node:http';
import type { Simulator, TrafficStats } from '../../simulators/shared/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { startMessageCenter } from './messageCenterClient.mts';
import { startYouDu } from './rawClient.mts';
import type { Answer, RawRequest } from './rawClient.mts';

/** What the two simulators have in common for a test of a fault. */
interface Provider {
	simulator: Simulator & { stats(): TrafficStats };
	client: { send(options?: RawRequest): Promise<Answer> };
}

async function youDu(): Promise<Provider> {
	const { simulator, client } = await startYouDu();
	const token = await client.token();
	return { simulator, client: { send: async (options) => await client.sendRaw(token, options) } };
}

async function messageCenter(): Promise<Provider> {
	const { simulator, client } = await startMessageCenter();
	return { simulator, client: { send: async (options) => await client.sendRaw(options) } };
}

/** Each provider with the code and the answer of a send that went well, and another code. */
const providers = [
	['YouDu', youDu, 0, { errcode: 0, errmsg: 'ok' }, 4],
	[
		'Message Center',
		messageCenter,
		'000000',
		expect.objectContaining({ rspCode: '000000' }),
		'999999',
	],
] as const;

describe.each(providers)('%s', (_name, start, okCode, ok, errcode) => {
	let simulator: Provider['simulator'];
	let client: Provider['client'];

	startForEachTest(start, (running) => ({ simulator, client } = running));

	/** The JSON of the answer to a send. */
	async function send(options?: RawRequest): Promise<unknown> {
		return JSON.parse((await client.send(options)).text);
	}

	it('clearFaults ends a fault', async () => {
		simulator.addFault({ kind: 'errcode', errcode, times: Infinity });
		simulator.clearFaults();
		expect(await send()).toEqual(ok);
	});

	it('delay carries out later', async () => {
		simulator.addFault({ kind: 'delay', ms: 40 });
		const sending = send();
		await simulator.waitFor(({ requests }) => requests.at(-1)?.fault === 'delay');
		expect(simulator.messages).toEqual([]);
		expect(await sending).toEqual(ok);
		expect(simulator.messages).toHaveLength(1);
	});

	it('trickle sends a whole answer byte by byte', async () => {
		simulator.addFault({ kind: 'trickle', ms: 1 });
		expect(await send()).toEqual(ok);
		expect(simulator.messages).toHaveLength(1);
	});

	it.each([
		['trickle', 100_000],
		['endless', 1],
	] as const)('%s ends with the client', async (kind, ms) => {
		simulator.addFault({ kind, ms });
		const leaving = new AbortController();
		const left = expect(send({ signal: leaving.signal })).rejects.toMatchObject({
			code: 'ABORT_ERR',
		});
		await simulator.waitFor(({ messages }) => messages.length === 1);
		leaving.abort();
		await left;
		await simulator.waitFor((s) => s.stats().inFlight === 0);
	});

	it.each([
		['hangBefore', 0],
		['hangAfter', 1],
	] as const)('%s never answers', async (kind, held) => {
		simulator.addFault({ kind });
		const leaving = new AbortController();
		const sending = send({ signal: leaving.signal });
		const left = expect(sending).rejects.toMatchObject({ code: 'ABORT_ERR' });
		await simulator.waitFor(
			({ requests, messages }) => requests.at(-1)?.fault === kind && messages.length === held,
		);
		expect(simulator.stats().inFlight).toBe(1);
		leaving.abort();
		await left;
		await simulator.waitFor((s) => s.stats().inFlight === 0);
		expect(simulator.requests.at(-1)).not.toHaveProperty('httpStatus');
		expect(simulator.messages).toHaveLength(held);
	});

	it.each([
		['resetBefore', 0],
		['resetAfter', 1],
	] as const)('%s resets the connection', async (kind, held) => {
		simulator.addFault({ kind });
		await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(simulator.messages).toHaveLength(held);
		expect(simulator.requests.at(-1)?.errcode).toBe(held === 1 ? okCode : undefined);
		expect(await send()).toEqual(ok);
	});

	it('resetAfter also on a connection that was used before', async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		expect(await send({ agent })).toEqual(ok);
		simulator.addFault({ kind: 'resetAfter' });
		await expect(send({ agent })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(simulator.messages).toHaveLength(2);
		agent.destroy();
	});

	it('truncated announces more than it sends', async () => {
		simulator.addFault({ kind: 'truncated' });
		await expect(client.send()).rejects.toMatchObject({ message: 'aborted' });
		expect(simulator.messages).toHaveLength(1);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode: okCode, httpStatus: 200 });
	});

	it('doubled sends the answer twice in one body', async () => {
		const { text } = await client.send();
		simulator.addFault({ kind: 'doubled' });
		const { text: doubled } = await client.send();
		expect(doubled).toHaveLength(2 * text.length);
		expect(doubled.slice(0, text.length)).toBe(doubled.slice(text.length));
		expect(simulator.messages).toHaveLength(2);
	});

	it('mislabelled changes nothing but the content type', async () => {
		simulator.addFault({ kind: 'mislabelled', contentType: 'text/plain' });
		const { status, headers, text } = await client.send();
		expect([status, headers['content-type'], JSON.parse(text)]).toEqual([200, 'text/plain', ok]);
		expect(simulator.messages).toHaveLength(1);
	});

	it('redirect', async () => {
		const location = 'http://127.0.0.1:1/sso';
		simulator.addFault({ kind: 'redirect', location });
		expect(await client.send()).toMatchObject({ status: 302, headers: { location } });
		expect(simulator.messages).toEqual([]);
	});
});
