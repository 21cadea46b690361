import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { authorizeRequest, ensureToken } from '../../nodes/core/credential.ts';
import { dispatch } from '../../nodes/core/dispatch.ts';
import { ProviderError } from '../../nodes/core/errors.ts';
import type { Credentials, TokenProvider } from '../../nodes/core/provider.ts';
import { prepare, type Plan } from '../../nodes/core/run.ts';
import { say } from '../../nodes/core/words.ts';

/** A provider of the test's own: the core must not need to know any by name. */
function testProvider(parts: string[] = ['all']): TokenProvider {
	return {
		name: 'Test',
		address: say`address`,
		credentialType: 'testApi',
		identity: ({ id }) => ['test', String(id)],
		fetchToken: async (request, { id }) => {
			const { body } = await request({ url: `token of ${String(id)}` });
			return { value: String(body), expiresInSeconds: 7200 };
		},
		authorize: (options, token) => Object.assign(options, { qs: { token } }),
		split: (options) =>
			parts.map((part) => ({ part, options: { ...options, body: { part, item: options.body } } })),
		decode: ({ body }) => {
			if (body === 'stale') throw new ProviderError(say`stale`, { outcome: 'staleToken' });
			if (body === 'no') throw new ProviderError(say`no`, { outcome: 'refused', code: '7' });
			if (body === 'lost') throw new ProviderError(say`lost`, { outcome: 'unclear' });
			return { body } as IDataObject;
		},
	};
}

interface Sent {
	token: string;
	part: string;
	item: number;
}

/** n8n's side: runs `itemCount` items as RoutingNode does, and answers as the test says. */
function n8n(
	provider: TokenProvider,
	answer: (sent: Sent) => unknown,
	getCredentials: (item: number) => Promise<Credentials> = async () => ({ id: 'id' }),
	plan?: Plan,
) {
	const cancel = new AbortController();
	/** What n8n would store of the credential. */
	let stored: Credentials = { id: 'id' };
	const internals = () => ({
		node: { credentials: { testApi: { id: '1', name: 'Test' } } },
		mode: 'manual',
		additionalData: { credentialsHelper: { getDecrypted: async () => stored } },
	});
	const node = { id: 'node', name: 'Node', type: 'test', parameters: {} } as unknown as INode;
	const sent: Sent[] = [];
	const logged: string[] = [];
	let tokens = 0;
	let whileTokenIsFetched = async () => {};
	const preAuthentication = ensureToken(provider);
	const authenticate = authorizeRequest(provider);
	const helpers = {
		httpRequest: async () => {
			const body = `token ${++tokens}`;
			await whileTokenIsFetched();
			return { body, statusCode: 200, headers: {} };
		},
		httpRequestWithAuthentication: async (
			_: string,
			options: IHttpRequestOptions,
			{ credentialsDecrypted: { data } }: { credentialsDecrypted: { data: Credentials } },
		) => {
			await preAuthentication.call({ helpers } as never, data);
			const { qs, body } = await authenticate(data, options);
			const one = { token: (qs as { token: string }).token, ...(body as Omit<Sent, 'token'>) };
			sent.push(one);
			return { body: await answer(one), statusCode: 200, headers: {} };
		},
	};
	const pagination = dispatch(provider, undefined);

	async function run(
		executeData: object,
		itemCount: number,
		toolArguments: object = {},
	): Promise<INodeExecutionData[]> {
		const started = Array.from({ length: itemCount }, async (_, item) => {
			const context = {
				getItemIndex: () => item,
				getNode: () => node,
				getExecuteData: () => executeData,
				getNodeParameter: () => ({}),
				getCredentials: async () => await getCredentials(item),
				getInputData: () => ({ json: toolArguments }),
				...internals(),
				getExecutionCancelSignal: () => cancel.signal,
				continueOnFail: () => false,
				helpers,
				logger: { warn: (message: string) => logged.push(message) },
			} as unknown as IExecutePaginationFunctions;
			const options = await prepare([async (given) => given], plan).call(context, {
				url: '/send',
				body: item as never,
			});
			return await pagination.call(context, {
				options,
				paginate: true,
				preSend: [],
				postReceive: [],
				requestOperations: {},
			} as never);
		});
		const results = await Promise.allSettled(started);
		return results.flatMap((result) => {
			if (result.status === 'rejected') throw result.reason;
			return result.value;
		});
	}

	const executeData = (itemCount: number) => ({
		node,
		data: { main: [Array.from({ length: itemCount }, () => ({ json: {} }))] },
	});
	return {
		sent,
		logged,
		run,
		executeData,
		cancel,
		store: (credential: Credentials) => (stored = credential),
		tokenCalls: () => tokens,
		whileTokenIsFetched: (work: () => Promise<void>) => (whileTokenIsFetched = work),
	};
}

