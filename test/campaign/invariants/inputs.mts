/** What becomes of items whose input is wrong, and of the others. */
import { causeOf } from '../wrongInputs.mts';
import { isWrongIn, type Findings, type Invariant } from './findings.mts';

/** The requests of each try. */
function byTry({ aftermath, requests }: Findings): Array<Findings['requests']> {
	return aftermath.tries.map((from, index, all) => requests.slice(from, all[index + 1]));
}

/** As long as one item is wrong and n8n is to stop, nothing goes out but what a check reads; in batches it does. */
export const nothingIsSentBeforeAllIsChecked: Invariant = (findings) => {
	const { operation, onError, batchSize } = findings.aftermath.scenario;
	if (onError !== 'stopWorkflow' || batchSize !== undefined) return [];
	const sent = (operation.writes ?? []).length > 0 ? 'call' : 'read';
	return byTry(findings).flatMap((requests, attempt) =>
		isWrongIn(findings, attempt) && requests.some(({ purpose }) => purpose === sent)
			? [`sent in try ${attempt + 1}, although an item is wrong`]
			: [],
	);
};

/**
 * An item that is wrong in the end has an error that tells what is wrong; if n8n stops, the node fails, with
 * this error where no other item can fail.
 */
export const wrongIsRefused: Invariant = (findings) => {
	const { aftermath, verdicts, isCancelled } = findings;
	const { wrong, operation, onError, batchSize } = aftermath.scenario;
	if (!wrong || isCancelled || !isWrongIn(findings, aftermath.tries.length - 1)) return [];
	// What a check reads can fail, too, and for another item; in batches so can what an earlier try has sent.
	const isOnly = batchSize === undefined && byTry(findings).at(-1)?.length === 0;
	if (onError === 'stopWorkflow' && !isOnly) {
		return aftermath.error ? [] : [`the node succeeds with ${wrong.kind} at item ${wrong.item}`];
	}
	const cause = causeOf(operation, wrong.kind);
	const { errors = [] } = verdicts[wrong.item] ?? {};
	return errors.some((words) => cause.test(words))
		? []
		: [`${wrong.kind} at item ${wrong.item}, and its errors are: ${errors.join('; ')}`];
};
