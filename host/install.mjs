/**
 * Installs what the project needs and does not find: the development tools (root), n8n and, where
 * this machine has another one, Node.js 24 (host/); if asked, n8n in other versions with the Node.js
 * of each (host/versions/). Needs nothing but Node.js 20, npm and an npm registry. What was done is
 * remembered in .host/, so that a second call takes milliseconds.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	assertNodeCanBeHad,
	manifestOf,
	n8nFolders,
	n8nVersionOf,
	nodePath,
	nodeVersionOf,
} from './installations.mjs';
import { say } from './language.mjs';

const PNPM = 'pnpm@10.34.9';
/** The oldest Node-API that sqlite3 can do with: what is compiled for it loads in every Node.js. */
const NODE_API = 6;
const PREBUILT_DEADLINE_MS = 60_000;
const LOCK_REFRESH_MS = 5_000;
const LOCK_STALE_MS = 60_000;

const windows = process.platform === 'win32';

/**
 * Installs what is missing. One install at a time: a second one waits for the first.
 * @param {string} root the project's folder
 * @param {boolean} withVersions whether n8n is needed in other versions as well
 * @returns {Promise<string>} the path of the Node.js 24 to run everything with
 * @throws {Error} with one line that says what to do
 */
export async function ensureInstalled(root, withVersions) {
	const [host = '', ...others] = n8nFolders(root);
	assertNodeCanBeHad(host);
	const state = path.join(root, '.host');
	fs.mkdirSync(state, { recursive: true });
	const folders = withVersions ? [host, ...others] : [host];
	await installMissing(root, [
		{
			folder: root,
			nodeVersion: nodeVersionOf(host),
			stamp: path.join(state, 'tools.stamp'),
			proof: path.join(root, 'node_modules', '.modules.yaml'),
			title: say('Development tools (about half a minute)', '开发工具（大约半分钟）'),
		},
		...folders.map((folder) => ({
			folder,
			nodeVersion: nodeVersionOf(folder),
			stamp: path.join(state, folder === host ? 'n8n.stamp' : `${path.basename(folder)}.stamp`),
			proof: path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
			title: say(
				`n8n ${n8nVersionOf(folder)} (about a minute)`,
				`n8n ${n8nVersionOf(folder)}（大约一分钟）`,
			),
			finish: async (/** @type {string} */ log) =>
				await step(say('SQLite for n8n', 'n8n 所需的 SQLite'), () =>
					buildSqlite(host, folder, log),
				),
		})),
	]);
	return nodePath(host);
}

/**
 * Packages to install.
 * @typedef Part
 * @property {string} folder where its package.json and lockfile are
 * @property {string} nodeVersion that of the Node.js that runs them
 * @property {string} stamp the file that says what is installed
 * @property {string} proof a file that is there once the packages are
 * @property {string} title what the user reads
 * @property {(log: string) => Promise<void>} [finish] what is to do with the packages
 */

/**
 * Installs the parts that are missing, or are not as their lockfile says.
 * @param {string} root the project's folder
 * @param {Part[]} parts
 */
export async function installMissing(root, parts) {
	const fingerprintOf = (/** @type {Part} */ { folder, nodeVersion }) =>
		fingerprint(folder, nodeVersion);
	const isMissing = (/** @type {Part} */ part) =>
		!fs.existsSync(part.proof) || readIfThere(part.stamp) !== fingerprintOf(part);
	if (!parts.some(isMissing)) return;
	const state = path.join(root, '.host');
	await withLock(path.join(state, 'install.lock'), async () => {
		const missing = parts.filter(isMissing);
		if (missing.length === 0) return;
		const log = path.join(state, 'install.log');
		fs.writeFileSync(log, '');
		const place = path.relative(root, log);
		console.log(
			say(
				`Installing what is missing; details are in ${place}`,
				`正在安装缺少的部分，详细信息在 ${place}`,
			),
		);
		for (const part of missing) {
			fs.rmSync(part.stamp, { force: true });
			await step(part.title, () => installPackages(part.folder, part.nodeVersion, log));
			await part.finish?.(log);
			fs.writeFileSync(part.stamp, fingerprintOf(part));
		}
	});
}

/**
 * Everything the content of a folder's node_modules depends on, as a hash.
 * @param {string} folder
 * @param {string} nodeVersion
 * @returns {string}
 */
function fingerprint(folder, nodeVersion) {
	const { dependencies, devDependencies, optionalDependencies, peerDependencies } =
		manifestOf(folder);
	const hash = createHash('sha256');
	hash.update(JSON.stringify([PNPM, nodeVersion, process.platform, process.arch]));
	hash.update(
		JSON.stringify([dependencies, devDependencies, optionalDependencies, peerDependencies]),
	);
	for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
		hash.update(fs.readFileSync(path.join(folder, file)));
	}
	return hash.digest('hex');
}

