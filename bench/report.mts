/** What the benchmarks tell: rows on the screen, tables and a chart in docs/. */
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { fillIn, table } from '../docs/tables/markdown.mts';
import { contenders, manyInOne } from './contenders.mts';
import { drawChart, type Bars } from './chart.mts';
import type { Figures } from './measure.mts';
import { providers } from './providers.mts';

/** All contenders under the same conditions. */
interface Run {
	provider: string;
	items: number;
	/** Milliseconds that the provider takes for an answer. */
	latency: number;
}

/** Whose figures these are. */
export interface Row extends Run, Partial<Figures> {
	title: string;
	milliseconds: number;
}

export interface Report {
	rows: Row[];
	/** Many receivers. */
	many: Row[];
	/** What n8n holds that only hands the items on, in megabytes at most. */
	memory: Array<Run & { peakMegabytes: number }>;
}

/** What was measured when, so that the long benchmark can be run in parts. */
const MEASURED = path.join('bench', 'measured.json');
const PAGE = path.join('docs', 'benchmarks.md');
const CHART = path.join('docs', 'images', 'benchmarks.svg');
const order = Object.values(providers).map(({ title }) => title);
export const FLOOR = 'axios loop (floor)';
const titles = [FLOOR, ...Object.values(contenders).map(({ title }) => title)];
const ours = contenders.package.title;
const httpRequest = contenders.httpRequest.title;
const oneAtATime = contenders.oneAtATime.title;

interface Goal {
	text: string;
	met: boolean;
}

export function printRow({ provider, items, latency, title, milliseconds, ...figures }: Row): void {
	const { calls, tokenCalls, maxInFlight, peakMegabytes } = figures;
	const more =
		calls === undefined
			? ''
			: `, ${calls} calls, ${tokenCalls} for tokens, at most ${maxInFlight} in flight, ${peakMegabytes} MB`;
	console.log(`${provider}, ${items} items, ${latency} ms: ${title}: ${milliseconds} ms${more}`);
}

/** What the package is to reach, and whether it does. */
export function goals({ rows, memory }: Report): Goal[] {
	const own = rows.filter(({ title }) => title === ours);
	const beside = (row: Row, title?: string) =>
		rows.find((other) => isSameRun(row, other) && other.title === title);
	const ratios = (latency: number, title?: string) =>
		own
			.filter((row) => row.latency === latency)
			.flatMap((row) => {
				const other = beside(row, title);
				return other ? [row.milliseconds / other.milliseconds] : [];
			});
	const growth = own
		.filter(({ items, latency }) => items === 10_000 && latency === 0)
		.flatMap((large) => {
			const small = own.find(
				({ provider, items, latency }) =>
					provider === large.provider && items === 1000 && latency === 0,
			);
			const idle = (items: number) =>
				memory.find((each) => each.provider === large.provider && each.items === items)
					?.peakMegabytes ?? 0;
			if (!small?.peakMegabytes || !large.peakMegabytes) return [];
			return [(large.peakMegabytes - (idle(10_000) - idle(1000))) / small.peakMegabytes];
		});
	const most = (values: number[]) => Math.max(...values);
	const atMost = (text: string, values: number[], limit: number): Goal[] =>
		values.length === 0
			? []
			: [
					{
						text: `${text}: at most ${limit}, measured ${values.map((value) => value.toFixed(2)).join(', ')}`,
						met: most(values) <= limit,
					},
				];
	return [
		...atMost(`Time beside ${httpRequest}, without latency`, ratios(0, httpRequest), 0.65),
		...atMost(`Time beside ${oneAtATime}, at 50 ms`, ratios(50, oneAtATime), 0.15),
		{
			text: 'Exactly one token call',
			met: own.length > 0 && own.every(({ tokenCalls }) => tokenCalls === 1),
		},
		{
			text: `Never above 10 calls in flight, measured ${most(own.map(({ maxInFlight }) => maxInFlight ?? 0))}`,
			met: own.length > 0 && own.every(({ maxInFlight = Infinity }) => maxInFlight <= 10),
		},
		...atMost(
			'Memory of 10,000 items beside 1,000, without what n8n needs for the items themselves',
			growth,
			2,
		),
	];
}

