import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import {
	CipherError,
	decryptEnvelope,
	encryptEnvelope,
	parseAesKey,
} from '../../nodes/core/cipher.ts';
import { invalidUsersIn, youDu } from '../../nodes/providers/youDu.ts';
import { openReply, readToken } from '../../nodes/providers/youDu.reply.ts';
import { APP_ID, BASE64_KEY, mustFail, tokenReply } from '../vectors/youDu.mts';

const key = parseAesKey(BASE64_KEY);
const credentials = {
	serverUrl: 'http://im.example.com:7080/youdu',
	buin: 14000001,
	appId: APP_ID,
	encodingAesKey: BASE64_KEY,
};

describe('the token in a reply', () => {
	it('is read from the published vector', () => {
		expect(readToken(openReply(tokenReply.encrypted, key))).toEqual({
			value: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
			expiresInSeconds: 7200,
		});
	});

	it('may stand there bare (reference 7.2)', () => {
		expect(readToken('0f1e2d3c4b5a6978')).toEqual({
			value: '0f1e2d3c4b5a6978',
			expiresInSeconds: 7200,
		});
	});

	it.each(['', '{}', '{"accessToken":7}', '{"accessToken":""}', '{"accessToken":"a', 'a b', '[]'])(
		'is missed in %j',
		(text) => {
			expect(() => readToken(text)).toThrow(CipherError);
		},
	);

	it.each(Object.entries(mustFail).filter(([name]) => name !== 'foreignApp'))(
		'is refused where the reply must fail: %s',
		(_, encrypted) => {
			expect(() => openReply(encrypted, key)).toThrow(CipherError);
		},
	);

	it('may come from another app, as replies may (reference 2.3)', () => {
		expect(openReply(mustFail.foreignApp, key)).toBe('{"id":1}');
	});
});

describe('10,000 damaged replies', () => {
	const original = Buffer.from(tokenReply.encrypted, 'base64');

	const truncated = fc
		.integer({ min: 0, max: original.length - 1 })
		.map((length) => original.subarray(0, length).toString('base64'));
	const bitFlipped = fc
		.uniqueArray(fc.integer({ min: 0, max: original.length * 8 - 1 }), {
			minLength: 1,
			maxLength: 4,
		})
		.map((bits) => {
			const damaged = Buffer.from(original);
			for (const bit of bits) damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			return damaged.toString('base64');
		});
	const random = fc
		.integer({ min: 0, max: 20 })
		.chain((blocks) => fc.uint8Array({ minLength: blocks * 16, maxLength: blocks * 16 }))
		.map((bytes) => Buffer.from(bytes).toString('base64'));
	const text = fc.string({ unit: 'binary', maxLength: 200 });

	it('always end in a clear error: never a crash, never a token', () => {
		let cases = 0;
		fc.assert(
			fc.property(fc.oneof(truncated, bitFlipped, random, text), (encrypted) => {
				cases++;
				const error = errorOf(() => readToken(openReply(encrypted, key)));
				return error instanceof CipherError && /^The (en|de)crypted text /.test(error.message);
			}),
			{ numRuns: 10_000, seed: 20200917 },
		);
		expect(cases).toBe(10_000);
	});
});

function errorOf(action: () => unknown): unknown {
	try {
		return action();
	} catch (error) {
		return error;
	}
}

describe('split', () => {
	const accounts = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), {
		maxLength: 3000,
		size: 'max',
	});
	const departments = fc.uniqueArray(fc.nat().map(String), { maxLength: 400, size: 'max' });

	it('loses and doubles no receiver, and keeps to the limits', () => {
		fc.assert(
			fc.property(accounts, departments, (toUser, toDept) => {
				fc.pre(toUser.length + toDept.length > 0);
				const calls = youDu.split({ url: '/cgi/msg/send', body: { toUser, toDept, a: 1 } });
				const lists = calls.map(({ options }) => options.body as Record<string, string>);
				const sent = (field: string) =>
					lists.flatMap((body) => (body[field] ?? '').split('|').filter(Boolean));
				expect(sent('toUser')).toEqual(toUser);
				expect(sent('toDept')).toEqual(toDept);
				for (const body of lists) {
					expect(body.toUser?.split('|').length).toBeLessThanOrEqual(1000);
					expect(body.toDept?.split('|').length).toBeLessThanOrEqual(100);
					expect(`${body.toUser}${body.toDept}`).not.toBe('');
					expect(body.a).toBe(1);
				}
				expect(new Set(calls.map(({ part }) => part)).size).toBe(calls.length);
			}),
			{ numRuns: 50 },
		);
	});

	it('names the part of each call', () => {
		const toUser = Array.from({ length: 1001 }, (_, index) => `u${index}`);
		const calls = youDu.split({ url: '', body: { toUser, toDept: ['7'] } });
		expect(calls.map(({ part }) => part)).toEqual([
			'users 1 to 1000 and departments 1 to 1',
			'users 1001 to 1001',
		]);
	});
});

