import type { Execution, N8nClient, StoredCredential, WorkflowNode } from '../../host/n8n.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';
import { chain, execute, itemsFrom, itemsOf } from '../e2e/chain.mts';
import { placesOf, startInstance, type Instance } from '../e2e/instance.mts';
import { bytesNode, bytesOf, fileFrom, todo } from '../e2e/nodes.mts';
import { callTool } from './mcpClient.mts';

jest.setTimeout(120_000);

const PACKAGE = 'n8n-nodes-cn-messaging';

let instance: Instance;
let client: N8nClient;
let simulators: Simulators;
let credentials: StoredCredential[];

beforeAll(async () => {
	simulators = await startSimulators(() => {});
	simulators.youDu.simulator.reconfigure({ users: null });
	instance = await startInstance();
	({ client } = instance);
	credentials = [];
	for (const each of Object.values(simulators).flatMap((simulated) => simulated.credentials)) {
		credentials.push({ ...each, id: (await client.createCredential(each)).id });
	}
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await closeAll(simulators);
}, 30_000);

beforeEach(() => {
	for (const { simulator } of Object.values(simulators)) simulator.reset();
});

function credentialOf(type: string): StoredCredential {
	const found = credentials.find((each) => each.type === type);
	if (!found) throw new Error(`There is no credential of the type ${type}.`);
	return found;
}

function node(
	name: string,
	type: string,
	credentialType: string,
	parameters: Record<string, unknown>,
	settings: object = {},
): WorkflowNode {
	const { id, name: credentialName } = credentialOf(credentialType);
	return {
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { [credentialType]: { id, name: credentialName } },
		...settings,
	};
}

const dingTalkNode = (name: string, parameters: Record<string, unknown>) =>
	node(name, `${PACKAGE}.dingTalk`, 'dingTalkApi', parameters);

const messageCenterNode = (name: string, parameters: Record<string, unknown>) =>
	node(name, `${PACKAGE}.messageCenter`, 'messageCenterApi', parameters);

/** Sends the text of each item to its user. */
const youDuNode = (settings: object = {}) =>
	node(
		'Send',
		`${PACKAGE}.youDu`,
		'youDuApi',
		{
			resource: 'message',
			operation: 'sendText',
			toUser: '={{ $json.user }}',
			content: '={{ "通知：" + $json.text }}',
		},
		settings,
	);

const texts = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ user: `user${index}`, text: `text ${index}` }));

const run = async (...nodes: WorkflowNode[]) => await execute(client, chain('Test', nodes));

async function succeeds(...nodes: WorkflowNode[]): Promise<Execution> {
	const execution = await run(...nodes);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
}

const receivedByYouDu = () =>
	simulators.youDu.simulator.messages.map(({ content }) => content).sort();

describe('the package', () => {
	it('is loaded with all nodes, tools and credentials', async () => {
		const nodes = (await client.nodeTypes()).map(({ name }) => name);
		expect(nodes.filter((name) => name.startsWith(PACKAGE)).sort()).toEqual(
			['dingTalk', 'dingTalkTool', 'messageCenter', 'messageCenterTool']
				.concat(['messageCenterTrigger', 'youDu', 'youDuTool'])
				.map((name) => `${PACKAGE}.${name}`),
		);
		const types = await client.credentialTypes();
		expect(types.find(({ name }) => name === 'youDuApi')).toMatchObject({
			displayName: 'YouDu API',
			supportedNodes: [`${PACKAGE}.youDu`],
		});
		for (const { type } of credentials) {
			expect(types).toContainEqual(expect.objectContaining({ name: type }));
		}
	});
});

describe('the test of a credential', () => {
	it.each([
		['youDuApi', { encodingAesKey: Buffer.alloc(32, 9).toString('base64') }, 'Encoding AES Key'],
		['messageCenterApi', { appPassword: 'wrong' }, 'Check App ID and App Password'],
		['dingTalkApi', { appSecret: 'wrong' }, 'Check App Key and App Secret'],
		['dingTalkRobotApi', { secret: 'SECwrong' }, 'Copy the secret again'],
		['dingTalkSuiteApi', { suiteSecret: 'wrong' }, 'Check Suite Key and Suite Secret'],
	])('%s tells right from wrong', async (type, change, message) => {
		const credential = credentialOf(type);
		expect(await client.testCredential(credential)).toMatchObject({ status: 'OK' });
		const data = { ...credential.data, ...change };
		const wrong = await client.testCredential({ ...credential, data });
		expect(wrong).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(message) as string,
		});
	});
});

