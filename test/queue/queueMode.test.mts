import type { RunningN8n } from '../../host/n8n.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';
import type { JournalEntry } from '../../simulators/shared/journal.mts';
import { startCluster, type Cluster } from './cluster.mts';
import { ended, numbersTo, publish, runOf, shares, start, textsOf, until } from './load.mts';
import { addReplies, replies, repliesIn } from './replies.mts';
import { printTable, processorTime, saw, since } from './table.mts';
import { onErrors, onReplies, onWebhook, toDingTalk, toYouDu, type Owned } from './workflows.mts';

jest.setTimeout(180_000);

/**
 * n8n gives up a worker whose lock has run out: after a minute, if n8n is not told otherwise. It looks
 * for such locks at intervals, and waits for 30 seconds more in any case.
 */
const NOTICES_DEATH_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2500',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};
const WORKERS = 2;
/** Executions that a worker runs at a time, as the compose file says. */
const CONCURRENCY = 5;
const CALLS_IN_FLIGHT = 10;
const YOUDU_SEND = '/cgi/msg/send';
const CENTER_SEND = '/message/sendMessageApi';
const CENTER_REPLIES = '/message/replyMessage';

let cluster: Cluster;
let simulators: Simulators;
/** The credentials that n8n has, by type. */
const owned = new Map<string, Owned>();
beforeAll(async () => {
	simulators = await startSimulators(() => {});
	const begin = Date.now();
	cluster = await startCluster(NOTICES_DEATH_SOON);
	saw(['Redis, PostgreSQL, n8n main and two workers started', since(begin)]);
	const credentials = Object.values(simulators).flatMap((each) => each.credentials);
	for (const { name, type, data } of credentials) {
		// Half of the 20 calls a second that DingTalk allows, since there are two workers.
		const pace = type === 'dingTalkApi' && { callsPerMinute: 600 };
		const stored = { name, type, data: { ...data, ...pace } };
		owned.set(type, { ...(await cluster.client.createCredential(stored)), type });
	}
}, 300_000);

afterAll(async () => {
	await cluster?.stop();
	await closeAll(simulators);
	printTable();
}, 60_000);

/** A test that failed must not leave the workers busy for the next one. */
afterEach(() => {
	for (const { simulator } of Object.values(simulators)) {
		simulator.clearFaults();
		simulator.release();
	}
});

const own = (type: string) => owned.get(type) as Owned;

const contents = (messages: ReadonlyArray<{ content: string }>) =>
	messages.map(({ content }) => content).sort();

const countsOf = (share: Map<RunningN8n, string[]>) =>
	[...share.values()].map(({ length }) => length).join(' and ');

/** How many of the workers have begun some. */
const takingPart = (share: Map<RunningN8n, string[]>) =>
	[...share.values()].filter(({ length }) => length > 0).length;

const isHeld = ({ fault, endedAt }: JournalEntry) => fault === 'hold' && endedAt === undefined;
/** The client went away before it had an answer. */
const isAbandoned = ({ fault, endedAt, httpStatus }: JournalEntry) =>
	fault === 'hold' && endedAt !== undefined && httpStatus === undefined;

/** Waits until every worker runs as many executions of these workflows as it may. */
async function allAreBusy(workflowIds: string[]): Promise<void> {
	await until(async () => {
		const share = await shares(cluster, workflowIds);
		return [...share.values()].every(({ length }) => length === CONCURRENCY);
	});
}

/** Puts workers that have done nothing yet in the place of all that run. */
async function replaceWorkers(names: string[]): Promise<void> {
	for (const worker of [...cluster.workers]) {
		cluster.forget(worker);
		await worker.stop();
	}
	await Promise.all(names.map(async (name) => await cluster.startWorker(name)));
}

