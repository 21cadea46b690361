/**
 * Finds the browser that opens n8n's editor in tests, or installs one from the npm registry where
 * there is none.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { failed, installMissing, runTool } from './install.mjs';
import { nodeVersionOf } from './installations.mjs';
import { say } from './language.mjs';

const LIST_DEADLINE_MS = 60_000;
/** Browsers on Linux, by the names of their commands. */
const COMMANDS = ['chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const COMMAND_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
/** Browsers on macOS. */
const APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
/** Browsers on Windows, in each of the folders for programs. */
const PROGRAMS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
const PROGRAM_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * The browser to use: the one that CHROME_PATH names, else one of this machine, else the one that
 * host/browser/package.json names, which is installed then.
 * @param {string} root the project's folder
 * @param {string} node the Node.js 24 to run things with
 * @returns {Promise<string | undefined>} its path; nothing where npm has none for this machine
 * @throws {Error} with one line that says what to do
 */
export async function ensureBrowser(root, node) {
	const present = process.env.CHROME_PATH ?? placesOf(process.platform).find(fs.existsSync);
	if (present) return present;
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const state = path.join(root, '.host');
	const browser = path.join(state, 'browser', 'chrome');
	const folder = path.join(root, 'host', 'browser');
	await installMissing(root, [
		{
			folder,
			nodeVersion: nodeVersionOf(path.join(root, 'host')),
			stamp: path.join(state, 'browser.stamp'),
			proof: browser,
			title: say('A browser for the tests (about ten seconds)', '测试用的浏览器（大约十秒）'),
			finish: async (log) => await unpack(folder, browser, node, log),
		},
	]);
	return browser;
}

/**
 * Whether a command opens pages in a browser.
 * @param {string} command that of run.mjs
 * @param {string[]} args its arguments
 * @param {string} root the project's folder
 * @returns {Promise<boolean>}
 */
export async function opensPages(command, args, root) {
	if (command === 'screenshots') return true;
	if (command === 'test') return args.length === 0 || args.includes('browser');
	return command === 'jest' && (await testsInBrowser(args, root));
}

/**
 * Whether jest would run a test of test/browser/, as it says itself.
 * @param {string[]} args jest's arguments
 * @param {string} root
 */
async function testsInBrowser(args, root) {
	const jest = [path.join('node_modules', 'jest', 'bin', 'jest.js')];
	const list = [...jest, '--config', path.join('test', 'jest.config.mjs'), '--listTests'];
	// It would list, and watch.
	const once = args.filter((arg) => !arg.startsWith('--watch'));
	try {
		const { stdout } = await promisify(execFile)(process.execPath, [...list, ...once], {
			cwd: root,
			timeout: LIST_DEADLINE_MS,
		});
		return /[\\/]test[\\/]+browser[\\/]/.test(stdout);
	} catch {
		// jest will say what is wrong with the arguments.
		return false;
	}
}

/**
 * Where browsers lie that their makers' installers have installed.
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function placesOf(platform) {
	if (platform === 'win32') {
		const folders = PROGRAM_FOLDERS.flatMap((name) => process.env[name] ?? []);
		return PROGRAMS.flatMap((program) => folders.map((folder) => path.join(folder, program)));
	}
	if (platform === 'darwin') {
		const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
		return APPLICATIONS.flatMap((name) =>
			folders.map((folder) => path.join(folder, `${name}.app/Contents/MacOS/${name}`)),
		);
	}
	return COMMANDS.flatMap((name) => COMMAND_FOLDERS.map((folder) => path.join(folder, name)));
}

/**
 * Unpacks Chromium with the libraries that it needs beside those of every Linux.
 * @param {string} folder where the package is installed
 * @param {string} browser the command to make
 * @param {string} node
 * @param {string} log
 */
async function unpack(folder, browser, node, log) {
	const place = path.dirname(browser);
	fs.rmSync(place, { recursive: true, force: true });
	fs.mkdirSync(place, { recursive: true });
	const script = `
		import { inflate } from '@sparticuz/chromium';
		const bin = 'node_modules/@sparticuz/chromium/bin/';
		for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(bin + name);`;
	const args = ['--input-type=module', '--eval', script];
	// The package unpacks to the folder for temporary files.
	const env = { ...process.env, TMPDIR: place };
	const { code, output } = await runTool(node, args, { cwd: folder, env, log });
	if (code !== 0) {
		throw failed(say('The browser could not be unpacked.', '浏览器解压失败。'), output, log);
	}
	const command = `#!/bin/sh
folder=$(dirname "$0")
export LD_LIBRARY_PATH="$folder/al2023/lib"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$folder/fonts"
exec "$folder/chromium" "$@"
`;
	fs.writeFileSync(browser, command, { mode: 0o755 });
}
