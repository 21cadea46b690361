import fc from 'fast-check';
import { codesOf } from './codes.mts';
import { eventOf, type EventKind, type Moment } from './events.mts';
import { leadsOf, type Lead } from './leads.mts';
import { nameOf, type Operation } from './operations/operation.mts';
import {
	ON_ERROR,
	plansFor,
	POSITIONS,
	type FaultPlan,
	type OnError,
	type Plan,
	type Position,
	type WrongPlan,
} from './plans.mts';
import type { WrongKind } from './wrongInputs.mts';

/** A fault, and the requests that meet it. */
export interface PlannedFault extends FaultPlan {
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

/** An item whose input is wrong, in each try of the node or in the first one only. */
export interface PlannedWrong {
	kind: WrongKind;
	item: number;
	isLasting: boolean;
}

/** One run of a node, and all that goes wrong in it. */
export interface Scenario {
	base: number;
	index: number;
	operation: Operation;
	items: number;
	faults: PlannedFault[];
	events: PlannedEvent[];
	wrong?: PlannedWrong;
	onError: OnError;
	/** Of Retry On Fail; 1 where it is off. */
	maxTries: 1 | 2 | 3;
	/** Of n8n's Batching, how many items go together; left out where it is off. */
	batchSize?: number;
	latencyMs: number;
	/** Whether n8n pauses between any two items. */
	isSlow: boolean;
	/** Whether n8n is one that ends no request when the execution is cancelled. */
	isOldN8n: boolean;
	longestWaitSeconds: number;
	/** The pace that the nodes keep in DingTalk. */
	callsPerMinute: number;
	/** Calls that one API of DingTalk takes a second; any number if left out. */
	rateLimit?: number;
}

/** The scenario with this number; the same for the same base seed and number. */
export function scenarioOf(base: number, index: number): Scenario {
	const lead = leadsOf(base)[index];
	if (!lead) throw new Error(`There is no scenario ${index}`);
	const { operation } = lead;
	const [details] = fc.sample(detailsOf(lead), {
		seed: base * 100_000 + index,
		numRuns: 1,
	});
	return { base, index, operation, ...(details as Details) };
}

type Details = Omit<Scenario, 'base' | 'index' | 'operation'>;

/** So many items or tries make sure that what happens again and again does. */
const SEVERAL = 3;

function detailsOf({ operation, plan: lead, isFirst }: Lead): fc.Arbitrary<Details> {
	const plans = plansFor(operation);
	const isWrong = (plan: Plan): plan is WrongPlan => 'wrong' in plan;
	// What keeps everything else from happening comes only when it is its turn.
	const isMinor = (plan: Plan) =>
		!isWrong(plan) &&
		!('fault' in plan && plan.purpose === 'token' && plan.times === 'always') &&
		(!isFirst || leavesAlone(plan, lead));
	const helpers = helpersOf(lead, plans);
	const wrongs = isRepeated(lead) ? [] : plans.filter(isWrong).filter(leavesOthers);
	const most = Math.min(operation.mostItems ?? 12, 12);
	const needsSeveral = [lead, ...helpers].some(
		(plan) =>
			isRepeated(plan) ||
			isWrong(plan) ||
			'limit' in plan ||
			('event' in plan && eventOf(plan.event).times !== undefined),
	);
	const fewest = Math.min(most, needsSeveral ? SEVERAL : 1);
	const few = Math.min(4, most);
	return fc
		.record({
			items: fc.oneof(
				{ weight: 4, arbitrary: fc.integer({ min: fewest, max: few }) },
				{ weight: 1, arbitrary: fc.integer({ min: fewest, max: most }) },
			),
			others: fc.array(fc.constantFrom(...plans.filter(isMinor)), { maxLength: 2 }),
			wrong: wrongs.length > 0 ? seldom(fc.constantFrom(...wrongs)) : fc.constant(undefined),
			whose: fc.infiniteStream(fc.nat({ max: most - 1 })),
			skips: fc.infiniteStream(fc.constantFrom(0, 0, 1, 2, 3)),
			aimed: fc.infiniteStream(fc.boolean()),
			afters: fc.infiniteStream(fc.nat({ max: 6 })),
			onError: fc.constantFrom(...ON_ERROR),
			maxTries: fc.constantFrom<1 | 2 | 3>(
				...(operation.partOf ? ([2, 3] as const) : ([1, 1, 2, 3] as const)),
			),
			latencyMs: fc.constantFrom(0, 0, 3),
			isSlow: isFirst ? fc.constant(false) : fc.boolean(),
			isOldN8n: isFirst ? fc.constant(true) : fc.boolean(),
			longestWaitSeconds: fc.constantFrom(0, 4, 30),
			callsPerMinute: fc.constantFrom(1500, 1500, 120),
			rateLimit: fc.integer({ min: 1, max: isFirst ? 1 : 3 }),
			batchSize: isFirst ? fc.constant(undefined) : seldom(fc.integer({ min: 1, max: 3 })),
		})
		.map(({ others, wrong: added, whose, skips, aimed, afters, rateLimit, ...drawn }) => {
			const all = told([lead, ...helpers, ...others], operation);
			const isChange = (operation.writes ?? []).length > 0;
			const next = <T,>(stream: Iterator<T>): T => stream.next().value as T;
			const wrong = isWrong(lead) ? lead : added;
			const items = wrong ? Math.max(drawn.items, SEVERAL) : drawn.items;
			const faults = all.flatMap((plan) => {
				if (!('fault' in plan)) return [];
				const canAim = plan.purpose === 'call' && operation.marksAreText !== false;
				const mustCome =
					helpers.includes(plan) ||
					(plan === lead && (isFirst || plan.purpose === 'token' || plan.times !== 'once'));
				const isAimed = next(aimed) && canAim && !mustCome;
				const skip = next(skips) % (plan.purpose === 'read' ? Infinity : items);
				return [
					{
						...plan,
						skip: isAimed || mustCome ? 0 : skip,
						...(isAimed && { item: next(whose) % items }),
					},
				];
			});
			const events = all.flatMap((plan) => {
				if (!('event' in plan)) return [];
				const { after, needsToken } = eventOf(plan.event);
				if (after !== undefined) return [{ kind: plan.event, after, isHeld: false }];
				const drawn = { after: next(afters), isHeld: next(aimed) && isChange };
				// With the first request a token comes at the most, and with the next one it is used.
				const sure = { after: needsToken ? 1 : 0, isHeld: false };
				return [{ kind: plan.event, ...(isFirst && plan === lead ? sure : drawn) }];
			});
			const isLimited = all.some((plan) => 'limit' in plan);
			return {
				...drawn,
				items,
				faults,
				events,
				...(isRepeated(lead) && { maxTries: SEVERAL as 3 }),
				...(isLimited && { rateLimit }),
				...(isFailing(lead) && { onError: 'stopWorkflow' as const, maxTries: SEVERAL as 3 }),
				...(isPaused(lead) && { longestWaitSeconds: 30, rateLimit: 1 }),
				...(wrong && {
					onError: wrong.onError,
					wrong: {
						kind: wrong.wrong,
						item: itemAt(wrong.at, items, next(whose)),
						isLasting: wrong.isLasting,
					},
					...(!wrong.isLasting && drawn.maxTries === 1 && { maxTries: 2 as const }),
				}),
			};
		});
}

/** One of these in one of five scenarios. */
function seldom<T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
	return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
}

