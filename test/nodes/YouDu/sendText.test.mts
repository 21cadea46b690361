import type { IDataObject, INode } from 'n8n-workflow';
import { YouDuSimulator } from '../../../simulators/youDu/simulator.mts';
import { runWorkflow } from '../../harness/runWorkflow.mts';
import workflow from './sendText.workflow.json';

const UNKNOWN_RECEIVERS =
	'Check the users and departments: YouDu does not know all of them. Those it knows may have got the message, so it is not sent again [item 0]';

let simulator: YouDuSimulator;

beforeEach(async () => {
	simulator = await YouDuSimulator.start();
});

afterEach(async () => {
	await simulator.close();
});

type NodeChange = Partial<Omit<INode, 'parameters'>> & { parameters?: IDataObject };

async function send(items: IDataObject[], node: NodeChange = {}, credential: IDataObject = {}) {
	return await runWorkflow({
		workflow,
		items,
		nodes: { YouDu: node as Partial<INode> },
		credentials: { youDuApi: { ...simulator.credentials, ...credential } },
	});
}

const contents = () => simulator.messages.map(({ content }) => content);
const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		toUser: 'zhangsan',
		content: `message ${index}`,
	}));
const sendRequests = () => simulator.requests.filter(({ path }) => path === '/cgi/msg/send');

