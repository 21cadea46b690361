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
import type { Credentials, Provider } from '../../nodes/core/provider.ts';
import { prepare } from '../../nodes/core/run.ts';

/** A provider of the test's own: the core must not need to know any by name. */
function testProvider(parts: string[] = ['all']): Provider {
	return {
		name: 'Test',
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
			if (body === 'stale') throw new ProviderError('stale', { outcome: 'staleToken' });
			if (body === 'no') throw new ProviderError('no', { outcome: 'refused', code: '7' });
			if (body === 'lost') throw new ProviderError('lost', { outcome: 'unclear' });
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
	provider: Provider,
	answer: (sent: Sent) => unknown,
	getCredentials: () => Promise<Credentials> = async () => ({ id: 'id' }),
) {
	const node = { id: 'node', name: 'Node', type: 'test', parameters: {} } as unknown as INode;
	const sent: Sent[] = [];
	let tokens = 0;
	const preAuthentication = ensureToken(provider);
	const authenticate = authorizeRequest(provider);
	const helpers = {
		httpRequest: async () => ({ body: `token ${++tokens}`, statusCode: 200, headers: {} }),
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
	const pagination = dispatch(provider);

	async function run(executeData: object, itemCount: number): Promise<INodeExecutionData[]> {
		const started = Array.from({ length: itemCount }, async (_, item) => {
			const context = {
				getItemIndex: () => item,
				getNode: () => node,
				getExecuteData: () => executeData,
				getNodeParameter: () => ({}),
				getCredentials,
				getExecutionCancelSignal: () => undefined,
				continueOnFail: () => false,
				helpers,
			} as unknown as IExecutePaginationFunctions;
			const options = await prepare(async (given) => given).call(context, {
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
	return { sent, run, executeData, tokenCalls: () => tokens };
}

/** Each test its own identity, since tokens live as long as the process. */
let identities = 0;
function ownIdentity(provider: Provider): Provider {
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

	it('takes the calls of an agent that uses the node as a tool for runs of their own', async () => {
		const host = n8n(ownIdentity(testProvider()), () => 'ok');
		const ofTheAgent = { ...host.executeData(3), node: { id: 'agent' } };
		await host.run(ofTheAgent, 1);
		await host.run(ofTheAgent, 1);
		expect(host.sent).toHaveLength(2);
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
