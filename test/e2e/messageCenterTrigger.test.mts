import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { N8nClient, RunningN8n, StoredCredential, Workflow } from '../../host/n8n.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { placesOf, startInstance, type Instance } from './instance.mts';

jest.setTimeout(180_000);

const TRIGGER = 'Reply';
const REPLIES = '/message/replyMessage';

let instance: Instance;
let n8n: RunningN8n;
let client: N8nClient;
let simulator: MessageCenterSimulator;
let credential: StoredCredential;
/** The workflows of the current test. */
let workflows: string[] = [];

/** Starts n8n again after it has ended. */
async function startAgain(): Promise<void> {
	await instance.start();
	({ n8n, client } = instance);
}

/** Starts a new n8n with the credential. */
async function begin(env?: Record<string, string>): Promise<void> {
	instance = await startInstance(env);
	({ n8n, client } = instance);
	const data = { ...simulator.credentials };
	const own = { name: 'Message Center', type: 'messageCenterApi', data };
	credential = { ...own, id: (await client.createCredential(own)).id };
}

beforeAll(async () => {
	simulator = await MessageCenterSimulator.start();
	await begin();
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await simulator?.close();
}, 30_000);

beforeEach(() => {
	simulator.reset();
	workflows = [];
});

afterEach(async () => {
	simulator.clearFaults();
	simulator.release();
	for (const id of workflows) await client.deactivate(id);
});

/** When n8n polls besides each publishing: in January. */
const NOT_SOON = '0 0 1 1 *';

/** Once a minute, the first time in so many seconds. n8n takes no shorter intervals. */
const everyMinuteFromNow = (seconds = 5) => `${(new Date().getSeconds() + seconds) % 60} * * * * *`;

function withTrigger(options: object = {}, cronExpression = NOT_SOON, name = TRIGGER): Workflow {
	return {
		name: 'Replies',
		nodes: [
			{
				id: 'trigger',
				name,
				type: 'n8n-nodes-cn-messaging.messageCenterTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					pollTimes: { item: [{ mode: 'custom', cronExpression }] },
					options,
				},
				credentials: { messageCenterApi: { id: credential.id, name: credential.name } },
			},
			{
				name: 'End',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [name]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	};
}

async function create(workflow: Workflow): Promise<string> {
	const { id } = await client.createWorkflow(workflow);
	workflows.push(id);
	return id;
}

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `reply ${String(from + index).padStart(3, '0')}`);

function addReplies(count: number, from = 0): void {
	simulator.addReplies(
		numbered(count, from).map((content) => ({
			msgId: '35cs32sdcgutn2x32sx',
			user: '123456',
			content,
		})),
	);
}

/** The replies in all executions of the workflow, sorted, and how many executions those are. */
async function received(workflowId: string): Promise<{ contents: unknown[]; errors: string[] }> {
	const contents: unknown[] = [];
	const errors: string[] = [];
	for (const { id } of await client.listExecutions(workflowId)) {
		const { data } = await client.waitForExecution(id);
		const items = data.resultData.runData.End?.[0]?.data?.main[0] ?? [];
		contents.push(...items.map(({ json }) => json.content));
		if (data.resultData.error) errors.push(data.resultData.error.message);
	}
	return { contents: contents.sort(), errors };
}

const LOST =
	'Ask the users to reply again if an answer is missing: up to 100 replies may have been deleted in Message Center without reaching n8n';

const NOT_TAKEN = 'Publish the workflow again if it is not published: n8n did not accept 2 replies';

/** How often to look whether replies have come that the next poll by the clock brings. */
const NEXT_MINUTE = 800;

/** Waits until the executions hold as many replies. More would be seen as well. */
async function receives(workflowId: string, count: number, looks = 100): Promise<unknown[]> {
	for (let tries = 0; tries < looks; tries += 1) {
		const { contents } = await received(workflowId);
		if (contents.length >= count) return contents;
		await sleep(100);
	}
	return (await received(workflowId)).contents;
}

/** Waits until an execution of the workflow has failed; gives the errors of all. */
async function fails(workflowId: string): Promise<string[]> {
	for (let tries = 0; tries < 100; tries += 1) {
		const { errors } = await received(workflowId);
		if (errors.length > 0) return errors;
		await sleep(100);
	}
	throw new Error('No execution has failed.');
}

/** Waits until no request is in the simulator. */
async function isIdle(): Promise<void> {
	await simulator.waitFor((state) => state.stats().inFlight === 0);
}

