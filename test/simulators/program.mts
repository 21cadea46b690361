import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs a provider's cli.mts; what a test leaves running is killed after it. */
export function programOf(provider: 'dingTalk' | 'youDu' | 'messageCenter') {
	const path = join(__dirname, '../../simulators', provider, 'cli.mts');
	const children: ChildProcess[] = [];

	afterEach(() => {
		for (const child of children.splice(0)) child.kill('SIGKILL');
	});

	function launch(args: string[]) {
		const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
		children.push(child);
		return child;
	}

	/** A run that goes on until it gets a signal. */
	function start(...args: string[]) {
		const child = launch(args);
		const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
		const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		const nextLine = async (): Promise<string> => String((await lines.next()).value);
		return { child, ended, nextLine };
	}

	/** The exit code and output of a run that ends by itself. */
	async function run(...args: string[]) {
		const child = launch(args);
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		const [code] = (await once(child, 'close')) as [number];
		return { code, stdout, stderr };
	}

	return { start, run };
}
