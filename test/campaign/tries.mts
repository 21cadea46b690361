import { WorkflowExecute } from 'n8n-core';

/**
 * Tells of each try of a node from now on, before it begins and after it has ended.
 *
 * @returns what ends it
 */
export function watchTries(nodeName: string, begins: () => void, ended: () => void): () => void {
	const { runNode } = WorkflowExecute.prototype;
	const spy = jest.spyOn(WorkflowExecute.prototype, 'runNode').mockImplementation(async function (
		this: WorkflowExecute,
		workflow,
		execution,
		...others
	) {
		const run = async () => await runNode.call(this, workflow, execution, ...others);
		if (execution.node.name !== nodeName) return await run();
		begins();
		return await run().finally(ended);
	});
	return () => spy.mockRestore();
}
