import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { N8nClient, startN8n, type RunningN8n } from '../../host/n8n.mts';
import { freePort } from '../../host/ports.mts';
import { startPostgres, startRedis, type Server } from '../../host/servers.mts';

const root = process.cwd();
const LOGS = join(root, '.host', 'queue-mode');

/** The file that users run n8n's queue mode with, as far as it is used here. */
interface ComposeFile {
	'x-n8n': { environment: Record<string, string> };
	services: { worker: { command: string; deploy: { replicas: number } } };
}

/** n8n in queue mode: what docs/queue-mode/compose.yml starts, as processes of this machine. */
export interface Cluster {
	main: RunningN8n;
	/** Talks to main; the owner is logged in. */
	client: N8nClient;
	/** Those that run. */
	workers: RunningN8n[];
	/** Starts one more, whose log has this name. */
	startWorker(name: string): Promise<RunningN8n>;
	/** Takes a worker that has ended, or is about to, out of the list. */
	forget(worker: RunningN8n): void;
	/** Ends everything; each process takes its data with it. */
	stop(): Promise<void>;
}

/**
 * Starts Redis, PostgreSQL, n8n's main process and the workers. Settings and the worker's command are
 * those of the compose file; only addresses and secrets are other ones.
 *
 * @param settings n8n's settings on top
 * @throws Error when a program is not installed or does not start
 */
export async function startCluster(settings: Record<string, string>): Promise<Cluster> {
	const { 'x-n8n': n8n, services } = composeFile();
	const { command, deploy } = services.worker;
	const servers: Server[] = [];
	const processes: RunningN8n[] = [];
	const stop = async () => {
		await Promise.all(processes.map(async (each) => await each.stop()));
		await Promise.all(servers.map(async (each) => await each.stop()));
	};
	try {
		const redis = await startRedis(root, join(LOGS, 'redis.log'));
		servers.push(redis);
		const postgres = await startPostgres(root, join(LOGS, 'postgres.log'));
		servers.push(postgres);
		const env = { ...n8n.environment, ...ownSettings(redis, postgres), ...settings };

		const main = await startProcess('main', ['start'], env);
		processes.push(main);
		const workers: RunningN8n[] = [];
		const startWorker = async (name: string) => {
			const worker = await startProcess(name, ['worker', ...command.split(' ').slice(1)], env);
			processes.push(worker);
			workers.push(worker);
			return worker;
		};
		const client = new N8nClient(main.url);
		await client.setUpOwner({ email: 'owner@example.com', password: 'Test-Passw0rd' });
		const names = Array.from({ length: deploy.replicas }, (_, index) => `worker-${index + 1}`);
		await Promise.all(names.map(startWorker));
		const forget = (worker: RunningN8n) => workers.splice(workers.indexOf(worker), 1);
		return { main, client, workers, startWorker, forget, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function composeFile(): ComposeFile {
	const file = join(root, 'docs', 'queue-mode', 'compose.yml');
	return parse(readFileSync(file, 'utf8')) as ComposeFile;
}

/** What is other here than in the compose file. */
function ownSettings(redis: Server, postgres: Server): Record<string, string> {
	return {
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: '',
		N8N_ENCRYPTION_KEY: 'a key for this run only',
		WEBHOOK_URL: 'http://localhost/',
	};
}

/** Starts n8n in a folder of its own, as in a container of its own. */
async function startProcess(
	name: string,
	command: ['start' | 'worker', ...string[]],
	env: Record<string, string>,
): Promise<RunningN8n> {
	return await startN8n({
		command,
		userFolder: mkdtempSync(join(tmpdir(), `queue-${name}-`)),
		removeFolder: true,
		port: await freePort(),
		logFile: join(LOGS, `${name}.log`),
		env,
	});
}