it('50 executions of 100 messages while replies come: each once, by both workers, with one token each', async () => {
	const { simulator } = simulators.youDu;
	const center = simulators.messageCenter.simulator;
	for (const each of [simulator, center]) each.reset();
	simulator.reconfigure({ latencyMs: 20 });
	const id = await publish(cluster, onWebhook('fifty', toYouDu(own('youDuApi'))));
	addReplies(center, 100);
	const times = () => [cluster.main, ...cluster.workers].map(({ pid }) => processorTime(pid));
	const begin = Date.now();
	const before = times();
	const [answering] = await Promise.all([
		publish(cluster, onReplies(10, own('messageCenterApi'))),
		start(cluster, 'fifty', 50, 100),
	]);
	const { success = [], ...others } = await ended(cluster, id, 50);
	const answered = await ended(cluster, answering, 10);
	const took = since(begin);
	await cluster.client.deactivate(answering);
	const used = times().map((time, index) => (time - (before[index] ?? 0)).toFixed(1));
	simulator.reconfigure({ latencyMs: 0 });
	expect([others, Object.keys(answered)]).toEqual([{}, ['success']]);
	expect(contents(center.messages)).toEqual(replies(100));
	expect(success).toHaveLength(50);
	expect(contents(simulator.messages)).toEqual(textsOf(50, 100));
	const { tokenCalls, maxInFlight } = simulator.stats();
	expect(tokenCalls).toBe(WORKERS);
	expect(maxInFlight).toBeLessThanOrEqual(CALLS_IN_FLIGHT * WORKERS);
	const share = await shares(cluster, [id]);
	for (const begun of share.values()) expect(begun.length).toBeGreaterThan(0);
	// Main asks for the replies, the workers answer them.
	const centerTokens = center.stats().tokenCalls;
	expect(centerTokens).toBe(1 + takingPart(await shares(cluster, [answering])));
	saw(
		['50 executions of 100 YouDu messages (20 ms each), and 100 replies', took],
		['  messages, each once', simulator.messages.length],
		['  replies, each answered once', center.messages.length],
		['  executions of each worker', countsOf(share)],
		['  token calls', tokenCalls],
		['  token calls for the replies (main and the workers that answer)', centerTokens],
		['  most calls in flight', maxInFlight],
		['  processor time of main and of each worker', `${used.join(' s, ')} s`],
	);
});

it('DingTalk: each message once, with half of the pace for each worker', async () => {
	const { simulator } = simulators.dingTalk;
	simulator.reset();
	simulator.reconfigure({ rateLimit: 20, rateLimitSeconds: 1 });
	const id = await publish(cluster, onWebhook('dingtalk', toDingTalk(own('dingTalkApi'))));
	const begin = Date.now();
	await start(cluster, 'dingtalk', 10, 10);
	const { success = [], ...others } = await ended(cluster, id, 10);
	const took = since(begin);
	expect(others).toEqual({});
	expect(success).toHaveLength(10);
	expect(simulator.messages.map(({ text }) => text).sort()).toEqual(textsOf(10, 10));
	const { tokenCalls, limited } = simulator.stats();
	const share = await shares(cluster, [id]);
	expect(tokenCalls).toBe(takingPart(share));
	saw(
		['10 executions of 10 DingTalk notifications (600 calls a minute)', took],
		['  executions of each worker', countsOf(share)],
		['  token calls', tokenCalls],
		['  calls refused: more than 20 a second', limited],
	);
});

describe('a server where a new token ends the one before', () => {
	const RUNS = 20;
	const MESSAGES = 100;

	beforeEach(() => {
		const { simulator } = simulators.youDu;
		simulator.reset();
		simulator.reconfigure({ latencyMs: 20, singleToken: true });
		simulator.revokeTokens();
	});

	afterEach(() => simulators.youDu.simulator.reconfigure({ latencyMs: 0, singleToken: false }));

	it.each([1, 5])(
		'has the workers take it from each other: none twice, what failed says why (tries: %d)',
		async (tries) => {
			const { simulator } = simulators.youDu;
			const path = `one-token-${tries}`;
			const retry = tries > 1 && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1000 };
			const send = { ...toYouDu(own('youDuApi')), ...retry };
			const id = await publish(cluster, onWebhook(path, send));
			await start(cluster, path, RUNS, MESSAGES);
			const { success = [], error = [], ...others } = await ended(cluster, id, RUNS);
			expect(others).toEqual({});
			const texts = contents(simulator.messages);
			expect(new Set(texts).size).toBe(texts.length);
			const whole = numbersTo(RUNS).filter(
				(run) => texts.filter((text) => runOf(text) === run).length === MESSAGES,
			);
			expect(whole.length).toBeGreaterThanOrEqual(success.length);
			for (const failed of error) {
				const { data } = await cluster.client.waitForExecution(failed);
				expect(data.resultData.error?.message).toMatch(
					/refused the access token, and the new one that was fetched for it as well/,
				);
			}
			const { tokenCalls } = simulator.stats();
			expect(tokenCalls).toBeGreaterThan(WORKERS);
			saw(
				[`${RUNS} executions of ${MESSAGES} messages, one token an app, tries: ${tries}`, ''],
				['  executions that failed', error.length],
				['  token calls', tokenCalls],
			);
		},
	);
});

