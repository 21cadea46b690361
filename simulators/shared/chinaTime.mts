/** Times without a zone, which are China Standard Time, eight hours before UTC. */
const OFFSET_MS = 8 * 3_600_000;

/** Milliseconds since 1970 as `yyyy-MM-dd HH:mm:ss`. */
export function formatTime(ms: number): string {
	return new Date(ms + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Milliseconds since 1970 of `yyyy-MM-dd HH:mm:ss`; undefined when it is no such time. */
export function parseTime(text: string): number | undefined {
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
	const ms = Date.parse(`${text.replace(' ', 'T')}Z`) - OFFSET_MS;
	return Number.isNaN(ms) || formatTime(ms) !== text ? undefined : ms;
}

/** The day of a time as `yyyy-MM-dd`. */
export function formatDay(ms: number): string {
	return formatTime(ms).slice(0, 10);
}
