import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensIn } from '../harness/markdown.mts';
import { sentenceTables } from '../harness/sentences.mts';

const root = join(__dirname, '..', '..');
const pages = ['', 'docs'].flatMap((folder) =>
	readdirSync(join(root, folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file)),
);

/** What marks the item at the end of an error, in either language. */
const ITEM = / \[(item|条目) \d+\]$/;
/** The end of a sentence in the middle of a text; names of codes have neither blanks nor Chinese. */
const ENDING = /^…(?=.*[ \p{Script=Han}])/u;
/** Sentences that are little more than places would fit any text. */
const WORDS = /\p{Script=Han}{2}|[a-z]{3}/u;

/** What a page quotes of the nodes' errors and warnings. */
function quotesIn(file: string): string[] {
	return tokensIn(readFileSync(join(root, file), 'utf8')).flatMap(({ type, info, content }) => {
		if (type === 'fence' && info === 'text') return content.trimEnd().split('\n');
		return type === 'code_inline' && ENDING.test(content) ? [content] : [];
	});
}

/** Fits a text that says this. */
function saying(pattern: string): RegExp {
	const [first = '', ...others] = pattern
		.split(/\{\d+\}/)
		.map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${[first, ...others].join('.+')}$`, 'u');
}

const english = Object.values(sentenceTables).flatMap((table) => Object.keys(table));
const chinese = Object.values(sentenceTables).flatMap((table) => Object.values(table));

it('finds the quotes', () => {
	expect(pages.flatMap(quotesIn).length).toBeGreaterThanOrEqual(16);
});

it.each(pages)('%s quotes what the nodes say', (file) => {
	const patterns = (file.includes('.zh-CN.') ? chinese : english).filter((pattern) =>
		WORDS.test(pattern.replace(/\{\d+\}/g, '')),
	);
	const strange = quotesIn(file).filter((quote) => {
		const text = quote.replace(ITEM, '');
		if (!ENDING.test(text)) return !patterns.some((pattern) => saying(pattern).test(text));
		return !patterns.some((pattern) => pattern.endsWith(text.replace('…', '')));
	});
	expect(strange).toEqual([]);
});
