import { execFileSync } from 'node:child_process';
import { languageOf } from '../../nodes/core/language.ts';

describe('languageOf', () => {
	it.each(['zh', 'zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-CN', 'zh-Hans-HK', 'zh-CN-pinyin'])(
		'is Chinese where simplified characters are written: %s',
		(locale) => {
			expect(languageOf(locale)).toBe('zh-CN');
		},
	);

	it.each(['en-US', 'zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'ja-JP', 'de', 'nonsense', 'und'])(
		'is English elsewhere: %s',
		(locale) => {
			expect(languageOf(locale)).toBe('en');
		},
	);
});

/** What a new process takes for its locale; none need be installed on the machine. */
function localeWith(env: Record<string, string>): string {
	const script = 'process.stdout.write(Intl.DateTimeFormat().resolvedOptions().locale)';
	return execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
}

describe('the locale of a process', () => {
	it.each([
		[{}, 'en'],
		[{ LANG: 'C.UTF-8' }, 'en'],
		[{ LANG: 'en_US.UTF-8' }, 'en'],
		[{ LANG: 'zh_TW.UTF-8' }, 'en'],
		[{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
		[{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
		[{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
		[{ LANG: 'zh_CN' }, 'zh-CN'],
		[{ LANG: 'zh_CN.GB18030' }, 'zh-CN'],
		[{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
		[{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
	])('follows the environment: %j', (env, language) => {
		// Windows has its own setting.
		if (process.platform === 'win32') return;
		expect(languageOf(localeWith(env))).toBe(language);
	});
});
