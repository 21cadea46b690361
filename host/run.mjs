/**
 * What `npm start`, `npm test` and the other scripts of package.json call:
 * node host/run.mjs start|test|… [arguments].
 * Installs what is missing, then runs the command with Node.js 24 and ends with its exit code.
 * This file has to be understood by Node.js 14, so that an old one gets a sentence and not a syntax error.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './language.mjs';

const OLDEST_NODE = 20;
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A terminal and npm both pass on the same Ctrl-C: signals this close together are one. */
const SAME_SIGNAL_MS = 300;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const programs = new Map([
	['start', ['host/start.mts']],
	['test', ['host/test.mts']],
	['compat', ['host/test.mts', 'compat']],
	['bench', ['bench/bench.mts']],
	['release-notes', ['host/release.mts']],
	['screenshots', ['host/screenshots.mts']],
	['queue-mode', ['host/test.mts', 'queue']],
	['docs', ['--import', './host/typescript.mts', 'docs/tables/update.mts']],
	['jest', ['node_modules/jest/bin/jest.js', '--config', 'test/jest.config.mjs']],
	['dingtalk-simulator', ['simulators/dingTalk/cli.mts']],
	['youdu-simulator', ['simulators/youDu/cli.mts']],
	['message-center-simulator', ['simulators/messageCenter/cli.mts']],
]);

/** When the last signal came; 0 before the first. */
let lastSignal = 0;

/**
 * Runs a program in the project's folder, passes signals on to it and ends with its exit code.
 * It runs in a session of its own, so that a signal reaches it once, and with an IPC channel, so
 * that it notices when this process is gone.
 * @param {string} node the Node.js to run it with, which its children find first in PATH as well
 * @param {string[]} args
 */
function run(node, args) {
	process.env.PATH = path.dirname(node) + path.delimiter + process.env.PATH;
	const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
		cwd: root,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		detached: process.platform !== 'win32',
	});
	for (const signal of SIGNALS) {
		process.on(signal, () => {
			if (Date.now() - lastSignal > SAME_SIGNAL_MS) child.kill(signal);
			lastSignal = Date.now();
		});
	}
	child.on('exit', (code) => process.exit(code === null ? 1 : code));
}

/** npm's shell ends on a signal without passing it on: losing it counts as SIGTERM, if none came. */
function endWithNpm() {
	const shell = process.ppid;
	const look = () => {
		if (process.ppid !== shell && lastSignal === 0) process.kill(process.pid, 'SIGTERM');
	};
	setInterval(look, 500).unref();
}

/** Tests and pages are made of the package's English texts, whatever the language of this machine. */
function speakEnglish() {
	delete process.env.LC_ALL;
	delete process.env.LC_MESSAGES;
	process.env.LANG = 'en_US.UTF-8';
}

async function main() {
	const [command = '', ...args] = process.argv.slice(2);
	const program = programs.get(command);
	const major = parseInt(process.versions.node, 10);
	if (major < OLDEST_NODE) {
		throw new Error(
			say(
				`Node.js ${OLDEST_NODE} or newer is needed and this is ${process.version}: see https://nodejs.org/`,
				`需要 Node.js ${OLDEST_NODE} 或更新版本，当前是 ${process.version}：见 https://nodejs.org/`,
			),
		);
	}
	if (!program) {
		throw new Error(`Usage: node host/run.mjs ${[...programs.keys()].join('|')} [arguments]`);
	}
	if (process.env.npm_lifecycle_event) endWithNpm();
	const { ensureInstalled } = await import('./install.mjs');
	if (['docs', 'test', 'jest', 'compat', 'queue-mode'].includes(command)) speakEnglish();
	const whole = [...program, ...args];
	const node = await ensureInstalled(root, whole.includes('compat'));
	const { ensureBrowser, opensPages } = await import('./browser.mjs');
	if (await opensPages(command, args, root)) {
		const browser = await ensureBrowser(root, node);
		if (browser) process.env.CHROME_PATH = browser;
	}
	run(node, whole);
}

main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