describe('YouDu', () => {
	it('gets the text of every item, linked to its item, with one token', async () => {
		const { simulator } = simulators.youDu;
		simulator.revokeTokens();
		const execution = await succeeds(...itemsFrom(texts(25)), youDuNode());
		expect(receivedByYouDu()).toEqual(
			texts(25)
				.map(({ text }) => `通知：${text}`)
				.sort(),
		);
		expect(simulator.stats().maxInFlight).toBeLessThanOrEqual(10);
		const output = itemsOf(execution, 'Send');
		expect(output[24]?.json).toMatchObject({ errcode: 0, calls: [{ toUser: 'user24' }] });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			texts(25).map((_, item) => ({ item })),
		);
	});

	it('gets every item once when the token is revoked in the middle', async () => {
		const { simulator } = simulators.youDu;
		simulator.reconfigure({ latencyMs: 5 });
		const half = simulator.waitFor(({ messages }) => messages.length >= 50);
		await Promise.all([
			succeeds(...itemsFrom(texts(100)), youDuNode()),
			half.then(() => simulator.revokeTokens()),
		]);
		simulator.reconfigure({ latencyMs: 0 });
		expect(receivedByYouDu()).toHaveLength(100);
		expect(new Set(receivedByYouDu()).size).toBe(100);
	});

	it('gets only what failed once more with Retry On Fail', async () => {
		const fault = { kind: 'errcode', errcode: -1, errmsg: '系统繁忙' } as const;
		simulators.youDu.simulator.addFault({ ...fault, contains: 'text 4"' });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
		await succeeds(...itemsFrom(texts(20)), youDuNode(settings));
		expect(receivedByYouDu()).toHaveLength(20);
		expect(new Set(receivedByYouDu()).size).toBe(20);
	});

	it('gets nothing when one item is wrong, and the error says which', async () => {
		const execution = await run(...itemsFrom([...texts(2), { user: '', text: 'x' }]), youDuNode());
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toBe(
			'Users and Departments are both empty: give at least one [item 2]',
		);
		expect(receivedByYouDu()).toEqual([]);
	});

	it('gets the right items when n8n is to continue, and the wrong one is on the error output', async () => {
		const execution = await run(
			...itemsFrom([...texts(2), { user: '', text: 'x' }]),
			youDuNode({ onError: 'continueErrorOutput' }),
		);
		expect(receivedByYouDu()).toHaveLength(2);
		const [sent, failed] = execution.data.resultData.runData.Send?.at(-1)?.data?.main ?? [];
		expect(sent).toHaveLength(2);
		const error = 'Users and Departments are both empty: give at least one [item 2]';
		expect(failed?.map(({ json }) => json)).toEqual([{ user: '', text: 'x', error }]);
	});

	it.each([
		['continueErrorOutput', 1],
		['continueRegularOutput', 0],
	] as const)(
		'hands what YouDu refuses to the right output, with its code: %s',
		async (onError, at) => {
			const { simulator } = simulators.youDu;
			simulator.addFault({ kind: 'errcode', path: '/cgi/msg/send', errcode: -1, errmsg: '繁忙' });
			const execution = await run(...itemsFrom(texts(1)), youDuNode({ onError }));
			expect(receivedByYouDu()).toEqual([]);
			const outputs = execution.data.resultData.runData.Send?.at(-1)?.data?.main ?? [];
			const failed = {
				...(at === 1 && texts(1)[0]),
				error: expect.stringMatching(/\[item 0\]$/) as string,
				details: {
					description: expect.stringMatching(/^YouDu answered -1 .*繁忙/) as string,
					code: '-1',
					invalidUsers: [],
				},
			};
			expect(outputs[at]?.map(({ json }) => json)).toEqual([failed]);
			expect(outputs.filter((_, index) => index !== at).flat()).toEqual([]);
		},
	);

	it('says what is wrong, and its words and code stand in the execution', async () => {
		const { simulator } = simulators.youDu;
		simulator.addFault({ kind: 'echoSecret', path: '/cgi/msg/send', errcode: -1, errmsg: '繁忙' });
		const execution = await run(...itemsFrom(texts(1)), youDuNode());
		const { error } = execution.data.resultData;
		expect(error).toMatchObject({
			message: expect.stringMatching(/\[item 0\]$/) as string,
			description: expect.stringMatching(/^YouDu answered -1 .*繁忙/) as string,
			httpCode: '-1',
		});
		const secrets = [simulator.credentials.encodingAesKey, ...simulator.issuedTokens];
		const text = await client.rawExecution(execution.id);
		expect(placesOf(secrets, [{ place: 'execution', text }])).toEqual([]);
	});

	it('gets no further call once the execution is cancelled', async () => {
		const { simulator } = simulators.youDu;
		simulator.addFault({ kind: 'hold', path: '/cgi/msg/send', times: Infinity });
		const workflow = chain('Cancelled', [...itemsFrom(texts(30)), youDuNode()]);
		const { id } = await client.createWorkflow(workflow);
		const executionId = await client.runWorkflow(id, 'Start');
		await simulator.waitFor((state) => state.stats().inFlight === 10);
		await client.request('POST', `/rest/executions/${executionId}/stop`);
		expect((await client.waitForExecution(executionId)).status).toBe('canceled');
		simulator.clearFaults();
		simulator.release();
		await succeeds(...itemsFrom([{ user: 'last', text: 'after' }]), youDuNode());
		expect(receivedByYouDu().filter((text) => text.startsWith('通知：text'))).toHaveLength(10);
	});

	it('gets what HTTP Request sends with the credential, encrypted', async () => {
		const { simulator } = simulators.youDu;
		const plaintext = JSON.stringify({
			toUser: 'lisi',
			toDept: '',
			msgType: 'text',
			text: { content: '来自 HTTP Request' },
		});
		const parameters = {
			method: 'POST',
			url: `${simulator.credentials.serverUrl}/cgi/msg/send`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'youDuApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: plaintext,
			options: {},
		};
		const settings = { typeVersion: 4.2 };
		const execution = await succeeds(
			node('Request', 'n8n-nodes-base.httpRequest', 'youDuApi', parameters, settings),
		);
		expect(itemsOf(execution, 'Request')[0]?.json).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages[0]?.plaintext).toBe(plaintext);
	});
});

