/** The parts of docs/benchmarks.md that are made of the figures. */
import { table } from '../docs/tables/markdown.mts';
import { contenders, manyInOne } from './contenders.mts';
import { areAlike, placeOf, type Report, type Row } from './figures.mts';
import { comparisons, goals, idleMegabytes } from './goals.mts';

const httpRequest = contenders.httpRequest.title;
const ours = contenders.package.title;

/** By the names of their places in the page. */
export function partsOf(report: Report): Record<string, string> {
	return {
		runs: runsLine(report),
		goals: goalsList(report),
		sends: sendsTable(report.rows),
		many: manyTable(report.many),
		memory: memoryTable(report),
	};
}

/** From how many runs of the benchmark the figures come, and of which days. */
export function runsLine({ rows, many, memory }: Report): string {
	const times = [...rows, ...many, ...memory].map(({ measured }) => measured);
	const known = times.filter((time) => time !== undefined).sort();
	const runs = new Set(known).size;
	const days = [...new Set(known.map((time) => time.slice(0, 10)))].join(', ');
	const ofRuns = `${runs === 1 ? 'one run' : `${runs} runs`} (${days})`;
	const all = `${times.length} measurements of this page`;
	// Before the time was noted, these figures were taken from the first round.
	const ofUnknown =
		'from older runs, which noted no time, and whose calls, token calls and calls in flight are those of the first round';
	if (known.length === times.length) return `The ${all} come from ${ofRuns}.`;
	if (runs === 0) return `The ${all} come ${ofUnknown}.`;
	return `Of the ${all}, ${known.length} come from ${ofRuns}, the others ${ofUnknown}.`;
}

function goalsList(report: Report): string {
	const list = goals(report).map(({ text, met }) => `- ${met ? 'Met' : 'Not met'}: ${text}`);
	return [list.join('\n'), ...comparisons(report)].join('\n\n');
}

const ratio = (row: Row, base?: Row) =>
	base ? (row.milliseconds / base.milliseconds).toFixed(2) : '';
const seconds = ({ milliseconds }: Row) => (milliseconds / 1000).toFixed(1);
const figure = (value?: number) => (value === undefined ? '' : value.toLocaleString('en'));

export function sendsTable(rows: Row[]): string {
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
				rows.find((other) => areAlike(row, other) && other.title === httpRequest),
			),
			seconds(row),
			figure(row.calls),
			figure(row.tokenCalls),
			figure(row.maxInFlight),
			figure(row.peakMegabytes),
		]),
	);
}

export function manyTable(rows: Row[]): string {
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

/** What of n8n's memory is n8n's own, and what sending adds. */
export function memoryTable({ rows, memory }: Report): string {
	const own = rows
		.filter(({ title }) => title === ours)
		.sort(
			(one, other) =>
				placeOf(one) - placeOf(other) || one.latency - other.latency || one.items - other.items,
		);
	return table(
		['Provider', 'Latency', 'Items', `${ours} (MB)`, 'No-op node (MB)', 'Sending adds (MB)'],
		own.map((row) => {
			const peak = row.peakMegabytes || undefined;
			const idle = idleMegabytes(memory, row) || undefined;
			return [
				row.provider,
				`${row.latency} ms`,
				figure(row.items),
				figure(peak),
				figure(idle),
				figure(peak && idle && peak - idle),
			];
		}),
	);
}
