/**
 * `npm start`: real n8n with this package, the providers' simulators, and example workflows that send
 * messages from the one to the others. Runs until Ctrl-C.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mts';
import { importExamples } from './examples.mts';
import { isRunning } from './install.mjs';
import { lastLines } from './kept.mts';
import { say } from './language.mjs';
import { timeOfDay } from './messageLines.mts';
import { N8nClient, startN8n } from './n8n.mts';
import type { RunningN8n } from './n8n.mts';
import { overview } from './overview.mts';
import { assertPortFree } from './ports.mts';
import { onStopRequest } from './signals.mts';
import { closeAll, simulatorPorts, startSimulators } from './simulators.mts';
import type { Simulated } from './simulators.mts';

const root = process.cwd();
/** In a folder of this name, because n8n keeps its editor's scripts there and linters pass it by. */
const dataFolder = path.join(root, '.host', 'node_modules', 'n8n-data');
const logFile = path.join(root, '.host', 'n8n.log');
const claimFile = path.join(root, '.host', 'start.pid');
/** Ports below this one belong to the system. */
const FIRST_OF_USERS = 1024;
/** Those that the options may name: the simulators have some above theirs. */
const LAST_PORTS = { port: 65_535, 'simulator-port': 65_535 - Math.max(...simulatorPorts(0)) };
const owner = { email: 'demo@example.com', password: 'Demo-Passw0rd' };

interface Options {
	port: number;
	simulatorPort: number;
	/** Delete n8n's data first. */
	fresh: boolean;
	/** Only tell of the options. */
	help: boolean;
}

const USAGE = say(
	`npm start -- [--port N] [--simulator-port N] [--fresh]
  --port            port of n8n, 5678 where it is left out
  --simulator-port  port of the YouDu simulator, 7080 where it is left out; that of the Message
                    Center is ten above, DingTalk's two are twenty and twenty-one above
  --fresh           deletes the workflows of earlier starts first`,
	`npm start -- [--port N] [--simulator-port N] [--fresh]
  --port            n8n 的端口，默认 5678
  --simulator-port  有度模拟器的端口，默认 7080；统一消息中心的端口大 10，
                    钉钉的两个端口大 20 和 21
  --fresh           先删除以前启动时的工作流`,
);

/**
 * @throws Error with the usage, on an unknown option or a port that is none
 */
function readOptions(args: string[]): Options {
	const { values } = parse(args);
	const port = (name: 'port' | 'simulator-port') => {
		const value = Number(values[name]);
		const last = LAST_PORTS[name];
		if (Number.isInteger(value) && value > 0 && value <= last) return value;
		throw new Error(
			say(
				`--${name} must be a number from 1 to ${last}, not ${values[name]}.`,
				`--${name} 必须是 1 到 ${last} 的数字，而不是 ${values[name]}。`,
			),
		);
	};
	const { fresh, help } = values;
	return { port: port('port'), simulatorPort: port('simulator-port'), fresh, help };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: '5678' },
				'simulator-port': { type: 'string', default: '7080' },
				fresh: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
	} catch {
		throw new Error(USAGE);
	}
}

/** Makes sure that all ports are free; the error gives the whole command with others that are. */
async function checkPorts({ port, simulatorPort }: Options): Promise<void> {
	const problem = await problemWith([port, ...simulatorPorts(simulatorPort)]);
	if (!problem) return;
	const otherPort = await firstFree(port, LAST_PORTS.port, (value) => [value]);
	const last = LAST_PORTS['simulator-port'];
	const otherSimulators = await firstFree(simulatorPort, last, simulatorPorts);
	const command = `npm start -- --port ${otherPort} --simulator-port ${otherSimulators}`;
	throw new Error(say(`${problem} Choose others: ${command}`, `${problem}请换用：${command}`));
}

