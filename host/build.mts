/** Builds the package, for the commands that run it in n8n. */
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { lastLines } from './kept.mts';

/**
 * Builds dist/.
 * @throws Error with the compiler's output
 */
export async function build(root: string, signal?: AbortSignal): Promise<void> {
	const gulp = path.join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	try {
		await promisify(execFile)(process.execPath, [gulp, 'build'], { cwd: root, signal });
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		throw new Error(`The package could not be built:\n${lastLines(`${stdout}${stderr}`, 30)}`);
	}
}
