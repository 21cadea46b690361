/**
 * The language of what the commands print: Chinese where the nodes are (nodes/core/language.ts, which
 * the Node.js that the first command begins with may not be able to read), English everywhere else.
 */
const { language, script } = new Intl.Locale(
	Intl.DateTimeFormat().resolvedOptions().locale,
).maximize();

/** Of a text in both languages. */
export const shownLanguage = language === 'zh' && script === 'Hans' ? 'zh-CN' : 'en';

/**
 * The text in the language of this process.
 * @template T
 * @param {T} english
 * @param {T} chinese
 * @returns {T}
 */
export function say(english, chinese) {
	return shownLanguage === 'zh-CN' ? chinese : english;
}
