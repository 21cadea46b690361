/** What is measured, and how the figures of several rounds and of several runs are put together. */
import { contenders } from './contenders.mts';
import { providers } from './providers.mts';

/** What is the same for all contenders that are compared. */
export interface Conditions {
	provider: string;
	items: number;
	/** Milliseconds that the provider takes for an answer. */
	latency: number;
	/** When the run of the benchmark began, as ISO 8601 in UTC; unknown where it is left out. */
	measured?: string;
}

export interface Figures {
	/** Of the median round. */
	milliseconds: number;
	/** The most of all rounds. Requests to the provider, those for tokens included. */
	calls: number;
	/** The most of all rounds. */
	tokenCalls: number;
	/** The most of all rounds. */
	maxInFlight: number;
	/**
	 * The most memory that n8n's process has held, in megabytes; 0 where unknown. Of the first round:
	 * one process has all rounds, so after a later one it holds what the earlier ones have left.
	 */
	peakMegabytes: number;
}

/** Whose figures these are. */
export interface Row extends Conditions, Omit<Figures, 'peakMegabytes'> {
	title: string;
	/** Left out where there is no n8n. */
	peakMegabytes?: number;
}

export interface Report {
	rows: Row[];
	/** Many receivers. */
	many: Row[];
	/** What n8n holds that only hands the items on, in megabytes at most. */
	memory: Array<Conditions & { peakMegabytes: number }>;
}

export const FLOOR = 'axios loop (floor)';
const providerOrder = Object.values(providers).map(({ title }) => title);
const titleOrder = [FLOOR, ...Object.values(contenders).map(({ title }) => title)];

/** The figures of a contender, from those of each of its rounds; nothing without a round. */
export function figuresOf(rounds: Figures[]): Figures | undefined {
	const [first] = rounds;
	const inOrder = (key: keyof Figures) =>
		rounds.map((round) => round[key]).sort((one, other) => one - other);
	const most = (key: keyof Figures) => inOrder(key).at(-1) ?? 0;
	return (
		first && {
			milliseconds: inOrder('milliseconds')[Math.floor(rounds.length / 2)] ?? 0,
			calls: most('calls'),
			tokenCalls: most('tokenCalls'),
			maxInFlight: most('maxInFlight'),
			peakMegabytes: first.peakMegabytes,
		}
	);
}

/** Whether two can be compared, whenever they were measured. */
export function areAlike(one: Conditions, other: Conditions): boolean {
	return (
		one.provider === other.provider && one.items === other.items && one.latency === other.latency
	);
}

/** The place of a provider among the others. */
export function placeOf({ provider }: Conditions): number {
	return providerOrder.indexOf(provider);
}

/** Both, in the order of the tables; where both have a row of the same, the newer one. */
export function together(earlier: Report, newer: Report): Report {
	const join = <Entry extends Conditions & { title?: string }>(old: Entry[], measured: Entry[]) => {
		const isNew = (entry: Entry) =>
			measured.some((other) => areAlike(entry, other) && entry.title === other.title);
		return [...old.filter((entry) => !isNew(entry)), ...measured].sort(
			(one, other) =>
				one.items - other.items ||
				one.latency - other.latency ||
				placeOf(one) - placeOf(other) ||
				titleOrder.indexOf(one.title ?? '') - titleOrder.indexOf(other.title ?? ''),
		);
	};
	return {
		rows: join(earlier.rows, newer.rows),
		many: join(earlier.many, newer.many),
		memory: join(earlier.memory, newer.memory),
	};
}
