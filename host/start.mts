/**
 * `npm start`: real n8n with this package, the providers' simulators, and example workflows that send
 * messages from the one to the others. Runs until Ctrl-C.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './build.mts';
import { importExamples } from './examples.mts';
import { isRunning } from './install.mjs';
import { lastLines } from './kept.mts';
import { say } from './language.mjs';
import { timeOfDay } from './messageLines.mts';
import { N8nClient, startN8n } from './n8n.mts';
import type { RunningN8n } from './n8n.mts';
import { overview } from './overview.mts';
import { onStopRequest } from './signals.mts';
import { closeAll, startSimulators } from './simulators.mts';
import type { Simulated } from './simulators.mts';
import { assertPortsFree, readOptions, USAGE } from './startOptions.mts';

const root = process.cwd();
/** In a folder of this name, because n8n keeps its editor's scripts there and linters pass it by. */
const dataFolder = path.join(root, '.host', 'node_modules', 'n8n-data');
const logFile = path.join(root, '.host', 'n8n.log');
const claimFile = path.join(root, '.host', 'start.pid');
const owner = { email: 'demo@example.com', password: 'Demo-Passw0rd' };

/**
 * Makes sure that no other start uses the same data; until this process ends none can.
 * @throws Error when one does
 */
function claimData(): void {
	const holder = Number(fs.existsSync(claimFile) ? fs.readFileSync(claimFile, 'utf8') : 0);
	if (holder !== 0 && isRunning(holder)) {
		throw new Error(
			say(
				`npm start is running already in this folder (process ${holder}). If you have just stopped it, wait a few seconds.`,
				`npm start 已经在本目录中运行（进程 ${holder}）。如果刚刚停止了它，请等几秒钟。`,
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
	await assertPortsFree(options);
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
