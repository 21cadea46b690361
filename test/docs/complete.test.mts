import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contenders } from '../../bench/contenders.mts';
import type { Report } from '../../bench/figures.mts';
import { partsOf } from '../../bench/parts.mts';
import { providers } from '../../bench/providers.mts';
import { cellsIn, partIn } from '../../docs/tables/markdown.mts';
import { shots } from '../../host/shots.mts';
import manifest from '../../package.json';
import { linksIn } from '../harness/markdown.mts';
import { projects } from '../projects.mjs';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const namesIn = (folder: string) => readdirSync(join(root, folder)).sort();
const pages = [
	...namesIn('.').filter((file) => file.endsWith('.md')),
	...namesIn('docs')
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
];

describe('the pictures', () => {
	it.each(['en', 'zh-CN'])('are there for each shot, in %s, and no others', (language) => {
		const expected = shots.map(({ name }) => `${name}.png`).sort();
		expect(namesIn(`docs/images/${language}`)).toEqual(expected);
	});

	it('are all shown on a page', () => {
		const shown = pages.flatMap((page) => {
			const folder = page.startsWith('docs/') ? 'docs' : '';
			return linksIn(read(page)).map((link) => join(folder, link));
		});
		const pictures = readdirSync(join(root, 'docs/images'), { recursive: true, encoding: 'utf8' })
			.filter((file) => /\.(png|svg)$/.test(file))
			.map((file) => join('docs/images', file));
		expect(pictures.length).toBeGreaterThan(2 * shots.length);
		expect(pictures.filter((file) => !shown.includes(file))).toEqual([]);
	});
});

describe('docs/benchmarks.md', () => {
	const part = (name: string) => partIn(read('docs/benchmarks.md'), name) ?? '';
	const providerTitles = Object.values(providers).map(({ title }) => title);
	const made = partsOf(JSON.parse(read('bench/measured.json')) as Report);
	/** Tables are written as wide as their widest cell. */
	const withoutWidths = (text: string) => text.replace(/ +|-{3,}/g, ' ');

	it.each(Object.keys(made))('has an up-to-date part %s (npm run bench -- --tables)', (name) => {
		expect(withoutWidths(part(name))).toBe(withoutWidths(made[name] ?? ''));
	});

	const [list = '', ...others] = part('goals').split('\n\n');

	it('has goals, and the package meets all of them', () => {
		const lines = list.split('\n');
		expect(lines.length).toBeGreaterThanOrEqual(5);
		expect(lines.filter((line) => !/^- Met: \S/.test(line))).toEqual([]);
	});

	it('has the time beside those that do less below the goals, and nothing else', () => {
		const ofItems = (items: string) =>
			['DingTalk', 'Message Center'].map((provider) => `${provider}, ${items} items`);
		const { package: own, byHand, bareNode } = contenders;
		const compared = others.map((line) => {
			const [begin, ratios = ''] = line.split(/(?<=without latency: )/);
			const whose = ratios.split(/\), |\)$/).map((each) => each.replace(/^\d+\.\d\d \(/, ''));
			return [begin, ...whose];
		});
		const all = [...ofItems('1,000'), ...ofItems('10,000'), ''];
		expect(compared).toEqual([
			[`${own.title} beside ${byHand.title}, without latency: `, ...all],
			[`${own.title} beside ${bareNode.title}, without latency: `, ...all],
			[`${bareNode.title} beside ${byHand.title}, without latency: `, ...all],
		]);
	});

	it('has the seconds of each provider beside what users would take instead', () => {
		const measured = cellsIn(part('sends')).map(
			([provider, items, latency, contender, , seconds = '']) =>
				[provider, items, latency, contender, /^\d+\.\d$/.test(seconds)] as const,
		);
		const { package: own, httpRequest, oneAtATime } = contenders;
		const expected = providerTitles.flatMap((provider) =>
			['0 ms', '50 ms'].flatMap((latency) =>
				[own, httpRequest, oneAtATime].map(
					({ title }) => [provider, '1,000', latency, title, true] as const,
				),
			),
		);
		expect(measured).toEqual(expect.arrayContaining(expected));
	});

	it('has n8n’s memory for each provider, and what sending adds to that of a no-op node', () => {
		const number = (cell = '') => Number(cell.replaceAll(',', ''));
		const measured = cellsIn(part('memory'))
			.slice(1)
			.map(([provider, latency, items, peak, idle, added]) => {
				const isRight = number(idle) > 0 && number(peak) - number(idle) === number(added);
				return [provider, latency, items, isRight] as const;
			});
		const expected = providerTitles.flatMap((provider) =>
			['1,000', '10,000'].map((items) => [provider, '0 ms', items, true] as const),
		);
		expect(measured).toEqual(expect.arrayContaining(expected));
		expect(measured.filter(([, , , isRight]) => !isRight)).toEqual([]);
	});

	it('has the calls and seconds of many receivers', () => {
		const measured = cellsIn(part('many')).map(
			([provider, , sentAs, calls = '', seconds = '']) =>
				[provider, sentAs, /^[\d,]+$/.test(calls), /^\d+\.\d$/.test(seconds)] as const,
		);
		const expected = providerTitles.flatMap((provider) =>
			['one item', 'one item for each'].map((sentAs) => [provider, sentAs, true, true] as const),
		);
		expect(measured).toEqual(expect.arrayContaining(expected));
	});
});

it('ARCHITECTURE.md says of each file of the core what is in it', () => {
	const [, table = ''] = read('ARCHITECTURE.md').split('In `nodes/core/`:\n\n');
	const [rows = ''] = /^(\|.*\n)+/.exec(table) ?? [];
	const named = cellsIn(rows).flatMap(([files = '']) =>
		[...files.matchAll(/`(\w+)`/g)].map(([, name]) => `${name}.ts`),
	);
	expect(named.sort()).toEqual(namesIn('nodes/core').filter((file) => file.endsWith('.ts')));
});

it('the name of the packed file has the version of the package', () => {
	const users = pages.filter((page) => page !== 'docs/releasing.md');
	const files = users.flatMap(
		(page) => read(page).match(/n8n-nodes-cn-messaging-[\d.]+\.tgz/g) ?? [],
	);
	expect(files.length).toBeGreaterThanOrEqual(4);
	expect([...new Set(files)]).toEqual([`n8n-nodes-cn-messaging-${manifest.version}.tgz`]);
});

/** The commands for projects that `npm test` leaves out. */
const ON_DEMAND = { 'each n8n': '`npm run compat`', servers: '`npm run queue-mode`' };

it('CONTRIBUTING.md has each project of the tests among its commands', () => {
	const [table = ''] = /^\| Command .*\n(\|.*\n)+/m.exec(read('CONTRIBUTING.md')) ?? [];
	const rows = cellsIn(table).map(([command = '', what = '']) => ({ command, what }));
	const { what: steps = '' } = rows.find(({ command }) => command === '`npm test -- unit`') ?? {};
	const withoutCommand = projects.filter(({ name, onDemand }) => {
		if (!onDemand) return !steps.includes(`\`${name}\``);
		return !rows.some(({ command }) => command === ON_DEMAND[onDemand]);
	});
	expect(withoutCommand.map(({ name }) => name)).toEqual([]);
});
