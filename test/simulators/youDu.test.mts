import { Agent } from 'node:http';
import { open, seal } from '../../simulators/youDu/cipher.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import type { YouDuOptions } from '../../simulators/youDu/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { http, postJson, startYouDu, textMessage } from './rawClient.mts';
import type { YouDuClient } from './rawClient.mts';

let simulator: YouDuSimulator;
let client: YouDuClient;

const restart = startForEachTest(startYouDu, (running) => ({ simulator, client } = running));

describe('start', () => {
	it('has an identity without any option', () => {
		expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(simulator.credentials).toEqual({
			serverUrl: simulator.url,
			buin: 14000001,
			appId: 'yd0123456789ABCDEF0123456789ABCDEF',
			encodingAesKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
		});
	});

	it('takes another identity and a path prefix', async () => {
		const identity = { buin: 7, appId: 'yd1', encodingAesKey: `${'A'.repeat(43)}=` };
		await restart({ ...identity, pathPrefix: '/v3/api/jgapp' });

		expect(simulator.url).toMatch(/:\d+\/v3\/api\/jgapp$/);
		const token = await client.token();
		expect(await client.send(token, textMessage())).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.requests.map(({ path }) => path)).toEqual([
			'/v3/api/jgapp/cgi/gettoken',
			'/v3/api/jgapp/cgi/msg/send',
		]);
		const outside = await http(new URL('/cgi/gettoken', simulator.url).href, { body: '{}' });
		expect(outside.status).toBe(404);
	});

	it('treats an option that is undefined as not given', async () => {
		await restart({ buin: undefined, users: undefined, port: undefined });
		expect(simulator.credentials.buin).toBe(14000001);
	});

	it.each([
		[{ port: 65536 }, 'options: port must be a whole number from 0 to 65535'],
		[{ pathPrefix: '/x/' }, 'options: pathPrefix must be empty or a path like /x/y'],
		[{ pathPrefix: '/../x' }, 'options: pathPrefix must be empty or a path like /x/y'],
		[{ encodingAesKey: 'short' }, 'an EncodingAESKey is 44 characters of base64'],
		[{ buin: '7' }, 'options: buin must be a whole number from 1 on'],
		[{ user: [] }, 'options: unknown field "user"'],
		[{ users: 'zhangsan' }, 'options: users must be a list'],
		[{ invalidReceivers: { errcode: 1 } }, 'invalidReceivers: errmsg is missing'],
	])('refuses %j', async (options, sentence) => {
		await expect(YouDuSimulator.start(options as YouDuOptions)).rejects.toThrow(sentence);
	});

	it('rejects with EADDRINUSE on a busy port', async () => {
		const port = Number(new URL(simulator.url).port);
		await expect(YouDuSimulator.start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});

describe('HTTP', () => {
	it('has no other calls', async () => {
		expect((await http(`${simulator.url}/cgi/msg/send/`, { body: '{}' })).status).toBe(404);
		expect((await http(`${simulator.url}/`)).status).toBe(404);
		expect((await http(`${simulator.url}//cgi/gettoken`)).status).toBe(404);
	});

	it.each(['GET', 'PUT', 'DELETE'])('refuses %s', async (method) => {
		const answer = await http(client.tokenUrl(), { method });
		expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
	});

	it.each([
		'application/json',
		'application/json; charset=utf-8',
		'application/json;charset=UTF-8',
		'APPLICATION/JSON; charset="utf-8"',
	])('takes the content type %s', async (contentType) => {
		const headers = { 'Content-Type': contentType, 'Content-Encoding': 'UTF-8' };
		const time = String(Math.floor(Date.now() / 1000));
		const answer = await postJson(client.tokenUrl(), client.envelope(time), { headers });
		expect(answer.errcode).toBe(0);
	});

	it.each([
		undefined,
		'text/plain',
		'application/x-www-form-urlencoded',
		'application/jsonp',
		'application/json; charset=gbk',
		'application/json; version=1',
	])('refuses the content type %s', async (contentType) => {
		const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
		const time = String(Math.floor(Date.now() / 1000));
		const answer = await postJson(client.tokenUrl(), client.envelope(time), { headers });
		expect(answer).toEqual({ errcode: 100003, errmsg: 'Content-Type must be application/json' });
	});

	it('answers JSON with HTTP 200, refusals too', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const answer = await http(client.sendUrl(''), { headers, body: '{}' });
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
	});
});

describe('the envelope', () => {
	const now = (): string => String(Math.floor(Date.now() / 1000));

	/** The answer to a gettoken envelope with some fields replaced. */
	async function envelopeWith(changes: Record<string, unknown>) {
		return await postJson(client.tokenUrl(), { ...client.envelope(now()), ...changes });
	}

	it.each([
		['buin missing', { buin: undefined }, 100008],
		['appId missing', { appId: undefined }, 100010],
		['encrypt missing', { encrypt: undefined }, 100011],
		['buin a string', { buin: '14000001' }, 100012],
		['buin a fraction', { buin: 1.5 }, 100012],
		['buin null', { buin: null }, 100012],
		['appId a number', { appId: 1 }, 100013],
		['encrypt an object', { encrypt: {} }, 100014],
		['another buin', { buin: 14000002 }, 100009],
		['another appId', { appId: 'sysOrgAssistant' }, 100005],
		['an unknown field', { extra: 1 }, 100003],
		['an unknown field that is null', { app_id: null }, 100003],
		['encrypt empty', { encrypt: '' }, 100006],
		['encrypt not base64', { encrypt: '%%%' }, 100006],
		['encrypt noise', { encrypt: Buffer.alloc(64, 1).toString('base64') }, 100006],
	])('%s', async (_name, changes, errcode) => {
		const answer = await envelopeWith(changes);
		expect(answer).toEqual({ errcode, errmsg: expect.any(String) });
		expect(simulator.issuedTokens).toEqual([]);
		expect(simulator.requests).toEqual([expect.objectContaining({ errcode, httpStatus: 200 })]);
	});

	it.each([
		['a foreign appId', 'sysOrgAssistant'],
		['no appId', ''],
	])('%s inside the envelope is refused', async (_name, appId) => {
		const answer = await envelopeWith({ encrypt: seal(client.key, now(), appId) });
		expect(answer).toEqual({
			errcode: 100006,
			errmsg: 'encrypt cannot be decrypted: it ends with a foreign appId',
		});
	});

	it('another key is refused', async () => {
		const otherKey = Buffer.alloc(32, 9);
		const answer = await envelopeWith({
			encrypt: seal(otherKey, now(), simulator.credentials.appId),
		});
		expect(answer.errcode).toBe(100006);
	});

	it.each(['', 'no json', '[]', 'null', '"text"', '\ufeff{}'])('body %j', async (body) => {
		const headers = { 'Content-Type': 'application/json' };
		const { text } = await http(client.tokenUrl(), { method: 'POST', headers, body });
		expect(JSON.parse(text)).toMatchObject({ errcode: 100004 });
	});

	it('a body that is not UTF-8', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const body = Buffer.from([0x7b, 0xff, 0x7d]);
		const { text } = await http(client.tokenUrl(), { headers, body });
		expect(JSON.parse(text)).toEqual({ errcode: 100004, errmsg: 'the text is not UTF-8' });
	});

	it('a parameter too many or twice in the query', async () => {
		const time = client.envelope(now());
		const withToken = await postJson(`${client.tokenUrl()}?accessToken=x`, time);
		expect(withToken.errcode).toBe(100003);

		const token = await client.token();
		const message = client.envelope(JSON.stringify(textMessage()));
		const extra = await postJson(`${client.sendUrl(token)}&debug=1`, message);
		expect(extra.errcode).toBe(100003);
		const twice = await postJson(`${client.sendUrl(token)}&accessToken=${token}`, message);
		expect(twice.errcode).toBe(100003);
		expect(simulator.messages).toEqual([]);
	});
});

