/** What the benchmarks tell: rows on the screen, tables and a chart in docs/. */
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { fillIn } from '../docs/tables/markdown.mts';
import { drawChart, type Bars } from './chart.mts';
import { together, type Report, type Row } from './figures.mts';
import { manyTable, memoryTable, partsOf, sendsTable } from './parts.mts';

/** All that has been measured, so that the long benchmark can be run in parts. */
const MEASURED = path.join('bench', 'measured.json');
const PAGE = path.join('docs', 'benchmarks.md');
const CHART = path.join('docs', 'images', 'benchmarks.svg');

export function printRow({ provider, items, latency, title, milliseconds, ...figures }: Row): void {
	const { calls, tokenCalls, maxInFlight, peakMegabytes } = figures;
	const traffic = `${calls} calls, ${tokenCalls} for tokens, at most ${maxInFlight} in flight`;
	const more = peakMegabytes === undefined ? '' : `, ${peakMegabytes} MB`;
	console.log(
		`${provider}, ${items} items, ${latency} ms: ${title}: ${milliseconds} ms, ${traffic}${more}`,
	);
}

/** The tables on the screen. */
export async function printTables(report: Report): Promise<void> {
	const { rows, many, memory } = report;
	const print = async (lines: string) =>
		console.log(`\n${await format(lines, { parser: 'markdown' })}`);
	if (rows.length > 0) await print(sendsTable(rows));
	if (many.length > 0) await print(manyTable(many));
	if (memory.length > 0) await print(memoryTable(report));
}

/**
 * Puts tables and chart in the places that docs/benchmarks.md keeps for them. What was written earlier
 * and is not measured anew stays.
 */
export async function writeReport(measured: Report): Promise<void> {
	const report = together(JSON.parse(fs.readFileSync(MEASURED, 'utf8')) as Report, measured);
	const data = JSON.stringify(report);
	fs.writeFileSync(MEASURED, await format(data, { parser: 'json', useTabs: true }));
	const page = fillIn(fs.readFileSync(PAGE, 'utf8'), partsOf(report));
	fs.writeFileSync(PAGE, await format(page, { parser: 'markdown' }));
	fs.mkdirSync(path.dirname(CHART), { recursive: true });
	fs.writeFileSync(CHART, drawChart(barsOf(report.rows)));
}

/** Of 1,000 items, where they were measured. */
function barsOf(rows: Row[]): Bars[] {
	const items = rows.some((row) => row.items === 1000) ? 1000 : rows[0]?.items;
	const shown = rows.filter((row) => row.items === items);
	return [...new Set(shown.map(({ latency }) => latency))].map((latency) => ({
		title: `${items?.toLocaleString('en')} messages, the provider answers after ${latency} ms (seconds)`,
		bars: shown
			.filter((row) => row.latency === latency)
			.map(({ provider, title, milliseconds }) => ({
				group: provider,
				name: title,
				value: milliseconds / 1000,
			})),
	}));
}
