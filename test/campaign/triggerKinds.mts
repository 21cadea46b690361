import { isOften, metBy } from './kinds.mts';
import { kindsOfFault } from './plans.mts';
import type { TriggerAftermath } from './runTrigger.mts';
import { TRIGGER_PLANS, type TriggerScenario } from './triggerScenario.mts';

const named = (kind: string) => `Message Center Trigger: ${kind}`;

const SETTINGS = {
	'n8n restarted': ({ isRestarted }) => isRestarted,
	'two polls': ({ isDouble }) => isDouble,
	'token revoked': ({ isRevoked }) => isRevoked,
	'n8n takes no more': ({ pagesTaken }) => pagesTaken !== undefined,
} as const satisfies Record<string, (round: TriggerScenario['rounds'][number]) => boolean>;

/** Everything that must have happened with the trigger at least once. */
export const TRIGGER_KINDS: readonly string[] = [
	...new Set([...TRIGGER_PLANS.flatMap(kindsOfFault), ...Object.keys(SETTINGS)].map(named)),
];

/** What of it has happened in a scenario, and not only been planned. */
export function metByTrigger(
	{ rounds }: TriggerScenario,
	{ requests, hasRefused }: TriggerAftermath,
): string[] {
	const faults = rounds
		.flatMap((round) => round.faults)
		.filter((fault) => isOften(fault.times, metBy(requests, 'Message Center', fault)));
	const settings = Object.entries(SETTINGS)
		.filter(([name, isSet]) => rounds.some(isSet) && (name !== 'n8n takes no more' || hasRefused))
		.map(([name]) => name);
	return [...faults.flatMap(kindsOfFault), ...settings].map(named);
}