describe('invalidUsersIn', () => {
	const sent = 'zhangsan|lisi|wang.wu|赵六|ok';

	it.each([
		['ok', []],
		['OK', []],
		['invalid user: zhangsan|lisi', ['zhangsan', 'lisi']],
		['invalid users ["zhangsan","wang.wu"]', ['zhangsan', 'wang.wu']],
		['无效的用户：赵六，lisi', ['lisi', '赵六']],
		['zhangsan2 does not exist', []],
		['unknown: lisi.', ['lisi']],
		['不存在：wang.wu。', ['wang.wu']],
	])('reads %j', (errmsg, users) => {
		expect(invalidUsersIn(errmsg, sent)).toEqual(users);
	});
});

describe('authorize', () => {
	const authorize = (options: object) =>
		youDu.authorize(options as IHttpRequestOptions, 'a+b/token', credentials);
	const plaintextOf = (options: IHttpRequestOptions) => {
		const { encrypt } = JSON.parse(String(options.body)) as { encrypt: string };
		return decryptEnvelope(key, encrypt).payload.toString('utf8');
	};

	it('leaves the request that it is given as it is', () => {
		const given = { method: 'POST', uri: 'http://im.example.com:7080/youdu/cgi/msg/send', qs: {} };
		const before = structuredClone(given);
		authorize(given);
		expect(given).toEqual(before);
	});

	it('ignores SSL issues when the credential says so, for HTTP Request as well', () => {
		const options = youDu.authorize({ method: 'GET', url: '/cgi/dept/list' }, 'token', {
			...credentials,
			ignoreSslIssues: true,
		});
		expect(options).toMatchObject({
			skipSslCertificateValidation: true,
			rejectUnauthorized: false,
		});
	});

	it('puts address, token and envelope into a request of the node', () => {
		const options = authorize({ method: 'POST', url: '/cgi/msg/send', body: { msgType: 'text' } });
		expect(options.url).toBe('http://im.example.com:7080/youdu/cgi/msg/send');
		expect(options.qs).toEqual({ accessToken: 'a+b/token' });
		expect(options.headers).toEqual({ 'Content-Type': 'application/json' });
		expect(JSON.parse(String(options.body))).toMatchObject({ buin: 14000001, appId: APP_ID });
		expect(plaintextOf(options)).toBe('{"msgType":"text"}');
	});

	it.each([
		['an object', { msgType: 'text' }],
		['JSON text', '{"msgType":"text"}'],
	])('does so for HTTP Request with %s', (_, body) => {
		const options = authorize({
			method: 'POST',
			uri: 'http://im.example.com:7080/youdu/cgi/msg/send?a=1',
			headers: { 'content-type': 'text/plain', Accept: '*/*' },
			body,
		});
		expect(options.headers).toEqual({ Accept: '*/*', 'Content-Type': 'application/json' });
		expect(plaintextOf(options)).toBe('{"msgType":"text"}');
	});

	it('keeps the body of a GET out, and adds the token to its query', () => {
		const options = authorize({
			method: 'GET',
			uri: 'http://im.example.com:7080/youdu/cgi/dept/list',
			qs: { id: 0 },
		});
		expect(options.qs).toEqual({ id: 0, accessToken: 'a+b/token' });
		expect(options.body).toBeUndefined();
	});

	it('sends the token request of the credential test without a token', () => {
		const options = authorize({ method: 'POST', url: '/cgi/gettoken' });
		expect(options.qs).toBeUndefined();
		expect(plaintextOf(options)).toMatch(/^\d{10}$/);
	});

	it.each(['/cgi/set.ent.notice', '/cgi/popwindow'])('uses the other envelope for %s', (path) => {
		const options = authorize({ method: 'POST', url: path, body: { count: 1 } });
		expect(Object.keys(JSON.parse(String(options.body)) as object)).toEqual([
			'app_id',
			'msg_encrypt',
		]);
	});

	it.each([
		'http://im.example.com:7081/youdu/cgi/msg/send',
		'https://im.example.com:7080/youdu/cgi/msg/send',
		'http://im.example.com:7080/other/cgi/msg/send',
		'http://im.example.com:7080/youdu-evil/cgi/msg/send',
		'http://evil.example.com/youdu/cgi/msg/send',
		'',
	])('gives the token to no other address: %j', (uri) => {
		expect(() => authorize({ method: 'POST', uri, body: {} })).toThrow(
			'Use this credential only for the YouDu server that it names',
		);
	});

	it.each([['text'], [[1]], [new FormData()]])(
		'refuses a body that is not an object: %j',
		(body) => {
			const uri = 'http://im.example.com:7080/youdu/cgi/msg/send';
			expect(() => authorize({ method: 'POST', uri, body })).toThrow(
				'Send a JSON object as the body: that is what YouDu takes',
			);
		},
	);
});

