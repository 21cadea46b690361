import fc from 'fast-check';
import { codesOf, TOKEN_PATHS } from './codes.mts';
import { FAULTS, type Fault, type Purpose } from './faults.mts';
import { OPERATIONS } from './operations/all.mts';
import { nameOf, type Operation } from './operations/operation.mts';
import { EVENTS, type EventKind } from './events.mts';

/** A fault, and the requests that meet it. */
export interface PlannedFault {
	fault: Fault;
	purpose: Purpose;
	/** Of the call, as the simulator lists it. */
	path: string;
	/** The item whose requests meet it; any if left out. */
	item?: number;
	/** So many requests pass before. */
	skip: number;
}

/** Something that happens while the node runs. */
export interface PlannedEvent {
	kind: EventKind;
	/** After so many requests, or where `isHeld` is set, so many that changed something. */
	after: number;
	isHeld: boolean;
}

/** One run of a node, and all that goes wrong in it. */
export interface Scenario {
	base: number;
	index: number;
	operation: Operation;
	items: number;
	faults: PlannedFault[];
	events: PlannedEvent[];
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** Of Retry On Fail; 1 where it is off. */
	maxTries: 1 | 2 | 3;
	latencyMs: number;
	longestWaitSeconds: number;
	/** The pace that the nodes keep in DingTalk. */
	callsPerMinute: number;
	/** Calls that one API of DingTalk takes a second; any number if left out. */
	rateLimit?: number;
}

/** How many scenarios one base seed has. */
export const SCENARIOS = 720;

/** The scenario with this number; the same for the same base seed and number. */
export function scenarioOf(base: number, index: number): Scenario {
	const operation = inTurn(drawnAsOften(base), index);
	const plans = plansFor(operation);
	const lead = inTurn(plans, Math.floor(index / OPERATIONS.length) * 7 + index + base);
	const [details] = fc.sample(detailsOf(operation, lead), {
		seed: base * 100_000 + index,
		numRuns: 1,
	});
	return { base, index, operation, ...(details as Details) };
}

type Details = Omit<Scenario, 'base' | 'index' | 'operation'>;
/** What a scenario is first of all about. */
type Plan =
	| { fault: Fault; purpose: Purpose; path: string }
	| { event: EventKind }
	| { limit: true };

function inTurn<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}

const drawn = new Map<number, Operation[]>();

/** Every operation as often as its weight says, in an order of this base seed. */
function drawnAsOften(base: number): Operation[] {
	const known = drawn.get(base);
	if (known) return known;
	const all = OPERATIONS.flatMap((one) => Array.from({ length: one.weight ?? 1 }, () => one));
	const [shuffled = all] = fc.sample(
		fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
		{ seed: base, numRuns: 1 },
	);
	drawn.set(base, shuffled);
	return shuffled;
}

/** Without the method that tells apart two calls of one path. */
const pathIn = (call: string) => call.replace(/^[A-Z]+ /, '');

/** All that can go wrong with an operation. */
function plansFor(operation: Operation): Plan[] {
	const { node, writes = [], reads = [] } = operation;
	const targets: Array<[Purpose, string]> = [
		...writes.map((call): [Purpose, string] => ['call', pathIn(call)]),
		...reads.map((call): [Purpose, string] => ['read', pathIn(call)]),
		...(hasToken(operation) ? [['token', TOKEN_PATHS[node]] as [Purpose, string]] : []),
	];
	const faults = FAULTS.flatMap((fault) => {
		const { nodes, purposes } = fault;
		if (nodes && !nodes.includes(node)) return [];
		return targets
			.filter(
				([purpose, path]) =>
					(purposes?.includes(purpose) ?? true) && fault.rule(codesOf(node, path)),
			)
			.map(([purpose, path]) => ({ fault, purpose, path }));
	});
	const events = EVENTS.filter(({ needsToken }) => !needsToken || hasToken(operation));
	const isLimited = node === 'DingTalk' && hasToken(operation);
	return [
		...faults,
		...events.map(({ kind }) => ({ event: kind })),
		...(isLimited ? Array.from({ length: 3 }, () => ({ limit: true as const })) : []),
	];
}

/** Robot and suite sign each request. */
export function hasToken({ resource, operation }: Operation): boolean {
	return resource !== 'robot' && operation !== 'getAuthInfo';
}

function detailsOf(operation: Operation, lead: Plan): fc.Arbitrary<Details> {
	const plans = plansFor(operation);
	const most = Math.min(operation.mostItems ?? 12, 12);
	return fc
		.record({
			items: fc.oneof(
				{ weight: 4, arbitrary: fc.integer({ min: 1, max: Math.min(4, most) }) },
				{ weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
			),
			others: fc.array(fc.constantFrom(...plans), { maxLength: 2 }),
			whose: fc.infiniteStream(fc.nat({ max: most - 1 })),
			skips: fc.infiniteStream(fc.constantFrom(0, 0, 1, 2, 3)),
			aimed: fc.infiniteStream(fc.boolean()),
			afters: fc.infiniteStream(fc.nat({ max: 6 })),
			onError: fc.constantFrom(
				'stopWorkflow' as const,
				'continueRegularOutput' as const,
				'continueErrorOutput' as const,
			),
			maxTries: fc.constantFrom(1 as const, 1 as const, 2 as const, 3 as const),
			latencyMs: fc.constantFrom(0, 0, 3),
			longestWaitSeconds: fc.constantFrom(0, 4, 30),
			callsPerMinute: fc.constantFrom(1500, 1500, 120),
			rateLimit: fc.integer({ min: 1, max: 3 }),
		})
		.map(({ items, others, whose, skips, aimed, afters, rateLimit, ...settings }) => {
			const all = [lead, ...others];
			const isChange = (operation.writes ?? []).length > 0;
			const next = <T,>(stream: Iterator<T>): T => stream.next().value as T;
			const faults = all.flatMap((plan) => {
				if (!('fault' in plan)) return [];
				const isAimed = next(aimed) && plan.purpose === 'call' && operation.marksAreText !== false;
				return [
					{
						...plan,
						// An item may be read in several calls.
						skip: isAimed ? 0 : next(skips) % (plan.purpose === 'read' ? Infinity : items),
						...(isAimed && { item: next(whose) % items }),
					},
				];
			});
			const events = all.flatMap((plan) =>
				'event' in plan
					? [{ kind: plan.event, after: next(afters), isHeld: next(aimed) && isChange }]
					: [],
			);
			const isLimited = all.some((plan) => 'limit' in plan);
			return { items, faults, events, ...settings, ...(isLimited && { rateLimit }) };
		});
}

/** The scenario in words. */
export function describeScenario(scenario: Scenario): string {
	const { operation, items, faults, events, onError, maxTries, rateLimit } = scenario;
	const words = [
		nameOf(operation),
		`${items} items`,
		...faults.map(({ fault, purpose, item, skip }) => {
			const whose = item === undefined ? '' : ` of item ${item}`;
			return `${fault.name} (${purpose}${whose}${skip ? ` after ${skip}` : ''})`;
		}),
		...events.map(
			({ kind, after, isHeld }) => `${kind} after ${after} ${isHeld ? 'changes' : 'requests'}`,
		),
		...(rateLimit === undefined ? [] : [`${rateLimit} calls a second`]),
		onError,
		...(maxTries > 1 ? [`${maxTries} tries`] : []),
	];
	return words.join(', ');
}