/**
 * Installs exactly what a folder's lockfile says; completes what an interrupted install left.
 * @param {string} folder
 * @param {string} nodeVersion
 * @param {string} log
 */
async function installPackages(folder, nodeVersion, log) {
	const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--ignore-scripts'];
	args.push('--reporter=append-only', '--config.confirm-modules-purge=false');
	args.push(`--config.node-version=${nodeVersion}`);
	// The network settings make an unreachable registry known in seconds; the user's own win.
	const env = {
		npm_config_fetch_retries: '4',
		npm_config_fetch_retry_factor: '2',
		npm_config_fetch_retry_mintimeout: '500',
		...process.env,
	};
	const tool = windows ? 'npx.cmd' : 'npx';
	const { code, output } = await runTool(tool, args, { cwd: folder, env, log });
	if (code === 0) return;
	if (/^spawn npx/m.test(output))
		throw new Error(
			say('npm is not installed: install it and try again.', '没有安装 npm：请安装后重试。'),
		);
	if (/ENOSPC/.test(output)) {
		throw new Error(
			say('The disk is full: make room and try again.', '磁盘已满：请腾出空间后重试。'),
		);
	}
	if (
		/ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(
			output,
		)
	) {
		const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org/';
		throw new Error(
			say(
				`The npm registry ${registry} cannot be reached: check the network, or name another one with "npm config set registry <address>", and try again.`,
				`无法访问 npm 源 ${registry}：请检查网络，或用 "npm config set registry <地址>" 换一个源（例如 https://registry.npmmirror.com），然后重试。`,
			),
		);
	}
	throw failed(say('pnpm could not install the packages.', 'pnpm 安装软件包失败。'), output, log);
}

/**
 * Makes sqlite3 loadable for an n8n: with what the pinned n8n has, or its prebuilt binary where that
 * can be downloaded, else by compiling it with the headers that come with Node.js.
 * @param {string} host the folder of the pinned n8n
 * @param {string} folder that of this one
 * @param {string} log
 */
async function buildSqlite(host, folder, log) {
	const node = nodePath(folder);
	const manifest = sqliteOf(folder);
	const cwd = path.dirname(manifest);
	const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
	const loads = async () =>
		(await runTool(node, ['-e', 'require(".")'], { cwd, env, log })).code === 0;
	if (await loads()) return;

	const pinned = sqliteOf(host);
	const isSame = fs.readFileSync(pinned, 'utf8') === fs.readFileSync(manifest, 'utf8');
	if (folder !== host && isSame) {
		const build = path.join(path.dirname(pinned), 'build');
		fs.cpSync(build, path.join(cwd, 'build'), { recursive: true });
		if (await loads()) return;
	}

	const prebuildInstall = createRequire(manifest).resolve('prebuild-install/bin.js');
	await runTool(node, [prebuildInstall, '-r', 'napi'], {
		cwd,
		env,
		log,
		deadlineMs: PREBUILT_DEADLINE_MS,
	});
	if (await loads()) return;

	if (/\s/.test(cwd) && !windows) {
		throw new Error(
			say(
				'SQLite must be compiled on this machine, which fails in a folder whose path has a space in it: move the project to another and try again.',
				'在这台机器上必须编译 SQLite，而目录路径中有空格时会失败：请把项目移到其他目录后重试。',
			),
		);
	}
	process.stdout.write(
		say(
			'there is no ready-made one to be had, compiling it (one to five minutes) ... ',
			'下载不到现成的，正在编译（一到五分钟）... ',
		),
	);
	const nodeFolder = path.dirname(path.dirname(node));
	if (fs.existsSync(path.join(nodeFolder, 'include', 'node', 'node_api.h'))) {
		Object.assign(env, { npm_config_nodedir: nodeFolder });
	}
	const nodeGyp = path.join(host, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	const args = [nodeGyp, 'rebuild', `--napi_build_version=${NODE_API}`];
	const { output } = await runTool(node, args, { cwd, env, log });
	if (await loads()) return;
	if (
		/not found: make|gyp ERR! find (Python|VS)|(make|sh): .*(\+\+|cc): .*(not found|No such file)/.test(
			output,
		)
	) {
		throw new Error(
			say(
				'SQLite must be compiled on this machine, and the tools are missing: install a C++ compiler, make and Python 3 (Debian, Ubuntu: apt install g++ make python3; macOS: xcode-select --install) and try again.',
				'在这台机器上必须编译 SQLite，但缺少工具：请安装 C++ 编译器、make 和 Python 3（Debian、Ubuntu：apt install g++ make python3；macOS：xcode-select --install）后重试。',
			),
		);
	}
	throw failed(say('SQLite could not be compiled.', 'SQLite 编译失败。'), output, log);
}

/**
 * @param {string} folder of an n8n
 * @returns {string} the path of its sqlite3's package.json
 */
function sqliteOf(folder) {
	const n8n = fs.realpathSync(path.join(folder, 'node_modules', 'n8n', 'package.json'));
	return createRequire(n8n).resolve('sqlite3/package.json');
}

/**
 * Does one thing, with a line that says what and how long it took.
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function step(title, work) {
	process.stdout.write(`  ${title} ... `);
	const start = Date.now();
	try {
		await work();
	} catch (error) {
		console.log(say('failed', '失败'));
		throw error;
	}
	const seconds = Math.ceil((Date.now() - start) / 1000);
	console.log(say(`done in ${seconds} s`, `完成，用时 ${seconds} 秒`));
}

/**
 * Runs a tool without input. Its output goes to the log; it does not outlive this process when that
 * is ended by a signal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: string, deadlineMs?: number }} options
 * @returns {Promise<{ code: number | null, output: string }>} its exit code (null: killed or not
 *   found) and what it has printed
 */
export async function runTool(command, args, { cwd, env, log, deadlineMs }) {
	fs.appendFileSync(log, `\n> ${path.basename(command)} ${args.join(' ')}\n`);
	const start = fs.statSync(log).size;
	const logFile = fs.openSync(log, 'a');
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: ['ignore', logFile, logFile],
		detached: !windows,
		shell: command.endsWith('.cmd'),
	});
	fs.closeSync(logFile);
	const kill = () => {
		if (child.pid === undefined) return;
		if (windows) child.kill();
		else process.kill(-child.pid, 'SIGKILL');
	};
	const interrupt = () => {
		kill();
		console.log(
			say('\nInterrupted. The next run goes on from here.', '\n已中断。下次运行会从这里继续。'),
		);
		process.exit(1);
	};
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, interrupt);
	const timer = deadlineMs ? setTimeout(kill, deadlineMs) : undefined;
	const code = await new Promise((resolve) => {
		child.once('exit', resolve);
		child.once('error', (error) => {
			fs.appendFileSync(log, `${error.message}\n`);
			resolve(null);
		});
	});
	clearTimeout(timer);
	for (const signal of signals) process.off(signal, interrupt);
	return { code, output: fs.readFileSync(log).subarray(start).toString() };
}

