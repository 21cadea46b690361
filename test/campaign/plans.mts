/** What can go wrong with an operation, and by what it counts as another case. */
import { codesOf, TOKEN_PATHS } from './codes.mts';
import { EVENTS, type EventKind } from './events.mts';
import { FAULTS, TIMES, type Fault, type Purpose, type Times } from './faults.mts';
import { hasToken, type NodeName, type Operation } from './operations/operation.mts';
import { WRONGS, type WrongKind } from './wrongInputs.mts';

export const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
export type OnError = (typeof ON_ERROR)[number];

export const POSITIONS = ['first', 'middle', 'last'] as const;
export type Position = (typeof POSITIONS)[number];

/** Requests that meet a fault. */
export interface FaultPlan {
	fault: Fault;
	purpose: Purpose;
	/** Of the call, as the simulator lists it. */
	path: string;
	times: Times;
}

/** An item whose input is wrong. */
export interface WrongPlan {
	wrong: WrongKind;
	at: Position;
	onError: OnError;
	/** Whether it is so in each try of the node, or in the first one only. */
	isLasting: boolean;
}

/** What a scenario is about. */
export type Plan = FaultPlan | WrongPlan | { event: EventKind } | { limit: true };

/** Without the method that tells apart two calls of one path. */
const pathIn = (call: string) => call.replace(/^[A-Z]+ /, '');

/** All that can go wrong with an operation. */
export function plansFor(operation: Operation): Plan[] {
	const { node } = operation;
	const isLimited = node === 'DingTalk' && hasToken(operation);
	const events = EVENTS.filter(
		({ needsToken, moment }) =>
			(!needsToken || hasToken(operation)) && (moment !== 'in a pause' || isLimited),
	);
	return [
		...targetsOf(operation).flatMap(([purpose, path]) => faultPlans(node, purpose, path)),
		...events.map(({ kind }) => ({ event: kind })),
		...(isLimited ? [{ limit: true as const }] : []),
		...wrongPlans(operation),
	];
}

/** The calls that an operation makes, and what for. */
function targetsOf(operation: Operation): Array<[Purpose, string]> {
	const { node, writes = [], reads = [] } = operation;
	return [
		...writes.map((call): [Purpose, string] => ['call', pathIn(call)]),
		...reads.map((call): [Purpose, string] => ['read', pathIn(call)]),
		...(hasToken(operation) ? [['token', TOKEN_PATHS[node]] as [Purpose, string]] : []),
	];
}

/** All faults of one call, as often as it makes sense. */
export function faultPlans(node: NodeName, purpose: Purpose, path: string): FaultPlan[] {
	return FAULTS.filter(
		({ nodes, purposes, rule }) =>
			(nodes?.includes(node) ?? true) &&
			(purposes?.includes(purpose) ?? true) &&
			rule(codesOf(node, path)) !== undefined,
	).flatMap((fault) =>
		(Object.keys(TIMES) as Times[])
			// Who has a token asks for no other.
			.filter((times) => times === 'once' || purpose !== 'token' || !fault.passes)
			.map((times) => ({ fault, purpose, path, times })),
	);
}

function wrongPlans(operation: Operation): WrongPlan[] {
	if ((operation.mostItems ?? POSITIONS.length) < POSITIONS.length) return [];
	return (Object.keys(WRONGS) as WrongKind[])
		.filter((wrong) => WRONGS[wrong].parameterOf(operation) !== undefined)
		.flatMap((wrong) =>
			ON_ERROR.flatMap((onError) =>
				POSITIONS.flatMap((at) => [
					{ wrong, at, onError, isLasting: true },
					// Where n8n is to continue, it tries again for the first item only.
					...(onError === 'stopWorkflow' || at === 'first'
						? [{ wrong, at, onError, isLasting: false }]
						: []),
				]),
			),
		);
}

/** A fault counts by how often it is met, and by what the requests are for. */
export function kindsOfFault({ fault, purpose, times }: Omit<FaultPlan, 'path'>): string[] {
	return [`${fault.name}, ${times}`, `${fault.name} (${purpose})`];
}

/** By what a plan is another case than others. */
export function kindsOf(plan: Plan): string[] {
	if ('fault' in plan) return kindsOfFault(plan);
	if ('event' in plan) return [plan.event];
	if ('limit' in plan) return ['rate limit'];
	const { wrong, at, onError, isLasting } = plan;
	return [`${wrong} at the ${at} item, ${onError}, ${isLasting ? 'lasting' : 'in the first try'}`];
}
