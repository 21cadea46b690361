import type { StoredCredential, WorkflowNode } from '../../host/n8n.mts';
import type { DingTalkOptions } from '../../simulators/dingTalk/settings.mts';
import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { dataOf } from '../../simulators/shared/forms.mts';
import { chain, execute, itemsFrom, itemsOf } from './chain.mts';
import { placesOf, startInstance, type Instance } from './instance.mts';
import { bytesNode, bytesOf, fileFrom } from './nodes.mts';

jest.setTimeout(180_000);

const TYPE = 'n8n-nodes-cn-messaging.dingTalk';
const SEND = '/topapi/message/corpconversation/asyncsend_v2';

const departments = [
	{ dept_id: 101, name: '信息中心', parent_id: 1 },
	{ dept_id: 102, name: '开发组', parent_id: 101 },
	{ dept_id: 103, name: '运维组', parent_id: 101 },
];
const users = Array.from({ length: 250 }, (_, index) => ({
	userid: `user${index + 1}`,
	name: `员工${index + 1}`,
	dept_id_list: index < 3 ? [101, 102 + (index % 2)] : [101],
}));

let instance: Instance;
let simulator: DingTalkSimulator;
let credential: StoredCredential;
let robot: StoredCredential;
let suite: StoredCredential;
/** Those of single tests. */
const others: DingTalkSimulator[] = [];

async function store(name: string, type: string, data: StoredCredential['data']) {
	const own = { name, type, data };
	return { ...own, id: (await instance.client.createCredential(own)).id };
}

/** An app's credential for a simulator; the calls of a test are not spread over minutes. */
const appOf = ({ forms: [app] }: DingTalkSimulator) => ({
	...dataOf(app),
	callsPerMinute: 600_000,
});

beforeAll(async () => {
	simulator = await DingTalkSimulator.start({ departments, users });
	instance = await startInstance();
	const [, robotForm, suiteForm] = simulator.forms;
	credential = await store('DingTalk', 'dingTalkApi', appOf(simulator));
	robot = await store('Robot', 'dingTalkRobotApi', dataOf(robotForm));
	suite = await store('Suite', 'dingTalkSuiteApi', dataOf(suiteForm));
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await Promise.all([simulator, ...others].map(async (each) => await each?.close()));
}, 30_000);

beforeEach(() => simulator.reset());

async function start(options: DingTalkOptions): Promise<DingTalkSimulator> {
	const other = await DingTalkSimulator.start(options);
	others.push(other);
	return other;
}

function node(
	name: string,
	parameters: Record<string, unknown>,
	own = credential,
	settings: object = {},
): WorkflowNode {
	const credentials = { [own.type]: { id: own.id, name: own.name } };
	const position: [number, number] = [0, 0];
	return { name, type: TYPE, typeVersion: 1, position, parameters, credentials, ...settings };
}

const run = async (...nodes: WorkflowNode[]) =>
	await execute(instance.client, chain('Test', nodes));

const chosen = (value: unknown, mode = 'list') => ({ __rl: true, mode, value });

const text = {
	resource: 'workNotification',
	operation: 'send',
	sendTo: 'users',
	messageType: 'text',
	content: '={{ "通知 " + ($json.number ?? "") }}',
};

describe('the test of a credential', () => {
	const test = async (own: StoredCredential, change: StoredCredential['data'] = {}) =>
		await instance.client.testCredential({ ...own, data: { ...own.data, ...change } });

	it.each([
		['is content with the right values', {}, 'OK', 'successful'],
		['names a wrong secret', { appSecret: 'wrong' }, 'Error', 'Check App Key and App Secret'],
		[
			'names a server that is not there',
			{ oapiUrl: 'http://127.0.0.1:9' },
			'Error',
			'Check the Classic Host in the DingTalk credential',
		],
		['names an empty field', { appKey: '' }, 'Error', 'Check the App Key'],
	])('of an app %s', async (_, change, status, message) => {
		const result = await test(credential, change);
		expect(result).toMatchObject({ status, message: expect.stringContaining(message) as string });
	});

	it('of an app names a host that knows no tokens', async () => {
		expect(await test(credential, { oapiUrl: credential.data.apiUrl })).toMatchObject({
			status: 'Error',
			message:
				'Check the Classic Host in the DingTalk credential: what answers there gives no token',
		});
	});

	it('of an app names an address that is not allowed', async () => {
		simulator.reconfigure({ ipAllowed: false });
		const result = await test(credential);
		simulator.reconfigure({ ipAllowed: true });
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Add the public IP address of n8n') as string,
		});
	});

	it('of an app takes a refusal in the gateway’s envelope for a refusal', async () => {
		simulator.addFault({
			kind: 'status',
			path: '/auth/scopes',
			httpStatus: 200,
			contentType: 'application/json',
			body: '{"errcode":88,"sub_code":"60020","errmsg":"ding talk error[subcode=60020,submsg=]"}',
		});
		expect(await test(credential)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Check the permissions and the server IPs') as string,
		});
	});

	it('of a robot tells right from wrong, and sends nothing', async () => {
		expect(await test(robot)).toMatchObject({ status: 'OK' });
		const webhook = String(robot.data.webhook).replace(/access_token=.*/, 'access_token=wrong');
		const wrong = await test(robot, { webhook });
		expect(wrong).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Copy the webhook again') as string,
		});
		const unsigned = await test(robot, { secret: '' });
		expect(unsigned.message).toMatch(/^Fill in the Secret in the DingTalk Robot credential/);
		const wronglySigned = await test(robot, { secret: 'SECwrong' });
		expect(wronglySigned).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Copy the secret again') as string,
		});
		expect(simulator.messages).toEqual([]);
	});

	it.each([
		[
			'a robot',
			() => robot,
			{ webhook: 'http://127.0.0.1:9/robot/send?access_token=t' },
			'Webhook',
		],
		['a suite', () => suite, { oapiUrl: 'http://127.0.0.1:9' }, 'Classic Host'],
	])('of %s names a server that is not there', async (_, own, change, field) => {
		const { status, message } = await test(own(), change);
		expect(status).toBe('Error');
		expect(message).toMatch(new RegExp(`^Check the ${field} in .*: the connection was refused$`));
	});

	it('of a suite tells right from wrong', async () => {
		expect(await test(suite)).toMatchObject({ status: 'OK' });
		const wrong = await test(suite, { suiteSecret: 'wrong' });
		expect(wrong).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Check Suite Key and Suite Secret') as string,
		});
	});
});

