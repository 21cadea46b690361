import { tokens } from '../../nodes/core/credential.ts';
import { Rejections } from './rejections.mts';
import { liveTimers } from './timers.mts';
import { keptLimiters } from './watch.mts';

/** How Node.js names what must not be left: connections, and timers that would keep it running. */
const KINDS = { TCPSocketWrap: 'connections', Timeout: 'timers' } as const;
const ANY_TIMERS = 'timers, be it that nothing waits for them';
const PATIENCE_MS = 10_000;

type Counts = Record<string, number>;

function counted(): Counts {
	const open = process.getActiveResourcesInfo();
	const kinds = Object.entries(KINDS).map(([kind, words]) => [
		words,
		open.filter((one) => one === kind).length,
	]);
	return { ...Object.fromEntries(kinds), [ANY_TIMERS]: liveTimers() };
}

/** What the process holds at some moment, to compare with what it holds later. */
export class Leftovers {
	private readonly before = counted();
	private readonly rejections = new Rejections();

	/**
	 * What a scenario has left that is over, and whose simulator is closed. Connections take a moment to
	 * close; that they are closed is no event, so it is looked for until they are.
	 */
	async found(): Promise<string[]> {
		const since = performance.now();
		while (this.more().length > 0 && performance.now() - since < PATIENCE_MS) {
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		return [
			...this.more(),
			...this.rejections.end(),
			...(keptLimiters() > 0 ? ['limiters in which nothing is under way'] : []),
			...(tokens['pending'].size > 0 ? ['a token that nobody waits for'] : []),
		];
	}

	private more(): string[] {
		const now = counted();
		return Object.keys(now).filter((words) => (now[words] ?? 0) > (this.before[words] ?? 0));
	}
}
