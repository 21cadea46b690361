import type { Simulator } from '../../simulators/shared/simulator.mts';

export type EventKind =
	| 'execution cancelled'
	| 'execution cancelled before the first request'
	| 'execution cancelled while a token comes'
	| 'execution cancelled under a stale token'
	| 'execution cancelled between two tries'
	| 'execution cancelled in a pause'
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

/** When something happens that is not told by requests. */
export type Moment = 'as the node begins' | 'between two tries' | 'in a pause';

/** Something that happens while a node runs. */
export interface Event {
	kind: EventKind;
	needsToken?: true;
	/** At a request if left out. */
	moment?: Moment;
	/** After so many requests, if that is not left to chance. */
	after?: number;
	/** How often it happens: at each further request. */
	times?: number;
	happen(scene: Scene): void;
}

/** Whether the user ends the execution by it. */
export function isCancel(kind: EventKind): boolean {
	return kind.startsWith('execution cancelled');
}

const HOUR = 3600;

export const EVENTS: readonly Event[] = [
	{ kind: 'execution cancelled', happen: ({ cancel }) => cancel() },
	{
		kind: 'execution cancelled before the first request',
		moment: 'as the node begins',
		happen: ({ cancel }) => cancel(),
	},
	{
		kind: 'execution cancelled while a token comes',
		needsToken: true,
		after: 0,
		happen: ({ cancel }) => cancel(),
	},
	{
		kind: 'execution cancelled under a stale token',
		needsToken: true,
		after: 1,
		happen: ({ cancel }) => cancel(),
	},
	{
		kind: 'execution cancelled between two tries',
		moment: 'between two tries',
		happen: ({ cancel }) => cancel(),
	},
	{
		kind: 'execution cancelled in a pause',
		moment: 'in a pause',
		happen: ({ cancel }) => cancel(),
	},
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

/** The event of this kind. */
export function eventOf(kind: EventKind): Event {
	return EVENTS.find((event) => event.kind === kind) as Event;
}
