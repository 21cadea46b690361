import { requestsOf } from './account.mts';
import { codesOf } from './codes.mts';
import { EVENTS } from './events.mts';
import { FAULTS } from './faults.mts';
import { OPERATIONS } from './operations/all.mts';
import type { Operation } from './operations/operation.mts';
import type { Aftermath } from './runScenario.mts';

const SETTINGS = [
	'stopWorkflow',
	'continueRegularOutput',
	'continueErrorOutput',
	'Retry On Fail',
	'Retry On Fail of one part of several',
	'rate limit',
] as const;

/** The operation as users know it, however it is used. */
const operationOf = ({ node, resource, operation }: Operation) =>
	`${node} ${resource}.${operation}`;

/** Everything that must have happened in a campaign at least once. */
export const KINDS: readonly string[] = [
	...FAULTS.map(({ name }) => name),
	...EVENTS.map(({ kind }) => kind),
	...SETTINGS,
	...new Set(OPERATIONS.map(operationOf)),
];

/** What of it has happened in a scenario, and not only been planned. */
export function metIn(aftermath: Aftermath): string[] {
	const { scenario, events } = aftermath;
	const { operation, onError, maxTries, faults, rateLimit } = scenario;
	const metFaults = faults.filter(({ fault, path }) => {
		const rule = fault.rule(codesOf(operation.node, path));
		return requestsOf(aftermath).some(
			({ entry, path: own }) =>
				own === path &&
				entry.fault === rule?.kind &&
				(rule?.kind !== 'status' || entry.httpStatus === rule.httpStatus) &&
				(rule?.kind !== 'errcode' || entry.errcode === rule.errcode),
		);
	});
	const repeated = requestsOf(aftermath).filter(
		({ change, purpose }, index, all) =>
			purpose === 'call' && all.findIndex((other) => other.change === change) < index,
	);
	const isRetried = maxTries > 1 && repeated.length > 0;
	const isLimited = requestsOf(aftermath).some(
		({ entry, path }) =>
			entry.fault === undefined && entry.errcode === codesOf(operation.node, path).tooFast,
	);
	return [
		...metFaults.map(({ fault }) => fault.name),
		...events,
		onError,
		...(isRetried ? ['Retry On Fail'] : []),
		...(isRetried && operation.partOf ? ['Retry On Fail of one part of several'] : []),
		...(rateLimit !== undefined && isLimited ? ['rate limit'] : []),
		operationOf(operation),
	];
}