describe('a work notification', () => {
	it('reaches the 250 users of a department from the list, and its result is read', async () => {
		const parameters = {
			resource: 'user',
			operation: 'getAll',
			deptId: chosen(''),
			returnAll: true,
		};
		const list = await instance.client.listOf(node('List', parameters), 'searchDepartments');
		const found = list.find(({ name }) => name === '信息中心 (101)');
		expect(found?.value).toBe(101);

		simulator.reconfigure({ pollsUntilSent: 1 });
		const execution = await run(
			node('Members', { ...parameters, deptId: chosen(found?.value) }),
			node(
				'Send',
				{
					...text,
					content: '今晚 22:00 维护',
					userIds: '={{ $("Members").all().map((item) => item.json.userid) }}',
					options: { waitUntilSent: true },
				},
				credential,
				{ executeOnce: true },
			),
		);
		simulator.reconfigure({ pollsUntilSent: 0 });
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Members')).toHaveLength(250);
		const tasks = itemsOf(execution, 'Send').map(({ json }) => json);
		expect(tasks.map(({ unread }) => (unread as string[]).length)).toEqual([100, 100, 50]);
		for (const task of tasks) {
			expect(task).toMatchObject({ state: 'sent', progress_in_percent: 100, failures: [] });
		}
		const receivers = simulator.messages.flatMap((message) => message.receivers);
		expect([...receivers].sort()).toEqual(users.map(({ userid }) => userid).sort());
	});

	it('loses no item and sends none twice when the token is revoked in the middle', async () => {
		const half = simulator.waitFor(({ messages }) => messages.length >= 100);
		const numbered = users.slice(0, 200).map(({ userid }, number) => ({ userid, number }));
		const [execution] = await Promise.all([
			run(...itemsFrom(numbered), node('Send', { ...text, userIds: '={{ $json.userid }}' })),
			half.then(() => simulator.revokeTokens()),
		]);
		expect(execution.data.resultData.error).toBeUndefined();
		const receivers = simulator.messages.flatMap((message) => message.receivers);
		expect(receivers).toHaveLength(200);
		expect(new Set(receivers).size).toBe(200);
	});
});

describe('the contacts', () => {
	it('are read with one workflow: all departments, and the users of each', async () => {
		const execution = await run(
			node('Departments', {
				resource: 'department',
				operation: 'getAll',
				deptId: chosen(1, 'id'),
				returnAll: true,
				options: { recursive: true },
			}),
			node('Users', {
				resource: 'user',
				operation: 'getAll',
				deptId: chosen('={{ $json.dept_id }}', 'id'),
				returnAll: true,
			}),
		);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Departments').map(({ json }) => json.name)).toEqual([
			'信息中心',
			'开发组',
			'运维组',
		]);
		const found = itemsOf(execution, 'Users');
		expect(found).toHaveLength(253);
		expect(new Set(found.map(({ json }) => json.userid)).size).toBe(250);
		expect(found.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			...Array<number>(250).fill(0),
			...Array<number>(2).fill(1),
			2,
		]);
	});
});

