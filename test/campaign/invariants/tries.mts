/** What is sent again, and what is not. */
import type { Request, Verdict } from '../account.mts';
import { isUnclear, isWrongIn, type Findings, type Invariant } from './findings.mts';

/** Of a change each request but the last was surely not carried out, as its answer said. */
export const onlyRefusedIsRepeated: Invariant = ({ requests }) =>
	[...byChange(requests)].flatMap(([change, all]) =>
		all
			.slice(0, -1)
			.filter(({ seen }) => ['taken', 'unclear'].includes(seen.outcome))
			.map(({ seen, entry }) => `repeated after ${seen.outcome} (${entry.fault}): ${change}`),
	);

/** A try repeats a refused change at most once for each try of the node. */
export const noMoreTriesThanAllowed: Invariant = ({ aftermath, requests }) => {
	const { maxTries } = aftermath.scenario;
	const refused = requests.filter(({ seen }) => seen.outcome === 'refused');
	return [...byChange(refused)]
		.filter(([, all]) => all.length > maxTries)
		.map(([change, all]) => `refused ${all.length} times in ${maxTries} tries: ${change}`);
};

/**
 * What fails in the end has failed in every try that the user wants: an item that changes something, or
 * any item of those that only read, which are all read anew.
 */
export const refusedIsTriedAgain: Invariant = (findings) => {
	const { aftermath, requests, verdicts, isCancelled } = findings;
	const { maxTries, onError, operation, wrong, batchSize } = aftermath.scenario;
	if (isCancelled || onError !== 'stopWorkflow') return [];
	const isRead = (operation.writes ?? []).length === 0;
	const wrongTries = aftermath.tries.filter((_, attempt) => isWrongIn(findings, attempt)).length;
	// In batches the others go out all the same, unless an expression fails in front of them.
	const holdsBack = batchSize === undefined || wrong?.kind === 'failing expression';
	return verdicts.flatMap(({ item, errors }, index) =>
		errors.flatMap((words) => {
			const failures = requests.filter(
				({ items, seen }) =>
					// A file under a wrong content type may be taken for one, or not.
					(seen.outcome !== 'taken' || seen.cause.test(words)) &&
					(isRead || items.includes(item) || seen.concernsAll === true),
			);
			const unsent = holdsBack || index === wrong?.item ? wrongTries : 0;
			const isEnough = isUnclear(words) || failures.length + unsent >= maxTries;
			return isEnough ? [] : [`failed ${failures.length} times in ${maxTries} tries: ${words}`];
		}),
	);
};

/** What an item met of this kind, where its error tells of nothing else. */
function metOnly(
	{ requests }: Findings,
	{ item }: Verdict,
	words: string,
	outcome: Request['seen']['outcome'],
): Request[] {
	const own = requests.filter(
		({ items, seen }) => items.includes(item) || seen.concernsAll === true,
	);
	const causes = own.filter(({ seen }) => seen.cause.test(words));
	const isOnly = causes.length > 0 && causes.every(({ seen }) => seen.outcome === outcome);
	return isOnly ? own.filter(({ seen }) => seen.outcome === outcome) : [];
}

/** One answer that calls a token stale is no failure: the request is made again with a new one. */
export const staleTokenIsReplaced: Invariant = (findings) =>
	findings.verdicts.flatMap((verdict) =>
		verdict.errors
			.filter((words) => metOnly(findings, verdict, words, 'staleToken').length === 1)
			.map((words) => `called stale once: ${words}`),
	);

const LONG_WAIT_SECONDS = 30;
/** Real time, in which the nodes do not wait for so long. */
const SHORT_SPAN_MS = 100;

/** An answer that asks for fewer calls is no failure as long as the user lets the call wait. */
export const tooFastIsWaitedFor: Invariant = (findings) => {
	const { longestWaitSeconds, rateLimit } = findings.aftermath.scenario;
	if (longestWaitSeconds < LONG_WAIT_SECONDS || rateLimit !== undefined) return [];
	return findings.verdicts.flatMap((verdict) =>
		verdict.errors
			.filter((words) => {
				const limited = metOnly(findings, verdict, words, 'tooFast');
				const times = limited.map(({ entry }) => entry.startedAt);
				const isShort = Math.max(...times) - Math.min(...times) < SHORT_SPAN_MS;
				return limited.length > 0 && limited.length < 3 && isShort;
			})
			.map((words) => `did not wait: ${words}`),
	);
};

/** The requests that change something, in their order, by what they change. */
function byChange(requests: Request[]): Map<string, Request[]> {
	const changes = new Map<string, Request[]>();
	for (const request of requests.filter(({ purpose }) => purpose === 'call')) {
		changes.set(request.change, [...(changes.get(request.change) ?? []), request]);
	}
	return changes;
}
