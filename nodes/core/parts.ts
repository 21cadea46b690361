import type { IDataObject } from 'n8n-workflow';
import { ProviderError } from './errors';
import type { Call } from './provider';

/** A call of an item that failed. */
export interface FailedPart {
	part: string;
	error: ProviderError;
}

/**
 * One error for an item: the one that calls for most care, and of several calls which failed, which
 * may have been delivered all the same and which were.
 *
 * @param failures at least one
 * @param calls all calls of the item
 */
export function joinedError(failures: FailedPart[], calls: Call[]): ProviderError {
	const unclear = failures.filter(({ error }) => error.details.outcome === 'unclear');
	const [first] = [...unclear, ...failures] as [FailedPart];
	if (calls.length === 1) return first.error;

	const failed = failures.filter((failure) => !unclear.includes(failure));
	const delivered = calls.filter(({ part }) => !failures.some((failure) => failure.part === part));
	const list = (words: string, parts: Array<{ part: string }>) =>
		parts.length > 0 ? [`${words} ${parts.map(({ part }) => part).join('; ')}`] : [];
	const { message, details } = first.error;
	return new ProviderError(message, {
		...details,
		description: [
			details.description,
			...list('Failed for', failed),
			...list('May have been delivered to', unclear),
			...list('Delivered to', delivered),
		].join('. '),
		data: joinedData(failures),
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
