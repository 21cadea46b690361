import { FLOOR, figuresOf, together, type Report, type Row } from '../../bench/figures.mts';

describe('the figures of several rounds', () => {
	const round = { milliseconds: 5, calls: 11, tokenCalls: 1, maxInFlight: 3, peakMegabytes: 900 };

	it('are the median of the times, and the most of all else but the memory', () => {
		const rounds = [
			round,
			{ milliseconds: 90, calls: 12, tokenCalls: 2, maxInFlight: 2, peakMegabytes: 950 },
			{ milliseconds: 10, calls: 10, tokenCalls: 0, maxInFlight: 12, peakMegabytes: 990 },
		];
		expect(figuresOf(rounds)).toEqual({
			milliseconds: 10,
			calls: 12,
			tokenCalls: 2,
			maxInFlight: 12,
			peakMegabytes: 900,
		});
	});

	it('are those of a round that is alone', () => {
		expect(figuresOf([round])).toEqual(round);
		expect(figuresOf([])).toBeUndefined();
	});
});

describe('what was measured in several runs', () => {
	const row = (provider: string, title: string, milliseconds: number, measured?: string): Row => ({
		...{ provider, items: 1000, latency: 0, title, milliseconds },
		...{ calls: 1001, tokenCalls: 1, maxInFlight: 1 },
		...(measured && { measured }),
	});
	const report = (...rows: Row[]): Report => ({ rows, many: [], memory: [] });

	it('has each measurement once, the newest, with the time of its run', () => {
		const newer = '2026-02-03T04:05:06.000Z';
		const earlier = report(
			row('YouDu', FLOOR, 1),
			row('YouDu', 'This package', 2, '2026-01-02T03:04:05.000Z'),
			row('DingTalk', 'This package', 3),
		);
		const measured = report(
			row('DingTalk', FLOOR, 4, newer),
			row('YouDu', 'This package', 5, newer),
		);
		expect(together(earlier, measured).rows).toEqual([
			row('YouDu', FLOOR, 1),
			row('YouDu', 'This package', 5, newer),
			row('DingTalk', FLOOR, 4, newer),
			row('DingTalk', 'This package', 3),
		]);
	});
});
