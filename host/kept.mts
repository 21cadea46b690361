/**
 * Starts programs of which nothing is left when this process has ended, however that happened: each
 * has a keeper (host/keeper.mjs). The end-to-end tests compile this to CommonJS: no top-level await
 * and no import.meta here.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProgramOptions {
	/** The program, found in PATH if it is no path, and its arguments. */
	command: [string, ...string[]];
	/** The working directory. */
	folder: string;
	env: NodeJS.ProcessEnv;
	/** File that receives everything the program prints; overwritten. */
	logFile: string;
	/** Remove the working directory once the program has ended. */
	removeFolder?: boolean;
	/** What asks the program to end; SIGTERM when left out. */
	stopSignal?: NodeJS.Signals;
	/** The project's folder. */
	root: string;
}

export interface Program {
	/** The process id of the program itself, which leads a process group of its own. */
	pid: Promise<number>;
	/** Resolves with the exit code when the program has ended, for whatever reason. */
	exited: Promise<number | null>;
	/** Everything the program has printed so far. */
	log(): string;
	/** Ends the program and all its children, within ten seconds at most; resolves when they are gone. */
	stop(): Promise<void>;
	/** Like stop(), without giving the program time to finish anything. */
	kill(): Promise<void>;
}

export interface ReadyOptions {
	/** As the error calls the program. */
	name: string;
	deadlineMs: number;
	/** Gives the start up. */
	signal?: AbortSignal;
}

/** Starts a program and its keeper. */
export function startProgram(options: ProgramOptions): Program {
	fs.mkdirSync(path.dirname(options.logFile), { recursive: true });
	const output = fs.openSync(options.logFile, 'w');
	const keeper = spawn(
		process.execPath,
		[
			path.join(options.root, 'host', 'keeper.mjs'),
			...(options.removeFolder ? ['--remove', options.folder] : []),
			...(options.stopSignal ? ['--signal', options.stopSignal] : []),
			'--',
			...options.command,
		],
		{
			cwd: options.folder,
			env: options.env,
			stdio: ['ignore', output, output, 'ipc'],
			detached: true,
		},
	);
	fs.closeSync(output);

	const exited = new Promise<number | null>((resolve) => {
		keeper.once('error', () => resolve(null));
		keeper.once('exit', (code) => resolve(code));
	});
	const pid = new Promise<number>((resolve) => {
		keeper.once('message', (message: { pid: number }) => resolve(message.pid));
	});
	const tell = async (message: 'stop' | 'kill') => {
		// An error means that the keeper has just ended.
		if (keeper.connected) keeper.send(message, () => {});
		await exited;
	};
	return {
		pid,
		exited,
		log: () => fs.readFileSync(options.logFile, 'utf8'),
		stop: async () => await tell('stop'),
		kill: async () => await tell('kill'),
	};
}

/**
 * Waits until a program does its work; kills it if it does not.
 * @param isReady asked again and again
 * @throws Error when the program ends early or takes too long, with the last lines of its log; the
 * signal's reason
 */
export async function untilReady(
	program: Program,
	isReady: () => Promise<boolean>,
	{ name, deadlineMs, signal }: ReadyOptions,
): Promise<void> {
	let hasEnded = false;
	void program.exited.then(() => (hasEnded = true));
	const deadline = Date.now() + deadlineMs;
	try {
		while (!(await isReady())) {
			signal?.throwIfAborted();
			if (hasEnded) throw new Error(`${name} ended before it was ready.`);
			if (Date.now() > deadline) {
				throw new Error(`${name} was not ready after ${deadlineMs / 1000} seconds.`);
			}
			await sleep(200);
		}
	} catch (error) {
		await program.kill();
		signal?.throwIfAborted();
		throw new Error(`${(error as Error).message} Its last lines:\n${lastLines(program.log(), 15)}`);
	}
}

/** The last lines of a text. */
export function lastLines(text: string, count: number): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