function momentOf(plan: Plan): Moment | undefined {
	return 'event' in plan ? eventOf(plan.event).moment : undefined;
}

/** Whether a plan is about what comes after a try that has failed. */
const isFailing = (plan: Plan) => momentOf(plan) === 'between two tries';

/** Whether a plan is about what comes while the provider is to call a token stale. */
const isStale = (plan: Plan) =>
	'event' in plan && plan.event === 'execution cancelled under a stale token';

/** Whether a plan is about what comes while the provider wants fewer calls. */
const isPaused = (plan: Plan) => momentOf(plan) === 'in a pause';

/** What must be besides, so that it comes to what a plan is about. */
function helpersOf(lead: Plan, plans: Plan[]): Plan[] {
	if (isPaused(lead)) return plans.filter((plan) => 'limit' in plan);
	const meets = (plan: Plan, name: string) =>
		'fault' in plan &&
		plan.fault.name === name &&
		plan.purpose !== 'token' &&
		plan.times === 'once';
	const name = isFailing(lead) ? 'refusal' : 'stale token';
	return isFailing(lead) || isStale(lead)
		? plans.filter((plan) => meets(plan, name)).slice(0, 1)
		: [];
}

function isRepeated(plan: Plan): boolean {
	return 'fault' in plan && plan.times !== 'once';
}

/** Whether a plan cannot keep another one from happening. */
function leavesAlone(plan: Plan, other: Plan): boolean {
	if ('event' in plan) return plan.event.startsWith('clock');
	if (!('fault' in plan)) return false;
	return plan.fault.passes === true || ('fault' in other && other.path === plan.path);
}

/** Whether anything is sent to which something else could happen. */
function leavesOthers({ onError, isLasting }: WrongPlan): boolean {
	return onError !== 'stopWorkflow' || !isLasting;
}

/** Without those that could not be told from an earlier one by what the simulator remembers. */
function told(plans: Plan[], { node }: Operation): Plan[] {
	const looks = plans.map((plan) => {
		if (!('fault' in plan)) return JSON.stringify(plan);
		return `${plan.path} ${plan.fault.rule(codesOf(node, plan.path))?.kind}`;
	});
	return plans.filter((_, index) => looks.indexOf(looks[index] ?? '') === index);
}

function itemAt(position: Position, items: number, any: number): number {
	if (position === 'first') return 0;
	return position === 'last' ? items - 1 : 1 + (any % (items - 2));
}

/** Where among the items this one stands. */
export function positionOf(item: number, items: number): Position {
	const [first, middle, last] = POSITIONS;
	if (item === 0) return first;
	return item === items - 1 ? last : middle;
}

/** The scenario in words. */
export function describeScenario(scenario: Scenario): string {
	const {
		operation,
		items,
		faults,
		events,
		wrong,
		onError,
		maxTries,
		batchSize,
		isSlow,
		isOldN8n,
		rateLimit,
	} = scenario;
	const words = [
		nameOf(operation),
		`${items} items`,
		...(wrong
			? [`${wrong.kind} at item ${wrong.item}${wrong.isLasting ? '' : ' in the first try'}`]
			: []),
		...faults.map(({ fault, purpose, times, item, skip }) => {
			const whose = item === undefined ? '' : ` of item ${item}`;
			return `${fault.name} ${times} (${purpose}${whose}${skip ? ` after ${skip}` : ''})`;
		}),
		...events.map(({ kind, after, isHeld }) =>
			momentOf({ event: kind }) === undefined
				? `${kind} after ${after} ${isHeld ? 'changes' : 'requests'}`
				: kind,
		),
		...(isSlow ? ['a slow machine'] : []),
		...(isOldN8n ? ['an old n8n'] : []),
		...(rateLimit === undefined ? [] : [`${rateLimit} calls a second`]),
		onError,
		...(maxTries > 1 ? [`${maxTries} tries`] : []),
		...(batchSize === undefined ? [] : [`in batches of ${batchSize}`]),
	];
	return words.join(', ');
}
