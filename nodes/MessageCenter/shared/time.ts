import { inputError } from '../../core/errors';

const CHINA_OFFSET_MS = 8 * 3600 * 1000;

/**
 * The moment that a date field means.
 *
 * @param value ISO 8601 text, a Date, or what n8n's own date objects turn into text
 * @param timeZone the workflow's zone, for a value without one of its own
 * @throws ProviderError when it is no date
 */
export function momentOf(label: string, value: unknown, timeZone: string): Date {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.includes(':');
	const asUtc = new Date(hasZone ? text : `${text.replace(' ', 'T')}Z`);
	if (Number.isNaN(asUtc.getTime())) {
		throw inputError(label, 'is not a date and time', 'For instance: 2026-01-31T14:30:00');
	}
	return hasZone ? asUtc : new Date(asUtc.getTime() - offsetMs(asUtc, timeZone));
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

/** A moment as the Message Center writes it: China Standard Time, yyyy-MM-dd HH:mm:ss. */
export function chinaTime(moment: Date): string {
	return new Date(moment.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
