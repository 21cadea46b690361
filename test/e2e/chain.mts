import type { Execution, N8nClient, Workflow, WorkflowNode } from '../../host/n8n.mts';

const START = 'Start';

/** A workflow that begins with a manual trigger and runs these nodes one after the other. */
export function chain(name: string, nodes: WorkflowNode[]): Workflow {
	const start: WorkflowNode = {
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const all = [start, ...nodes];
	const connections = Object.fromEntries(
		nodes.map(({ name: next }, index) => [
			all[index]?.name,
			{ main: [[{ node: next, type: 'main', index: 0 }]] },
		]),
	);
	return { name, nodes: all, connections };
}

/** Nodes that give these items. */
export function itemsFrom(items: object[]): WorkflowNode[] {
	const parameters = { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} };
	return [
		{
			name: 'List',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [0, 0],
			parameters,
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [0, 0],
			parameters: { fieldToSplitOut: 'items', options: {} },
		},
	];
}

/** Stores a workflow, runs it from its manual trigger, and waits until it has ended. */
export async function execute(client: N8nClient, workflow: Workflow): Promise<Execution> {
	const { id } = await client.createWorkflow(workflow);
	return await client.waitForExecution(await client.runWorkflow(id, START));
}

/** The items that a node gave. */
export function itemsOf({ data }: Execution, node: string) {
	return data.resultData.runData[node]?.at(-1)?.data?.main[0] ?? [];
}