describe('gettoken', () => {
	it('answers a new token of 32 hex characters each time', async () => {
		const answer = await client.askToken();
		const data = client.opened(answer);
		expect(answer).toEqual({ errcode: 0, errmsg: 'ok', encrypt: expect.any(String) });
		expect(data).toEqual({
			accessToken: expect.stringMatching(/^[0-9a-f]{32}$/),
			expireIn: 7200,
		});
		const second = await client.token();
		expect(second).not.toBe(data.accessToken);
		expect(simulator.issuedTokens).toEqual([data.accessToken, second]);
	});

	it('takes vector V1 at its own time, and only then', async () => {
		const v1 = {
			...client.envelope(''),
			encrypt:
				'4j/AuRx71kQlxVlzbpsMWHh2+eLplXwgN2nil/N5HvZUOewZYzjOw1gY/CHLSoRZhGcOdCk2Q+YBdIvPqBx93fWvLsqiCMRcd4XxCt6/RS0s3fARlSCPyTrkZTDJaVsy',
		};
		expect(await postJson(client.tokenUrl(), v1)).toEqual({
			errcode: 100006,
			errmsg: 'the encrypted time is more than ten minutes off',
		});
		simulator.advanceClock(1700000000 - Date.now() / 1000);
		expect((await postJson(client.tokenUrl(), v1)).errcode).toBe(0);
		expect(simulator.requests.map(({ plaintext }) => plaintext)).toEqual([
			'1700000000',
			'1700000000',
		]);
	});

	it('goes on serving a client in real time after the clock was moved', async () => {
		simulator.advanceClock(100_000);
		expect((await client.askToken()).errcode).toBe(0);
	});

	it.each(['', '{}', '"1700000000"', ' 1700000000', '1e9', '-1', '17000000.5'])(
		'refuses the plaintext %j',
		async (plaintext) => {
			expect(await client.askToken(plaintext)).toEqual({
				errcode: 100006,
				errmsg: 'the encrypted time is not decimal digits only',
			});
		},
	);

	it('refuses a time in milliseconds', async () => {
		expect((await client.askToken(String(Date.now()))).errcode).toBe(100006);
	});

	it('seals replies in the name that replyAppId says', async () => {
		simulator.reconfigure({ replyAppId: 'sysOrgAssistant' });
		const { encrypt } = await client.askToken();
		expect(open(client.key, String(encrypt)).appId).toBe('sysOrgAssistant');
		simulator.reconfigure({ replyAppId: null });
		const own = await client.askToken();
		expect(open(client.key, String(own.encrypt)).appId).toBe(simulator.credentials.appId);
	});
});

