import { chinaIso, chinaMidnight, chinaTime } from '../../nodes/core/time.ts';

describe('times in China', () => {
	const evening = new Date('2026-01-30T18:05:09Z');

	it('are eight hours ahead of UTC', () => {
		expect(chinaTime(evening)).toBe('2026-01-31 02:05:09');
		expect(chinaIso(evening)).toBe('2026-01-31T02:05:09+08:00');
	});

	it.each([
		['2026-01-30T18:05:09Z', '2026-01-30T16:00:00.000Z'],
		['2026-01-30T16:00:00Z', '2026-01-30T16:00:00.000Z'],
		['2026-01-30T15:59:59Z', '2026-01-29T16:00:00.000Z'],
		['1969-12-31T10:00:00Z', '1969-12-30T16:00:00.000Z'],
	])('the day of %s began at %s', (moment, midnight) => {
		expect(chinaMidnight(new Date(moment)).toISOString()).toBe(midnight);
	});
});
