import type { Execution, N8nClient, Workflow } from '../../../host/n8n.mts';
import type { DingTalkSimulator } from '../../../simulators/dingTalk/simulator.mts';
import type { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';
import type { YouDuSimulator } from '../../../simulators/youDu/simulator.mts';

/** What `npm start` sets up: n8n with the examples, and the simulators that they send to. */
export interface Demo {
	client: N8nClient;
	/** n8n's address. */
	url: string;
	youDu: YouDuSimulator;
	messageCenter: MessageCenterSimulator;
	dingTalk: DingTalkSimulator;
	/** What the terminal has shown since the proof began. */
	lines: string[];
}

/** What an example does, given the id of its workflow. */
export type Proof = (demo: Demo, id: string) => Promise<void>;

/** Executes a workflow from a trigger to its end, whatever comes of it. */
export async function execute({ client }: Demo, id: string, start = 'Start'): Promise<Execution> {
	return await client.waitForExecution(await client.runWorkflow(id, start));
}

/** Executes a workflow from a trigger to its end, which must be a success. */
export async function run(demo: Demo, id: string, start = 'Start'): Promise<Execution> {
	return succeeded(await execute(demo, id, start));
}

/** The same execution, once it is sure that it did not fail. */
export function succeeded(execution: Execution): Execution {
	expect(execution.data.resultData.error).toBeUndefined();
	return execution;
}

/** The executions of a workflow, in the order in which they began, once all have ended. */
export async function executionsOf({ client }: Demo, id: string): Promise<Execution[]> {
	const listed = (await client.listExecutions(id)).reverse();
	return await Promise.all(listed.map(async (each) => await client.waitForExecution(each.id)));
}

/** The JSON of what a node gave, by one of its outputs; undefined where it did not run. */
export function outputOf({ data }: Execution, node: string, output = 0) {
	const run = data.resultData.runData[node]?.at(-1);
	return run?.data?.main[output]?.map(({ json }) => json);
}

/** Stores a workflow with other parameters of a node. */
export async function changeNode(
	{ client }: Demo,
	id: string,
	name: string,
	change: (node: Workflow['nodes'][number]) => void,
): Promise<void> {
	const { nodes } = await client.getWorkflow(id);
	for (const node of nodes) if (node.name === name) change(node);
	await client.updateWorkflow(id, { nodes });
}
