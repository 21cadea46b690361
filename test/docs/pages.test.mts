import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { credentials, nodes } from '../harness/descriptions.mts';
import { anchorsIn, linksIn, tokensIn } from '../harness/markdown.mts';

const root = join(__dirname, '..', '..');
const ENGLISH_ONLY = ['docs/benchmarks.md', 'docs/releasing.md'];

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const filesIn = (folder: string, ending: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ending) && !file.includes('node_modules'))
		.map((file) => `${folder}/${file}`);

const pages = [
	...readdirSync(root).filter((file) => file.endsWith('.md')),
	...filesIn('docs', '.md'),
	...filesIn('simulators', '.md'),
];

/** Those of these links which lead nowhere in the repository. */
function deadAmong(links: string[], from: string): string[] {
	return links.filter((link) => {
		if (/^\w+:/.test(link)) return false;
		const [path = '', anchor] = link.split('#');
		const file = path === '' ? from : normalize(join(dirname(from), path));
		if (!existsSync(join(root, file))) return true;
		return anchor ? !anchorsIn(read(file)).includes(anchor) : false;
	});
}

it('finds links and anchors', () => {
	const text =
		'## A `code`, 中文 (1)\n\n[x](a%20b.md#%E4%B8%AD) ![y](z.png)\n\n```\n# no\n[no](no)\n```\n';
	expect(linksIn(text)).toEqual(['a b.md#中', 'z.png']);
	expect(anchorsIn(text)).toEqual(['a-code-中文-1']);
	expect(
		deadAmong(['../README.md', '#nowhere', 'nofile.md', 'youdu.md#errors'], 'docs/x.md'),
	).toEqual(['#nowhere', 'nofile.md']);
});

it.each(pages)('%s has no dead link', (file) => {
	expect(deadAmong(linksIn(read(file)), file)).toEqual([]);
});

it.each(filesIn('examples', '.json'))('%s has no dead link in its notes', (file) => {
	const { nodes: onCanvas } = JSON.parse(read(file)) as {
		nodes: Array<{ parameters: { content?: string } }>;
	};
	const notes = onCanvas.map(({ parameters }) => parameters.content ?? '');
	expect(notes.join('').length).toBeGreaterThan(0);
	expect(deadAmong(notes.flatMap(linksIn), file)).toEqual([]);
});

/** A page for users and its Chinese twin. */
const twins = pages
	.filter((file) => /^(README|docs\/[^/]+)\.md$/.test(file) && !file.includes('.zh-CN.'))
	.filter((file) => !ENGLISH_ONLY.includes(file))
	.map((file) => [file, file.replace('.md', '.zh-CN.md')] as const);

it.each(twins)('%s has a twin with the same headings and tables', (english, chinese) => {
	const shapeOf = (file: string) =>
		tokensIn(read(file))
			.filter(({ type }) => ['heading_open', 'tr_open', 'fence'].includes(type))
			.map(({ tag }) => tag);
	expect(shapeOf(chinese)).toEqual(shapeOf(english));
});

it.each(twins.flat())('%s links to its twin', (file) => {
	const name = file.split('/').at(-1) ?? '';
	const twin = name.includes('.zh-CN.')
		? name.replace('.zh-CN', '')
		: name.replace('.md', '.zh-CN.md');
	expect(linksIn(read(file))[0]).toBe(twin);
});

describe('the Chinese pages', () => {
	const words = [...nodes, ...credentials].map(({ chinese }) => chinese);
	const tables = words.flatMap(({ shared, resources = {} }) => [
		shared,
		...Object.values(resources),
	]);
	/** What the panels show for an English text, in any place. */
	const shownFor = (english: string) =>
		tables.flatMap((table) => (Object.hasOwn(table, english) ? [table[english]!] : []));

	it.each(twins.map(([, chinese]) => chinese))('%s names fields as the panels do', (file) => {
		const pairs = [...read(file).matchAll(/([^*|\n（]+(?:（[^（）]*）)?)（([A-Z][^（）]*)）/gu)];
		const wrong = pairs.filter(([, before = '', english = '']) => {
			const shown = shownFor(english);
			const isShown = shown.some((label) => before.trimEnd().endsWith(label));
			return shown.length > 0 && !isShown;
		});
		expect(wrong.map(([pair]) => pair)).toEqual([]);
	});
});