/**
 * The error for what has no better explanation; prints the end of a tool's output.
 * @param {string} sentence
 * @param {string} output
 * @param {string} log
 * @returns {Error}
 */
export function failed(sentence, output, log) {
	console.error(output.trimEnd().split('\n').slice(-15).join('\n'));
	return new Error(
		say(`${sentence} All of its output is in ${log}.`, `${sentence}全部输出在 ${log} 中。`),
	);
}

/**
 * Does something while no other process does it. The lock is a file with the holder's process id
 * that the holder touches every few seconds; a lock whose holder is gone is taken over.
 * @param {string} file
 * @param {() => Promise<void>} work
 */
async function withLock(file, work) {
	let told = false;
	while (!takeLock(file)) {
		if (!told) {
			console.log(
				say('Another process is installing; waiting for it.', '另一个进程正在安装，请稍候。'),
			);
		}
		told = true;
		await sleep(500);
	}
	const release = () => fs.rmSync(file, { force: true });
	const refresh = setInterval(() => fs.utimesSync(file, new Date(), new Date()), LOCK_REFRESH_MS);
	process.once('exit', release);
	try {
		await work();
	} finally {
		clearInterval(refresh);
		process.off('exit', release);
		release();
	}
}

/**
 * @param {string} file
 * @returns {boolean} whether this process now holds the lock
 */
function takeLock(file) {
	try {
		fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
	}
	try {
		const age = Date.now() - fs.statSync(file).mtimeMs;
		const holder = fs.readFileSync(file, 'utf8');
		if (age > LOCK_STALE_MS || (holder && !isRunning(Number(holder)))) {
			// Renaming first: of several processes that see the same stale lock, one gets it.
			const taken = `${file}.${process.pid}`;
			fs.renameSync(file, taken);
			if (fs.readFileSync(taken, 'utf8') !== holder) fs.linkSync(taken, file);
			fs.rmSync(taken);
			return takeLock(file);
		}
	} catch (error) {
		// Released or taken over meanwhile.
		if (!/ENOENT|EEXIST/.test(String(error))) throw error;
	}
	return false;
}

/**
 * Whether a process with this id runs on this machine, whoever it belongs to.
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/**
 * @param {string} file
 * @returns {string | undefined} its text, nothing when it does not exist
 */
function readIfThere(file) {
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
