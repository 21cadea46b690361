import ts from 'typescript';
import { parse, placeOf, sourceFiles, visit } from '../harness/sentences.mts';
import { chinaIso, chinaMidnight, chinaTime, isoTime, uptime } from '../../nodes/core/time.ts';

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

describe('how long something lasts', () => {
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('does not follow the time of day, which jumps when the clock of the machine is put right', () => {
		const day = 24 * 3600 * 1000;
		const { now } = Date;
		const begun = now();
		const before = uptime();
		jest.spyOn(Date, 'now').mockImplementation(() => now() + day);
		const ahead = uptime();
		jest.spyOn(Date, 'now').mockImplementation(() => now() - day);
		const back = uptime();
		const real = now() - begun + 1;
		for (const passed of [ahead - before, back - ahead]) {
			expect(passed).toBeGreaterThanOrEqual(0);
			expect(passed).toBeLessThanOrEqual(real);
		}
	});

	it('goes on', () => {
		const now = jest.spyOn(performance, 'now').mockReturnValue(1500.7);
		const before = uptime();
		now.mockReturnValue(3500.2);
		expect([before, uptime()]).toEqual([1500, 3500]);
	});
});

/** By file, what it needs the time of day for; anything else lasts, and is measured by `uptime`. */
const TIME_OF_DAY: Readonly<Record<string, string>> = {
	'nodes/DingTalk/resources/attendance/getMany.ts': 'the days of which records are kept',
	'nodes/MessageCenter/resources/message/send.ts': 'whether a moment lies ahead',
	'nodes/providers/dingTalk.reply.ts': 'a time that DingTalk names in its answer',
	'nodes/providers/dingTalkRobot.ts': 'the time in a signature',
	'nodes/providers/dingTalkSuite.ts': 'the time in a signature',
	'nodes/providers/youDu.ts': 'the time in a token request',
};

const CLOCKS = /^(Date\.now|process\.(hrtime|uptime)|performance\.)/;

/** Where a file asks a clock: by a call, or by a `new Date()` of nothing. */
function clocksIn(file: string): string[] {
	const source = parse(file);
	const places: string[] = [];
	visit(source, (node) => {
		const isNow = ts.isNewExpression(node) && node.getText() === 'new Date()';
		const isClock = ts.isCallExpression(node) && CLOCKS.test(node.expression.getText());
		if (isNow || isClock) places.push(placeOf(source, node));
	});
	return places;
}

it('is measured in one place: no other file asks a clock, but for the time of day', () => {
	const asking = sourceFiles().filter((file) => clocksIn(file).length > 0);
	expect(asking.sort()).toEqual([...Object.keys(TIME_OF_DAY), 'nodes/core/time.ts'].sort());
});
