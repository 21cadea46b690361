/**
 * Starts the Redis and the PostgreSQL of this machine for n8n's queue mode, each with data of its own
 * that are removed when it ends. The end-to-end tests compile this to CommonJS: no top-level await
 * and no import.meta here.
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { startProgram, untilReady } from './kept.mts';
import type { Program } from './kept.mts';
import { freePort } from './ports.mts';

const START_DEADLINE_MS = 60_000;
/** Where Debian keeps each version's programs, which are not in PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
/** The account that Debian's package makes. PostgreSQL refuses to run as root. */
const POSTGRES_ACCOUNT = 'postgres';

export interface Server extends Omit<Program, 'pid'> {
	/** On 127.0.0.1. */
	port: number;
}

interface Programs {
	redis: string;
	initdb: string;
	postgres: string;
}

/**
 * Makes sure that Redis and PostgreSQL are installed.
 * @throws Error that says what to install
 */
export function assertServersInstalled(): void {
	programs();
}

/** @throws Error that says what to install */
function programs(): Programs {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const versions = fs.existsSync(DEBIAN_POSTGRES) ? fs.readdirSync(DEBIAN_POSTGRES) : [];
	const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
	folders.push(...newestFirst.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin')));
	const find = (name: string) =>
		folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
	const [redis, initdb] = [find('redis-server'), find('initdb')];
	if (redis && initdb) {
		// Both programs of PostgreSQL must be of one version.
		return { redis, initdb, postgres: path.join(path.dirname(initdb), 'postgres') };
	}
	const missing = [!redis && 'Redis', !initdb && 'PostgreSQL'].filter(Boolean).join(' and ');
	throw new Error(
		`n8n's queue mode needs ${missing}, which is not on this machine: apt-get install redis-server postgresql`,
	);
}

/**
 * Starts Redis, which keeps nothing on disk.
 * @param logFile receives what it prints
 * @throws Error when it is not installed or does not start
 */
export async function startRedis(root: string, logFile: string): Promise<Server> {
	const { redis } = programs();
	const port = await freePort();
	const folder = fs.mkdtempSync(path.join(tmpdir(), 'queue-redis-'));
	const listen = ['--bind', '127.0.0.1', '--port', String(port)];
	const server = startProgram({
		command: [redis, ...listen, '--save', '', '--appendonly', 'no'],
		folder,
		env: process.env,
		logFile,
		removeFolder: true,
		root,
	});
	return await ready(server, port, 'Redis', 'Ready to accept connections');
}

/**
 * Starts PostgreSQL with an empty database `postgres` of the user `postgres`, who needs no password.
 * @param logFile receives what it prints
 * @throws Error when it is not installed or does not start
 */
export async function startPostgres(root: string, logFile: string): Promise<Server> {
	const { initdb, postgres } = programs();
	const port = await freePort();
	const folder = fs.mkdtempSync(path.join(tmpdir(), 'queue-postgres-'));
	const isRoot = process.getuid?.() === 0;
	if (isRoot) execFileSync('chown', [POSTGRES_ACCOUNT, folder]);
	const asItsAccount = isRoot
		? ['setpriv', '--reuid', POSTGRES_ACCOUNT, '--regid', POSTGRES_ACCOUNT, '--clear-groups', '--']
		: [];
	const create = `"${initdb}" -D data -U postgres -A trust -E UTF8 --no-locale --no-sync`;
	const listen = `-c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories= -p ${port}`;
	const [first = '', ...others] = [
		...asItsAccount,
		'sh',
		'-c',
		`${create} && exec "${postgres}" -D data ${listen}`,
	];
	const server = startProgram({
		command: [first, ...others],
		folder,
		env: { ...process.env, LC_ALL: 'C' },
		logFile,
		removeFolder: true,
		// After SIGTERM it would wait until nobody is connected any more.
		stopSignal: 'SIGINT',
		root,
	});
	return await ready(server, port, 'PostgreSQL', 'database system is ready to accept connections');
}

/** Waits until a server has printed that it is ready. */
async function ready(
	{ exited, log, stop, kill, pid }: Program,
	port: number,
	name: string,
	text: string,
): Promise<Server> {
	const isReady = async () => log().includes(text);
	await untilReady({ exited, log, stop, kill, pid }, isReady, {
		name,
		deadlineMs: START_DEADLINE_MS,
	});
	return { exited, log, stop, kill, port };
}
