/** The languages of the package. Texts stand in the source in English; each other one has tables. */
export type Language = 'en' | 'zh-CN';

/**
 * The language for a locale: Chinese where simplified characters are written, as Unicode knows it;
 * English everywhere else.
 *
 * @param locale by BCP 47
 */
export function languageOf(locale: string): Language {
	const { language, script } = new Intl.Locale(locale).maximize();
	return language === 'zh' && script === 'Hans' ? 'zh-CN' : 'en';
}

/**
 * That of the server, which its operator sets by LC_ALL, LC_MESSAGES or LANG; on Windows by the user's
 * regional format alone.
 *
 * @see ICU: putil.cpp, uprv_getDefaultLocaleID
 */
const LANGUAGE = languageOf(Intl.DateTimeFormat().resolvedOptions().locale);

/** What there is in the language of this process; nothing where that is English. */
export function inLanguage<T>(others: Readonly<Record<Exclude<Language, 'en'>, T>>): T | undefined {
	return LANGUAGE === 'en' ? undefined : others[LANGUAGE];
}