it('200 replies, some of which come during a poll: each starts one execution, and has one answer', async () => {
	const { simulator } = simulators.messageCenter;
	simulator.reset();
	// So that each process needs a new one; what is refused for that was not carried out.
	simulator.revokeTokens();
	const workflow = onReplies(10, own('messageCenterApi'));
	const { id } = await cluster.client.createWorkflow(workflow);
	addReplies(simulator, 100);
	simulator.addFault({ kind: 'hold', path: CENTER_REPLIES, skip: 3 });
	const begin = Date.now();
	const publishing = cluster.client.activate(id, 60_000);
	await simulator.waitFor(({ requests }) => requests.some(isHeld));
	addReplies(simulator, 50, 100);
	simulator.release();
	await publishing;
	addReplies(simulator, 50, 150);
	await cluster.client.deactivate(id);
	await cluster.client.activate(id, 60_000);
	await simulator.waitFor(({ messages }) => messages.length >= 200);
	const { success = [], ...others } = await ended(cluster, id, 20);
	const took = since(begin);
	await cluster.client.deactivate(id);
	expect(others).toEqual({});
	expect((await repliesIn(cluster, success)).read).toEqual(replies(200));
	expect(contents(simulator.messages)).toEqual(replies(200));
	const { tokenCalls } = simulator.stats();
	const share = await shares(cluster, [id]);
	expect(tokenCalls).toBe(1 + takingPart(share));
	saw(
		['200 replies in pages of 10, each answered in the Message Center', took],
		['  executions of each worker', countsOf(share)],
		['  token calls (main and the workers that answer)', tokenCalls],
	);
});

it('a worker that is told to stop (SIGTERM) finishes what it runs: each message once', async () => {
	const { simulator } = simulators.youDu;
	simulator.reset();
	const id = await publish(cluster, onWebhook('stopped', toYouDu(own('youDuApi'))));
	// Fewer than one execution has, so that none ends before.
	simulator.addFault({ kind: 'hold', path: YOUDU_SEND, skip: 10, times: Infinity });
	await start(cluster, 'stopped', 14, 20);
	await allAreBusy([id]);
	const inFlight = WORKERS * CALLS_IN_FLIGHT;
	await simulator.waitFor(({ requests }) => requests.filter(isHeld).length === inFlight);
	const [worker] = cluster.workers as [RunningN8n];
	process.kill(worker.pid, 'SIGTERM');
	// From then on it takes no more.
	await until(() => worker.log().includes('Waiting for 5 active executions to finish'));
	simulator.clearFaults();
	simulator.release();
	const { success = [], ...others } = await ended(cluster, id, 14);
	const share = await shares(cluster, [id]);
	const code = await worker.exited;
	cluster.forget(worker);
	await cluster.startWorker('worker-3');
	expect(code).toBe(0);
	expect(others).toEqual({});
	expect(success).toHaveLength(14);
	expect(share.get(worker)).toHaveLength(CONCURRENCY);
	expect(contents(simulator.messages)).toEqual(textsOf(14, 20));
	saw(
		['A worker told to stop (SIGTERM) while it runs 5 of 14 executions', ''],
		['  executions of each worker, all successful', countsOf(share)],
	);
});

