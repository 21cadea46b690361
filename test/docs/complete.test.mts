import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

it.each(['goals', 'sends', 'many'])('docs/benchmarks.md has measured %s', (name) => {
	const lines = (partIn(read('docs/benchmarks.md'), name) ?? '').split('\n');
	const measured = lines.filter((line) => /^- (Met|Not met): \S|^\|.*\d/i.test(line));
	expect(measured.length).toBeGreaterThan(2);
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

it('CONTRIBUTING.md names each project of the tests', () => {
	const text = read('CONTRIBUTING.md');
	const unnamed = projects.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(text));
	expect(unnamed).toEqual([]);
});