describe('tokens', () => {
	it('missing, empty and unknown ones are refused', async () => {
		const message = client.envelope(JSON.stringify(textMessage()));
		expect(await postJson(`${simulator.url}/cgi/msg/send`, message)).toEqual({
			errcode: 100000,
			errmsg: 'accessToken is missing',
		});
		expect((await client.send('', textMessage())).errcode).toBe(100000);
		expect(await client.send('0'.repeat(32), textMessage())).toEqual({
			errcode: 100001,
			errmsg: 'accessToken does not exist',
		});
		expect(simulator.messages).toEqual([]);
	});

	it('live for 7200 seconds of the simulator clock', async () => {
		const token = await client.token();
		simulator.advanceClock(7190);
		expect((await client.send(token, textMessage())).errcode).toBe(0);
		simulator.advanceClock(10);
		expect(await client.send(token, textMessage())).toEqual({
			errcode: 100002,
			errmsg: 'accessToken expired',
		});
	});

	it('live as long as expireIn says', async () => {
		simulator.reconfigure({ expireIn: 60 });
		const answer = client.opened(await client.askToken());
		expect(answer.expireIn).toBe(60);
		simulator.advanceClock(60);
		expect((await client.send(String(answer.accessToken), textMessage())).errcode).toBe(100002);
	});

	it('older ones stay good', async () => {
		const first = await client.token();
		const second = await client.token();
		expect((await client.send(first, textMessage())).errcode).toBe(0);
		expect((await client.send(second, textMessage())).errcode).toBe(0);
		expect(simulator.messages.map(({ token }) => token)).toEqual([first, second]);
	});

	it('older ones are unknown with singleToken', async () => {
		await restart({ singleToken: true });
		const first = await client.token();
		const second = await client.token();
		expect((await client.send(first, textMessage())).errcode).toBe(100001);
		expect((await client.send(second, textMessage())).errcode).toBe(0);
	});

	it('are unknown after revokeTokens, but stay listed', async () => {
		const token = await client.token();
		simulator.revokeTokens();
		expect((await client.send(token, textMessage())).errcode).toBe(100001);
		expect(simulator.issuedTokens).toEqual([token]);
	});
});

