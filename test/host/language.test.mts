import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageOf } from '../../nodes/core/language.ts';

const file = pathToFileURL(join(__dirname, '../../host/language.mjs')).href;
const script = `
	import { say, shownLanguage } from ${JSON.stringify(file)};
	const { locale } = Intl.DateTimeFormat().resolvedOptions();
	console.log(JSON.stringify({ locale, shownLanguage, said: say('English', '中文') }));`;

/** What the commands do in a process with this environment. */
function inProcess(env: Record<string, string>) {
	const args = ['--input-type=module', '--eval', script];
	const output = execFileSync(process.execPath, args, { env, encoding: 'utf8' });
	return JSON.parse(output) as { locale: string; shownLanguage: string; said: string };
}

it.each([
	'en_US.UTF-8',
	'C.UTF-8',
	'de_DE.UTF-8',
	'ja_JP.UTF-8',
	'zh_CN.UTF-8',
	'zh_CN',
	'zh_SG.UTF-8',
	'zh_TW.UTF-8',
	'zh_HK.UTF-8',
])('the commands speak the language of the nodes where LANG is %s', (LANG) => {
	const { locale, shownLanguage, said } = inProcess({ LANG });
	expect(shownLanguage).toBe(languageOf(locale));
	expect(said).toBe(shownLanguage === 'zh-CN' ? '中文' : 'English');
	// Windows has its own setting.
	if (process.platform !== 'win32') {
		expect(shownLanguage).toBe(/^zh_(CN|SG)/.test(LANG) ? 'zh-CN' : 'en');
	}
});
