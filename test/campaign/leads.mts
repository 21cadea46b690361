import fc from 'fast-check';
import { OPERATIONS } from './operations/all.mts';
import { nameOf, type NodeName, type Operation } from './operations/operation.mts';
import { kindsOf, plansFor, type Plan } from './plans.mts';
import { turnsOf } from './turns.mts';

/** What a scenario is first of all about. */
export interface Lead {
	operation: Operation;
	plan: Plan;
	/** Whether it is the first of its kind, so that it must not only be planned, but happen. */
	isFirst: boolean;
}

/** How many scenarios of each node one base seed has. */
const COUNTS: Readonly<Record<NodeName, number>> = {
	YouDu: 240,
	'Message Center': 240,
	DingTalk: 340,
};

/** How many scenarios one base seed has. */
export const SCENARIOS = Object.values(COUNTS).reduce((sum, count) => sum + count, 0);

const leads = new Map<number, Lead[]>();

/** The leads of all scenarios of a base seed, in their order. */
export function leadsOf(base: number): Lead[] {
	const known = leads.get(base);
	if (known) return known;
	const all = Object.entries(COUNTS).flatMap(([node, count]) => {
		const operations = OPERATIONS.filter((one) => one.node === node);
		const choices = shuffled(base, operations).flatMap((operation) =>
			plansFor(operation).map((plan) => ({
				operation,
				plan,
				kinds: kindsOf(plan),
				user: { name: nameOf(operation), weight: operation.weight ?? 1 },
			})),
		);
		return turnsOf(choices, count, base);
	});
	leads.set(base, all);
	return all;
}

function shuffled<T>(seed: number, list: T[]): T[] {
	const all = fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
	const [order = list] = fc.sample(all, { seed, numRuns: 1 });
	return order;
}