describe('a node as a tool', () => {
	it('sends what an MCP client says, or tells it what is wrong', async () => {
		const tool = {
			...youDuNode(),
			type: `${PACKAGE}.youDuTool`,
			parameters: {
				resource: 'message',
				operation: 'sendText',
				toUser: "={{ $fromAI('user', '', 'string') }}",
				content: "={{ $fromAI('text', '', 'string') }}",
				descriptionType: 'manual',
				toolDescription: 'Sends a text to a user',
			},
		};
		const trigger: WorkflowNode = {
			name: 'MCP Server Trigger',
			type: '@n8n/n8n-nodes-langchain.mcpTrigger',
			typeVersion: 2,
			position: [0, 0],
			webhookId: 'tools',
			parameters: { path: 'tools' },
		};
		const { id } = await client.createWorkflow({
			name: 'Tools',
			nodes: [trigger, tool],
			connections: {
				[tool.name]: { ai_tool: [[{ node: trigger.name, type: 'ai_tool', index: 0 }]] },
			},
		});
		await client.activate(id);
		const url = `${instance.n8n.url}/mcp/tools`;
		expect(await callTool(url, 'Send', { user: 'lisi', text: '你好' })).toContain('"errcode":0');
		expect(receivedByYouDu()).toEqual(['你好']);
		const refused = await callTool(url, 'Send', { user: '', text: '你好' });
		expect(refused).toContain('Users and Departments are both empty');
		expect(receivedByYouDu()).toHaveLength(1);
		await client.deactivate(id);
	});
});

