import type { Execution, StoredCredential, Workflow, WorkflowNode } from '../../host/n8n.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import example from '../../examples/message-center-todo.json';
import { startInstance, type Instance } from './instance.mts';

jest.setTimeout(120_000);

const ACCOUNT = 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75';
const TEMPLATE = 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4';
const TYPE = 'n8n-nodes-cn-messaging.messageCenter';

let instance: Instance;
let simulator: MessageCenterSimulator;
let credential: StoredCredential;
const executions: string[] = [];

beforeAll(async () => {
	simulator = await MessageCenterSimulator.start();
	instance = await startInstance();
	const data = { ...simulator.credentials };
	const own = { name: 'Message Center', type: 'messageCenterApi', data };
	credential = { ...own, id: (await instance.client.createCredential(own)).id };
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await simulator?.close();
}, 30_000);

beforeEach(() => simulator.reset());

function node(name: string, parameters: Record<string, unknown>): WorkflowNode {
	const credentials = { messageCenterApi: { id: credential.id, name: credential.name } };
	return { name, type: TYPE, typeVersion: 1, position: [0, 0], parameters, credentials };
}

/** Runs these nodes one after the other. */
async function run(...nodes: WorkflowNode[]): Promise<Execution> {
	const start: WorkflowNode = {
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const all = [start, ...nodes];
	const connections = Object.fromEntries(
		nodes.map(({ name }, index) => [
			all[index]?.name,
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]),
	);
	return await runWorkflow({ name: 'Test', nodes: all, connections });
}

async function runWorkflow(workflow: Workflow): Promise<Execution> {
	const { id } = await instance.client.createWorkflow(workflow);
	const executionId = await instance.client.runWorkflow(id, 'Start');
	executions.push(executionId);
	return await instance.client.waitForExecution(executionId);
}

function outputOf(execution: Execution, name: string) {
	return execution.data.resultData.runData[name]?.at(-1)?.data?.main[0]?.[0]?.json;
}

const todo = {
	resource: 'message',
	operation: 'send',
	msgtitle: '请假审批',
	msgContent: '张三的请假待审批',
	sendMsgType: 'todo',
	waitLink: 'https://oa.example.edu.cn/1',
	sendChannel: ['Portal'],
	receiverAccounts: '20230001',
};

describe('the test of the credential', () => {
	it.each([
		['is content with the right values', {}, 'OK', 'successful'],
		['names wrong values', { appPassword: 'wrong' }, 'Error', 'Check App ID and App Password'],
		[
			'names a server that is not there',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Error',
			'Check the server address',
		],
		['names what is no address', { baseUrl: 'ftp://x' }, 'Error', 'Check the base URL'],
	])('%s', async (_, change, status, message) => {
		const data = { ...credential.data, ...change };
		const result = await instance.client.testCredential({ ...credential, data });
		expect(result.status).toBe(status);
		expect(result.message).toContain(message);
	});
});

describe('a workflow', () => {
	it('sends and confirms the todo of the example', async () => {
		const workflow = example as unknown as Workflow;
		const credentials = { messageCenterApi: { id: credential.id, name: credential.name } };
		const nodes = workflow.nodes.map((each) =>
			each.credentials ? { ...each, credentials } : each,
		);
		const execution = await runWorkflow({ ...workflow, nodes });
		expect(execution.data.resultData.error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({ category: 'todo', repliesAllowed: true });
		expect(simulator.todos[0]).toMatchObject({ title: '请假审批', state: 'done' });
	});

	it('sends a todo, waits until it is sent, and confirms it', async () => {
		simulator.reconfigure({ pollsUntilSent: 1 });
		const confirm = {
			resource: 'todo',
			operation: 'confirm',
			msgId: '={{ $json.msgId }}',
			state: 'done',
		};
		const execution = await run(
			node('Send', { ...todo, options: { waitUntilSent: true } }),
			node('Confirm', confirm),
		);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(outputOf(execution, 'Send')).toMatchObject({ state: 'sent', failures: [] });
		expect(simulator.todos[0]).toMatchObject({ title: '请假审批', state: 'done' });
		simulator.reconfigure({ pollsUntilSent: 0 });
	});

	it('sends a template message whose account, template and fields come from the lists', async () => {
		const nodeOf = (parameters: object) => ({
			path: 'parameters',
			nodeTypeAndVersion: { name: TYPE, version: 1 },
			currentNodeParameters: { resource: 'message', operation: 'sendTemplate', ...parameters },
			credentials: { messageCenterApi: { id: credential.id, name: credential.name } },
		});
		const list = async (methodName: string, parameters: object) =>
			await instance.client.request<{ results: Array<{ name: string; value: string }> }>(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{ ...nodeOf(parameters), methodName },
			);
		const accounts = await list('searchAccounts', {});
		expect(accounts.results).toEqual([{ name: '平台名称', value: ACCOUNT }]);
		const publicId = { __rl: true, mode: 'list', value: ACCOUNT };
		const templates = await list('searchTemplates', { publicId });
		expect(templates.results.map(({ value }) => value)).toContain(TEMPLATE);
		const templateId = { __rl: true, mode: 'list', value: TEMPLATE };
		const { fields } = await instance.client.request<{
			fields: Array<{ id: string; displayName: string; required: boolean }>;
		}>('POST', '/rest/dynamic-node-parameters/resource-mapper-fields', {
			...nodeOf({ publicId, templateId }),
			methodName: 'templateFields',
		});
		expect(fields.map(({ displayName }) => displayName)).toContain('业务系统 (keyword1)');

		const value = Object.fromEntries(
			fields.map(({ id, displayName }) => [id, `值 ${displayName}`]),
		);
		const execution = await run(
			node('Template', {
				resource: 'message',
				operation: 'sendTemplate',
				publicId,
				templateId,
				userId: '20230001',
				url: 'https://oa.example.edu.cn/1',
				data: { mappingMode: 'defineBelow', value, schema: fields },
			}),
		);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(simulator.messages[0]).toMatchObject({ kind: 'template' });
		expect(simulator.messages[0]?.content).toContain('业务系统：值 业务系统 (keyword1)');
	});

	it('sends a card, and a message at a time of the workflow’s zone', async () => {
		const card = {
			resource: 'message',
			operation: 'sendCard',
			userList: 'zhangsan',
			title: '通知',
			description: '<div class="normal">你好</div>',
			url: 'https://www.example.com',
		};
		const options = { sendTime: '2099-01-01T08:00:00Z' };
		const execution = await run(node('Card', card), node('Later', { ...todo, options }));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(simulator.messages.map(({ kind, state }) => [kind, state])).toEqual([
			['card', 'sent'],
			['message', 'scheduled'],
		]);
		expect(simulator.requests.at(-1)?.rawBody).toContain('sendTime=2099-01-01+16%3A00%3A00');
	});
});

describe('secrets', () => {
	it('stand in no execution, not in the log and not in the database', async () => {
		simulator.addFault({ kind: 'echoSecret', errcode: '999999', path: '/message/sendMessageApi' });
		const failed = await run(node('Send', todo));
		expect(failed.status).toBe('error');
		const stored = await Promise.all(
			executions.map(async (id) => await instance.client.rawExecution(id)),
		);
		const texts = [...stored, instance.database(), instance.n8n.log()];
		expect(texts.join('')).toContain('请假审批');
		const secrets = [simulator.credentials.appPassword, ...simulator.issuedTokens];
		expect(secrets.length).toBeGreaterThan(1);
		for (const secret of secrets) expect(texts.some((text) => text.includes(secret))).toBe(false);
	});
});
