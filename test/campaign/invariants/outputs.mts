/** At which of its outputs a node hands out what became of the items. */
import { isError } from '../account.mts';
import type { Invariant } from './findings.mts';

/**
 * Errors come out at the error output where the user wants one, and nothing else does; where n8n is to
 * continue without one, they come out with the rest. A node that is to stop hands out no error.
 */
export const rowsComeOutWhereTheyBelong: Invariant = ({ aftermath, isCancelled }) => {
	const { output, errorOutput, scenario } = aftermath;
	const { onError } = scenario;
	const failed = output.filter(isError).length;
	const successes = errorOutput.filter((row) => !isError(row)).length;
	return [
		...(onError === 'continueErrorOutput' && failed > 0
			? [`${failed} errors at the first output, although there is one for errors`]
			: []),
		// One that is cancelled may have begun to tell that nothing was sent.
		...(onError === 'stopWorkflow' && failed > 0 && !isCancelled
			? [`${failed} errors are handed on, although n8n is to stop`]
			: []),
		...(successes > 0 ? [`${successes} items without an error at the error output`] : []),
		...(onError !== 'continueErrorOutput' && errorOutput.length > 0
			? [`${errorOutput.length} items at an output that the node does not have`]
			: []),
	];
};

/** Every item that is handed out belongs to one that came in. */
export const rowsBelongToAnItem: Invariant = ({ aftermath }) => {
	const { items, output, errorOutput } = aftermath;
	return [...output, ...errorOutput]
		.map(({ pairedItem }) => pairedItem)
		.filter((paired) => {
			const { item = -1 } = (paired ?? {}) as { item?: number };
			return !(item in items);
		})
		.map((paired) => `an output of no item: pairedItem is ${JSON.stringify(paired)}`);
};