describe('2,000 calls against a limit of 1,500 a minute', () => {
	/** A minute of the simulator passes in ten seconds. */
	const CLOCK_SPEED = 6;

	it('all succeed, and none is above the limit', async () => {
		const limited = await start({ departments, users, clockSpeed: CLOCK_SPEED });
		const own = await store('DingTalk with a limit', 'dingTalkApi', {
			...appOf(limited),
			callsPerMinute: 1400 * CLOCK_SPEED,
		});
		const items = Array.from({ length: 2000 }, (_, number) => ({ number }));
		const execution = await run(
			...itemsFrom(items),
			node(
				'Department',
				{ resource: 'department', operation: 'get', deptId: chosen('101', 'id') },
				own,
			),
		);
		const { mostCallsPerMinute, limited: refused } = limited.stats();
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Department')).toHaveLength(2000);
		expect(refused).toBe(0);
		expect(mostCallsPerMinute['/topapi/v2/department/get']).toBeLessThanOrEqual(1500);
	});
});

describe('a limit that n8n knows nothing of', () => {
	it('is waited for, and n8n’s log says so', async () => {
		const limited = await start({ departments, users, rateLimit: 40, rateLimitSeconds: 1 });
		const own = await store('DingTalk with a tight limit', 'dingTalkApi', appOf(limited));
		const items = Array.from({ length: 100 }, (_, number) => ({ number }));
		const execution = await run(
			...itemsFrom(items),
			node(
				'Department',
				{ resource: 'department', operation: 'get', deptId: chosen('101', 'id') },
				own,
			),
		);
		const { limited: refused } = limited.stats();
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Department')).toHaveLength(100);
		expect(refused).toBeGreaterThan(0);
		const line =
			/DingTalk wants fewer calls of \/topapi\/v2\/department\/get: the next one waits \d+ s/;
		expect(instance.n8n.log()).toMatch(line);
	});
});

describe('a media file', () => {
	it('goes up and comes down byte for byte', async () => {
		const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
		const execution = await run(
			...fileFrom(bytes, '照片.png', 'image/png'),
			node('Upload', { resource: 'media', operation: 'upload' }),
			node('Download', {
				resource: 'media',
				operation: 'download',
				mediaId: '={{ $json.media_id }}',
			}),
			bytesNode,
		);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Upload')[0]?.json).toMatchObject({ type: 'image' });
		expect(itemsOf(execution, 'Download')[0]?.json).toMatchObject({ fileSize: bytes.length });
		expect(bytesOf(execution).equals(bytes)).toBe(true);
	});
});

describe('the node’s credentials', () => {
	it('are the robot’s for a robot, and nothing else is needed', async () => {
		const send = { resource: 'robot', operation: 'send', messageType: 'text', content: '告警' };
		const execution = await run(node('Alarm', send, robot));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(simulator.messages).toMatchObject([{ kind: 'webhook', text: '告警' }]);
	});

	it('are the suite’s for the auth info of an organization', async () => {
		const get = {
			resource: 'organization',
			operation: 'getAuthInfo',
			authCorpId: simulator.credentials.corpId,
		};
		const execution = await run(node('Auth info', get, suite));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(itemsOf(execution, 'Auth info')).toHaveLength(1);
	});
});

describe('secrets', () => {
	it('stand in no execution, not in the log and not in the database', async () => {
		for (const path of [SEND, '/robot/send', '/service/get_auth_info']) {
			simulator.addFault({ kind: 'echoSecret', errcode: 40035, path });
		}
		const failing = [
			node('Send and fail', { ...text, userIds: 'user1' }),
			node(
				'Robot and fail',
				{ resource: 'robot', operation: 'send', messageType: 'text', content: 'x' },
				robot,
			),
			node(
				'Suite and fail',
				{ resource: 'organization', operation: 'getAuthInfo', authCorpId: 'ding1' },
				suite,
			),
		];
		for (const each of failing) expect((await run(each)).status).toBe('error');
		const corp = await store('DingTalk by corp secret', 'dingTalkApi', {
			...appOf(simulator),
			signInWith: 'corp',
			corpSecret: simulator.credentials.corpSecret,
		});
		simulator.addFault({ kind: 'echoSecret', errcode: 40035, path: SEND });
		const byCorp = await run(node('Send and fail', { ...text, userIds: 'user1' }, corp));
		expect(JSON.stringify(byCorp.data.resultData.error)).toContain('corpSecret=***');
		const everything = await instance.everything();
		expect(placesOf(['Send and fail'], everything)).toContain('n8n-1.log');
		const {
			appSecret,
			corpSecret,
			ssoSecret,
			robotSecret,
			robotWebhook,
			suiteSecret,
			suiteTicket,
		} = simulator.credentials;
		const webhookToken = new URL(robotWebhook).searchParams.get('access_token') ?? '';
		const secrets = [
			...[appSecret, corpSecret, ssoSecret, robotSecret, webhookToken, suiteSecret, suiteTicket],
			...simulator.issuedTokens,
		];
		expect(simulator.issuedTokens.length).toBeGreaterThan(0);
		expect(secrets.every((secret) => secret.length > 5)).toBe(true);
		expect(placesOf(secrets, everything)).toEqual([]);
	});
});
