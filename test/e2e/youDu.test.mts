import type {
	Execution,
	Item,
	N8nClient,
	StoredCredential,
	Workflow,
	WorkflowNode,
} from '../../host/n8n.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import example from '../../examples/youdu-send-text.json';
import { placesOf, startInstance, type Instance } from './instance.mts';

jest.setTimeout(120_000);

const START = 'Start';
const SEND = 'Send a text message';

let instance: Instance;
let client: N8nClient;
let simulator: YouDuSimulator;
let credential: StoredCredential;

beforeAll(async () => {
	simulator = await YouDuSimulator.start();
	instance = await startInstance();
	({ client } = instance);
	const data = { ...simulator.credentials };
	const own = { name: 'YouDu', type: 'youDuApi', data };
	credential = { ...own, id: (await client.createCredential(own)).id };
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await simulator?.close();
}, 30_000);

beforeEach(() => {
	simulator.reset();
	simulator.reconfigure({ latencyMs: 0 });
});

/** The example with other items and settings: `messages` takes the place of its sample message. */
function withMessages(messages: object[], settings: object = {}, youDu = credential): Workflow {
	const nodes = (example.nodes as unknown as WorkflowNode[]).flatMap((node): WorkflowNode[] => {
		if (node.name === SEND) {
			return [
				{ ...node, ...settings, credentials: { youDuApi: { id: youDu.id, name: youDu.name } } },
			];
		}
		if (node.name !== 'Message') return [node];
		return [
			{
				...node,
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ messages }), options: {} },
			},
			{
				name: 'Messages',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [330, 0],
				parameters: { fieldToSplitOut: 'messages', options: {} },
			},
		];
	});
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const connections = { [START]: to('Message'), Message: to('Messages'), Messages: to(SEND) };
	return { name: `${messages.length} messages`, nodes, connections };
}

async function run(workflow: Workflow): Promise<Execution> {
	const { id } = await client.createWorkflow(workflow);
	return await runStored(id);
}

async function runStored(workflowId: string): Promise<Execution> {
	return await client.waitForExecution(await client.runWorkflow(workflowId, START));
}

function outputOf(execution: Execution, node = SEND): Item[] {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main[0] ?? [];
}

const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		toUser: `user${index}`,
		content: `message ${index}`,
	}));

describe('the package in n8n', () => {
	it('is loaded with its node, its tool and its credential', async () => {
		const nodes = (await client.nodeTypes()).map(({ name }) => name);
		expect(nodes).toContain('n8n-nodes-cn-messaging.youDu');
		expect(nodes).toContain('n8n-nodes-cn-messaging.youDuTool');
		const types = await client.credentialTypes();
		expect(types.find(({ name }) => name === 'youDuApi')).toMatchObject({
			displayName: 'YouDu API',
			supportedNodes: ['n8n-nodes-cn-messaging.youDu'],
		});
	});
});

