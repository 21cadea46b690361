import { join } from 'node:path';
import { opensPages } from '../../host/browser.mjs';

const root = join(__dirname, '../..');

describe('a command opens pages in a browser:', () => {
	it.each([
		['test', ''],
		['test', 'build browser'],
		['screenshots', 'node'],
		['jest', ''],
		['jest', '--selectProjects browser --runInBand'],
		['jest', '--selectProjects=browser'],
		['jest', '--selectProjects unit browser'],
		['jest', 'test/browser'],
		['jest', 'editor.test.mts -t opens'],
		['jest', '-t opens'],
	])('%s %s', async (command, args) => {
		expect(await opensPages(command, args.split(' ').filter(Boolean), root)).toBe(true);
	});
});

describe('a command opens no page in a browser:', () => {
	it.each([
		['test', 'unit e2e'],
		['start', ''],
		['compat', ''],
		['jest', '--selectProjects unit --watch'],
		['jest', 'test/core test/browserless --selectProjects=unit'],
		['jest', '--ignoreProjects browser -t browser'],
		['jest', 'test/core'],
	])('%s %s', async (command, args) => {
		expect(await opensPages(command, args.split(' ').filter(Boolean), root)).toBe(false);
	});
});
