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
import { N8nClient, startN8n } from './n8n.mts';
import type { RunningN8n } from './n8n.mts';
import { assertPortFree } from './ports.mts';
import { onStopRequest } from './signals.mts';
import { simulatorPorts, startSimulators } from './simulators.mts';
import type { Simulated } from './simulators.mts';

const root = process.cwd();
/** In a folder of this name, because n8n keeps its editor's scripts there and linters pass it by. */
const dataFolder = path.join(root, '.host', 'node_modules', 'n8n-data');
const logFile = path.join(root, '.host', 'n8n.log');
const claimFile = path.join(root, '.host', 'start.pid');
const owner = { email: 'demo@example.com', password: 'Demo-Passw0rd' };

interface Options {
	port: number;
	simulatorPort: number;
	/** Delete n8n's data first. */
	fresh: boolean;
}

const USAGE = `npm start -- [--port N] [--simulator-port N] [--fresh]
  --port            port of n8n, 5678 where it is left out
  --simulator-port  port of the YouDu simulator, 7080 where it is left out; that of the Message
                    Center is ten above, DingTalk's two are twenty above
  --fresh           deletes the workflows of earlier starts first`;

/**
 * @throws Error with the usage, on an unknown option or a port that is none
 */
function readOptions(args: string[]): Options {
	const { values } = parse(args);
	const port = (name: 'port' | 'simulator-port') => {
		const value = Number(values[name]);
		if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
		throw new Error(`--${name} must be a number from 1 to 65535, not ${values[name]}.`);
	};
	return { port: port('port'), simulatorPort: port('simulator-port'), fresh: values.fresh };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: '5678' },
				'simulator-port': { type: 'string', default: '7080' },
				fresh: { type: 'boolean', default: false },
			},
		});
	} catch {
		throw new Error(USAGE);
	}
}

/** Makes sure that all ports are free; the error gives the whole command with another one. */
async function checkPorts({ port, simulatorPort }: Options): Promise<void> {
	const command = (n8n: number, simulator: number) =>
		`npm start -- --port ${n8n} --simulator-port ${simulator}`;
	try {
		await assertPortFree(port);
	} catch (error) {
		throw new Error(
			`${(error as Error).message} Choose another: ${command(port + 1, simulatorPort)}`,
		);
	}
	for (const each of simulatorPorts(simulatorPort)) {
		try {
			await assertPortFree(each);
		} catch (error) {
			const other = command(port, simulatorPort + 1);
			throw new Error(`${(error as Error).message} Choose another: ${other}`);
		}
	}
}

/**
 * Makes sure that no other start uses the same data; until this process ends none can.
 * @throws Error when one does
 */
function claimData(): void {
	const holder = Number(fs.existsSync(claimFile) ? fs.readFileSync(claimFile, 'utf8') : 0);
	if (holder !== 0 && isRunning(holder)) {
		throw new Error(`npm start is running already in this folder (process ${holder}).`);
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
		throw new Error(
			`${(error as Error).message} Has the demo account been changed? npm start -- --fresh begins anew.`,
		);
	}
	const credentials = simulators.flatMap(({ credentials }) => credentials);
	const workflows = await importExamples(client, credentials);
	const address = `http://localhost:${port}`;
	console.log(`
n8n               ${address}
Login             ${owner.email}   ${owner.password}`);
	for (const { name, id } of workflows) {
		console.log(`Example           ${address}/workflow/${id}   ${name}`);
	}
	for (const { name, simulator } of simulators) {
		console.log(`Simulator         ${simulator.url}   ${name}`);
	}
	console.log(`n8n's log         ${path.relative(root, logFile)}

Messages that the simulators receive appear below. Ctrl-C stops everything.
`);
}

/** Starts everything and stops everything again once `stop` is aborted. */
async function main(stop: AbortSignal, running: (n8n: RunningN8n) => void): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	claimData();
	await checkPorts(options);
	if (options.fresh) fs.rmSync(dataFolder, { recursive: true, force: true });

	console.log('Building the package.');
	await build(root, stop);
	const tell = (line: string) =>
		console.log(`${new Date().toLocaleTimeString()}  ${oneLine(line)}`);
	const simulators: Simulated[] = Object.values(await startSimulators(tell, options.simulatorPort));
	try {
		console.log('Starting n8n (about ten seconds).');
		const n8n = await startN8n({
			userFolder: dataFolder,
			port: options.port,
			logFile,
			signal: stop,
		});
		running(n8n);
		try {
			await setUp(n8n, simulators, options.port);
			const stopped = new Promise((resolve) => stop.addEventListener('abort', resolve));
			await Promise.race([stopped, n8n.exited]);
			if (!stop.aborted) {
				throw new Error(`n8n has ended by itself. Its last lines:\n${lastLines(n8n.log(), 15)}`);
			}
			console.log('Stopping.');
		} finally {
			await n8n.stop();
		}
	} finally {
		await Promise.all(simulators.map(async ({ simulator }) => await simulator.close()));
	}
}

const stop = new AbortController();
let n8n: RunningN8n | undefined;
onStopRequest(() => {
	if (!stop.signal.aborted) stop.abort();
	else if (n8n) void n8n.kill();
	else process.exit(1);
});
main(stop.signal, (running) => (n8n = running)).catch((error: Error) => {
	if (stop.signal.aborted) return;
	console.error(error.message);
	process.exitCode = 1;
});