function isSameRun(one: Run, other: Run): boolean {
	return (
		one.provider === other.provider && one.items === other.items && one.latency === other.latency
	);
}

/** The tables on the screen. */
export async function printTables({ rows, many }: Report): Promise<void> {
	const print = async (lines: string) =>
		console.log(`\n${await format(lines, { parser: 'markdown' })}`);
	if (rows.length > 0) await print(sendsTable(rows));
	if (many.length > 0) await print(manyTable(many));
}

/**
 * Puts tables and chart in the places that docs/benchmarks.md keeps for them. What was written earlier
 * and is not measured anew stays.
 */
export async function writeReport(measured: Report): Promise<void> {
	const report = together(JSON.parse(fs.readFileSync(MEASURED, 'utf8')) as Report, measured);
	const data = JSON.stringify(report);
	fs.writeFileSync(MEASURED, await format(data, { parser: 'json', useTabs: true }));
	const parts = {
		sends: sendsTable(report.rows),
		many: manyTable(report.many),
		goals: goals(report)
			.map(({ text, met }) => `- ${met ? 'Met' : 'Not met'}: ${text}`)
			.join('\n'),
	};
	const page = fillIn(fs.readFileSync(PAGE, 'utf8'), parts);
	fs.writeFileSync(PAGE, await format(page, { parser: 'markdown' }));
	fs.mkdirSync(path.dirname(CHART), { recursive: true });
	fs.writeFileSync(CHART, drawChart(barsOf(report.rows)));
}

/** Both, in the order of the tables; where both have a row of the same, the newer one. */
function together(earlier: Report, newer: Report): Report {
	const join = <Entry extends Run & { title?: string }>(old: Entry[], measured: Entry[]) => {
		const isNew = (entry: Entry) =>
			measured.some((other) => isSameRun(entry, other) && entry.title === other.title);
		return [...old.filter((entry) => !isNew(entry)), ...measured].sort(
			(one, other) =>
				one.items - other.items ||
				one.latency - other.latency ||
				order.indexOf(one.provider) - order.indexOf(other.provider) ||
				titles.indexOf(one.title ?? '') - titles.indexOf(other.title ?? ''),
		);
	};
	return {
		rows: join(earlier.rows, newer.rows),
		many: join(earlier.many, newer.many),
		memory: join(earlier.memory, newer.memory),
	};
}

const ratio = (row: Row, base?: Row) =>
	base ? (row.milliseconds / base.milliseconds).toFixed(2) : '';
const seconds = ({ milliseconds }: Row) => (milliseconds / 1000).toFixed(1);
const figure = (value?: number) => (value === undefined ? '' : value.toLocaleString('en'));

function sendsTable(rows: Row[]): string {
	return table(
		[
			'Provider',
			'Items',
			'Latency',
			'Contender',
			'Time (HTTP Request = 1)',
			'Seconds',
			'Calls',
			'Token calls',
			'Most in flight',
			'Peak of n8n (MB)',
		],
		rows.map((row) => [
			row.provider,
			figure(row.items),
			`${row.latency} ms`,
			row.title,
			ratio(
				row,
				rows.find((other) => isSameRun(row, other) && other.title === httpRequest),
			),
			seconds(row),
			figure(row.calls),
			figure(row.tokenCalls),
			figure(row.maxInFlight),
			figure(row.peakMegabytes),
		]),
	);
}

function manyTable(rows: Row[]): string {
	return table(
		['Provider', 'Receivers', 'Sent as', 'Calls', 'Seconds'],
		rows.map((row) => [
			row.provider,
			figure(row.items),
			row.title === manyInOne.title ? 'one item' : 'one item for each',
			figure(row.calls),
			seconds(row),
		]),
	);
}

/** Of 1,000 items, where they were measured. */
function barsOf(rows: Row[]): Bars[] {
	const items = rows.some((row) => row.items === 1000) ? 1000 : rows[0]?.items;
	const shown = rows.filter((row) => row.items === items);
	return [...new Set(shown.map(({ latency }) => latency))].map((latency) => ({
		title: `${figure(items)} messages, the provider answers after ${latency} ms (seconds)`,
		bars: shown
			.filter((row) => row.latency === latency)
			.map(({ provider, title, milliseconds }) => ({
				group: provider,
				name: title,
				value: milliseconds / 1000,
			})),
	}));
}
