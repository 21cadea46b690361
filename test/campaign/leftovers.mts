import { tokens } from '../../nodes/core/credential.ts';
import { keptLimiters } from './watch.mts';

/** How Node.js names what must not be left: connections, and timers that would keep it running. */
const KINDS = { TCPSocketWrap: 'connections', Timeout: 'timers' } as const;
const PATIENCE_MS = 10_000;

type Counts = Record<string, number>;

function counted(): Counts {
	const open = process.getActiveResourcesInfo();
	return Object.fromEntries(
		Object.keys(KINDS).map((kind) => [kind, open.filter((one) => one === kind).length]),
	);
}

/** What the process holds at some moment, to compare with what it holds later. */
export class Leftovers {
	private readonly before = counted();

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
			...(keptLimiters() > 0 ? ['limiters in which nothing is under way'] : []),
			...(tokens['pending'].size > 0 ? ['a token that nobody waits for'] : []),
		];
	}

	private more(): string[] {
		const now = counted();
		return Object.entries(KINDS)
			.filter(([kind]) => (now[kind] ?? 0) > (this.before[kind] ?? 0))
			.map(([, words]) => words);
	}
}
