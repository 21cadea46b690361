/**
 * `npm run bench`: how fast the package sends, beside what users would take instead. Everything in one
 * run, each contender in a real n8n of its own. Prints tables; with --write, also puts them into
 * docs/benchmarks.md, with a chart.
 */
import { parseArgs } from 'node:util';
import { build } from '../host/build.mts';
import { onStopRequest } from '../host/signals.mts';
import { contenders, manyInOne, nothing, type Contender } from './contenders.mts';
import { FLOOR, type Conditions, type Report, type Row } from './figures.mts';
import { floor } from './floor.mts';
import { comparisons, goals } from './goals.mts';
import { measure, messages } from './measure.mts';
import { providers, type Setup } from './providers.mts';
import { printRow, printTables, writeReport } from './report.mts';

const HELP = `npm run bench -- [options]

--provider NAMES   ${Object.keys(providers).join(',')} (default: all)
--contender NAMES  floor,${Object.keys(contenders).join(',')} (default: all)
--items NUMBERS    default 1000,10000
--latency NUMBERS  milliseconds that the provider takes for an answer, default 0,50
--rounds N         of up to 1,000 items, whose median counts, default 3
--many N           receivers in one item, default 5000; 0 leaves this out
--write            puts the tables into docs/benchmarks.md; what is there and was not
                   measured this time stays
--tables           only makes the tables of docs/benchmarks.md anew from bench/measured.json
`;

/** Of more items one round counts. */
const ITEMS_OF_MANY_ROUNDS = 1000;

const { values: given } = parseArgs({
	options: {
		provider: { type: 'string', default: Object.keys(providers).join(',') },
		contender: { type: 'string', default: ['floor', ...Object.keys(contenders)].join(',') },
		items: { type: 'string', default: '1000,10000' },
		latency: { type: 'string', default: '0,50' },
		rounds: { type: 'string', default: '3' },
		many: { type: 'string', default: '5000' },
		write: { type: 'boolean', default: false },
		tables: { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h', default: false },
	},
});
const numbers = (text: string) => text.split(',').map(Number);

/** When this run began. */
const measured = new Date().toISOString();
const emptyReport = (): Report => ({ rows: [], many: [], memory: [] });

onStopRequest(() => process.exit(1));
if (given.help) {
	console.log(HELP);
} else if (given.tables) {
	await writeReport(emptyReport());
} else {
	await build(process.cwd());
	const report = emptyReport();
	for (const items of numbers(given.items)) {
		for (const latency of numbers(given.latency)) {
			for (const name of given.provider.split(',')) {
				await withProvider(name, async (title, setup, warmUp) => {
					const run = { provider: title, items, latency, measured };
					await benchSends(report, run, setup, warmUp);
					if (latency === 0) await benchMemory(report, run, setup, warmUp);
					const isOpen = report.many.every(({ provider }) => provider !== title);
					if (isOpen && latency > 0) await benchMany(report, title, setup, warmUp);
				});
				if (given.write) await writeReport(report);
			}
		}
	}
	await printTables(report);
	for (const { text, met } of goals(report)) {
		console.log(`${met ? 'Met' : 'NOT MET'}: ${text}`);
		if (!met) process.exitCode = 1;
	}
	for (const line of comparisons(report)) console.log(line);
}

type Work = (title: string, setup: Setup, warmUp: Setup) => Promise<void>;

/** Starts a provider's simulators, one to measure with and one to warm up, and stops them afterwards. */
async function withProvider(name: string, work: Work): Promise<void> {
	const provider = providers[name];
	if (!provider) throw new Error(`No provider "${name}": ${Object.keys(providers).join(', ')}`);
	const setup = await provider.start();
	const warmUp = await provider.start();
	try {
		await work(provider.title, setup, warmUp);
	} finally {
		setup.simulator.stop();
		warmUp.simulator.stop();
	}
}

/** All contenders, and the floor. */
async function benchSends(
	report: Report,
	run: Conditions,
	setup: Setup,
	warmUp: Setup,
): Promise<void> {
	const items = messages(run.items);
	const rounds = run.items > ITEMS_OF_MANY_ROUNDS ? 1 : Number(given.rounds);
	await setup.simulator.reconfigure({ latencyMs: run.latency });
	const names = given.contender.split(',');
	if (names.includes('floor')) {
		add(report.rows, { ...run, title: FLOOR, ...(await floor(setup, items)) });
	}
	const named: Array<[string, Contender]> = Object.entries(contenders);
	for (const [, contender] of named.filter(([name]) => names.includes(name))) {
		const figures = await measure(contender, setup, warmUp, {
			items,
			receivers: run.items,
			rounds,
		});
		if (figures) add(report.rows, { ...run, title: contender.title, ...figures });
	}
}

/** What n8n itself needs for the items. */
async function benchMemory(
	report: Report,
	run: Conditions,
	setup: Setup,
	warmUp: Setup,
): Promise<void> {
	const plan = { items: messages(run.items), receivers: 0, rounds: 1 };
	const { peakMegabytes = 0 } = (await measure(nothing, setup, warmUp, plan)) ?? {};
	report.memory.push({ ...run, peakMegabytes });
}

/** All receivers in one item, beside one item for each. */
async function benchMany(report: Report, provider: string, setup: Setup, warmUp: Setup) {
	const count = Number(given.many);
	if (count === 0) return;
	const latency = 50;
	await setup.simulator.reconfigure({ latencyMs: latency });
	const all = messages(count);
	const one = [{ users: all.map(({ user }) => user), text: all[0]?.text }];
	for (const [contender, items] of [
		[manyInOne, one],
		[contenders.package, all],
	] as const) {
		const plan = { items: [...items], receivers: count, rounds: 1 };
		const figures = await measure(contender, setup, warmUp, plan);
		const { title } = contender;
		const run = { provider, items: count, latency, measured };
		if (figures) add(report.many, { ...run, title, ...figures });
	}
}

function add(rows: Row[], row: Row): void {
	rows.push(row);
	printRow(row);
}