/** A published workflow whose poll by the clock has had one page and waits for the second. */
async function pollWaits(kind: 'hold' | 'hangBefore'): Promise<string> {
	const id = await create(withTrigger({ pageSize: 3 }, everyMinuteFromNow()));
	await client.activate(id);
	addReplies(5);
	simulator.addFault({ kind, path: REPLIES, skip: 1 });
	await simulator.waitFor(({ requests }) => requests.some(({ fault }) => fault === kind), 75_000);
	expect(await receives(id, 3)).toEqual(numbered(3));
	return id;
}

async function restart(): Promise<void> {
	await n8n.stop();
	await startAgain();
}

/** Waits until n8n has written this as often. */
async function logged(text: string, times = 1): Promise<void> {
	for (let tries = 0; tries < 100; tries += 1) {
		if (n8n.log().split(text).length > times) return;
		await sleep(100);
	}
	throw new Error(`n8n did not log: ${text}`);
}

/** Deactivates the workflow, and lets the second page come to it. n8n takes it at no attempt. */
async function deactivateAndAnswer(id: string): Promise<void> {
	const REFUSED = 'Published version not found for workflow';
	const before = n8n.log().split(REFUSED).length - 1;
	await client.deactivate(id);
	// n8n does it after it has answered.
	await logged(`"workflowId":"${id}","result":"unpublished"`);
	simulator.release();
	await isIdle();
	expect(simulator.takenReplies).toHaveLength(5);
	await logged(REFUSED, before + 2);
	expect(await receives(id, 3)).toEqual(numbered(3));
	expect(await fails(id)).toEqual([NOT_TAKEN]);
}

/** 250 replies wait, and the third page fails once. */
async function all250Arrive(): Promise<void> {
	addReplies(250);
	simulator.addFault({ kind: 'errcode', errcode: '500001', path: REPLIES, skip: 2 });
	const id = await create(withTrigger());
	// n8n repeats an activation that fails.
	await client.activate(id);
	expect(await receives(id, 250)).toEqual(numbered(250));
	expect(simulator.takenReplies).toHaveLength(250);
	const pages = simulator.requests.filter(({ path }) => path === REPLIES);
	expect(pages.map(({ fault }) => fault)).toEqual([undefined, undefined, 'errcode', undefined]);
}

/**
 * The page of a poll under way arrives once, although the workflow is deactivated, n8n restarted and
 * the trigger renamed.
 */
async function pageArrivesAfterRestart(cronExpression?: string, looks?: number): Promise<void> {
	const id = await pollWaits('hold');
	await deactivateAndAnswer(id);
	await restart();
	await client.updateWorkflow(id, withTrigger({}, cronExpression, 'Renamed'));
	await client.activate(id);
	expect(await receives(id, 5, looks)).toEqual(numbered(5));
	addReplies(1, 5);
	await restart();
	expect(await receives(id, 6, looks)).toEqual(numbered(6));
}

describe('250 replies', () => {
	it('reach the workflow, none twice, although the third page fails once', all250Arrive);

	it('are said to be missing where an answer got lost, and the others arrive', async () => {
		addReplies(250);
		simulator.addFault({ kind: 'resetAfter', path: REPLIES, skip: 1 });
		const id = await create(withTrigger());
		await client.activate(id);
		await client.deactivate(id);
		await client.activate(id);
		expect(await receives(id, 150)).toEqual([...numbered(100), ...numbered(50, 200)]);
		expect((await received(id)).errors).toEqual([LOST]);
	});

	it('are said to be missing in the log where failed executions are not saved', async () => {
		addReplies(1);
		simulator.addFault({ kind: 'resetAfter', path: REPLIES });
		const settings = { executionOrder: 'v1', saveDataErrorExecution: 'none' };
		const id = await create({ ...withTrigger(), settings });
		await client.activate(id);
		await logged(`${LOST}. Message Center gave no usable answer: `);
		expect(await client.listExecutions(id)).toEqual([]);
	});
});

