/**
 * Time as the nodes know it in the campaign: a hundred times as fast, so that their pauses cost
 * little. environment.mts puts it in the place of their clock and of n8n's `sleep`. Timeouts of
 * requests are those of sockets, and stay as they are.
 */
import { Gauge } from './gauge.mts';

const SPEED = 100;

/** How many of the nodes' pauses are not over yet. */
export const pauses = new Gauge();

/** More than the nodes' own pace has them wait between two calls. */
const LONG_PAUSE_MS = 600;

/** Told when a long pause has begun. */
export const pauseWatchers = new Set<() => void>();

/** The machine on which the nodes run. */
export const machine = {
	/** Whether its computing takes time as well, a hundred times as much: n8n pauses between any two items. */
	isSlow: false,
};

let stopped: number | undefined;

/** Whole milliseconds since some moment; of a machine that is not slow, none pass while it computes. */
export function uptime(): number {
	const now = Math.floor(performance.now() * SPEED);
	if (machine.isSlow) return now;
	if (stopped === undefined) setImmediate(() => (stopped = undefined));
	stopped ??= now;
	return stopped;
}

export async function sleep(ms: number): Promise<void> {
	await pauses.during(async () => {
		const over = new Promise<void>((resolve) => setTimeout(resolve, ms / SPEED));
		if (ms > LONG_PAUSE_MS) pauseWatchers.forEach((tell) => tell());
		await over;
	});
}
