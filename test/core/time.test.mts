import { chinaIso, chinaMidnight, chinaTime, isoTime } from '../../nodes/core/time.ts';

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

describe('a time as providers in China write it', () => {
	it.each([
		['2018-01-01 15:01:02', '2018-01-01T15:01:02+08:00'],
		['2018-01-01 15:01', '2018-01-01T15:01:00+08:00'],
		['2024-02-29 00:00:00', '2024-02-29T00:00:00+08:00'],
		['2023-02-29 00:00:00', null],
		['2018-13-01 15:01:02', null],
		['2018-01-01 24:00:00', null],
		['2018-01-01T15:01:02', null],
		['', null],
		[null, null],
		[{ toString: 1 }, null],
		[['2018-01-01 15:01:02'], null],
		[1514790062000, null],
	])('%p is %p', (time, iso) => {
		expect(isoTime(time)).toBe(iso);
	});
});