describe('while a poll is under way', () => {
	it('the workflow may be deactivated: the page arrives after the next activation', async () => {
		const id = await pollWaits('hold');
		await deactivateAndAnswer(id);
		const [failed] = (await client.listExecutions(id)).filter(({ status }) => status === 'error');
		const copy = await client.rawExecution(String(failed?.id));
		expect(copy).toContain('reply 003');
		expect(copy).toContain('reply 004');
		await client.activate(id);
		expect(await receives(id, 5)).toEqual(numbered(5));
		await client.deactivate(id);
		await client.activate(id);
		expect(await receives(id, 5)).toEqual(numbered(5));
	});

	it('it may be deactivated, n8n restarted, the trigger renamed: the page arrives once', async () =>
		await pageArrivesAfterRestart());

	it('the workflow may be edited and published again', async () => {
		const id = await pollWaits('hold');
		await client.updateWorkflow(id, withTrigger({ pageSize: 2 }));
		await client.activate(id);
		simulator.release();
		expect(await receives(id, 5)).toEqual(numbered(5));
		addReplies(3, 5);
		await client.deactivate(id);
		await client.activate(id);
		expect(await receives(id, 8)).toEqual(numbered(8));
	});

	it('n8n may be restarted: what was taken has arrived, and the rest follows', async () => {
		const id = await pollWaits('hangBefore');
		await restart();
		expect(await receives(id, 5)).toEqual(numbered(5));
	});

	it.each(['stop', 'kill'] as const)(
		'at most the page is lost that is answered while n8n ends (%s)',
		async (end) => {
			const id = await pollWaits('hold');
			const ended = n8n[end]();
			if (end === 'kill') await ended;
			simulator.release();
			await ended;
			await isIdle();
			expect(simulator.takenReplies).toHaveLength(5);
			addReplies(3, 5);
			await startAgain();
			const contents = await receives(id, end === 'kill' ? 6 : 8);
			const withoutThatPage = [...numbered(3), ...numbered(3, 5)];
			expect(end === 'kill' ? [withoutThatPage] : [withoutThatPage, numbered(8)]).toContainEqual(
				contents,
			);
		},
	);
});

describe('n8n may start while the Message Center fails', () => {
	it('and the replies arrive with the next poll', async () => {
		const id = await create(withTrigger({}, everyMinuteFromNow(30)));
		await client.activate(id);
		const times = Infinity;
		simulator.addFault({ kind: 'errcode', errcode: '500001', path: REPLIES, times });
		await restart();
		expect(await fails(id)).toContainEqual(expect.stringContaining('Check the fields'));
		simulator.clearFaults();
		addReplies(3);
		expect(await receives(id, 3, NEXT_MINUTE)).toEqual(numbered(3));
		const status = await client.request('GET', `/rest/workflows/${id}/publication-status`);
		expect(status).toMatchObject({ status: 'published' });
	});
});

describe('secrets', () => {
	it('stand in no execution, static data, log, file or error, also where polls fail', async () => {
		const echo = { kind: 'echoSecret', errcode: '500001', path: REPLIES } as const;
		simulator.addFault({ ...echo, times: 100 });
		const refused = await create(withTrigger({}, NOT_SOON, 'Refused'));
		const error = await client.activate(refused).catch((reason: Error) => reason);
		expect(String(error)).toContain('Not activated: ');
		const status = await client.request('GET', `/rest/workflows/${refused}/publication-status`);
		await client.deactivate(refused);
		simulator.reset();

		const failing = await create(withTrigger({}, everyMinuteFromNow()));
		await client.activate(failing);
		simulator.addFault(echo);
		await simulator.waitFor(({ requests }) => requests.some(({ fault }) => fault), 75_000);
		expect(await fails(failing)).toEqual([expect.stringContaining('Check the fields')]);
		await client.deactivate(failing);

		const losing = await create(withTrigger());
		addReplies(1);
		simulator.addFault({ kind: 'resetAfter', path: REPLIES });
		await client.activate(losing);
		expect(await fails(losing)).toEqual([LOST]);
		await client.deactivate(losing);
		simulator.reset();

		const keeping = await pollWaits('hold');
		await deactivateAndAnswer(keeping);

		const everything = await instance.everything();
		expect(placesOf(['reply 003'], everything)).toContain(`workflow ${keeping}`);
		expect(placesOf(['token=*** appPassword=***'], everything)).not.toEqual([]);
		const secrets = [simulator.credentials.appPassword, ...simulator.issuedTokens];
		expect(secrets.length).toBeGreaterThan(1);
		const shown = { place: 'editor', text: inspect([error, status], { depth: Infinity }) };
		expect(placesOf(secrets, [...everything, shown])).toEqual([]);
	});
});

describe('with n8n’s scheduler, which must be switched on', () => {
	beforeAll(async () => {
		await instance.remove();
		await begin({
			N8N_SCHEDULER_ENABLED: 'true',
			N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
			N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
			N8N_SCHEDULER_MATERIALIZATION_INTERVAL: '1',
			N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
		});
	}, 240_000);

	it(
		'250 replies reach the workflow, none twice, although the third page fails once',
		all250Arrive,
	);

	it('a page arrives once after deactivation, restart and renaming', async () => {
		await pageArrivesAfterRestart(everyMinuteFromNow(), NEXT_MINUTE);
	}, 400_000);
});
