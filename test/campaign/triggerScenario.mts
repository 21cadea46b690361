import fc from 'fast-check';
import { codesOf, TOKEN_PATHS } from './codes.mts';
import { FAULTS, type Fault, type Purpose } from './faults.mts';

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
	faults: Array<{ fault: Fault; purpose: Purpose; path: string; skip: number }>;
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
export const TRIGGER_SCENARIOS = 80;

// The trigger's own timeout is half a minute, which no scenario waits for.
const plans = FAULTS.filter(
	({ nodes, isSilent }) => !isSilent && (nodes?.includes('Message Center') ?? true),
).flatMap((fault) =>
	([['call', REPLIES] as const, ['token', TOKEN_PATHS['Message Center']] as const] as const)
		.filter(([purpose, path]) => {
			const rule = fault.rule(codesOf('Message Center', path));
			const isOfPurpose = fault.purposes?.includes(purpose) ?? true;
			return rule && isOfPurpose;
		})
		.map(([purpose, path]) => ({ fault, purpose, path })),
);

/** The scenario with this number; the same for the same base seed and number. */
export function triggerScenarioOf(base: number, index: number): TriggerScenario {
	const lead = plans[(index + base) % plans.length] as (typeof plans)[number];
	const [details] = fc.sample(detailsOf(lead), {
		seed: base * 100_000 + 50_000 + index,
		numRuns: 1,
	});
	return { base, index, ...(details as Omit<TriggerScenario, 'base' | 'index'>) };
}

function detailsOf(lead: (typeof plans)[number]) {
	const faultOf = (plan: fc.Arbitrary<(typeof plans)[number]>) =>
		fc.record({ plan, skip: fc.nat({ max: 3 }) }).map(({ plan: one, skip }) => ({ ...one, skip }));
	const round = (faults: fc.Arbitrary<Round['faults']>): fc.Arbitrary<Round> =>
		fc.record(
			{
				replies: fc.nat({ max: 25 }),
				pagesTaken: fc.nat({ max: 4 }),
				isRestarted: fc.boolean(),
				isDouble: fc.boolean(),
				isRevoked: fc.boolean(),
				faults,
			},
			{ requiredKeys: ['replies', 'isRestarted', 'isDouble', 'isRevoked', 'faults'] },
		);
	return fc.record({
		pageSize: fc.constantFrom(1, 2, 3, 5, 100),
		maximum: fc.constantFrom(1, 4, 1000),
		rounds: fc
			.tuple(
				round(fc.tuple(faultOf(fc.constant(lead)))),
				fc.array(round(fc.array(faultOf(fc.constantFrom(...plans)), { maxLength: 2 })), {
					maxLength: 3,
				}),
			)
			.map(([first, others]) => [first, ...others]),
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
			...faults.map(({ fault, purpose, skip }) => `${fault.name} (${purpose} after ${skip})`),
		].join(', '),
	);
	return `pages of ${pageSize}, at most ${maximum}: ${words.join('; then ')}`;
}
