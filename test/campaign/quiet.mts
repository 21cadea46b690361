import type { Simulator } from '../../simulators/shared/simulator.mts';
import { pauses } from './fastTime.mts';
import { turns } from './watch.mts';

const DEADLINE_MS = 60_000;

/** Every simulator can tell this. */
type Watched = Simulator & { stats(): { inFlight: number } };

/** Resolves when no request, pause or turn is under way, and none follows from those that were. */
export async function isQuiet(simulator: Simulator): Promise<void> {
	const watched = simulator as Watched;
	do {
		await turns.isEmpty();
		await pauses.isEmpty();
		await watched.waitFor(() => watched.stats().inFlight === 0);
		// What was waiting for these goes on.
		await new Promise((resolve) => setImmediate(resolve));
	} while (turns.value > 0 || pauses.value > 0 || watched.stats().inFlight > 0);
}

/** @throws Error when the work does not end */
export async function inTime<T>(work: Promise<T>, problem: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`${problem} within ${DEADLINE_MS / 1000} s`)),
			DEADLINE_MS,
		);
	});
	return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
