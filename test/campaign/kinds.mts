import { requestsOf, type Request } from './account.mts';
import { codesOf } from './codes.mts';
import { TIMES } from './faults.mts';
import { OPERATIONS } from './operations/all.mts';
import type { NodeName, Operation } from './operations/operation.mts';
import { kindsOf, ON_ERROR, plansFor } from './plans.mts';
import type { Aftermath } from './runScenario.mts';
import { positionOf, type PlannedFault } from './scenario.mts';

const RETRY = 'Retry On Fail';
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
	const { scenario, events, tries } = aftermath;
	const { operation, onError, maxTries, faults, wrong, items, rateLimit } = scenario;
	const { node } = operation;
	const requests = requestsOf(aftermath);
	const metFaults = faults.filter((fault) => isOften(fault.times, metBy(requests, node, fault)));
	const repeated = requests.filter(
		({ change, purpose }, index, all) =>
			purpose === 'call' && all.findIndex((other) => other.change === change) < index,
	);
	const isRetried = maxTries > 1 && repeated.length > 0;
	const isLimited = requests.some(
		({ entry, path }) => entry.fault === undefined && entry.errcode === codesOf(node, path).tooFast,
	);
	const isWrongMet = wrong !== undefined && (wrong.isLasting || tries.length > 1);
	return [
		...metFaults.flatMap(kindsOf),
		...events,
		...(isWrongMet
			? kindsOf({ ...wrong, wrong: wrong.kind, at: positionOf(wrong.item, items), onError })
			: []),
		onError,
		...(isRetried ? [RETRY] : []),
		...(isRetried && operation.partOf ? [RETRY_OF_PART] : []),
		...(rateLimit !== undefined && isLimited ? ['rate limit'] : []),
		operationOf(operation),
	].map((kind) => named(node, kind));
}
