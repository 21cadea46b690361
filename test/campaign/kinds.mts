import { requestsOf, verdictsOf, type Request, type Verdict } from './account.mts';
import { codesOf } from './codes.mts';
import { eventOf, isCancel } from './events.mts';
import { TIMES } from './faults.mts';
import { OPERATIONS } from './operations/all.mts';
import type { Item, NodeName, Operation } from './operations/operation.mts';
import { kindsOf, ON_ERROR, plansFor } from './plans.mts';
import type { Aftermath, Happened } from './runScenario.mts';
import { positionOf, type PlannedFault } from './scenario.mts';
import { causeOf } from './wrongInputs.mts';

const RETRY = 'Retry On Fail';
const BATCHING = 'Batching';
const RETRY_OF_PART = 'Retry On Fail of one part of several';

/** The operation as users know it, however it is used. */
const operationOf = ({ resource, operation }: Operation) => `${resource}.${operation}`;

/** Everything that can happen with a node, from what can happen with its operations. */
function kindsOfNode(node: NodeName): string[] {
	const operations = OPERATIONS.filter((one) => one.node === node);
	return [
		...operations.flatMap(plansFor).flatMap(kindsOf),
		...ON_ERROR,
		RETRY,
		BATCHING,
		...(operations.some(({ partOf }) => partOf) ? [RETRY_OF_PART] : []),
		...operations.map(operationOf),
	];
}

const NODES = new Set(OPERATIONS.map(({ node }) => node));
const named = (node: NodeName, kind: string) => `${node}: ${kind}`;

/** Everything that must have happened in a campaign at least once. */
export const KINDS: readonly string[] = [
	...new Set([...NODES].flatMap((node) => kindsOfNode(node).map((kind) => named(node, kind)))),
];

/** Faults that reach the client after the call was carried out. */
const AFTER: readonly string[] = [
	'delay',
	'trickle',
	'hold',
	'hangAfter',
	'endless',
	'resetAfter',
	'truncated',
	'truncatedJson',
	'doubled',
	'mislabelled',
	'badCipher',
];

/** The requests that met a fault, in the state that it is about: carried out before it or not. */
export function metBy(
	requests: Array<Pick<Request, 'entry' | 'path' | 'isCarriedOut'>>,
	node: NodeName,
	{ fault, path }: Pick<PlannedFault, 'fault' | 'path'>,
): number {
	const rule = fault.rule(codesOf(node, path));
	if (!rule) return 0;
	const isTaken = AFTER.includes(rule.kind) || ('taken' in rule && rule.taken === true);
	return requests.filter(
		({ entry, path: own, isCarriedOut }) =>
			own === path &&
			entry.fault === rule.kind &&
			(rule.kind !== 'status' || entry.httpStatus === rule.httpStatus) &&
			(rule.kind !== 'errcode' || entry.errcode === rule.errcode) &&
			isCarriedOut === isTaken,
	).length;
}

/** Whether so many requests have met a fault that it is another case than one that is met less often. */
export function isOften(times: PlannedFault['times'], met: number): boolean {
	return met >= Math.min(TIMES[times], TIMES.twice + 1);
}

/** What of it has happened in a scenario, and not only been planned. */
export function metIn(aftermath: Aftermath): string[] {
	const { scenario } = aftermath;
	const { operation, onError, faults, rateLimit, batchSize = Infinity } = scenario;
	const { node } = operation;
	const requests = requestsOf(aftermath);
	const verdicts = verdictsOf(aftermath);
	const metFaults = faults.filter((fault) => isOften(fault.times, metBy(requests, node, fault)));
	const metEvents = aftermath.events.filter((event) => hasEffect(event, aftermath, requests));
	const isFailed = verdicts.some(({ errors }) => errors.length > 0);
	const isInLaterBatch = (item: Item) => aftermath.items.indexOf(item) >= batchSize;
	const isLimited = requests.some(
		({ entry, path }) => entry.fault === undefined && entry.errcode === codesOf(node, path).tooFast,
	);
	return [
		...metFaults.flatMap(kindsOf),
		...metEvents.map(({ kind }) => kind),
		...wrongMetIn(aftermath, verdicts),
		...(isFailed ? [onError] : []),
		...retriesIn(aftermath, requests),
		...(requests.some(({ items }) => items.some(isInLaterBatch)) ? [BATCHING] : []),
		...(rateLimit !== undefined && isLimited ? ['rate limit'] : []),
		...(requests.length > 0 ? [operationOf(operation)] : []),
	].map((kind) => named(node, kind));
}

/** Whether what happened could make a difference to the node. */
function hasEffect({ kind, requests, tries }: Happened, aftermath: Aftermath, all: Request[]) {
	const { needsToken, times = 1, moment, after } = eventOf(kind);
	const stale = all.filter(
		({ entry, seen }) => entry.fault !== 'errcode' && seen.outcome === 'staleToken',
	);
	if (kind === 'execution cancelled under a stale token') {
		return all[requests - 1]?.seen.outcome === 'staleToken';
	}
	if (isCancel(kind) && after === 0) return all[requests - 1]?.purpose === 'token';
	if (needsToken) return stale.length >= Math.min(times, TIMES.twice);
	if (moment === 'between two tries') return aftermath.tries.length > tries;
	return isCancel(kind) || all.length > requests;
}

function wrongMetIn({ scenario, tries }: Aftermath, verdicts: Verdict[]): string[] {
	const { wrong, operation, items, onError } = scenario;
	if (!wrong) return [];
	const cause = causeOf(operation, wrong.kind);
	const isTold = verdicts[wrong.item]?.errors.some((words) => cause.test(words)) ?? false;
	if (wrong.isLasting ? !isTold : tries.length === 1) return [];
	return kindsOf({ ...wrong, wrong: wrong.kind, at: positionOf(wrong.item, items), onError });
}

/** Whether a later try of the node made a change again, and left others of the same item alone. */
function retriesIn({ scenario, tries }: Aftermath, requests: Request[]): string[] {
	const attemptOf = (request: Request) =>
		tries.filter((from) => from <= requests.indexOf(request)).length;
	const changes = requests.filter(({ purpose }) => purpose === 'call');
	const isBefore = (one: Request, other: Request) => attemptOf(one) < attemptOf(other);
	const again = changes.filter((request) =>
		changes.some((other) => other.change === request.change && isBefore(other, request)),
	);
	const isOfPart = again.some((request) =>
		changes.some(
			(other) =>
				isBefore(other, request) &&
				other.items[0] === request.items[0] &&
				!again.some(({ change }) => change === other.change),
		),
	);
	return [
		...(again.length > 0 ? [RETRY] : []),
		...(scenario.operation.partOf && isOfPart ? [RETRY_OF_PART] : []),
	];
}