/** Each test its own identity, since tokens live as long as the process. */
let identities = 0;
function ownIdentity(provider: TokenProvider): TokenProvider {
	const identity = [`identity ${++identities}`];
	return { ...provider, identity: () => identity };
}

describe('dispatch', () => {
	it('sends each part of each item once, and links them', async () => {
		const host = n8n(
			ownIdentity(testProvider(['one', 'two'])),
			({ part, item }) => `${item}${part}`,
		);
		const items = await host.run(host.executeData(2), 2);
		expect(items).toEqual([
			{ json: { body: '0one' }, pairedItem: { item: 0 } },
			{ json: { body: '0two' }, pairedItem: { item: 0 } },
			{ json: { body: '1one' }, pairedItem: { item: 1 } },
			{ json: { body: '1two' }, pairedItem: { item: 1 } },
		]);
		expect(host.tokenCalls()).toBe(1);
	});

	it('fetches one new token for 200 items whose token is stale, and repeats each once', async () => {
		const host = n8n(ownIdentity(testProvider()), ({ token }) =>
			token === 'token 1' ? 'stale' : 'ok',
		);
		const items = await host.run(host.executeData(200), 200);
		expect(items).toHaveLength(200);
		expect(host.tokenCalls()).toBe(2);
		const accepted = host.sent.filter(({ token }) => token === 'token 2');
		expect(accepted.map(({ item }) => item).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 200 }, (_, item) => item),
		);
	});

	it('gives up after the second stale token', async () => {
		const host = n8n(ownIdentity(testProvider()), () => 'stale');
		await expect(host.run(host.executeData(1), 1)).rejects.toThrow('stale [item 0]');
		expect(host.sent).toHaveLength(2);
	});

	it.each(['no', 'lost'])('sends once when the answer is %j', async (answer) => {
		const host = n8n(ownIdentity(testProvider()), () => answer);
		await expect(host.run(host.executeData(1), 1)).rejects.toThrow(`${answer} [item 0]`);
		expect(host.sent).toHaveLength(1);
	});

	it('sends only what was refused when the run is tried again', async () => {
		let tries = 0;
		const host = n8n(ownIdentity(testProvider(['a', 'b'])), ({ item, part }) => {
			if (item === 1 && part === 'b') return tries === 1 ? 'no' : 'ok';
			if (item === 2 && part === 'a') return 'lost';
			return 'ok';
		});
		const executeData = host.executeData(3);
		tries = 1;
		await expect(host.run(executeData, 3)).rejects.toThrow('no [item 1]');
		expect(host.sent).toHaveLength(6);
		tries = 2;
		await expect(host.run(executeData, 3)).rejects.toThrow('lost [item 2]');
		expect(host.sent.slice(6).map(({ item, part }) => `${item}${part}`)).toEqual(['1b']);
	});

	it('sends everything again in another run', async () => {
		const host = n8n(ownIdentity(testProvider()), () => 'ok');
		await host.run(host.executeData(2), 2);
		await host.run(host.executeData(2), 2);
		expect(host.sent).toHaveLength(4);
	});

	describe('as the tool of an agent, which lends it its own execute data', () => {
		it('sends at each use', async () => {
			const host = n8n(ownIdentity(testProvider()), () => 'ok');
			const ofTheAgent = { ...host.executeData(3), node: { id: 'agent' } };
			await host.run(ofTheAgent, 1, { to: 'a' });
			await host.run(ofTheAgent, 1, { to: 'a' });
			expect(host.sent).toHaveLength(2);
		});

		it('does not send again in further tries of one use', async () => {
			const host = n8n(ownIdentity(testProvider()), () => 'lost');
			const ofTheAgent = { ...host.executeData(3), node: { id: 'agent' } };
			const use = { to: 'a' };
			await expect(host.run(ofTheAgent, 1, use)).rejects.toThrow('lost [item 0]');
			await expect(host.run(ofTheAgent, 1, use)).rejects.toThrow('lost [item 0]');
			expect(host.sent).toHaveLength(1);
		});
	});

	it('forgets only the token that the request used', async () => {
		let letGo = () => {};
		const held = new Promise<void>((resolve) => (letGo = resolve));
		const host = n8n(ownIdentity(testProvider()), async ({ token, item }) => {
			if (token !== 'token 1') return 'ok';
			// Item 0 hears that its token is stale only after the others have a new one.
			if (item === 0) await held;
			return 'stale';
		});
		const all = host.run(host.executeData(3), 3);
		while (host.sent.length < 5) await new Promise((resolve) => setImmediate(resolve));
		letGo();
		await all;
		expect(host.tokenCalls()).toBe(2);
	});

	it('sends nothing more once the execution is cancelled', async () => {
		const host = n8n(ownIdentity(testProvider()), () => {
			host.cancel.abort();
			return 'ok';
		});
		await expect(host.run(host.executeData(30), 30)).rejects.toThrow(
			'The execution was cancelled before this was sent',
		);
		expect(host.sent.length).toBeLessThanOrEqual(10);
	});

	it('sends nothing when the execution is cancelled while the token is fetched', async () => {
		const host = n8n(ownIdentity(testProvider()), () => 'ok');
		host.whileTokenIsFetched(async () => host.cancel.abort());
		await expect(host.run(host.executeData(30), 30)).rejects.toThrow(
			'The execution was cancelled before this was sent',
		);
		expect(host.sent).toEqual([]);
		expect(host.tokenCalls()).toBe(1);
	});

	it('sends nothing again with a new token when the execution is cancelled in between', async () => {
		const host = n8n(ownIdentity(testProvider()), () => {
			host.cancel.abort();
			return 'stale';
		});
		await expect(host.run(host.executeData(1), 1)).rejects.toThrow(
			'The execution was cancelled before this was sent',
		);
		expect(host.sent).toHaveLength(1);
	});

	it('reads a credential once, and one with expressions for each item', async () => {
		const reads: number[] = [];
		const read = async (item: number) => {
			reads.push(item);
			return { id: `tenant ${item % 2}` };
		};
		const host = n8n(testProvider(), ({ token }) => token, read);
		await host.run(host.executeData(4), 4);
		expect(reads).toHaveLength(1);

		reads.length = 0;
		host.store({ id: '={{ $json.tenant }}' });
		const items = await host.run(host.executeData(4), 4);
		expect(reads.sort()).toEqual([0, 1, 2, 3]);
		const [even, odd] = items.map(({ json }) => json.body);
		expect(even).not.toBe(odd);
		expect(items.map(({ json }) => json.body)).toEqual([even, odd, even, odd]);
	});

	it('gives up on a credential that is at fault, and not on another', async () => {
		const provider: TokenProvider = {
			...testProvider(),
			decode: (_, __, { id }) => {
				if (id !== 'wrong') return { sent: true };
				throw new ProviderError(say`wrong`, { outcome: 'refused', credentialAtFault: true });
			},
		};
		const host = n8n(
			provider,
			() => 'ok',
			async (item) => ({ id: item < 30 ? 'wrong' : 'right' }),
		);
		host.store({ id: '={{ $json.tenant }}' });
		await expect(host.run(host.executeData(40), 40)).rejects.toThrow('wrong [item 0]');
		const sent = (from: number, to: number) =>
			host.sent.filter(({ item }) => item >= from && item < to).length;
		expect(sent(0, 30)).toBeLessThanOrEqual(10);
		expect(sent(30, 40)).toBe(10);
	});

	describe('a provider that wants fewer calls', () => {
		const paced = (longestWaitSeconds: number): TokenProvider => ({
			...ownIdentity(testProvider()),
			pace: () => ({ name: 'send', calls: 1000, seconds: 1, longestWaitSeconds }),
			decode: ({ body }) => {
				if (body !== 'slow') return { body } as IDataObject;
				throw new ProviderError(say`slow`, { outcome: 'tooFast', waitSeconds: 0.02 });
			},
		});

		it('gets the same call again after the time it says', async () => {
			let answers = 0;
			const host = n8n(paced(1), () => (++answers <= 3 ? 'slow' : 'ok'));
			const items = await host.run(host.executeData(2), 2);
			expect(items.map(({ json }) => json.body)).toEqual(['ok', 'ok']);
			expect(host.sent).toHaveLength(5);
			expect(host.logged).toContain('Test wants fewer calls of send: the next one waits 0.02 s');
		});

		it('gets it no more when the time is over, and a later try sends it', async () => {
			let isSlow = true;
			const host = n8n(paced(0.05), () => (isSlow ? 'slow' : 'ok'));
			const executeData = host.executeData(1);
			await expect(host.run(executeData, 1)).rejects.toThrow('slow [item 0]');
			expect(host.sent).toHaveLength(3);
			isSlow = false;
			const [item] = await host.run(executeData, 1);
			expect(item?.json.body).toBe('ok');
		});
	});

	it('never has more than 10 calls of a credential in flight', async () => {
		let inFlight = 0;
		let most = 0;
		const host = n8n(ownIdentity(testProvider(['a', 'b', 'c'])), async () => {
			most = Math.max(most, ++inFlight);
			await new Promise((resolve) => setImmediate(resolve));
			inFlight--;
			return 'ok';
		});
		await Promise.all([host.run(host.executeData(50), 50), host.run(host.executeData(50), 50)]);
		expect(host.sent).toHaveLength(300);
		expect(most).toBe(10);
	});

	it('is over only when all calls of a plan are, though one has failed', async () => {
		const over: string[] = [];
		const plan: Plan = async (options, carryOut) =>
			await Promise.all(
				['fails', 'lasts'].map(
					async (part) =>
						await carryOut({ part, isRead: true, options: { ...options, body: { part } } }),
				),
			);
		const host = n8n(
			ownIdentity(testProvider()),
			async ({ part }) => {
				if (part === 'fails') return 'no';
				await new Promise((resolve) => setImmediate(resolve));
				over.push(part);
				return 'ok';
			},
			undefined,
			plan,
		);
		await expect(host.run(host.executeData(1), 1)).rejects.toThrow('no [item 0]');
		expect(over).toEqual(['lasts']);
	});

	it('keeps the words of n8n where the credential cannot be read', async () => {
		const provider = ownIdentity(testProvider());
		const host = n8n(
			provider,
			() => 'ok',
			async () => {
				throw new Error('Credential with ID 7 does not exist');
			},
		);
		await expect(host.run(host.executeData(1), 1)).rejects.toThrow(
			'Credential with ID 7 does not exist',
		);
		expect(host.sent).toHaveLength(0);
	});

	it('puts provider code, message and item into the error, and nothing else', async () => {
		const host = n8n(ownIdentity(testProvider()), () => 'no');
		const error = await host.run(host.executeData(1), 1).catch((reason: unknown) => reason);
		expect(JSON.parse(JSON.stringify(error))).toMatchObject({
			message: 'no [item 0]',
			context: { itemIndex: 0 },
		});
		expect(JSON.stringify(error)).not.toContain('token 1');
	});
});
