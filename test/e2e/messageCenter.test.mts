import type { Execution, StoredCredential, WorkflowNode } from '../../host/n8n.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { chain, execute, itemsOf } from './chain.mts';
import { placesOf, startInstance, type Instance } from './instance.mts';
import { todo } from './nodes.mts';

jest.setTimeout(120_000);

const TYPE = 'n8n-nodes-cn-messaging.messageCenter';

let instance: Instance;
let simulator: MessageCenterSimulator;
let credential: StoredCredential;

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
const run = async (...nodes: WorkflowNode[]) =>
	await execute(instance.client, chain('Test', nodes));

const outputOf = (execution: Execution, name: string) => itemsOf(execution, name)[0]?.json;

describe('the test of the credential', () => {
	it.each([
		['is content with the right values', {}, 'OK', 'successful'],
		['names wrong values', { appPassword: 'wrong' }, 'Error', 'Check App ID and App Password'],
		[
			'names a server that is not there',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Error',
			'Check the Base URL in the Message Center credential',
		],
		['names what is no address', { baseUrl: 'ftp://x' }, 'Error', 'Check the Base URL'],
	])('%s', async (_, change, status, message) => {
		const data = { ...credential.data, ...change };
		const result = await instance.client.testCredential({ ...credential, data });
		expect(result.status).toBe(status);
		expect(result.message).toContain(message);
	});
});

describe('a workflow', () => {
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

	it('sends a message at a time of the workflow’s zone', async () => {
		const options = { sendTime: '2099-01-01T08:00:00Z' };
		const execution = await run(node('Later', { ...todo, options }));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(simulator.messages.map(({ state }) => state)).toEqual(['scheduled']);
		expect(simulator.requests.at(-1)?.rawBody).toContain('sendTime=2099-01-01+16%3A00%3A00');
	});
});

describe('n8n’s HTTP Request node with the credential', () => {
	function request(path: string, parameters: object): WorkflowNode {
		return {
			...node('HTTP Request', {
				method: 'POST',
				url: `${simulator.credentials.baseUrl}${path}`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'messageCenterApi',
				...parameters,
			}),
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
		};
	}

	it.each([
		[
			'JSON',
			{
				specifyBody: 'json',
				jsonBody: '{"msgContent":"你好","receivers":[{"name":"李四","mobile":"13900000000"}]}',
			},
		],
		[
			'a form',
			{
				contentType: 'form-urlencoded',
				bodyParameters: {
					parameters: [
						{ name: 'msgContent', value: '你好' },
						{ name: 'receivers', value: '[{"name":"李四","mobile":"13900000000"}]' },
					],
				},
			},
		],
	])('sends the fields of %s as the call wants them', async (_, body) => {
		const sms = request('/message/sendMessageBySMSApi', { sendBody: true, ...body });
		const execution = await run(sms);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(outputOf(execution, 'HTTP Request')).toMatchObject({ rspCode: '1' });
		expect(simulator.messages).toMatchObject([{ kind: 'sms', content: '你好' }]);
	});

	it('gets no token into an execution', async () => {
		const execution = await run(request('/msg/getThirdAPIToken', {}));
		expect(execution.status).toBe('error');
		const text = JSON.stringify(execution);
		expect(text).toContain('Leave this request out');
		expect(simulator.issuedTokens).not.toEqual([]);
		expect(placesOf(simulator.issuedTokens, [{ place: 'execution', text }])).toEqual([]);
	});
});

describe('secrets', () => {
	it('stand in no execution, not in the log and not in the database', async () => {
		simulator.addFault({ kind: 'echoSecret', errcode: '999999', path: '/message/sendMessageApi' });
		const failed = await run(node('Send and fail', todo));
		expect(failed.status).toBe('error');
		const everything = await instance.everything();
		expect(placesOf([todo.waitLink], everything)).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^workflow/),
				expect.stringMatching(/^database/),
			]),
		);
		expect(placesOf(['Send and fail'], everything)).toContain('n8n-1.log');
		const secrets = [simulator.credentials.appPassword, ...simulator.issuedTokens];
		expect(secrets.length).toBeGreaterThan(1);
		expect(placesOf(secrets, everything)).toEqual([]);
	});
});