describe('msg/send', () => {
	let token: string;

	beforeEach(async () => {
		token = await client.token();
	});

	it('holds a text message', async () => {
		const message = {
			toUser: 'zhangsan|lisi|zhangsan',
			toDept: '0|15',
			msgType: 'text',
			text: { content: '你好，有度！😀' },
		};
		expect(await client.send(token, message)).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages).toEqual([
			{
				id: 'msg-1',
				order: 1,
				time: expect.any(Number),
				token,
				msgType: 'text',
				toUser: ['zhangsan', 'lisi', 'zhangsan'],
				toDept: [0, 15],
				content: '你好，有度！😀',
				cut: false,
				plaintext: JSON.stringify(message),
			},
		]);
	});

	it('takes vector V2', async () => {
		const answer = await postJson(client.sendUrl(token), {
			...client.envelope(''),
			encrypt:
				'vyx3HuuV3UaeH6CffeASr7jw0CrHpqOqhNBagUhIIgDzJ+x/1gKLshvcDRYSIn46/tgleSL7/eMujPxN6O31MYUrpzn/kXyx2R2RdjNZDUdRJyQtTWBs0Q0zHwjg9fr6y2PHDbl1x+KwxoWyRA2pBfmt/GtGS6gv08VzkyyKBe7BZKVvyKjN2AKJ4mDyzPER+5VTS9GWaoX1EBeU9eOZnQ==',
		});
		expect(answer.errcode).toBe(0);
		expect(simulator.messages[0]).toMatchObject({
			toUser: ['zhangsan', 'lisi'],
			toDept: [],
			content: '你好，有度！😀',
		});
	});

	it('stamps messages with its own clock, and numbers them', async () => {
		simulator.advanceClock(3600);
		const before = Date.now() + 3_600_000;
		await client.send(token, textMessage());
		await client.send(token, textMessage());
		const [first, second] = simulator.messages;
		expect(first?.time).toBeGreaterThanOrEqual(before);
		expect(first?.time).toBeLessThanOrEqual(Date.now() + 3_600_000);
		expect([first?.order, second?.order]).toEqual([1, 2]);
		expect(second?.id).not.toBe(first?.id);
	});

	it.each([
		['only users', { toDept: undefined }],
		['only departments', { toUser: undefined, toDept: '12' }],
		['null for a field that is not set', { toDept: null, toGid: null, toAll: null }],
		['1000 users', { toUser: Array(1000).fill('u').join('|') }],
		['100 departments', { toDept: Array(100).fill('1').join('|') }],
		['an account of 64 characters', { toUser: '名'.repeat(64) }],
	])('takes %s', async (_name, changes) => {
		expect(await client.send(token, textMessage(changes))).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages).toHaveLength(1);
	});

	it.each([
		['no receiver field', { toUser: undefined, toDept: undefined }, 200007],
		['only empty receiver fields', { toUser: '', toDept: '' }, 200007],
		['toUser a list', { toUser: ['zhangsan'] }, 200007],
		['an empty account', { toUser: 'zhangsan||lisi' }, 200007],
		['a bar at the end', { toUser: 'zhangsan|' }, 200007],
		['an account of 65 characters', { toUser: 'x'.repeat(65) }, 200007],
		['1001 users', { toUser: Array(1001).fill('u').join('|') }, 200001],
		['101 departments', { toDept: Array(101).fill('1').join('|') }, 200001],
		['toDept a number', { toDept: 12 }, 300102],
		['an empty department', { toDept: '12||15' }, 300102],
		['a department with letters', { toDept: '12a' }, 300102],
		['a negative department', { toDept: '-1' }, 300102],
		['a fractional department', { toDept: '1.5' }, 300102],
		['an unsafe department', { toDept: '9007199254740993' }, 300102],
		['an unknown field', { touser: 'zhangsan' }, 100003],
		['an unknown field that is null', { extra: null }, 100003],
		['toAll', { toAll: { onlyOnline: true } }, 100003],
		['toEmail', { toEmail: 'a@example.com' }, 100003],
		['no msgType', { msgType: undefined }, 100003],
		['msgType a number', { msgType: 1 }, 100003],
		['another msgType', { msgType: 'image', image: { media_id: 'x' } }, 100003],
		['msgType of an object method', { msgType: 'toString' }, 100003],
		['no text', { text: undefined }, 100003],
		['text a string', { text: 'hi' }, 100003],
		['no content', { text: {} }, 100003],
		['empty content', { text: { content: '' } }, 100003],
		['content a number', { text: { content: 1 } }, 100003],
		['an unknown field in text', { text: { content: 'hi', size: 1 } }, 100003],
	])('refuses %s', async (_name, changes, errcode) => {
		const answer = await client.send(token, textMessage(changes));
		expect(answer).toEqual({ errcode, errmsg: expect.any(String) });
		expect(simulator.messages).toEqual([]);
	});

	it.each(['hi', '[]', '', '{"toUser":'])('refuses the plaintext %j', async (plaintext) => {
		const answer = await postJson(client.sendUrl(token), client.envelope(plaintext));
		expect(answer.errcode).toBe(100004);
		expect(simulator.requests.at(-1)?.plaintext).toBe(plaintext);
	});

	it('cuts content to 600 code points', async () => {
		const exact = '😀'.repeat(600);
		await client.send(token, textMessage({ text: { content: exact } }));
		await client.send(token, textMessage({ text: { content: `${exact}x` } }));
		expect(simulator.messages.map(({ content, cut }) => ({ content, cut }))).toEqual([
			{ content: exact, cut: false },
			{ content: exact, cut: true },
		]);
		expect(simulator.messages[1]?.plaintext).toContain(`${exact}x`);
	});

	it('tells each held message to onMessage', async () => {
		const seen: string[] = [];
		await restart({ onMessage: ({ content }) => seen.push(content) });
		await client.send(await client.token(), textMessage());
		expect(seen).toEqual(['hi']);
	});
});

