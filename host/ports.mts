/**
 * TCP ports of this machine. The end-to-end tests compile this to CommonJS: no top-level await and no
 * import.meta here.
 */
import { once } from 'node:events';
import * as net from 'node:net';
import { say } from './language.mjs';

/** Below those that systems give to whoever asks for any port, also for connections to elsewhere. */
const FIRST = 20_000;
const PAIRS = 5_000;
const HOSTS = ['127.0.0.1', '::1'];

/**
 * Finds a TCP port of 127.0.0.1 that nobody listens on, and that no other call, of this process or
 * another one, gets until this process ends: it listens on the odd port above it, which says so. The
 * system takes that back however the process ends.
 * @throws Error when all are taken
 */
export async function freePort(): Promise<number> {
	const begin = Math.floor(Math.random() * PAIRS);
	for (let step = 0; step < PAIRS; step += 1) {
		const port = FIRST + 2 * ((begin + step) % PAIRS);
		const guard = await listen(port + 1, '127.0.0.1');
		if (!(guard instanceof net.Server)) continue;
		if (!(await problemOf(port))) {
			guard.unref();
			return port;
		}
		await closed(guard);
	}
	throw new Error(`There is no free port from ${FIRST} to ${FIRST + 2 * PAIRS}.`);
}

/**
 * Makes sure that nobody listens on a port of this machine.
 * @throws Error "Port … is in use." or the reason why it cannot be opened
 */
export async function assertPortFree(port: number): Promise<void> {
	const problem = await problemOf(port);
	if (problem) throw new Error(problem);
}

/** Why a port cannot be opened; nothing where it can, or where the machine lacks the address. */
async function problemOf(port: number): Promise<string | undefined> {
	for (const host of HOSTS) {
		const opened = await listen(port, host);
		if (opened instanceof net.Server) await closed(opened);
		else if (opened === 'EADDRINUSE') {
			return say(`Port ${port} is in use.`, `端口 ${port} 已被占用。`);
		} else if (opened === 'EACCES') {
			return say(`Port ${port} may not be opened by this user.`, `当前用户不能打开端口 ${port}。`);
		}
	}
	return undefined;
}

/** Listens on a port; gives node's code where that does not work. */
async function listen(port: number, host: string): Promise<net.Server | string | undefined> {
	const server = net.createServer().listen(port, host);
	try {
		await once(server, 'listening');
		return server;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code;
	}
}

async function closed(server: net.Server): Promise<void> {
	server.close();
	await once(server, 'close');
}
