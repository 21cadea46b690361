/** Measures one contender in an n8n of its own. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { N8nClient, startN8n } from '../host/n8n.mts';
import { freePort } from '../host/ports.mts';
import { chain, itemsFrom } from '../test/e2e/chain.mts';
import { SEND, type Contender } from './contenders.mts';
import { figuresOf, type Figures } from './figures.mts';
import type { Message, Setup } from './providers.mts';
import { assertOnceEach } from './simulator.mts';

const LONGEST_RUN_MS = 30 * 60_000;
const WARM_UP_ITEMS = 50;

/** So many messages, each to another user. */
export function messages(count: number): Message[] {
	return Array.from({ length: count }, (_, index) => ({
		user: `user${index + 1}`,
		text: `通知 ${index + 1}：今晚 22:00 至 23:00 系统维护，请提前保存工作。`,
	}));
}

/**
 * Starts n8n, lets the contender send a few messages to another simulator to warm up, then measures.
 *
 * @param warmUp the same provider with a simulator that nobody counts
 * @param items of one round
 * @param receivers how many users get the message, each of them once
 * @returns nothing where the contender cannot take part
 * @throws Error when a round fails, or not every user gets it once
 */
export async function measure(
	contender: Contender,
	setup: Setup,
	warmUp: Setup,
	{ items, receivers, rounds }: { items: object[]; receivers: number; rounds: number },
): Promise<Figures | undefined> {
	if (!contender.nodes(setup, { id: '', name: '' })) return undefined;
	const userFolder = fs.mkdtempSync(path.join(tmpdir(), 'bench-'));
	const n8n = await startN8n({
		userFolder,
		port: await freePort(),
		logFile: path.join(userFolder, 'n8n.log'),
		env: { N8N_CUSTOM_EXTENSIONS: path.resolve('bench', 'nodes') },
	});
	try {
		const client = new N8nClient(n8n.url);
		await client.setUpOwner({ email: 'owner@example.com', password: 'Bench-Passw0rd' });
		await (
			await workflowOf(client, contender, warmUp, messages(WARM_UP_ITEMS))
		)();
		const run = await workflowOf(client, contender, setup, items);
		const figures: Figures[] = [];
		for (let round = 0; round < rounds; round++) {
			await setup.simulator.reset();
			const milliseconds = await run();
			const peakMegabytes = peakOf(n8n.pid);
			const { receivers: got, ...traffic } = await setup.simulator.traffic();
			assertOnceEach(contender.title, got, receivers);
			figures.push({ ...traffic, milliseconds, peakMegabytes });
		}
		return figuresOf(figures);
	} finally {
		await n8n.stop();
		fs.rmSync(userFolder, { recursive: true, force: true });
	}
}

/**
 * Stores the contender's workflow.
 *
 * @returns a function that executes it and gives the milliseconds that the sending node took
 */
async function workflowOf(
	client: N8nClient,
	contender: Contender,
	setup: Setup,
	items: object[],
): Promise<() => Promise<number>> {
	const { type, data } = setup.credential;
	const { id } = await client.createCredential({ name: type, type, data });
	const nodes = contender.nodes(setup, { id, name: type });
	if (!nodes) throw new Error(`${contender.title} cannot take part`);
	const workflow = chain('Run', [...nodes.before, ...itemsFrom(items), nodes.send]);
	const stored = await client.createWorkflow(workflow);
	return async () => {
		const execution = await client.waitForExecution(
			await client.runWorkflow(stored.id, 'Start'),
			LONGEST_RUN_MS,
		);
		const { runData, error } = execution.data.resultData;
		const run = runData[SEND]?.[0];
		if (execution.status !== 'success' || !run) {
			throw new Error(`${contender.title}: ${error?.message}`);
		}
		return run.executionTime;
	};
}

/** The most memory that a process has held, in megabytes; 0 where the system does not tell. */
function peakOf(pid: number): number {
	const file = `/proc/${pid}/status`;
	if (!fs.existsSync(file)) return 0;
	const kilobytes = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(file, 'utf8'))?.[1];
	return Math.round(Number(kilobytes ?? 0) / 1024);
}