/** Why one of these ports cannot be used. */
async function problemWith(ports: number[]): Promise<string | undefined> {
	for (const port of ports) {
		try {
			await assertPortFree(port);
		} catch (error) {
			return (error as Error).message;
		}
	}
	return undefined;
}

/** The first number from this one on, up to the last and then from the beginning, whose ports are free. */
async function firstFree(
	begin: number,
	last: number,
	portsOf: (first: number) => number[],
): Promise<number> {
	let first = begin;
	while (await problemWith(portsOf(first))) first = first < last ? first + 1 : FIRST_OF_USERS;
	return first;
}

/**
 * Makes sure that no other start uses the same data; until this process ends none can.
 * @throws Error when one does
 */
function claimData(): void {
	const holder = Number(fs.existsSync(claimFile) ? fs.readFileSync(claimFile, 'utf8') : 0);
	if (holder !== 0 && isRunning(holder)) {
		throw new Error(
			say(
				`npm start is running already in this folder (process ${holder}).`,
				`npm start 已经在本目录中运行（进程 ${holder}）。`,
			),
		);
	}
	fs.writeFileSync(claimFile, String(process.pid));
	process.once('exit', () => fs.rmSync(claimFile, { force: true }));
}

/** A text on one line of the terminal, without anything that a terminal would obey. */
function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** Sets n8n up and says where everything is. */
async function setUp(n8n: RunningN8n, simulators: Simulated[], port: number): Promise<void> {
	const client = new N8nClient(n8n.url);
	try {
		await client.setUpOwner(owner);
	} catch (error) {
		const { message } = error as Error;
		throw new Error(
			say(
				`${message} Has the demo account been changed? npm start -- --fresh starts from the beginning.`,
				`${message} 演示账号改过吗？npm start -- --fresh 会重新开始。`,
			),
		);
	}
	const credentials = simulators.flatMap((each) => each.credentials);
	const examples = await importExamples(client, credentials);
	const address = `http://localhost:${port}`;
	const log = path.relative(root, logFile);
	console.log(overview({ address, owner, log, examples, simulators }));
}

/** Starts everything and stops everything again once `stop` is aborted. */
async function main(stop: AbortSignal, started: (n8n: RunningN8n) => void): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		console.log(USAGE);
		return;
	}
	claimData();
	await checkPorts(options);
	if (options.fresh) fs.rmSync(dataFolder, { recursive: true, force: true });

	console.log(say('Building the package.', '正在构建节点包。'));
	await build(root, stop);
	const tell = (line: string) => console.log(`${timeOfDay(new Date())}  ${oneLine(line)}`);
	const running = await startSimulators(tell, options.simulatorPort);
	try {
		console.log(say('Starting n8n (about ten seconds).', '正在启动 n8n（大约十秒）。'));
		const n8n = await startN8n({
			userFolder: dataFolder,
			port: options.port,
			logFile,
			signal: stop,
		});
		started(n8n);
		try {
			await setUp(n8n, Object.values(running), options.port);
			const stopped = new Promise((resolve) => stop.addEventListener('abort', resolve));
			await Promise.race([stopped, n8n.exited]);
			if (!stop.aborted) {
				const lines = lastLines(n8n.log(), 15);
				throw new Error(
					say(
						`n8n has ended by itself. Its last lines:\n${lines}`,
						`n8n 自行结束了。它的最后几行：\n${lines}`,
					),
				);
			}
			console.log(say('Stopping.', '正在停止。'));
		} finally {
			await n8n.stop();
		}
	} finally {
		await closeAll(running);
	}
}

const stop = new AbortController();
let n8n: RunningN8n | undefined;
onStopRequest(() => {
	if (!stop.signal.aborted) stop.abort();
	else if (n8n) void n8n.kill();
	else process.exit(1);
});
main(stop.signal, (started) => (n8n = started)).catch((error: Error) => {
	if (stop.signal.aborted) return;
	console.error(error.message);
	process.exitCode = 1;
});