describe('a worker that is killed (SIGKILL) while it runs 5 of 50 executions', () => {
	const MESSAGES = 100;
	/** And two that answer replies. */
	const SENDS = 48;
	/** The workflows that send, and those that answer replies. */
	let sending: string;
	let answering: string;
	let ofErrors: string;
	/** How many workers answered replies, the killed one among them. */
	let answerers: number;
	/** The executions that it ran, and how all of each workflow have ended. */
	let victims: string[];
	let sent: Record<string, string[]>;
	let answered: Record<string, string[]>;

	beforeAll(async () => {
		const youDu = simulators.youDu.simulator;
		const center = simulators.messageCenter.simulator;
		const both = [youDu, center];
		// No process is to begin with a good token. New workers have none, instead of one that is revoked:
		// what is in flight with that would be refused in the end.
		await replaceWorkers(['worker-4', 'worker-5']);
		for (const simulator of both) {
			simulator.reset();
			simulator.revokeTokens();
		}
		youDu.addFault({ kind: 'hold', path: YOUDU_SEND, skip: 40, times: Infinity });
		center.addFault({ kind: 'hold', path: CENTER_SEND, times: Infinity });
		addReplies(center, 10);

		ofErrors = await publish(cluster, onErrors());
		const answer = onReplies(5, own('messageCenterApi'), ofErrors);
		answering = await publish(cluster, answer);
		sending = await publish(cluster, onWebhook('killed', toYouDu(own('youDuApi')), ofErrors));
		await start(cluster, 'killed', SENDS, MESSAGES);
		await allAreBusy([answering, sending]);
		const held = ({ requests }: { requests: readonly JournalEntry[] }) =>
			requests.filter(isHeld).length;
		await youDu.waitFor((simulator) => held(simulator) === WORKERS * CALLS_IN_FLIGHT);
		await center.waitFor((simulator) => held(simulator) === 10);

		const answers = await shares(cluster, [answering]);
		answerers = takingPart(answers);
		const worker = cluster.workers.find((each) => answers.get(each)?.length) as RunningN8n;
		victims = (await shares(cluster, [answering, sending])).get(worker) ?? [];
		const begin = Date.now();
		await worker.kill();
		cluster.forget(worker);
		await youDu.waitFor((simulator) => held(simulator) === CALLS_IN_FLIGHT);
		for (const simulator of both) {
			simulator.clearFaults();
			simulator.release();
		}
		sent = await ended(cluster, sending, SENDS);
		saw(
			['A worker killed (SIGKILL) while it runs 5 of 50 executions', ''],
			['  until n8n has given them up, with a lock of 10 s', since(begin)],
		);
		// Two of replies, and one for each that was lost.
		const lost = answers.get(worker)?.length ?? 0;
		answered = await ended(cluster, answering, 2 + lost);
	}, 300_000);

	it('loses those 5 and no others, which n8n does not run again', () => {
		const failed = [...(sent.error ?? []), ...(answered.error ?? [])];
		expect(victims).toHaveLength(CONCURRENCY);
		expect(failed).toEqual(expect.arrayContaining(victims));
		const others = [...(sent.success ?? []), ...(answered.success ?? [])];
		expect(others).toHaveLength(SENDS + 2 - CONCURRENCY);
		saw(['  executions lost', victims.length], ['  others, all successful', others.length]);
	});

	it('sends nothing twice; of the lost messages only those in flight are unclear', () => {
		const { messages, requests } = simulators.youDu.simulator;
		const texts = contents(messages);
		expect(new Set(texts).size).toBe(texts.length);
		const count = (run: number) => texts.filter((text) => runOf(text) === run).length;
		const runs = [...new Set(texts.map(runOf))];
		const whole = new Set(runs.filter((run) => count(run) === MESSAGES));
		expect(whole.size).toBe(sent.success?.length);
		const ofLost = texts.filter((text) => !whole.has(runOf(text)));
		const unclear = requests.filter(isAbandoned).map(({ plaintext = '' }) => plaintext);
		expect(unclear).toHaveLength(CALLS_IN_FLIGHT);
		const arrived = unclear.filter((plaintext) =>
			ofLost.some((text) => plaintext.includes(`"${text}"`)),
		);
		expect(arrived).toHaveLength(CALLS_IN_FLIGHT);
		expect(ofLost.length - CALLS_IN_FLIGHT).toBeLessThanOrEqual(40);
		saw(
			['  their messages that went out, each once', ofLost.length],
			['    of these in flight, so without an answer', unclear.length],
		);
	});

	it('costs no further token: each process has fetched one of each credential that it used', () => {
		const { youDu, messageCenter } = simulators;
		expect(youDu.simulator.stats().tokenCalls).toBe(WORKERS);
		// Main asks for the replies.
		expect(messageCenter.simulator.stats().tokenCalls).toBe(1 + answerers);
	});

	it('is told by n8n: each is a failed execution, and starts the error workflow', async () => {
		for (const id of victims) {
			const { data, status } = await cluster.client.waitForExecution(id);
			expect(status).toBe('error');
			expect(data.resultData.error?.message).toMatch(
				/^This execution failed to be processed too many times/,
			);
			expect(data.resultData.runData).toEqual({});
		}
		const copies = (answered.error ?? []).filter((id) => !victims.includes(id));
		const { success = [] } = await ended(cluster, ofErrors, victims.length + copies.length);
		expect(success).toHaveLength(victims.length + copies.length);
	});

	it('leaves nothing to retry: n8n’s Retry of such an execution sends nothing', async () => {
		const { messages } = simulators.youDu.simulator;
		const before = messages.length;
		const [lost] = victims.filter((id) => sent.error?.includes(id));
		const again = await cluster.client.request<{ id: string; status: string }>(
			'POST',
			`/rest/executions/${lost}/retry`,
			{ loadWorkflow: false },
		);
		expect(again.status).toBe('error');
		expect(simulators.youDu.simulator.messages).toHaveLength(before);
	});

	it('has every reply answered once; those of lost executions are shown as a copy', async () => {
		const { messages } = simulators.messageCenter.simulator;
		expect(contents(messages)).toEqual(replies(10));
		const all = Object.values(answered).flat();
		const { read, copied } = await repliesIn(cluster, all);
		expect([...read, ...copied].sort()).toEqual(replies(10));
		const lost = victims.filter((id) => answered.error?.includes(id));
		expect(copied).toHaveLength(lost.length * 5);
		expect(copied.length).toBeGreaterThan(0);
		saw(['  replies in lost executions, of which the trigger shows a copy', copied.length]);
	});
});
