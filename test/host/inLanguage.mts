export type Language = 'en' | 'zh-CN';

/**
 * Modules of host/ as a process has them whose locale is of a language.
 * @param names of the files, without their ending
 */
export function hostIn(language: Language, ...names: string[]): object[] {
	let modules: object[] = [];
	jest.isolateModules(() => {
		jest.doMock('../../host/language.mjs', () => ({
			say: (english: string, chinese: string) => (language === 'en' ? english : chinese),
		}));
		modules = names.map((name) => jest.requireActual<object>(`../../host/${name}.mts`));
	});
	return modules;
}
