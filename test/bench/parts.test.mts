import { contenders } from '../../bench/contenders.mts';
import type { Conditions, Figures, Report, Row } from '../../bench/figures.mts';
import { comparisons, goals } from '../../bench/goals.mts';
import { partsOf, runsLine } from '../../bench/parts.mts';
import { cellsIn } from '../../docs/tables/markdown.mts';

const FIGURES = { milliseconds: 1000, calls: 1001, tokenCalls: 1, maxInFlight: 10 };

function rowOf(
	contender: keyof typeof contenders,
	{ latency = 0, items = 1000, ...figures }: Partial<Conditions & Figures> = {},
): Row {
	const { title } = contenders[contender];
	return { provider: 'DingTalk', items, latency, title, ...FIGURES, ...figures };
}

const idle = (items: number, peakMegabytes: number) => ({
	...{ provider: 'DingTalk', items, latency: 0 },
	peakMegabytes,
});
const report = (rows: Row[], memory: Report['memory'] = []): Report => ({ rows, many: [], memory });
const goalsOf = (...given: Parameters<typeof report>) =>
	goals(report(...given)).map(({ text, met }) => `${met}: ${text}`);

describe('the goals', () => {
	it.each([
		[650, 'true', '0.65'],
		[660, 'false', '0.66'],
	])('judge %d ms beside 1,000 of HTTP Request with the credential', (milliseconds, met, ratio) => {
		expect(goalsOf([rowOf('package', { milliseconds }), rowOf('httpRequest')])).toContain(
			`${met}: Time beside HTTP Request with the credential, without latency: at most 0.65, measured ${ratio}`,
		);
	});

	it('compare nothing that was measured under other conditions', () => {
		const rows = [rowOf('package'), rowOf('httpRequest', { items: 10_000 })];
		expect(goalsOf(rows)).toEqual([
			'true: Exactly one token call',
			'true: Never above 10 calls in flight, measured 10',
		]);
	});

	it('hold for many receivers, too', () => {
		const many = [rowOf('package', { tokenCalls: 2, maxInFlight: 11 })];
		expect(goals({ rows: [rowOf('package')], many, memory: [] })).toEqual([
			{ text: 'Exactly one token call', met: false },
			{ text: 'Never above 10 calls in flight, measured 11', met: false },
		]);
	});

	it.each([
		[{ tokenCalls: 2 }, 'false: Exactly one token call'],
		[{ maxInFlight: 11 }, 'false: Never above 10 calls in flight, measured 11'],
	])('are not met with %j in one row', (figures, goal) => {
		expect(goalsOf([rowOf('package'), rowOf('package', { ...figures, items: 10_000 })])).toContain(
			goal,
		);
	});

	const memory = [idle(1000, 800), idle(10_000, 900)];
	const peaks = (latency: number, few: number, many: number) => [
		rowOf('package', { latency, peakMegabytes: few }),
		rowOf('package', { latency, peakMegabytes: many, items: 10_000 }),
	];
	const GROWTH = "Memory of 10,000 items beside 1,000 (n8n's own item data aside)";

	it('compare memory without what a no-op node needs more, with and without latency', () => {
		const rows = [...peaks(0, 1000, 2100), ...peaks(50, 1000, 2110)];
		expect(goalsOf(rows, memory)).toEqual(
			expect.arrayContaining([
				`true: ${GROWTH}, without latency: at most 2, measured 2.00`,
				`false: ${GROWTH}, at 50 ms: at most 2, measured 2.01`,
			]),
		);
	});

	it('say nothing of memory where a no-op node was not measured', () => {
		const [, ofMany] = memory;
		const texts = goalsOf(peaks(0, 1000, 2100), ofMany ? [ofMany] : []);
		expect(texts.filter((text) => text.includes(GROWTH))).toEqual([]);
	});
});

describe('the time beside those that do less', () => {
	const rows = [
		rowOf('package', { milliseconds: 1370 }),
		rowOf('byHand'),
		rowOf('bareNode', { milliseconds: 1200 }),
		rowOf('package', { latency: 50 }),
		rowOf('byHand', { latency: 50 }),
	];
	const bare = 'Bare n8n node (floor in n8n)';
	const LINES = [
		'This package beside HTTP Request with a token by hand, without latency: 1.37 (DingTalk, 1,000 items)',
		`This package beside ${bare}, without latency: 1.14 (DingTalk, 1,000 items)`,
		`${bare} beside HTTP Request with a token by hand, without latency: 1.20 (DingTalk, 1,000 items)`,
	];

	it('is told without latency, and nothing where it was not measured', () => {
		expect(comparisons(report(rows))).toEqual(LINES);
		expect(comparisons(report(rows.slice(0, 2)))).toEqual(LINES.slice(0, 1));
		expect(comparisons(report(rows.slice(3)))).toEqual([]);
	});

	it('stands below the goals, not among them', () => {
		expect(partsOf(report(rows)).goals).toBe(
			['- Met: Exactly one token call\n- Met: Never above 10 calls in flight, measured 10']
				.concat(LINES)
				.join('\n\n'),
		);
	});

	it('leaves a goal that is not met as it is', () => {
		const failed = rowOf('package', { items: 10_000, tokenCalls: 0 });
		expect(partsOf(report([...rows, failed])).goals).toContain(
			'- Not met: Exactly one token call\n',
		);
	});
});

it('there are no goals for a run without the package', () => {
	expect(goalsOf([rowOf('httpRequest'), rowOf('oneAtATime', { latency: 50 })])).toEqual([]);
});

it('the table of memory has what sending adds, by provider, latency and items', () => {
	const rows = [
		rowOf('package', { peakMegabytes: 950 }),
		rowOf('httpRequest', { peakMegabytes: 1100 }),
		rowOf('package', { latency: 50, peakMegabytes: 970 }),
		rowOf('package', { items: 10_000, peakMegabytes: 1500 }),
		{ ...rowOf('package', { peakMegabytes: 930 }), provider: 'YouDu' },
	];
	const { memory = '' } = partsOf(report(rows, [idle(1000, 800), idle(10_000, 920)]));
	expect(cellsIn(memory).slice(1)).toEqual([
		['YouDu', '0 ms', '1,000', '930', '', ''],
		['DingTalk', '0 ms', '1,000', '950', '800', '150'],
		['DingTalk', '0 ms', '10,000', '1,500', '920', '580'],
		['DingTalk', '50 ms', '1,000', '970', '800', '170'],
	]);
});

describe('the line of the runs', () => {
	const measuredAt = (...times: Array<string | undefined>) =>
		runsLine(report(times.map((measured) => ({ ...rowOf('package'), measured }))));
	const [first, second, third] = [
		...['2026-01-02T03:04:05.000Z', '2026-01-02T09:00:00.000Z', '2026-02-03T00:00:00.000Z'],
	];

	it('tells of one run', () => {
		expect(measuredAt(first, first)).toBe(
			'The 2 measurements of this page come from one run (2026-01-02).',
		);
	});

	it('counts runs, also of one day, and names each day once', () => {
		expect(measuredAt(third, first, second, first)).toBe(
			'The 4 measurements of this page come from 3 runs (2026-01-02, 2026-02-03).',
		);
	});

	it('tells what comes from runs that noted no time', () => {
		expect(measuredAt(first, undefined, second)).toMatch(
			/^Of the 3 measurements of this page, 2 come from 2 runs \(2026-01-02\), the others from older runs, which noted no time/,
		);
		expect(measuredAt(undefined, undefined)).toMatch(
			/^The 2 measurements of this page come from older runs, which noted no time/,
		);
	});
});
