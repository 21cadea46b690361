import { isOften, metBy } from './kinds.mts';
import { kindsOfFault } from './plans.mts';
import type { TriggerAftermath } from './runTrigger.mts';
import { TRIGGER_PLANS, type Round, type TriggerScenario } from './triggerScenario.mts';

const named = (kind: string) => `Message Center Trigger: ${kind}`;

/** By its name, whether what a round was told made a difference. */
const SETTINGS: Readonly<
	Record<string, (round: Round, place: number, after: TriggerAftermath) => boolean>
> = {
	'n8n restarted': ({ isRestarted }, place, { rounds }) =>
		isRestarted && rounds[place]?.isKept === true,
	'two polls': ({ isDouble }, place, { rounds }) => isDouble && (rounds[place]?.waiting ?? 0) > 0,
	'token revoked': ({ isRevoked }, place, { rounds, requests, seen }) => {
		const from = rounds[place]?.requests ?? 0;
		return (
			isRevoked &&
			requests
				.slice(from, rounds[place + 1]?.requests)
				.some(
					({ entry }, index) =>
						entry.fault === undefined && seen[from + index]?.outcome === 'staleToken',
				)
		);
	},
	'n8n takes no more': ({ pagesTaken }, _, { hasRefused }) =>
		pagesTaken !== undefined && hasRefused,
};

/** Everything that must have happened with the trigger at least once. */
export const TRIGGER_KINDS: readonly string[] = [
	...new Set([...TRIGGER_PLANS.flatMap(kindsOfFault), ...Object.keys(SETTINGS)].map(named)),
];

/** What of it has happened in a scenario, and not only been planned. */
export function metByTrigger({ rounds }: TriggerScenario, aftermath: TriggerAftermath): string[] {
	const faults = rounds
		.flatMap((round) => round.faults)
		.filter((fault) => isOften(fault.times, metBy(aftermath.requests, 'Message Center', fault)));
	const settings = Object.entries(SETTINGS)
		.filter(([, isMet]) => rounds.some((round, place) => isMet(round, place, aftermath)))
		.map(([name]) => name);
	return [...faults.flatMap(kindsOfFault), ...settings].map(named);
}
