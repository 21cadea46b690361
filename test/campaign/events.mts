import type { Simulator } from '../../simulators/shared/simulator.mts';

export type EventKind =
	| 'execution cancelled'
	| 'token revoked'
	| 'token revoked again and again'
	| 'token runs out'
	| 'clock of the machine goes ahead'
	| 'clock of the machine goes back'
	| 'clock of the provider goes back';

/** What an event can reach. */
export interface Scene {
	simulator: Simulator;
	cancel(): void;
	/** Sets the machine's time of day so many seconds ahead; the provider's stays. */
	setClock(seconds: number): void;
}

/** Something that happens while a node runs. */
export interface Event {
	kind: EventKind;
	needsToken?: true;
	/** How often it happens: at each further request. */
	times?: number;
	happen(scene: Scene): void;
}

const HOUR = 3600;

export const EVENTS: readonly Event[] = [
	{ kind: 'execution cancelled', happen: ({ cancel }) => cancel() },
	{
		kind: 'token revoked',
		needsToken: true,
		happen: ({ simulator }) => simulator.revokeTokens(),
	},
	{
		kind: 'token revoked again and again',
		needsToken: true,
		times: 3,
		happen: ({ simulator }) => simulator.revokeTokens(),
	},
	{
		kind: 'token runs out',
		needsToken: true,
		happen: ({ simulator }) => simulator.advanceClock(3 * HOUR),
	},
	{ kind: 'clock of the machine goes ahead', happen: ({ setClock }) => setClock(30 * HOUR) },
	{ kind: 'clock of the machine goes back', happen: ({ setClock }) => setClock(-30 * HOUR) },
	{
		kind: 'clock of the provider goes back',
		happen: ({ simulator }) => simulator.advanceClock(-5 * HOUR),
	},
];
