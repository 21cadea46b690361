/** Counts the timers that are set and not over, also those that would not keep Node.js running. */
const { setTimeout: set, clearTimeout: clear } = globalThis;
const live = new Set<unknown>();

function counted(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) {
	const timer = set(() => {
		live.delete(timer);
		callback(...args);
	}, ms);
	live.add(timer);
	return timer;
}

/** Has timers counted from now on; before any module is loaded that keeps the function which sets them. */
export function watchTimers(): void {
	// What `promisify` makes of it comes with its own properties.
	Object.defineProperties(counted, Object.getOwnPropertyDescriptors(set));
	globalThis.setTimeout = counted as typeof setTimeout;
	globalThis.clearTimeout = (timer) => {
		live.delete(timer);
		clear(timer);
	};
}

/** How many timers are not over. */
export function liveTimers(): number {
	return live.size;
}
