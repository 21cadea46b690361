/**
 * `npm run bench`: how fast the package sends, beside what users would take instead. Everything in one
 * run, each contender in a real n8n of its own. Prints a table for each provider; with --write, also
 * puts them into docs/benchmarks.md, with charts.
 */
import { parseArgs } from 'node:util';
import { contenders, manyInOne, nothing } from './contenders.mts';
import { floor } from './floor.mts';
import { measure, messages } from './measure.mts';
import { providers, type Setup } from './providers.mts';
import { goals, printRow, writeReport, type Report, type Row } from './report.mts';

const HELP = `npm run bench -- [options]

--provider NAMES   ${Object.keys(providers).join(',')} (default: all)
--items NUMBERS    default 1000,10000
--latency NUMBERS  milliseconds that the provider takes for an answer, default 0,50
--rounds N         of up to 1,000 items, whose median counts, default 3
--many N           receivers in one item, default 5000; 0 leaves this out
--write            puts the tables into docs/benchmarks.md
`;

/** More items than that are measured in one round, and with latency only for the first provider. */
const MANY_ITEMS = 1000;

const { values: given } = parseArgs({
	options: {
		provider: { type: 'string', default: Object.keys(providers).join(',') },
		items: { type: 'string', default: '1000,10000' },
		latency: { type: 'string', default: '0,50' },
		rounds: { type: 'string', default: '3' },
		many: { type: 'string', default: '5000' },
		write: { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h', default: false },
	},
});
const numbers = (text: string) => text.split(',').map(Number);

if (given.help) {
	console.log(HELP);
} else {
	const report: Report = { rows: [], many: [], memory: [] };
	const names = given.provider.split(',');
	for (const [index, name] of names.entries()) await benchProvider(report, name, index === 0);
	if (given.write) await writeReport(report);
	for (const { text, met } of goals(report)) console.log(`${met ? 'Met' : 'NOT MET'}: ${text}`);
}

/** Measures one provider's sends; many items with latency only where `patient`. */
async function benchProvider(report: Report, name: string, patient: boolean): Promise<void> {
	const provider = providers[name];
	if (!provider) throw new Error(`No provider "${name}": ${Object.keys(providers).join(', ')}`);
	const setup = await provider.start();
	const warmUp = await provider.start();
	try {
		for (const count of numbers(given.items)) {
			for (const latency of numbers(given.latency)) {
				if (count > MANY_ITEMS && latency > 0 && !patient) continue;
				await setup.simulator.reconfigure({ latencyMs: latency });
				const run = { provider: provider.title, items: count, latency };
				const items = messages(count);
				const rounds = count > MANY_ITEMS ? 1 : Number(given.rounds);
				await setup.simulator.reset();
				const bare = await floor(setup, items);
				add(report.rows, { ...run, title: 'axios loop (floor)', milliseconds: bare });
				for (const contender of contenders) {
					const plan = { items, receivers: count, rounds };
					const figures = await measure(contender, setup, warmUp, plan);
					if (figures) add(report.rows, { ...run, title: contender.title, ...figures });
				}
			}
			await setup.simulator.reconfigure({ latencyMs: 0 });
			const idle = await measure(nothing, setup, warmUp, {
				items: messages(count),
				receivers: 0,
				rounds: 1,
			});
			const { peakMegabytes = 0 } = idle ?? {};
			report.memory.push({ provider: provider.title, items: count, peakMegabytes });
		}
		if (Number(given.many) > 0) await benchMany(report, provider.title, setup, warmUp);
	} finally {
		setup.simulator.stop();
		warmUp.simulator.stop();
	}
}

/** All receivers in one item, beside one item for each. */
async function benchMany(report: Report, provider: string, setup: Setup, warmUp: Setup) {
	const count = Number(given.many);
	await setup.simulator.reconfigure({ latencyMs: 50 });
	const all = messages(count);
	const one = [{ users: all.map(({ user }) => user), text: all[0]?.text }];
	const [single] = contenders;
	for (const [contender, items] of [
		[manyInOne, one],
		[single, all],
	] as const) {
		if (!contender) continue;
		const plan = { items: [...items], receivers: count, rounds: 1 };
		const figures = await measure(contender, setup, warmUp, plan);
		const { title } = contender;
		if (figures) add(report.many, { provider, items: count, latency: 50, title, ...figures });
	}
}

function add(rows: Row[], row: Row): void {
	rows.push(row);
	printRow(row);
}
