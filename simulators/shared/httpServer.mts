import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Reply } from './messages.mts';

/** Longer than any test keeps a pooled connection idle, so that no request meets a closing one. */
const KEEP_ALIVE_MS = 120_000;

/** A node:http server whose connections all end with it. */
export class HttpServer {
	private readonly server: Server;
	private readonly sockets = new Set<Socket>();

	constructor(handle: (request: IncomingMessage, response: ServerResponse) => void) {
		this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle);
		this.server.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.once('close', () => this.sockets.delete(socket));
		});
	}

	/** Listens; gives the port. Rejects with node's own error (EADDRINUSE, EACCES, …). */
	async start(host: string, port: number): Promise<number> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(port, host, () => {
				this.server.off('error', reject);
				resolve();
			});
		});
		return (this.server.address() as AddressInfo).port;
	}

	/** Stops listening and destroys every open connection, idle or not. */
	async stop(): Promise<void> {
		if (!this.server.listening) return;
		const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}
}

/** The whole body; undefined when the client went away before it was complete. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of request) chunks.push(chunk as Buffer);
	} catch {
		return undefined;
	}
	return Buffer.concat(chunks);
}

/** Sends a whole answer; does nothing when the client has gone. */
export function sendReply(response: ServerResponse, reply: Reply): void {
	if (response.destroyed) return;
	writeHead(response, reply);
	response.end(reply.body);
}

/** Announces the whole answer, sends half of it and ends the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
	writeHead(response, reply);
	const half = reply.body.subarray(0, Math.floor(reply.body.length / 2));
	response.write(half, () => response.destroy());
}

/** Sends an answer byte by byte, with a pause before each; ends when the client has gone. */
export async function sendSlowly(
	response: ServerResponse,
	reply: Reply,
	pause: () => Promise<void>,
): Promise<void> {
	writeHead(response, reply);
	response.flushHeaders();
	for (const byte of reply.body) {
		await pause();
		if (response.destroyed) return;
		response.write(Uint8Array.of(byte));
	}
	response.end();
}

function writeHead(response: ServerResponse, reply: Reply): void {
	response.writeHead(reply.httpStatus, {
		...reply.headers,
		'Content-Length': reply.body.length,
	});
}

/**
 * Begins an answer, and sends a blank after each pause until the client has gone.
 *
 * @param pause gives false when there is to be no further blank
 */
export async function sendEndlessly(
	response: ServerResponse,
	pause: () => Promise<boolean>,
): Promise<void> {
	response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
	do {
		response.write(' ');
	} while ((await pause()) && !response.destroyed);
}