describe('DingTalk', () => {
	const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

	it('takes a work notification for the users of a department from the list', async () => {
		const { simulator } = simulators.dingTalk;
		simulator.reconfigure({ pollsUntilSent: 1 });
		const members = { resource: 'user', operation: 'getAll', deptId: byId('') };
		const list = await client.listOf(dingTalkNode('List', members), 'searchDepartments');
		const sales = list.find(({ name }) => name === '销售部 (101)');
		expect(sales?.value).toBe(101);
		const execution = await succeeds(
			dingTalkNode('Members', { ...members, deptId: byId(sales?.value), returnAll: true }),
			{
				...dingTalkNode('Notify', {
					resource: 'workNotification',
					operation: 'send',
					sendTo: 'users',
					userIds: '={{ $("Members").all().map((item) => item.json.userid) }}',
					messageType: 'text',
					content: '={{ "今晚维护，" + $json.name }}',
					options: { waitUntilSent: true },
				}),
				executeOnce: true,
			},
		);
		simulator.reconfigure({ pollsUntilSent: 0 });
		expect(itemsOf(execution, 'Notify')[0]?.json).toMatchObject({ state: 'sent', failures: [] });
		expect(simulator.messages).toMatchObject([
			{ text: expect.stringMatching(/^今晚维护，/) as string },
		]);
		expect([...(simulator.messages[0]?.receivers ?? [])].sort()).toEqual(['lisi', 'zhaoliu']);
	});

	it('takes an alarm with the robot’s credential alone', async () => {
		const send = { resource: 'robot', operation: 'send', messageType: 'text', content: '告警' };
		await succeeds(node('Alarm', `${PACKAGE}.dingTalk`, 'dingTalkRobotApi', send));
		expect(simulators.dingTalk.simulator.messages).toMatchObject([{ text: '告警' }]);
	});

	it('takes a file, and gives it back byte for byte', async () => {
		const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
		const execution = await succeeds(
			...fileFrom(bytes, '照片.png', 'image/png'),
			dingTalkNode('Upload', { resource: 'media', operation: 'upload' }),
			dingTalkNode('Download', {
				resource: 'media',
				operation: 'download',
				mediaId: '={{ $json.media_id }}',
			}),
			bytesNode,
		);
		expect(bytesOf(execution).equals(bytes)).toBe(true);
	});
});

describe('the Message Center', () => {
	it('takes a todo, tells its result, and lists it', async () => {
		const { simulator } = simulators.messageCenter;
		simulator.reconfigure({ userCallsOpen: true });
		const execution = await succeeds(
			messageCenterNode('Send', todo),
			messageCenterNode('Result', {
				resource: 'message',
				operation: 'getResult',
				msgId: '={{ $json.msgId }}',
			}),
			messageCenterNode('List', {
				resource: 'message',
				operation: 'getAll',
				account: '20230001',
				returnAll: true,
			}),
		);
		expect(itemsOf(execution, 'Result')[0]?.json).toMatchObject({ state: 'sent', failures: [] });
		expect(itemsOf(execution, 'List').map(({ json }) => json)).toMatchObject([
			{ title: '请假审批', type: 'todo' },
		]);
	});

	it('gives its lists, and the form of a template, to the panel', async () => {
		const empty = { resource: 'message', operation: 'sendTemplate' };
		const [account] = await client.listOf(messageCenterNode('Panel', empty), 'searchAccounts');
		expect(account?.name).toBe('示例大学公众号');
		const publicId = { __rl: true, mode: 'list', value: account?.value };
		const withAccount = messageCenterNode('Panel', { ...empty, publicId });
		const [template] = await client.listOf(withAccount, 'searchTemplates');
		const templateId = { __rl: true, mode: 'list', value: template?.value };
		const withTemplate = messageCenterNode('Panel', { ...empty, publicId, templateId });
		const form = await client.formOf(withTemplate, 'templateFields');
		expect(form.map(({ id }) => id)).toContain('keyword1');
	});

	it('has its replies fetched by an active workflow, none twice', async () => {
		const { simulator } = simulators.messageCenter;
		const replies = Array.from({ length: 150 }, (_, index) => ({
			msgId: '35cs32sdcgutn2x32sx',
			user: '20230001',
			content: `reply ${index}`,
		}));
		simulator.addReplies(replies);
		const trigger = node('Reply', `${PACKAGE}.messageCenterTrigger`, 'messageCenterApi', {
			pollTimes: { item: [{ mode: 'custom', cronExpression: '0 0 1 1 *' }] },
		});
		const { id } = await client.createWorkflow({
			name: 'Replies',
			nodes: [trigger],
			connections: {},
		});
		await client.activate(id);
		await simulator.waitFor(({ takenReplies }) => takenReplies.length === 150);
		await client.deactivate(id);
		await client.activate(id);
		await client.deactivate(id);
		const executions = await Promise.all(
			(await client.listExecutions(id)).map(async (each) => await client.waitForExecution(each.id)),
		);
		const contents = executions.flatMap((execution) =>
			itemsOf(execution, 'Reply').map(({ json }) => json.content),
		);
		expect(contents.sort()).toEqual(replies.map(({ content }) => content).sort());
	});
});
