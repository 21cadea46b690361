import { askedFor, type Request, type Verdict } from '../account.mts';
import type { Aftermath } from '../runScenario.mts';

/** What is known after a scenario, put in order. */
export interface Findings {
	aftermath: Aftermath;
	requests: Request[];
	verdicts: Verdict[];
	/** What the simulator did, one key for each effect. */
	effects: string[];
	isCancelled: boolean;
}

/** Whether the item whose input is wrong was so in this try. */
export function isWrongIn({ aftermath }: Findings, attempt: number): boolean {
	const { wrong } = aftermath.scenario;
	return wrong !== undefined && (wrong.isLasting || attempt === 0);
}

/** Looks for one kind of violation, and gives a sentence for each. */
export type Invariant = (findings: Findings) => string[] | Promise<string[]>;

const UNCLEAR = /Check in .* whether|Look in .* (whether|at what)|may have been|and check whether/i;

/** True for an error that leaves open whether its item was carried out. */
export const isUnclear = (words: string) => UNCLEAR.test(words);

/** The keys of what was to be done for an item. */
export const mustBeDone = ({ aftermath }: Findings, { item }: Verdict) =>
	askedFor(aftermath.scenario, item);