describe('fetchToken', () => {
	const requested = async (more: object = {}) => {
		const requests: IHttpRequestOptions[] = [];
		const encrypt = encryptEnvelope(key, '{"accessToken":"t","expireIn":60}', APP_ID);
		await youDu.fetchToken(
			async (options) => {
				requests.push(options);
				return { body: JSON.stringify({ errcode: 0, encrypt }), statusCode: 200, headers: {} };
			},
			{ ...credentials, ...more },
		);
		return requests[0];
	};

	it('leaves it to the request whether SSL issues are ignored, unless the credential says so', async () => {
		expect(await requested()).not.toHaveProperty('skipSslCertificateValidation');
		expect(await requested({ ignoreSslIssues: true })).toHaveProperty(
			'skipSslCertificateValidation',
			true,
		);
	});
});

describe('the token', () => {
	it('carries nothing out where the code is not known', async () => {
		const answer = { body: '{"errcode":4711,"errmsg":"奇怪"}', statusCode: 200, headers: {} };
		await expect(youDu.fetchToken(async () => answer, credentials)).rejects.toMatchObject({
			message: 'Look up the code 4711 in the documentation of YouDu',
			details: { outcome: 'refused', code: '4711' },
		});
	});
});

describe('decode', () => {
	const decode = (body: unknown, statusCode = 200) => {
		const [call] = youDu.split({ url: '', body: { toUser: ['a'], toDept: [] } });
		if (!call) throw new Error('no call');
		const response = { body, statusCode, headers: {} } as IN8nHttpFullResponse;
		return youDu.decode(response, call, credentials, 'secret-token') as IDataObject;
	};

	it('does not take an unknown code for a refusal, and keeps what YouDu says', () => {
		expect(() => decode('{"errcode":4711,"errmsg":"奇怪"}')).toThrow(
			expect.objectContaining({
				message:
					'Look up the code 4711 in the documentation of YouDu, and check whether this was carried out',
				details: expect.objectContaining({
					outcome: 'unclear',
					code: '4711',
					description: 'YouDu answered 4711: 奇怪',
				}) as unknown,
			}) as Error,
		);
	});

	it.each(['', 'ok', '[]', 'null', '{}', '{"errcode":"0"}', '<html></html>'])(
		'does not take %j for an answer',
		(body) => {
			expect(() => decode(body)).toThrow(
				expect.objectContaining({
					details: expect.objectContaining({ outcome: 'unclear' }) as unknown,
				}) as Error,
			);
		},
	);

	it('finds every invalid user, however long the message is', () => {
		const users = Array.from({ length: 1000 }, (_, index) => `user-number-${index}`);
		const [call] = youDu.split({ url: '', body: { toUser: users, toDept: [] } });
		if (!call) throw new Error('no call');
		const body = JSON.stringify({ errcode: 0, errmsg: `invalid: ${users.slice(1).join('|')}` });
		const response = { body, statusCode: 200, headers: {} } as IN8nHttpFullResponse;
		expect(youDu.decode(response, call, credentials, 'token').invalidUsers).toEqual(users.slice(1));
	});

	it('blacks out the token and the key in what YouDu says', () => {
		const answer = decode(`{"errcode":0,"errmsg":"ok secret-token ${BASE64_KEY}"}`);
		expect(answer.errmsg).toBe('ok *** ***');
	});
});
