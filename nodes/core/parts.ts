import type { IDataObject } from 'n8n-workflow';
import { ProviderError } from './errors';
import type { Call } from './provider';
import type { CarryOut } from './run';
import { joined, type Sentence } from './say';
import { say } from './words';

/**
 * Carries out all calls to the receivers of an item; one that fails stops no other.
 *
 * @returns their answers, in the same order
 * @throws ProviderError if one failed; its data hold the answers to the others as `delivered`
 */
export async function allParts(calls: Call[], carryOut: CarryOut): Promise<IDataObject[]> {
	const results = await Promise.allSettled(calls.map(carryOut));
	const answers: IDataObject[] = [];
	const failures: FailedPart[] = [];
	results.forEach((result, index) => {
		if (result.status === 'fulfilled') answers.push(result.value);
		else failures.push({ part: calls[index]?.part ?? '', error: result.reason as ProviderError });
	});
	if (failures.length > 0) throw joinedError(failures, calls, answers);
	return answers;
}

/** A call of an item that failed. */
interface FailedPart {
	part: string;
	error: ProviderError;
}

/**
 * One error for an item: the one that calls for most care, and of several calls which failed, which
 * may have been delivered all the same and which were.
 *
 * @param failures at least one
 * @param calls all calls of the item
 * @param answers to those that did not fail
 */
function joinedError(failures: FailedPart[], calls: Call[], answers: IDataObject[]): ProviderError {
	const unclear = failures.filter(({ error }) => error.details.outcome === 'unclear');
	const [first] = [...unclear, ...failures] as [FailedPart];
	if (calls.length === 1) return first.error;

	const failed = failures.filter((failure) => !unclear.includes(failure));
	const delivered = calls.filter(({ part }) => !failures.some((failure) => failure.part === part));
	const told = (parts: Array<{ part: string }>, tell: (which: Sentence) => Sentence) =>
		parts.length > 0
			? [
					tell(
						joined(
							parts.map(({ part }) => part),
							say`; `,
						),
					),
				]
			: [];
	const { sentence, details } = first.error;
	const description = joined(
		[
			...(details.description === undefined ? [] : [details.description]),
			...told(failed, (which) => say`Failed for ${which}`),
			...told(unclear, (which) => say`May have been delivered to ${which}`),
			...told(delivered, (which) => say`Delivered to ${which}`),
		],
		say`. `,
	);
	return new ProviderError(sentence, {
		...details,
		description,
		data: { ...joinedData(failures), ...(answers.length > 0 && { delivered: answers }) },
	});
}

/** The data of all errors, their lists put together. */
function joinedData(failures: FailedPart[]): IDataObject {
	const all: IDataObject = {};
	for (const [name, value] of failures.flatMap(({ error }) =>
		Object.entries(error.details.data ?? {}),
	)) {
		const known = all[name];
		all[name] = Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value;
	}
	return all;
}