describe('receivers that do not exist', () => {
	let token: string;
	const mixed = textMessage({ toUser: 'a|zhangsan|b', toDept: '0|12|13' });

	beforeEach(async () => {
		simulator.reconfigure({ users: ['zhangsan'], departments: [12] });
		token = await client.token();
	});

	it('are named in errmsg while the others get the message', async () => {
		expect(await client.send(token, mixed)).toEqual({
			errcode: 0,
			errmsg: 'invalid user: a|b|13',
		});
		expect(simulator.messages[0]).toMatchObject({ toUser: ['zhangsan'], toDept: [0, 12] });
	});

	it('can stop the message', async () => {
		const errmsg = (names: string[]): string => `unknown ${names.join(',')}`;
		simulator.reconfigure({ invalidReceivers: { errcode: 200007, errmsg, deliver: false } });
		expect(await client.send(token, mixed)).toEqual({ errcode: 200007, errmsg: 'unknown a,b,13' });
		expect(simulator.messages).toEqual([]);
	});

	it('can yield an error although the others get the message', async () => {
		const errmsg = 'not found: {names}';
		simulator.reconfigure({ invalidReceivers: { errcode: 300225, errmsg, deliver: true } });
		expect(await client.send(token, mixed)).toEqual({
			errcode: 300225,
			errmsg: 'not found: a|b|13',
		});
		expect(simulator.messages).toHaveLength(1);
	});

	it('are 200007 when nobody is left', async () => {
		const answer = await client.send(token, textMessage({ toUser: 'a|b' }));
		expect(answer).toEqual({ errcode: 200007, errmsg: 'invalid user: a|b' });
		expect(simulator.messages).toEqual([]);
	});

	it('are all known again after reconfigure to undefined', async () => {
		simulator.reconfigure({ users: undefined, departments: undefined });
		expect(await client.send(token, mixed)).toEqual({ errcode: 0, errmsg: 'ok' });
	});
});

