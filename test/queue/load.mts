import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningN8n, Workflow } from '../../host/n8n.mts';
import type { Cluster } from './cluster.mts';

/** Sooner than jest gives a test up, so that what did not happen is named. */
const HANGS_AFTER_MS = 150_000;
const FINAL = ['success', 'error', 'crashed', 'canceled'];

/** From 0 on. */
export const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index);

const textOf = (run: number, index: number) => `run ${run} message ${index}`;

/** The texts of so many executions of so many messages each, sorted. */
export function textsOf(runs: number, count: number): string[] {
	return numbersTo(runs)
		.flatMap((run) => numbersTo(count).map((index) => textOf(run, index)))
		.sort();
}

/** The number of the execution that a text belongs to. */
export const runOf = (text: string) => Number(/run (\d+) message/.exec(text)?.[1]);

/** Stores a workflow and publishes it; gives its id. */
export async function publish({ client }: Cluster, workflow: Workflow): Promise<string> {
	const { id } = await client.createWorkflow(workflow);
	await client.activate(id);
	return id;
}

/** Has n8n start so many executions of so many messages each at /webhook/<path>, all at once. */
export async function start(
	{ main }: Cluster,
	path: string,
	runs: number,
	count: number,
): Promise<void> {
	const posts = numbersTo(runs).map(async (run) => {
		const messages = numbersTo(count).map((index) => ({ content: textOf(run, index) }));
		const answer = await fetch(`${main.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ messages }),
		});
		if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${await answer.text()}`);
	});
	await Promise.all(posts);
}

/** Waits until a workflow has had so many executions and all have ended; gives their ids by status. */
export async function ended(
	{ client }: Cluster,
	workflowId: string,
	count: number,
): Promise<Record<string, string[]>> {
	const list = async () => await client.listExecutions(workflowId);
	await until(async () => {
		const executions = await list();
		return executions.length >= count && executions.every(({ status }) => FINAL.includes(status));
	});
	const byStatus: Record<string, string[]> = {};
	for (const { id, status } of await list()) (byStatus[status] ??= []).push(id);
	return byStatus;
}

/** Which executions of these workflows each worker has begun, as its log tells. */
export async function shares(
	{ client, workers }: Cluster,
	workflowIds: string[],
): Promise<Map<RunningN8n, string[]>> {
	const lists = await Promise.all(workflowIds.map(async (id) => await client.listExecutions(id)));
	const ids = new Set(lists.flat().map(({ id }) => id));
	const begun = (worker: RunningN8n) =>
		[...worker.log().matchAll(/Worker started execution (\d+) /g)]
			.map(([, id]) => String(id))
			.filter((id) => ids.has(id));
	return new Map(workers.map((worker) => [worker, begun(worker)]));
}

/**
 * Looks again and again until something is so, for what n8n tells nobody.
 * @throws Error when it never is: this would go on after its test, and the run would not end
 */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	const deadline = Date.now() + HANGS_AFTER_MS;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`Not so within ${HANGS_AFTER_MS} ms: ${isSo}`);
		await sleep(250);
	}
}
