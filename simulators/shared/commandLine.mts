import { parseArgs } from 'node:util';
import { InputError } from './checks.mts';

/** One command line flag and the start option that it sets. */
export interface Flag {
	/** Without the leading dashes. */
	name: string;
	/** Stands for the value in the help text. */
	value: string;
	help: string;
	option: string;
	/** The value is a whole number. */
	numeric?: boolean;
}

/** A received message in the three pieces that are printed. */
export interface MessageLine {
	/** Milliseconds since 1970. */
	time: number;
	receivers: number;
	text: string;
}

interface RunningSimulator {
	readonly url: string;
	readonly credentials: object;
	close(): Promise<void>;
}

export interface Program {
	/** E.g. `YouDu simulator`. */
	title: string;
	/** How the program is called, e.g. `node simulators/youDu/cli.mts`. */
	command: string;
	defaultPort: number;
	/** The provider's own flags. */
	flags: readonly Flag[];
	/** Starts the simulator; `print` takes each message that comes in. */
	start(
		options: Record<string, unknown>,
		print: (message: MessageLine) => void,
	): Promise<RunningSimulator>;
}

const SHOWN_CHARACTERS = 40;

/**
 * Runs a simulator as a program: reads the command line, starts, prints the address, the
 * credentials and one line for each message, and ends on SIGINT or SIGTERM. Exit code 0 after a
 * signal or --help, 1 when it cannot listen, 2 on a bad command line.
 */
export async function runProgram(program: Program): Promise<void> {
	const flags: Flag[] = [
		{
			name: 'port',
			value: 'N',
			help: `port, 0 for any; default ${program.defaultPort}`,
			option: 'port',
			numeric: true,
		},
		{ name: 'host', value: 'ADDRESS', help: 'default 127.0.0.1', option: 'host' },
		{
			name: 'path-prefix',
			value: '/x',
			help: 'put before the path of every call',
			option: 'pathPrefix',
		},
		{
			name: 'latency-ms',
			value: 'N',
			help: 'delay before each answer',
			option: 'latencyMs',
			numeric: true,
		},
		...program.flags,
	];
	try {
		const values = readArguments(flags);
		if (values.help) {
			console.log(helpText(program, flags));
			return;
		}
		const json = values.json === true;
		const options = { port: program.defaultPort, ...startOptions(flags, values) };
		const simulator = await program.start(options, (message) => {
			console.log(json ? messageJson(message) : messageText(message));
		});
		const { url, credentials } = simulator;
		console.log(json ? JSON.stringify({ url, credentials }) : startText(program, url, credentials));
		const stop = (): void => void simulator.close();
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const badInput = error instanceof InputError;
		console.error(`${program.title}: ${badInput ? error.message : listenProblem(error)}`);
		process.exitCode = badInput ? 2 : 1;
	}
}

function readArguments(flags: readonly Flag[]): Record<string, string | boolean | undefined> {
	const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
		json: { type: 'boolean' },
		help: { type: 'boolean', short: 'h' },
	};
	for (const { name } of flags) options[name] = { type: 'string' };
	try {
		return parseArgs({ options, strict: true, allowPositionals: false }).values as Record<
			string,
			string | boolean | undefined
		>;
	} catch (error) {
		const [sentence] = (error as Error).message.split(/\. |\n/, 1);
		throw new InputError(`${sentence}; --help lists the options`);
	}
}

function startOptions(
	flags: readonly Flag[],
	values: Record<string, string | boolean | undefined>,
): Record<string, unknown> {
	const options: Record<string, unknown> = {};
	for (const { name, option, numeric } of flags) {
		const value = values[name];
		if (typeof value !== 'string') continue;
		if (numeric && !/^\d+$/.test(value)) {
			throw new InputError(`--${name} must be a whole number, not "${value}"`);
		}
		options[option] = numeric ? Number(value) : value;
	}
	return options;
}

function helpText(program: Program, flags: readonly Flag[]): string {
	const lines = [
		...flags.map(({ name, value, help }) => [`--${name} ${value}`, help] as const),
		['--json', 'print JSON lines instead of text'] as const,
		['--help', 'print this text'] as const,
	];
	const width = Math.max(...lines.map(([call]) => call.length));
	const rows = lines.map(([call, help]) => `  ${call.padEnd(width)}  ${help}`);
	return [`${program.title}. Usage: ${program.command} [options]`, ...rows].join('\n');
}

function startText(program: Program, url: string, credentials: object): string {
	const rows = Object.entries(credentials).map(([name, value]) => `  ${name}: ${String(value)}`);
	return [`${program.title} listens at ${url}`, ...rows, 'Ctrl+C ends it.'].join('\n');
}

function messageText({ time, receivers, text }: MessageLine): string {
	const to = receivers === 1 ? '1 receiver' : `${receivers} receivers`;
	return `${new Date(time).toISOString()} to ${to}: ${shortened(text)}`;
}

function messageJson({ time, receivers, text }: MessageLine): string {
	return JSON.stringify({
		time: new Date(time).toISOString(),
		receivers,
		text: shortened(text),
	});
}

/** The first characters, on one line and without control characters. */
function shortened(text: string): string {
	const characters = [...text];
	const shown = characters
		.slice(0, SHOWN_CHARACTERS)
		.join('')
		.replace(/\p{Cc}+/gu, ' ');
	return characters.length > SHOWN_CHARACTERS ? `${shown}…` : shown;
}

function listenProblem(error: NodeJS.ErrnoException & { port?: number }): string {
	if (error.code === 'EADDRINUSE') return `port ${error.port} is in use`;
	return error.message;
}