describe('the test of the credential', () => {
	const otherKey = Buffer.alloc(32, 9).toString('base64');

	it('really fetches a token each time', async () => {
		const { tokenCalls } = simulator.stats();
		expect(await client.testCredential(credential)).toMatchObject({ status: 'OK' });
		const afterOne = simulator.stats().tokenCalls;
		expect(afterOne).toBeGreaterThan(tokenCalls);
		expect(await client.testCredential(credential)).toMatchObject({ status: 'OK' });
		expect(simulator.stats().tokenCalls).toBeGreaterThan(afterOne);
	});

	it.each([
		['a wrong key', { encodingAesKey: otherKey }, 'Check the Encoding AES Key'],
		['no key at all', { encodingAesKey: 'abc' }, 'Check the Encoding AES Key'],
		['a wrong appId', { appId: 'ydFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF' }, 'Check the App ID'],
		['a wrong buin', { buin: 1 }, 'Check the Buin'],
		['a buin that is no number', { buin: 'x' }, 'Check the Buin'],
		[
			'no server',
			{ serverUrl: 'http://127.0.0.1:9' },
			'Check the Server URL in the YouDu credential',
		],
		['no address', { serverUrl: 'ftp://x' }, 'Check the Server URL'],
	])('names %s', async (_, change, message) => {
		const data = { ...credential.data, ...change };
		const result = await client.testCredential({ ...credential, data });
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it('notices a change on the server although a token is held', async () => {
		const fault = { kind: 'errcode', errcode: 100005, errmsg: '', path: '/cgi/gettoken' } as const;
		simulator.addFault(fault);
		const result = await client.testCredential(credential);
		expect(result.status).toBe('Error');
		expect(result.message).toContain('Check the App ID');
	});

	it('works for a credential that is not saved yet', async () => {
		const unsaved = { ...credential, id: '' };
		expect(await client.testCredential(unsaved)).toMatchObject({ status: 'OK' });
	});
});

describe('a workflow', () => {
	it('fetches one new token when the old one was revoked between two runs', async () => {
		const { id } = await client.createWorkflow(withMessages(numbered(1)));
		await runStored(id);
		simulator.revokeTokens();
		const { tokenCalls } = simulator.stats();
		const second = await runStored(id);
		expect(second.status).toBe('success');
		expect(simulator.messages).toHaveLength(2);
		expect(simulator.stats().tokenCalls).toBe(tokenCalls + 1);
	});

	it('sends 500 items with one token, at most 10 at a time, in order and linked', async () => {
		simulator.revokeTokens();
		simulator.reconfigure({ latencyMs: 20 });
		const fresh = await freshCredential('500 items');
		const { tokenCalls } = simulator.stats();
		const execution = await run(withMessages(numbered(500), {}, fresh));
		expect(execution.status).toBe('success');
		expect(simulator.stats().tokenCalls - tokenCalls).toBe(1);
		expect(simulator.stats().maxInFlight).toBe(10);
		expect(simulator.messages).toHaveLength(500);
		expect(new Set(simulator.messages.map(({ content }) => content)).size).toBe(500);
		const output = outputOf(execution);
		expect(output.map(({ json }) => (json.calls as Array<{ toUser: string }>)[0]?.toUser)).toEqual(
			numbered(500).map(({ toUser }) => toUser),
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(500).map((_, item) => ({ item })),
		);
	});

	it('sends 20 messages, none twice, when two of 20 items fail once', async () => {
		for (const contains of ['message 4"', 'message 13"']) {
			simulator.addFault({ kind: 'errcode', errcode: -1, errmsg: '系统繁忙', contains });
		}
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
		const execution = await run(withMessages(numbered(20), retry));
		expect(execution.status).toBe('success');
		expect(simulator.messages.map(({ content }) => content).sort()).toEqual(
			numbered(20)
				.map(({ content }) => content)
				.sort(),
		);
	});

	it('names a wrong key in the execution', async () => {
		const encodingAesKey = Buffer.alloc(32, 5).toString('base64');
		const wrong = await freshCredential('wrong key', { encodingAesKey });
		const execution = await run(withMessages(numbered(3), {}, wrong));
		expect(execution.status).toBe('error');
		const { error } = execution.data.resultData;
		expect(error?.message).toMatch(
			/^Check the Encoding AES Key in the YouDu credential: .* \[item 0\]$/,
		);
		expect(error?.description).toMatch(/^YouDu answered 100006 INVALID_ENCRYPT: /);
		expect(error?.httpCode).toBe('100006');
		expect(await client.rawExecution(execution.id)).not.toContain(encodingAesKey);
		expect(simulator.messages).toHaveLength(0);
	});

	it('sends each item with its own credential where that holds an expression', async () => {
		const other = await YouDuSimulator.start();
		const servers = [simulator, other, simulator].map(({ url }) => url);
		const messages = numbered(3).map((message, index) => ({ ...message, server: servers[index] }));
		const byItem = await freshCredential('by item', { serverUrl: '={{ $json.server }}' });
		const execution = await run(withMessages(messages, {}, byItem));
		await other.close();
		expect(execution.status).toBe('success');
		expect(other.messages.map(({ content }) => content)).toEqual(['message 1']);
		expect(simulator.messages.map(({ content }) => content).sort()).toEqual([
			'message 0',
			'message 2',
		]);
	});

	it('goes on after an item fails while n8n spaces the items out', async () => {
		const batching = { batch: { batchSize: 1, batchInterval: 100 } };
		const workflow = withMessages([{ toUser: '', content: 'wrong' }, ...numbered(2)]);
		for (const node of workflow.nodes) {
			if (node.name === SEND)
				node.parameters = { ...node.parameters, requestOptions: { batching } };
		}
		const execution = await run(workflow);
		expect(execution.data.resultData.error?.message).toMatch(
			/^Users and Departments are both empty/,
		);
		expect(simulator.messages).toHaveLength(2);
		const next = await run(withMessages(numbered(1)));
		expect(next.status).toBe('success');
	});

	it('puts wrong items with their input on the error output', async () => {
		const messages = [...numbered(2), { toUser: '', content: 'to nobody' }];
		const execution = await run(withMessages(messages, { onError: 'continueErrorOutput' }));
		const [sent, failed] = execution.data.resultData.runData[SEND]?.at(-1)?.data?.main ?? [];
		expect(sent).toHaveLength(2);
		expect(failed?.map(({ json }) => json)).toEqual([
			{
				toUser: '',
				content: 'to nobody',
				error: 'Users and Departments are both empty: give at least one [item 2]',
			},
		]);
	});
});

const PLAINTEXT = JSON.stringify({
	toUser: 'lisi',
	toDept: '',
	msgType: 'text',
	text: { content: '来自 HTTP Request' },
});

function withHttpRequest(body: object, options: object = {}): Workflow {
	return {
		name: 'HTTP Request',
		nodes: [
			...(example.nodes as unknown as WorkflowNode[]).filter(({ name }) => name === START),
			{
				name: 'HTTP Request',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [220, 0],
				parameters: {
					method: 'POST',
					url: `${simulator.credentials.serverUrl}/cgi/msg/send`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'youDuApi',
					sendBody: true,
					jsonBody: PLAINTEXT,
					body: PLAINTEXT,
					options,
					...body,
				},
				credentials: { youDuApi: { id: credential.id, name: credential.name } },
			},
		],
		connections: { [START]: { main: [[{ node: 'HTTP Request', type: 'main', index: 0 }]] } },
	};
}

describe('n8n’s HTTP Request node with the credential', () => {
	it.each([
		['json', { specifyBody: 'json' }],
		['raw', { contentType: 'raw', rawContentType: 'application/json' }],
	])('sends a message: the body is encrypted (%s)', async (_, body) => {
		const execution = await run(withHttpRequest(body));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(outputOf(execution, 'HTTP Request')[0]?.json).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages[0]?.plaintext).toBe(PLAINTEXT);
	});

	it('does not follow a redirect', async () => {
		const other = await YouDuSimulator.start();
		simulator.addFault({ kind: 'redirect', path: '/cgi/msg/send', location: `${other.url}/x` });
		await run(withHttpRequest({ specifyBody: 'json' }));
		expect(other.requests).toHaveLength(0);
		await other.close();
	});
});

describe('secrets', () => {
	it('stand in no execution, not in the log and not in the database', async () => {
		simulator.addFault({ kind: 'echoSecret', path: '/cgi/msg/send', errcode: -1, errmsg: '' });
		await run(withMessages(numbered(1)));
		for (const fault of [{ kind: 'status', httpStatus: 500 }, { kind: 'resetBefore' }] as const) {
			simulator.addFault({ ...fault, path: '/cgi/msg/send' });
			const failed = await run(withHttpRequest({ specifyBody: 'json' }));
			expect(failed.status).toBe('error');
		}
		const everything = await instance.everything();
		expect(placesOf(['message 0'], everything)).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^execution/),
				expect.stringMatching(/^database/),
			]),
		);
		expect(placesOf([SEND], everything)).toContain('n8n-1.log');
		const secrets = [simulator.credentials.encodingAesKey, ...simulator.issuedTokens];
		expect(secrets.length).toBeGreaterThan(5);
		expect(placesOf(secrets, everything)).toEqual([]);
	});
});

/** A credential that this n8n has not fetched a token for: YouDu takes its address in another form. */
async function freshCredential(name: string, change: object = {}): Promise<StoredCredential> {
	const serverUrl = simulator.credentials.serverUrl.replace('127.0.0.1', 'localhost');
	const data = { ...simulator.credentials, serverUrl, ...change };
	const own = { name, type: 'youDuApi', data };
	return { ...own, id: (await client.createCredential(own)).id };
}