describe('one message', () => {
	it('sends what the YouDu integration guide documents', async () => {
		const result = await send([
			{ toUser: 'user1|user2', toDept: '12|15', content: '你好，有度！😀' },
		]);

		expect(result.error).toBeUndefined();
		const [message] = simulator.messages;
		expect(JSON.parse(message?.plaintext ?? '')).toEqual({
			toUser: 'user1|user2',
			toDept: '12|15',
			msgType: 'text',
			text: { content: '你好，有度！😀' },
		});
		const [tokenRequest, sendRequest] = simulator.requests;
		expect([tokenRequest?.method, tokenRequest?.path]).toEqual(['POST', '/cgi/gettoken']);
		expect([sendRequest?.method, sendRequest?.path]).toEqual(['POST', '/cgi/msg/send']);
		expect(sendRequest?.query).toEqual({ accessToken: simulator.issuedTokens[0] });
		expect(Object.keys(JSON.parse(String(sendRequest?.rawBody)) as object).sort()).toEqual([
			'appId',
			'buin',
			'encrypt',
		]);
		expect(result.output('YouDu')).toEqual([
			{
				json: {
					errcode: 0,
					errmsg: 'ok',
					invalidUsers: [],
					callCount: 1,
					calls: [
						{
							toUser: 'user1|user2',
							toDept: '12|15',
							errcode: 0,
							errmsg: 'ok',
							invalidUsers: [],
						},
					],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each([
		['text', 'a|b', '1|2', ['a', 'b'], ['1', '2']],
		['text with white space, empty places and repetitions', ' a ||b|a|', ' 7 |', ['a', 'b'], ['7']],
		['lists', ['a', 'b'], [1, '2'], ['a', 'b'], ['1', '2']],
		['a number', 10001, 0, ['10001'], ['0']],
		['users only', 'a', undefined, ['a'], []],
		['departments only', null, '3', [], ['3']],
	])('takes receivers as %s', async (_, toUser, toDept, users, departments) => {
		const result = await send([{ toUser, toDept, content: 'x' } as IDataObject]);
		expect(result.error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({ toUser: users, toDept: departments.map(Number) });
	});

	it.each([
		[
			{ toUser: '', toDept: '' },
			'Users and Departments are both empty: give at least one [item 0]',
		],
		[
			{ toUser: ' | ', toDept: [] },
			'Users and Departments are both empty: give at least one [item 0]',
		],
		[{ toUser: 'a,b' }, 'Users must be separated by |, but "a,b" is not one account [item 0]'],
		[
			{ toUser: ['a', 'b；c'] },
			'Users must be separated by |, but "b；c" is not one account [item 0]',
		],
		[{ toUser: { id: 'a' } }, 'Users must be text, or a list of texts and numbers [item 0]'],
		[{ toUser: ['a', null] }, 'Users must be text, or a list of texts and numbers [item 0]'],
		[
			{ toDept: '1|sales' },
			'Departments must be whole numbers separated by |, but there is "sales" [item 0]',
		],
		[{ toUser: 'a', content: '' }, 'Content is empty [item 0]'],
		[{ toUser: 'a', content: ' \n' }, 'Content is empty [item 0]'],
		[{ toUser: 'a', content: null }, 'Content must be text, and not null [item 0]'],
		[{ toUser: 'a', content: { a: 1 } }, 'Content must be text, and not object [item 0]'],
		[{ toUser: true }, 'Users must be text, or a list of texts and numbers [item 0]'],
		[{ toUser: 'a｜b' }, 'Users must be separated by |, but "a｜b" is not one account [item 0]'],
		[
			{ toUser: 'zhang san' },
			'Users must be separated by |, but "zhang san" is not one account [item 0]',
		],
		[
			{ toUser: 'eperm,x' },
			'Users must be separated by |, but "eperm,x" is not one account [item 0]',
		],
		[
			{ toDept: '007' },
			'Departments must be whole numbers separated by |, but there is "007" [item 0]',
		],
		[
			{ toUser: 'a', content: '字'.repeat(601) },
			'Content has 601 characters, and YouDu takes at most 600 [item 0]',
		],
	])('refuses %j before anything is sent', async (fields, message) => {
		const result = await send([{ content: 'x', ...fields } as IDataObject]);
		expect(result.error?.message).toBe(message);
		expect(result.error?.context.itemIndex).toBe(0);
		expect(simulator.requests).toHaveLength(0);
	});

	it('counts 600 emojis as 600 characters', async () => {
		const result = await send([{ toUser: 'a', content: '😀'.repeat(600) }]);
		expect(result.error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({ content: '😀'.repeat(600), cut: false });
	});

	it('lets YouDu cut long content when told so', async () => {
		const result = await send([{ toUser: 'a', content: '字'.repeat(601) }], {
			parameters: { options: { cutContent: true } },
		});
		expect(result.error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({ content: '字'.repeat(600), cut: true });
	});

	it('lists the receivers that YouDu does not know', async () => {
		simulator.reconfigure({ users: ['zhangsan', 'lisi'] });
		const result = await send([{ toUser: 'zhangsan|ghost|lisi|nobody', content: 'x' }]);
		expect(result.output('YouDu')[0]?.json.invalidUsers).toEqual(['ghost', 'nobody']);
		expect(simulator.messages[0]?.toUser).toEqual(['zhangsan', 'lisi']);
	});

	it('lists them in the error, too, when YouDu refuses the message for them', async () => {
		simulator.reconfigure({ users: ['zhangsan'] });
		const items = [{ toUser: 'ghost|nobody', content: 'x' }];
		const result = await send(items);
		expect(result.error?.message).toBe(UNKNOWN_RECEIVERS);
		expect(result.error?.httpCode).toBe('200007');
		expect(result.error?.context.data).toEqual({ invalidUsers: ['ghost', 'nobody'] });

		const continued = await send(items, { onError: 'continueRegularOutput' });
		expect(continued.output('YouDu')[0]?.json).toEqual({
			error: UNKNOWN_RECEIVERS,
			details: {
				description: 'YouDu answered 200007 INVALID_TOUSER: invalid user: ghost|nobody',
				code: '200007',
				invalidUsers: ['ghost', 'nobody'],
			},
		});
	});
});

describe('many receivers', () => {
	const accounts = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);
	const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

	it('splits 2,500 users and 150 departments into three calls, each receiver once', async () => {
		const result = await send([{ toUser: accounts(2500), toDept: ids(150), content: 'x' }]);
		expect(simulator.messages.map(({ toUser, toDept }) => [toUser.length, toDept.length])).toEqual([
			[1000, 100],
			[1000, 50],
			[500, 0],
		]);
		expect(simulator.messages.flatMap(({ toUser }) => toUser)).toEqual(accounts(2500));
		expect(simulator.messages.flatMap(({ toDept }) => toDept)).toEqual(ids(150));
		const [item] = result.output('YouDu');
		expect(item?.json.callCount).toBe(3);
		expect((item?.json.calls as IDataObject[]).map(({ errcode }) => errcode)).toEqual([0, 0, 0]);
	});

	it('sends exactly 1,000 users and 100 departments in one call', async () => {
		await send([{ toUser: accounts(1000), toDept: ids(100), content: 'x' }]);
		expect(simulator.messages).toHaveLength(1);
	});

	it('tells first of the part that may have been delivered, and never sends that one again', async () => {
		const parts = (contains: string) => ({ path: '/cgi/msg/send', contains });
		simulator.addFault({ kind: 'errcode', errcode: 3, errmsg: '无权限', ...parts('"user0|') });
		simulator.addFault({ kind: 'resetAfter', ...parts('user1000|') });
		const items = [{ toUser: accounts(2500), content: 'x' }];
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const result = await send(items, retry);
		expect(result.error?.message).toMatch(/^Check in YouDu whether this was carried out/);
		expect(result.error?.description).toMatch(
			/May have been delivered to users 1001 to 2000\. Delivered to users 1 to 1000; users 2001 to 2500$/,
		);
		const sent = simulator.messages.flatMap(({ toUser }) => toUser);
		expect(sent.sort()).toEqual(accounts(2500).sort());
	});

	it('says which part failed and which was delivered, and sends only that part again', async () => {
		const fault = {
			kind: 'errcode',
			errcode: -1,
			errmsg: '系统错误',
			contains: 'user1000|',
		} as const;
		simulator.addFault({ ...fault, path: '/cgi/msg/send' });
		const items = [{ toUser: accounts(2500), content: 'x' }];
		const failed = await send(items);
		expect(failed.error?.description).toBe(
			'YouDu answered -1 INTERNALERR: 系统错误. Failed for users 1001 to 2000. ' +
				'Delivered to users 1 to 1000; users 2001 to 2500',
		);

		simulator.reset();
		simulator.addFault({ ...fault, path: '/cgi/msg/send' });
		const retried = await send(items, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(retried.error).toBeUndefined();
		const sent = simulator.messages.flatMap(({ toUser }) => toUser);
		expect(sent.sort()).toEqual(accounts(2500).sort());
		expect(retried.output('YouDu')[0]?.json.callCount).toBe(3);
	});
});

describe('many items', () => {
	it('sends 500 with one token, at most 10 at a time, in order and linked', async () => {
		simulator.reconfigure({ latencyMs: 20 });
		const result = await send(numbered(500));
		expect(result.error).toBeUndefined();
		expect(simulator.stats()).toMatchObject({ tokenCalls: 1, sendCalls: 500, messages: 500 });
		expect(simulator.stats().maxInFlight).toBe(10);
		expect(contents().sort()).toEqual(
			numbered(500)
				.map(({ content }) => content)
				.sort(),
		);
		expect(result.output('YouDu').map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(500).map((_, item) => ({ item })),
		);
		expect(result.credentialReads).toBeLessThanOrEqual(3);
	});

	it('sends nothing at all when one item is wrong and n8n is to stop', async () => {
		const items = numbered(30);
		items[17] = { toUser: 'zhangsan', content: '' };
		const result = await send(items);
		expect(result.error?.message).toBe('Content is empty [item 17]');
		expect(result.error?.context.itemIndex).toBe(17);
		expect(simulator.requests).toHaveLength(0);
	});

	it('sends nothing at all when an expression fails for one item', async () => {
		const items = numbered(30).map((item, index) => ({ ...item, ok: index !== 29 }));
		const result = await send(items, {
			parameters: {
				content: '={{ (() => { if (!$json.ok) throw new Error("bad"); return "x"; })() }}',
			},
		});
		expect(result.error).toBeDefined();
		// Whatever that run left behind would have been sent before this.
		await send([{ toUser: 'zhangsan', content: 'marker' }]);
		expect(contents()).toEqual(['marker']);
	});

	it('sends the right ones and links the wrong ones when n8n is to continue', async () => {
		const items = numbered(3);
		items[1] = { toUser: 'zhangsan', content: '' };
		const result = await send(items, { onError: 'continueRegularOutput' });
		expect(result.error).toBeUndefined();
		expect(contents().sort()).toEqual(['message 0', 'message 2']);
		const output = result.output('YouDu');
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(output[1]?.json.error).toBe('Content is empty [item 1]');
	});

	it('routes wrong ones with their input to the error output', async () => {
		const items = numbered(3);
		items[1] = { toUser: 'zhangsan', content: '' };
		const result = await send(items, { onError: 'continueErrorOutput' });
		expect(result.output('YouDu', 0)).toHaveLength(2);
		expect(result.output('YouDu', 1).map(({ json }) => json)).toEqual([
			{ toUser: 'zhangsan', content: '', error: 'Content is empty [item 1]' },
		]);
	});

	it('sends only the first item when the node is set to run once', async () => {
		const result = await send(numbered(5), { executeOnce: true });
		expect(result.error).toBeUndefined();
		expect(contents()).toEqual(['message 0']);
	});

	it('waits with an error until n8n has begun the last item', async () => {
		const batching = { batch: { batchSize: 1, batchInterval: 20 } };
		const items = [{ toUser: '', content: 'wrong' }, ...numbered(3)];
		const result = await send(items, { parameters: { requestOptions: { batching } } });
		expect(result.error?.message).toMatch(/^Users and Departments are both empty.*\[item 0\]$/);
		expect(simulator.messages).toHaveLength(3);
	});

	it('sends items that the user spaces out', async () => {
		const batching = { batch: { batchSize: 2, batchInterval: 1 } };
		const result = await send(numbered(5), { parameters: { requestOptions: { batching } } });
		expect(result.error).toBeUndefined();
		expect(simulator.messages).toHaveLength(5);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it('sends 20 items of which two fail once: 20 messages, none twice', async () => {
		for (const contains of ['message 3"', 'message 11"']) {
			simulator.addFault({ kind: 'errcode', errcode: -1, errmsg: 'busy', contains });
		}
		const result = await send(numbered(20), retry);
		expect(result.error).toBeUndefined();
		expect(contents().sort()).toEqual(
			numbered(20)
				.map(({ content }) => content)
				.sort(),
		);
		expect(result.output('YouDu').map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(20).map((_, item) => ({ item })),
		);
	});

	it('does so as well where n8n is to continue on errors', async () => {
		simulator.addFault({ kind: 'errcode', errcode: -1, errmsg: 'busy', contains: 'message 0"' });
		const result = await send(numbered(5), { ...retry, onError: 'continueRegularOutput' });
		expect(result.output('YouDu').map(({ json }) => json.errcode)).toEqual([0, 0, 0, 0, 0]);
		expect(contents().sort()).toEqual(numbered(5).map(({ content }) => content));
	});

	it('remembers a delivered item although its content has changed', async () => {
		simulator.addFault({ kind: 'errcode', errcode: -1, errmsg: 'busy', contains: 'message 1"' });
		const parameters = {
			content: '={{ $json.content }}',
			toDept: '={{ Math.floor(Math.random() * 1e9) }}',
		};
		await send(numbered(2), { ...retry, parameters });
		expect(contents().sort()).toEqual(['message 0', 'message 1']);
	});

	it('does not send again what may have been delivered', async () => {
		simulator.addFault({ kind: 'resetAfter', path: '/cgi/msg/send', contains: 'message 1"' });
		const result = await send(numbered(3), retry);
		expect(result.error?.message).toBe(
			'Check in YouDu whether this was carried out before you send it again [item 1]',
		);
		expect(contents().sort()).toEqual(['message 0', 'message 1', 'message 2']);
		expect(sendRequests()).toHaveLength(3);
	});
});

it('takes HTTP 408 for a message that may have been handed on', async () => {
	simulator.addFault({ kind: 'status', httpStatus: 408, taken: true, path: '/cgi/msg/send' });
	const result = await send(numbered(1), { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
	expect(contents()).toEqual(['message 0']);
	expect(result.error?.description).toContain('HTTP status 408');
});

describe('an answer that comes byte by byte', () => {
	const parameters = { requestOptions: { timeout: 200 } };

	it('is not waited for beyond twice the timeout', async () => {
		simulator.addFault({ kind: 'trickle', ms: 150, path: '/cgi/msg/send' });
		const result = await send(numbered(1), { parameters });
		expect(result.error?.description).toBe(
			'YouDu gave no usable answer: no complete answer came in time. The call was not repeated, since it may have been carried out',
		);
		expect(contents()).toEqual(['message 0']);
	});

	it('gives no token after that time, and can be tried again', async () => {
		simulator.addFault({ kind: 'trickle', ms: 150, path: '/cgi/gettoken' });
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const [failed] = await Promise.all([send(numbered(1), { parameters })]);
		expect(failed?.error?.description).toBe('YouDu gave no token: no complete answer came in time');
		expect((await send(numbered(1), { ...retry, parameters })).error).toBeUndefined();
	});
});

describe('tokens', () => {
	it.each([{ timeout: 100 }, { proxy: 'http://127.0.0.1:9' }])(
		'are fetched anew where the Request Options %j of another execution keep it from one',
		async (requestOptions) => {
			simulator.addFault({ kind: 'delay', ms: 500, path: '/cgi/gettoken' });
			const [hindered, other] = await Promise.all([
				send(numbered(1), { parameters: { requestOptions } }),
				send(numbered(1)),
			]);
			expect(hindered.error?.message).toMatch(/^Check/);
			expect(other.error).toBeUndefined();
			expect(contents()).toEqual(['message 0']);
		},
	);

	it.each([100000, 100001, 100002])('fetches one new token after code %d', async (errcode) => {
		const fault = { kind: 'errcode', errcode, errmsg: 'token', path: '/cgi/msg/send' } as const;
		simulator.addFault({ ...fault, times: 10 });
		const result = await send(numbered(10));
		expect(result.error).toBeUndefined();
		expect(simulator.stats()).toMatchObject({ tokenCalls: 2, messages: 10 });
		expect(contents().sort()).toEqual(numbered(10).map(({ content }) => content));
	});

	it('loses no item when the token is revoked half-way', async () => {
		const half = simulator.waitFor((state) => state.messages.length >= 250);
		simulator.reconfigure({ latencyMs: 1 });
		const [result] = await Promise.all([
			send(numbered(500)),
			half.then(() => simulator.revokeTokens()),
		]);
		expect(result.error).toBeUndefined();
		expect(simulator.stats()).toMatchObject({ tokenCalls: 2, messages: 500 });
		expect(new Set(contents()).size).toBe(500);
	});

	it('gives up when the new token is stale, too', async () => {
		const fault = {
			kind: 'errcode',
			errcode: 100002,
			errmsg: '过期',
			path: '/cgi/msg/send',
		} as const;
		simulator.addFault({ ...fault, times: 2 });
		const result = await send(numbered(1));
		expect(result.error?.message).toMatch(/^Run it again: YouDu refused the access token/);
		expect(result.error?.description).toBe('YouDu answered 100002 ACCESSTOKEN_EXPIRED: 过期');
		expect(sendRequests()).toHaveLength(2);
		expect(simulator.messages).toHaveLength(0);
	});

	it('uses one token in several runs, and a new one when it was revoked', async () => {
		await send(numbered(1));
		await send(numbered(1));
		expect(simulator.stats().tokenCalls).toBe(1);
		simulator.revokeTokens();
		await send(numbered(1));
		expect(simulator.stats()).toMatchObject({ tokenCalls: 2, messages: 3 });
	});
});

describe('failures on the way', () => {
	const unclear = 'Check in YouDu whether this was carried out before you send it again [item 0]';
	const once = { path: '/cgi/msg/send' };

	it.each([
		[
			'a reset before',
			{ ...once, kind: 'resetBefore' },
			'the connection was closed before the answer',
			0,
		],
		[
			'a reset after',
			{ ...once, kind: 'resetAfter' },
			'the connection was closed before the answer',
			1,
		],
		['no answer', { ...once, kind: 'hangAfter' }, 'no complete answer came in time', 1],
		[
			'HTTP 500',
			{ ...once, kind: 'status', httpStatus: 500, taken: true },
			'the server answered with HTTP status 500',
			1,
		],
		[
			'HTTP 502',
			{ ...once, kind: 'status', httpStatus: 502 },
			'the server answered with HTTP status 502',
			0,
		],
		['HTML', { ...once, kind: 'html', taken: true }, 'the answer is not one of a YouDu server', 1],
		[
			'an empty body',
			{ ...once, kind: 'empty', taken: true },
			'the answer is not one of a YouDu server',
			1,
		],
		['half a body', { ...once, kind: 'truncated' }, 'the answer broke off', 1],
		[
			'half of the JSON',
			{ ...once, kind: 'truncatedJson' },
			'the answer is not one of a YouDu server',
			1,
		],
	] as const)(
		'sends once in spite of %s, with Retry On Fail, too',
		async (_, fault, what, held) => {
			simulator.addFault(fault);
			const result = await send(numbered(1), {
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 1,
				parameters: { requestOptions: fault.kind === 'hangAfter' ? { timeout: 300 } : {} },
			});
			expect(result.error?.message).toBe(unclear);
			expect(result.error?.description).toBe(
				`YouDu gave no usable answer: ${what}. The call was not repeated, since it may have been carried out`,
			);
			expect(sendRequests()).toHaveLength(1);
			expect(simulator.messages).toHaveLength(held);
		},
	);

	it('waits for a slow answer', async () => {
		simulator.addFault({ ...once, kind: 'delay', ms: 50 });
		const result = await send(numbered(1));
		expect(result.error).toBeUndefined();
		expect(simulator.messages).toHaveLength(1);
	});

	it.each([
		[401, 'Check that nothing in front of the server asks n8n to log in'],
		[403, 'Check that the server allows requests from the address of n8n'],
		[404, 'Check the Server URL in the YouDu credential, with its port and path'],
	])('does not resend after HTTP %d', async (httpStatus, message) => {
		simulator.addFault({ ...once, kind: 'status', httpStatus });
		const result = await send(numbered(1));
		expect(result.error?.message).toBe(`${message} [item 0]`);
		expect(sendRequests()).toHaveLength(1);
	});

	it('does not follow a redirect with the token', async () => {
		simulator.addFault({ ...once, kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' });
		const result = await send(numbered(1));
		expect(result.error?.description).toBe('YouDu: the server answered with HTTP status 302');
	});

	it('says that a server cannot be reached', async () => {
		const { serverUrl } = simulator.credentials;
		await simulator.close();
		const result = await send(numbered(1), {}, { serverUrl });
		expect(result.error?.message).toBe(
			'Check the Server URL in the YouDu credential, and that the server is running: the connection was refused [item 0]',
		);
		expect(result.error?.description).toBe(
			'YouDu could not be reached: the connection was refused',
		);
		simulator = await YouDuSimulator.start();
	});

	it('says that a server does not speak TLS', async () => {
		const serverUrl = simulator.credentials.serverUrl.replace('http:', 'https:');
		const result = await send(numbered(1), {}, { serverUrl });
		expect(result.error?.description).toBe(
			'YouDu could not be reached: the server does not speak TLS on this port',
		);
	});

	it.each([
		['random', 'The decrypted text has wrong padding'],
		['padding', 'The decrypted text has wrong padding'],
		['length', 'The decrypted text is shorter than the length it states'],
		['notBase64', 'The encrypted text is not base64'],
		['otherKey', 'The decrypted text has wrong padding'],
	] as const)('names what is wrong with a token reply: %s', async (encrypt, problem) => {
		simulator.addFault({ kind: 'badCipher', encrypt, path: '/cgi/gettoken' });
		const result = await send(numbered(1));
		expect(result.error?.message).toMatch(/^Check the Encoding AES Key in the YouDu credential/);
		expect(result.error?.description).toBe(`The token in the reply of YouDu: ${problem}`);
		expect(simulator.messages).toHaveLength(0);
	});

	it.each([
		['html', 'the answer is not one of a YouDu server'],
		['empty', 'the answer is not one of a YouDu server'],
		['resetBefore', 'the connection was closed before the answer'],
	] as const)('says that no token could be had: %s', async (kind, what) => {
		simulator.addFault({ kind, path: '/cgi/gettoken' });
		const result = await send(numbered(1));
		expect(result.error?.description).toBe(`YouDu gave no token: ${what}`);
		expect(sendRequests()).toHaveLength(0);
	});

	it('waits for a token no longer than the user allows for the call', async () => {
		simulator.addFault({ kind: 'hangBefore', path: '/cgi/gettoken' });
		const result = await send(numbered(1), { parameters: { requestOptions: { timeout: 300 } } });
		expect(result.error?.description).toBe('YouDu gave no token: no complete answer came in time');
		expect(sendRequests()).toHaveLength(0);
	});

	it('accepts the reply of a built-in app', async () => {
		simulator.reconfigure({ replyAppId: 'sysOrgAssistant' });
		const result = await send(numbered(1));
		expect(result.error).toBeUndefined();
		expect(simulator.messages).toHaveLength(1);
	});
});

describe('the credential', () => {
	const otherKey = Buffer.alloc(32, 7).toString('base64');

	it.each([
		[{ encodingAesKey: otherKey }, /^Check the Encoding AES Key .* does not fit/, '100006'],
		[{ appId: 'ydFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF' }, /^Check the App ID/, '100005'],
		[{ buin: 14000002 }, /^Check the Buin/, '100009'],
	])('is told apart when YouDu refuses %j', async (credential, message, code) => {
		const result = await send(numbered(1), {}, credential);
		expect(result.error?.message).toMatch(message);
		expect(result.error?.httpCode).toBe(code);
		expect(simulator.messages).toHaveLength(0);
	});

	it('is asked for a token few times when it is wrong, however many items wait', async () => {
		const result = await send(numbered(200), {}, { encodingAesKey: otherKey });
		expect(result.error?.message).toMatch(/^Check the Encoding AES Key/);
		expect(simulator.stats().tokenCalls).toBeLessThanOrEqual(2);
	});

	it.each([
		[{ encodingAesKey: 'short' }, /^Check the Encoding AES Key/, /instead of 32/],
		[{ encodingAesKey: '' }, /^Check the Encoding AES Key/, /not base64/],
		[{ buin: '14 000 001' }, /^Check the Buin/, /not a whole number/],
		[{ buin: 1.5 }, /^Check the Buin/, /not a whole number/],
		[{ appId: ' ' }, /^Check the App ID/, /empty/],
		[{ serverUrl: '' }, /^Check the Server URL/, /not an address/],
		[{ serverUrl: 'ftp://im.example.com' }, /^Check the Server URL/, /not an address/],
		[{ serverUrl: 'http://user:pass@im.example.com' }, /^Check the Server URL/, /not an address/],
	])('is refused by itself: %j', async (credential, message, description) => {
		const result = await send(numbered(1), {}, credential);
		expect(result.error?.message).toMatch(message);
		expect(result.error?.description).toMatch(description);
		expect(simulator.requests).toHaveLength(0);
	});

	it('takes an address with a path prefix, and one without scheme', async () => {
		await simulator.close();
		simulator = await YouDuSimulator.start({ pathPrefix: '/im/youdu' });
		const { serverUrl } = simulator.credentials;
		await send(numbered(1), {}, { serverUrl: `${serverUrl}/` });
		await send(numbered(1), {}, { serverUrl: serverUrl.replace('http://', '') });
		expect(simulator.messages).toHaveLength(2);
		expect(simulator.stats().tokenCalls).toBe(1);
	});
});

describe('secrets', () => {
	it('stand in nothing that n8n stores, even when YouDu repeats them', async () => {
		simulator.addFault({
			kind: 'echoSecret',
			path: '/cgi/msg/send',
			errcode: -1,
			times: 2,
		} as never);
		const failed = await send(numbered(1));
		const continued = await send(numbered(1), { onError: 'continueRegularOutput' });
		const sent = await send(numbered(1));
		expect(failed.error?.description).toContain('***');
		for (const { stored } of [failed, continued, sent]) {
			expect(stored).not.toContain(simulator.credentials.encodingAesKey);
			for (const token of simulator.issuedTokens) expect(stored).not.toContain(token);
		}
	});
});
