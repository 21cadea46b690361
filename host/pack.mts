/**
 * The package as npm publishes it. Used by the step `scan` and by the end-to-end test of an
 * installation (which compiles it to CommonJS: no top-level await and no import.meta here).
 */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const windows = process.platform === 'win32';

export interface Packed {
	/** Path of the file that npm would publish. */
	tarball: string;
	/** A folder with what is in it. */
	folder: string;
	/** Deletes both. */
	remove(): void;
}

/**
 * Packs the built package into a temporary folder, and unpacks it there as n8n does.
 * @param root the project's folder
 * @throws Error with npm's own words when it cannot be packed
 */
export async function pack(root: string): Promise<Packed> {
	const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-pack-'));
	const remove = () => fs.rmSync(temporary, { recursive: true, force: true });
	try {
		await npm(['pack', '--silent', '--pack-destination', temporary], root);
		const [file] = fs.readdirSync(temporary);
		if (file === undefined) throw new Error('npm pack has made no file.');
		const folder = path.join(temporary, 'package');
		fs.mkdirSync(folder);
		await execute('tar', ['-xzf', file, '-C', 'package', '--strip-components=1'], {
			cwd: temporary,
		});
		return { tarball: path.join(temporary, file), folder, remove };
	} catch (error) {
		remove();
		throw error;
	}
}

/**
 * Runs npm.
 * @param env takes the place of this process's environment
 * @returns what it printed
 * @throws Error with npm's own words when it fails
 */
export async function npm(args: string[], cwd: string, env = process.env): Promise<string> {
	const options = { cwd, env, shell: windows };
	const { stdout } = await execute(windows ? 'npm.cmd' : 'npm', args, options);
	return stdout;
}
