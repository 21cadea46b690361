/**
 * Time as the nodes know it in the campaign: a hundred times as fast, so that their pauses cost
 * little. environment.mts puts it in the place of their clock and of n8n's `sleep`. Timeouts of
 * requests are those of sockets, and stay as they are.
 */
import { Gauge } from './gauge.mts';

const SPEED = 100;

/** How many of the nodes' pauses are not over yet. */
export const pauses = new Gauge();

/** Whole milliseconds since some moment. */
export function uptime(): number {
	return Math.floor(performance.now() * SPEED);
}

export async function sleep(ms: number): Promise<void> {
	await pauses.during(
		async () => await new Promise<void>((resolve) => setTimeout(resolve, ms / SPEED)),
	);
}
