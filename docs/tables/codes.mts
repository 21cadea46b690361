import type { ErrorTable, ErrorTableEntry } from '../../nodes/core/errors.ts';
import type { Translations } from '../../nodes/core/translate.ts';
import { table } from './markdown.mts';

/** What a provider's codes are called, and how they are said in a language. */
export interface CodeWords {
	/** Of the sentences; left out in English. */
	translations?: Translations;
	/** What the provider's own name of a code means, where that is not plain. */
	meaning?(code: string): string;
	/** What becomes of a call with this code, where its outcome alone does not tell. */
	again?(code: string): string | undefined;
}

const HEADS = {
	en: ['Code', 'What it means', 'What to do', 'Made again'],
	zh: ['错误码', '含义', '该怎么做', '是否重试'],
};

/** What becomes of a call, by its outcome. */
const AGAIN: Readonly<Record<NonNullable<ErrorTableEntry['outcome']>, { en: string; zh: string }>> =
	{
		refused: { en: 'By _Retry On Fail_', zh: '由 _Retry On Fail_ 重试' },
		staleToken: { en: 'Once, with a new token', zh: '换新令牌重试一次' },
		tooFast: { en: 'After a wait', zh: '等待之后重试' },
		unclear: { en: 'No: it may have been carried out', zh: '不重试：可能已执行' },
	};

/** Under which words of the provider another advice is given. */
const WORDS = {
	en: (words: readonly string[]) => `With ${quoted(words, ' or ')}: `,
	zh: (words: readonly string[]) => `含 ${quoted(words, ' 或 ')} 时：`,
};

function quoted(words: readonly string[], between: string): string {
	return words.map((each) => `\`${each}\``).join(between);
}

/**
 * A row for each thing that can be wrong, with all codes that say so.
 *
 * @throws Error when a sentence has no translation
 */
export function codesTable(
	codes: ErrorTable,
	{ translations, meaning, again }: CodeWords = {},
): string {
	const language = translations ? 'zh' : 'en';
	const said = (english: string): string => {
		if (!translations) return english;
		const translated = translations[english];
		if (translated === undefined) throw new Error(`There is no translation of "${english}"`);
		return translated;
	};
	const rows = new Map<string, { codes: string[]; cells: string[] }>();
	const inOrder = Object.entries(codes).sort(([one], [other]) => Number(one) - Number(other) || 0);
	for (const [code, { name, advice, adviceFor = [], outcome = 'refused' }] of inOrder) {
		const own = typeof name === 'string' ? name : said(name.text());
		const cells = [
			[own, meaning?.(code)].filter(Boolean).join(language === 'zh' ? '：' : ': '),
			[
				said(advice.text()),
				...adviceFor.map((each) => `${WORDS[language](each.words)}${said(each.advice.text())}`),
			].join('<br>'),
			again?.(code) ?? AGAIN[outcome][language],
		];
		const row = rows.get(cells.join()) ?? { codes: [], cells };
		row.codes.push(`\`${code}\``);
		rows.set(cells.join(), row);
	}
	const between = language === 'zh' ? '、' : ', ';
	return table(
		HEADS[language],
		[...rows.values()].map((row) => [row.codes.join(between), ...row.cells]),
	);
}