describe('journal and counts', () => {
	it('notes what came in and what became of it', async () => {
		const token = await client.token();
		const envelope = client.envelope(JSON.stringify(textMessage()));
		await postJson(client.sendUrl(token), envelope);
		const [, entry] = simulator.requests;
		expect(entry).toEqual({
			method: 'POST',
			path: '/cgi/msg/send',
			query: { accessToken: token },
			headers: expect.objectContaining({ 'content-type': 'application/json' }),
			rawBody: JSON.stringify(envelope),
			plaintext: JSON.stringify(textMessage()),
			reached: true,
			errcode: 0,
			httpStatus: 200,
			startedAt: expect.any(Number),
			endedAt: expect.any(Number),
		});
		expect(entry?.endedAt).toBeGreaterThanOrEqual(entry?.startedAt ?? Infinity);
	});

	it('counts calls, messages, requests in flight and connections', async () => {
		const token = await client.token();
		simulator.addFault({ kind: 'hold', times: Infinity });
		const agent = new Agent({ keepAlive: true, maxSockets: 3 });
		const sends = [1, 2, 3].map(() => client.send(token, textMessage(), { agent }));
		await simulator.waitFor(({ requests }) => requests.filter((r) => r.fault).length === 3);
		expect(simulator.stats()).toEqual({
			tokenCalls: 1,
			sendCalls: 3,
			messages: 0,
			inFlight: 3,
			maxInFlight: 3,
			openSockets: 3,
		});
		simulator.release();
		await Promise.all(sends);
		await simulator.waitFor((s) => s.stats().inFlight === 0);
		expect(simulator.stats()).toMatchObject({ messages: 3, maxInFlight: 3, openSockets: 3 });
		agent.destroy();
		await simulator.waitFor((s) => s.stats().openSockets === 0);
		expect(simulator.stats().openSockets).toBe(0);
	});

	it('delays each answer by latencyMs', async () => {
		simulator.reconfigure({ latencyMs: 40 });
		await client.token();
		await simulator.waitFor((s) => s.stats().inFlight === 0);
		const [{ startedAt, endedAt = 0 } = { startedAt: 0 }] = simulator.requests;
		expect(endedAt - startedAt).toBeGreaterThanOrEqual(39);
	});

	it('reset forgets all but the tokens', async () => {
		const token = await client.token();
		await client.send(token, textMessage());
		simulator.addFault({ kind: 'empty' });
		simulator.advanceClock(7200);
		simulator.reset();
		expect(simulator.messages).toEqual([]);
		expect(simulator.requests).toEqual([]);
		expect(simulator.stats()).toMatchObject({ tokenCalls: 0, sendCalls: 0, maxInFlight: 0 });
		expect(await client.send(token, textMessage())).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages[0]?.order).toBe(1);
	});

	it('reconfigure refuses what is fixed at the start', () => {
		const identity = { buin: 1 } as object;
		expect(() => simulator.reconfigure(identity)).toThrow('reconfigure: unknown field "buin"');
	});
});

describe('waitFor and close', () => {
	it('waitFor rejects when its predicate throws', async () => {
		const failing = simulator.waitFor(({ requests }) => {
			if (requests.length > 0) throw new Error('seen');
			return false;
		});
		const [outcome] = await Promise.allSettled([failing, client.token()]);
		expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'seen' } });
	});

	it('waitFor rejects after its time', async () => {
		await expect(simulator.waitFor(() => false, 1)).rejects.toThrow('within 1 ms');
	});

	it('close ends waits, held and hung requests, and does not carry them out', async () => {
		const token = await client.token();
		simulator.addFault({ kind: 'hold' });
		simulator.addFault({ kind: 'hangBefore' });
		simulator.addFault({ kind: 'delay', ms: 60_000 });
		const sends = [1, 2, 3].map(() => client.send(token, textMessage()));
		const waiting = simulator.waitFor(() => false);
		await simulator.waitFor(({ requests }) => requests.filter((r) => r.fault).length === 3);
		const outcomes = Promise.allSettled([waiting, ...sends]);
		await simulator.close();
		expect((await outcomes).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
		expect(simulator.messages).toEqual([]);
		await expect(simulator.waitFor(() => true)).rejects.toThrow('the simulator was closed');
		await expect(http(simulator.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
		await simulator.close();
	});
});
