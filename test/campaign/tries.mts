import { WorkflowExecute } from 'n8n-core';

/**
 * Tells of each try of a node from now on, before it begins.
 *
 * @returns what ends it
 */
export function watchTries(nodeName: string, begins: () => void): () => void {
	const { runNode } = WorkflowExecute.prototype;
	const spy = jest.spyOn(WorkflowExecute.prototype, 'runNode').mockImplementation(async function (
		this: WorkflowExecute,
		workflow,
		execution,
		...others
	) {
		if (execution.node.name === nodeName) begins();
		return await runNode.call(this, workflow, execution, ...others);
	});
	return () => spy.mockRestore();
}
