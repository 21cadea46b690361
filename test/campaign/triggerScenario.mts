import fc from 'fast-check';
import { TOKEN_PATHS } from './codes.mts';
import { faultPlans, kindsOfFault, type FaultPlan } from './plans.mts';
import { turnsOf } from './turns.mts';

/** One look for replies, and what n8n and the users do meanwhile. */
export interface Round {
	/** Replies that come in before. */
	replies: number;
	/** n8n takes so many pages and no more; all of them if left out. */
	pagesTaken?: number;
	/** n8n is started anew before. */
	isRestarted: boolean;
	/** Two polls at the same time. */
	isDouble: boolean;
	/** The token is revoked before. */
	isRevoked: boolean;
	faults: Array<FaultPlan & { skip: number }>;
}

/** Some rounds of a trigger; a last one without any fault follows, until no reply is left. */
export interface TriggerScenario {
	base: number;
	index: number;
	pageSize: number;
	maximum: number;
	rounds: Round[];
}

export const REPLIES = '/message/replyMessage';

/** How many scenarios of the trigger one base seed has. */
export const TRIGGER_SCENARIOS = 140;

/** All faults that its requests can meet, but for its own timeout of half a minute: nobody waits for so long. */
export const TRIGGER_PLANS: readonly FaultPlan[] = [
	...faultPlans('Message Center', 'call', REPLIES),
	...faultPlans('Message Center', 'token', TOKEN_PATHS['Message Center']),
].filter(({ fault }) => !fault.isSilent);

/** The scenario with this number; the same for the same base seed and number. */
export function triggerScenarioOf(base: number, index: number): TriggerScenario {
	const lead = leadsOf(base)[index];
	if (!lead) throw new Error(`There is no scenario ${index} of the trigger`);
	const [details] = fc.sample(detailsOf(lead), {
		seed: base * 100_000 + 50_000 + index,
		numRuns: 1,
	});
	return { base, index, ...(details as Omit<TriggerScenario, 'base' | 'index'>) };
}

type TriggerLead = FaultPlan & { isFirst: boolean };

const leads = new Map<number, TriggerLead[]>();

/** What the scenarios of a base seed are first of all about: each kind of fault has its turn. */
function leadsOf(base: number): TriggerLead[] {
	const choices = TRIGGER_PLANS.map((plan) => ({ ...plan, kinds: kindsOfFault(plan) }));
	const all = leads.get(base) ?? turnsOf(choices, TRIGGER_SCENARIOS, base);
	leads.set(base, all);
	return all;
}

function detailsOf({ isFirst, ...lead }: TriggerLead) {
	const isRepeated = lead.times !== 'once';
	const faultOf = (plan: fc.Arbitrary<FaultPlan>, skip: fc.Arbitrary<number>) =>
		fc.record({ plan, skip }).map(({ plan: one, ...more }) => ({ ...one, ...more }));
	const first = faultOf(fc.constant(lead), fc.nat({ max: isRepeated || isFirst ? 0 : 3 }));
	const others = faultOf(
		fc.constantFrom(...TRIGGER_PLANS.filter(({ times }) => times === 'once')),
		fc.nat({ max: 3 }),
	);
	const round = (faults: fc.Arbitrary<Round['faults']>): fc.Arbitrary<Round> =>
		fc.record(
			{
				replies: fc.nat({ max: 25 }),
				pagesTaken: fc.nat({ max: 4 }),
				isRestarted: fc.boolean(),
				isDouble: fc.boolean(),
				// The first of its kind must not only be planned, but happen.
				isRevoked: isFirst ? fc.constant(false) : fc.boolean(),
				faults,
			},
			{ requiredKeys: ['replies', 'isRestarted', 'isDouble', 'isRevoked', 'faults'] },
		);
	return fc.record({
		pageSize: fc.constantFrom(1, 2, 3, 5, 100),
		maximum: fc.constantFrom(1, 4, 1000),
		rounds: fc
			.tuple(
				round(fc.tuple(first)),
				fc.array(round(fc.array(others, { maxLength: isFirst ? 0 : 2 })), {
					minLength: isRepeated ? 2 : 0,
					maxLength: 3,
				}),
			)
			.map(([one, more]) => [one, ...more]),
	});
}

/** The scenario in words. */
export function describeTrigger({ pageSize, maximum, rounds }: TriggerScenario): string {
	const words = rounds.map(({ replies, pagesTaken, isRestarted, isDouble, isRevoked, faults }) =>
		[
			`${replies} replies`,
			...(isRestarted ? ['n8n restarted'] : []),
			...(isDouble ? ['two polls'] : []),
			...(isRevoked ? ['token revoked'] : []),
			...(pagesTaken === undefined ? [] : [`n8n takes ${pagesTaken} pages`]),
			...faults.map(
				({ fault, times, purpose, skip }) => `${fault.name} ${times} (${purpose} after ${skip})`,
			),
		].join(', '),
	);
	return `pages of ${pageSize}, at most ${maximum}: ${words.join('; then ')}`;
}
