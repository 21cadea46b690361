import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsIn } from '../docs/tables/markdown.mts';
import type { Workflow } from '../host/n8n.mts';
import { panel } from '../nodes/core/translations/zh-CN/panel.ts';
import { credentials, nodes } from './harness/descriptions.mts';
import { sentenceTables } from './harness/sentences.mts';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The words of CONTRIBUTING.md, and what stands for the same thing elsewhere. */
const words: Array<[word: string, others: RegExp]> = [
	['账号', /[帐账]户|帐号/],
	['令牌', /(?<![A-Za-z_])token(?![A-Za-z_])/i],
	['凭证', /凭据/],
	['密钥', /(?<!应用)秘钥|密匙/],
	['条目', /数据项/],
	['执行', /再次?运行(?! `)|运行(这个|整个)?工作流/],
	['公众平台', /公众号/],
	['统一消息中心', /(?<!统一)消息中心/],
	['对话框', /凭证窗口|弹窗/],
];

const panels = [...nodes, ...credentials].flatMap(({ chinese: { shared, resources = {} } }) => [
	shared,
	...Object.values(resources),
]);
const tables = [panel, ...panels, ...Object.values(sentenceTables)];

/** A page without what others name: code, English names of fields, and the providers' codes. */
function ownWordsOf(page: string): string {
	return page
		.replace(/<!-- codes -->.*?<!-- \/codes -->/gs, '')
		.replace(/^```.*?^```/gms, '')
		.replace(/`[^`]*`/g, '`')
		.replace(/（[A-Z][^）]*）/g, '');
}

const pages = [
	'README.zh-CN.md',
	...readdirSync(join(root, 'docs'))
		.filter((file) => file.endsWith('.zh-CN.md'))
		.map((file) => `docs/${file}`),
];
const examples = readdirSync(join(root, 'examples')).map((file) => `examples/${file}`);

/** The name of an example and the Chinese part of its notes. */
function chineseOf(file: string): string {
	const { name, nodes: onCanvas } = JSON.parse(read(file)) as Workflow;
	const notes = onCanvas.flatMap(({ parameters: { content } }) =>
		typeof content === 'string' ? [content.slice(content.lastIndexOf('\n## '))] : [],
	);
	return [name, ...notes].join('\n');
}

const texts: Array<[place: string, text: string]> = [
	['the translations', tables.flatMap((table) => Object.values(table)).join('\n')],
	...pages.map((file): [string, string] => [file, ownWordsOf(read(file))]),
	...examples.map((file): [string, string] => [file, ownWordsOf(chineseOf(file))]),
];

it('looks at all words that CONTRIBUTING.md lists', () => {
	const [, table = ''] = read('CONTRIBUTING.md').split('**One Chinese word for each thing**');
	const [rows = ''] = /( *\|.*\n)+/.exec(table) ?? [];
	const [, ...listed] = cellsIn(rows.replace(/^ +/gm, '')).map(([, chinese]) => chinese);
	expect(words.map(([word]) => word)).toEqual(listed);
});

it.each(words)('the package says %s in one word', (word, others) => {
	expect(texts.some(([, text]) => text.includes(word))).toBe(true);
	const strange = texts.flatMap(([place, text]) =>
		text.split('\n').flatMap((line) => (others.test(line) ? [`${place}: ${line}`] : [])),
	);
	expect(strange).toEqual([]);
});
