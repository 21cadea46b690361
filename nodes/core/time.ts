import { inputError } from './errors';
import type { Label } from './say';
import { say } from './words';

const CHINA_OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

const DATE_AND_TIME =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The moment that a date field means.
 *
 * @param value ISO 8601 text with a date and a time, a Date, or what n8n's own date objects turn into text
 * @param timeZone the workflow's zone, for a value without one of its own
 * @throws ProviderError when it is no date and time of the calendar
 */
export function momentOf(label: Label, value: unknown, timeZone: string): Date {
	const text = value instanceof Date ? value.toJSON() : String(value ?? '').trim();
	const [, day, minute, second = ':00', zone] = DATE_AND_TIME.exec(text ?? '') ?? [];
	const asUtc = day ? realDate(`${day}T${minute}${second}`) : undefined;
	const moment = asUtc && zone ? new Date(`${day}T${minute}${second}${zone.toUpperCase()}`) : asUtc;
	if (!asUtc || !moment || Number.isNaN(moment.getTime())) {
		throw inputError(
			label,
			say`is not a date and time`,
			say`Write 2026-01-31T14:30:00, which is in the time zone of the workflow, or 2026-01-31T14:30:00+08:00`,
		);
	}
	return zone ? moment : new Date(asUtc.getTime() - offsetMs(asUtc, timeZone));
}

/** The moment at which UTC shows this time, which has no zone; nothing for a 30 February. */
function realDate(text: string): Date | undefined {
	const date = new Date(`${text}Z`);
	const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
	return isReal ? date : undefined;
}

/**
 * A time as providers in China write it, China Standard Time, in ISO 8601.
 *
 * @param value yyyy-MM-dd HH:mm or yyyy-MM-dd HH:mm:ss
 * @returns null for anything else
 */
export function isoTime(value: unknown): string | null {
	const [, day, minute, second = ':00'] =
		/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?$/.exec(typeof value === 'string' ? value : '') ??
		[];
	const text = `${day}T${minute}${second}`;
	return day && realDate(text) ? `${text}+08:00` : null;
}

/** How far a zone's clocks are ahead of UTC around that moment, in milliseconds. */
function offsetMs(moment: Date, timeZone: string): number {
	const offsetAt = (time: Date) =>
		wallClock(time, timeZone) - Math.floor(time.getTime() / 1000) * 1000;
	// A second look, in case the clocks change between the two moments.
	return offsetAt(new Date(moment.getTime() - offsetAt(moment)));
}

function wallClock(time: Date, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(time);
	const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
	return Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
}

/** A moment as providers in China write it: China Standard Time, yyyy-MM-dd HH:mm:ss. */
export function chinaTime(moment: Date): string {
	return new Date(moment.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** A moment in China Standard Time as ISO 8601: 2026-01-31T14:30:00+08:00. */
export function chinaIso(moment: Date): string {
	return `${chinaTime(moment).replace(' ', 'T')}+08:00`;
}

/** The midnight with which a moment's day began in China. */
export function chinaMidnight(moment: Date): Date {
	const days = Math.floor((moment.getTime() + CHINA_OFFSET_MS) / DAY_MS);
	return new Date(days * DAY_MS - CHINA_OFFSET_MS);
}

/**
 * Whole milliseconds since some moment, by a clock that nobody sets: for how long something lasts. The time of
 * day can jump by hours when the machine's clock is put right.
 */
export function uptime(): number {
	return Math.floor(performance.now());
}
