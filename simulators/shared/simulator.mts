import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { checkFields, finiteNumber, nonEmptyText, wholeNumber } from './checks.mts';
import { InputError } from './checks.mts';
import type { FieldRule, FieldRules } from './checks.mts';
import { Clock } from './clock.mts';
import { CONTROL_PREFIX, answerControl } from './control.mts';
import type { OwnControls } from './control.mts';
import type { CredentialForms } from './forms.mts';
import { FaultRules, checkFaultRule, integerCode } from './faults.mts';
import type { BadCipher, FaultRule } from './faults.mts';
import {
	HttpServer,
	readBody,
	sendEndlessly,
	sendHalf,
	sendReply,
	sendSlowly,
} from './httpServer.mts';
import { Journal, realTime } from './journal.mts';
import type { JournalEntry } from './journal.mts';
import { plainReply } from './messages.mts';
import type { ReceivedRequest, Reply } from './messages.mts';
import { Pauses } from './pauses.mts';
import { Waiters } from './waiters.mts';

/** Options that every provider's simulator has. */
export interface SimulatorOptions {
	/** Default 0: any free port. */
	port?: number;
	/** Default 127.0.0.1. */
	host?: string;
	/** E.g. `/v3/api/jgapp`; default empty. */
	pathPrefix?: string;
	/** A constant delay before each answer; default 0. */
	latencyMs?: number;
}

export const simulatorOptions: FieldRules = {
	port: wholeNumber(0, 65_535),
	host: nonEmptyText,
	pathPrefix: {
		accepts: (value) =>
			typeof value === 'string' && /^(\/[\w.~-]+)*$/.test(value) && !/\/\.+(\/|$)/.test(value),
		expected: 'empty or a path like /x/y without a slash at its end',
	},
	latencyMs: wholeNumber(0, 2 ** 31 - 1),
};

/** Numbers that every provider's simulator counts. */
export interface TrafficStats {
	/** The most API requests that were ever in flight at once. */
	maxInFlight: number;
	inFlight: number;
	/** Open connections that have carried an API request. */
	openSockets: number;
}

const HTML_PAGE = '<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>';
const HTML = 'text/html; charset=utf-8';

/**
 * A provider's simulator: a real HTTP server with a journal, fault rules, a movable clock and a
 * control API. A subclass adds the provider's calls and state.
 */
export abstract class Simulator {
	/** Where clients reach the provider: address plus path prefix. */
	url = '';
	/** The provider's own control calls; a provider without any leaves this as it is. */
	readonly ownControls: OwnControls = {};
	/** What the provider's result codes are, in fault rules. */
	protected readonly codeRule: FieldRule = integerCode;
	protected readonly clock = new Clock();
	protected latencyMs: number;
	private readonly serverOptions: Required<SimulatorOptions>;
	private readonly servers: HttpServer[] = [];
	private readonly journal = new Journal();
	private readonly faults = new FaultRules();
	private readonly pauses = new Pauses();
	private readonly waiters = new Waiters();
	private readonly apiSockets = new Set<Socket>();

	protected constructor(options: SimulatorOptions) {
		this.serverOptions = { port: 0, host: '127.0.0.1', pathPrefix: '', latencyMs: 0, ...options };
		this.latencyMs = this.serverOptions.latencyMs;
	}

	/** The messages taken so far, in order. */
	abstract readonly messages: readonly unknown[];

	/** The package's credentials that fit. */
	abstract readonly forms: CredentialForms;

	/** What `GET /__control__/state` answers. */
	abstract state(): object;

	/** Makes every token given out so far unknown. */
	abstract revokeTokens(): void;

	/** Changes options while running; throws an InputError on those that cannot change. */
	abstract reconfigure(options: object): void;

	/** Carries a request out and gives the provider's answer. */
	protected abstract answer(request: ReceivedRequest): Reply;

	/** The decrypted text of a request, where there is one. */
	protected abstract plaintextOf(request: ReceivedRequest): string | undefined;

	/** The provider's own way of saying no to a request (fault kinds `errcode` and `echoSecret`). */
	protected abstract refusal(
		errcode: number | string,
		errmsg: string,
		request: ReceivedRequest,
	): Reply;

	/** The secrets that the request used, in one line (fault kind `echoSecret`). */
	protected abstract secretsOf(request: ReceivedRequest): string;

	/** The same answer with a broken cipher; a provider without a cipher leaves this out. */
	protected spoilCipher?(reply: Reply, how: BadCipher): Reply;

	/** Empties the provider's state; tokens stay. */
	protected abstract forget(): void;

	/**
	 * The path that stands for the call in counts and fault rules; a provider whose paths contain
	 * values gives the same one for all of them.
	 */
	protected callPath({ apiPath }: ReceivedRequest): string | undefined {
		return apiPath;
	}

	/** The journal: every request except control calls, in order of arrival. */
	get requests(): readonly JournalEntry[] {
		return this.journal.entries;
	}

	/** Moves the simulator's clock on; a negative number moves it back. Throws an InputError. */
	advanceClock(seconds: number): void {
		checkFields('advanceClock', { seconds }, { seconds: finiteNumber });
		this.clock.advance(seconds);
		this.changed();
	}

	/** Switches a fault on; throws an InputError on an unknown kind or field. */
	addFault(rule: FaultRule): void {
		checkFaultRule(rule, this.codeRule);
		if (rule.kind === 'badCipher' && this.spoilCipher === undefined) {
			throw new InputError('fault badCipher: this provider has no cipher');
		}
		this.faults.add(rule);
	}

	/** Switches every fault off; requests already held or hung stay so. */
	clearFaults(): void {
		this.faults.clear();
	}

	/** Lets every held request go on, also those whose client has gone meanwhile. */
	release(): void {
		this.pauses.release();
	}

	/** Forgets messages, journal and counts, switches faults off, sets the clock to real time. */
	reset(): void {
		this.forget();
		this.journal.reset();
		this.faults.clear();
		this.clock.reset();
		this.changed();
	}

	/**
	 * Resolves as soon as `predicate` is true; it is looked at whenever a request arrives, is read,
	 * is carried out or ends, and when a test changes the state. Rejects when it throws, on close(), or after `timeoutMs` if given.
	 */
	async waitFor(predicate: (simulator: this) => boolean, timeoutMs?: number): Promise<void> {
		await this.waiters.until(() => predicate(this), timeoutMs);
	}

	/** Resolves to whether `count` messages were held within `timeoutMs`. */
	async holdsMessages(count: number, timeoutMs: number): Promise<boolean> {
		return await this.waitFor(({ messages }) => messages.length >= count, timeoutMs).then(
			() => true,
			() => false,
		);
	}

	/** Stops: open connections are destroyed, waiting requests are not carried out any more. */
	async close(): Promise<void> {
		this.pauses.stop();
		this.waiters.cancel(new Error('the simulator was closed'));
		await Promise.all(this.servers.map(async (server) => await server.stop()));
	}

	/** Starts to listen; rejects with node's own error (EADDRINUSE, EACCES, …). */
	protected async listen(): Promise<void> {
		this.url = await this.open('', this.serverOptions.port);
	}

	/**
	 * Opens one of several listeners of a provider that has more than one host; gives its address
	 * plus path prefix. Rejects like listen().
	 */
	protected async open(listener: string, port: number): Promise<string> {
		const server = new HttpServer((request, response) => {
			void this.handle(listener, request, response);
		});
		this.servers.push(server);
		const { host, pathPrefix } = this.serverOptions;
		const actualPort = await server.start(host, port);
		const shownHost = host.includes(':') ? `[${host}]` : host;
		return `http://${shownHost}:${actualPort}${pathPrefix}`;
	}

	/** Has every waitFor look at its condition again; for changes that no request makes. */
	protected changed(): void {
		this.waiters.notify();
	}

	protected trafficStats(): TrafficStats {
		const { inFlight, maxInFlight } = this.journal;
		return { maxInFlight, inFlight, openSockets: this.apiSockets.size };
	}

	/** How many requests came in for the call with this path. */
	protected callsTo(callPath: string): number {
		return this.journal.callsTo(callPath);
	}

	private async handle(
		listener: string,
		incoming: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		try {
			const request = this.described(listener, incoming);
			if (request.path.startsWith(CONTROL_PREFIX)) {
				request.body = (await readBody(incoming)) ?? request.body;
				sendReply(response, await answerControl(this, request));
			} else {
				await this.handleCall(request, incoming, response);
			}
		} catch (error) {
			const what = error instanceof Error ? error.message : String(error);
			if (response.headersSent) response.destroy();
			else sendReply(response, plainReply(500, `the simulator itself failed: ${what}`));
		}
	}

	/** The request without its body. */
	private described(listener: string, incoming: IncomingMessage): ReceivedRequest {
		const { method = '', url = '', headers } = incoming;
		const [path = ''] = url.split('?', 1);
		const { pathPrefix } = this.serverOptions;
		return {
			listener,
			method,
			path,
			apiPath: path.startsWith(`${pathPrefix}/`) ? path.slice(pathPrefix.length) : undefined,
			query: new URLSearchParams(url.slice(path.length)),
			headers,
			body: Buffer.alloc(0),
		};
	}

	private async handleCall(
		request: ReceivedRequest,
		incoming: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const entry = this.noted(request, incoming, response);
		const body = await readBody(incoming);
		if (body === undefined) return;
		request.body = body;
		entry.rawBody = body.toString('utf8');
		entry.plaintext = this.plaintextOf(request);
		const fault = this.faults.take(this.callPath(request), entry.plaintext);
		if (fault !== undefined) entry.fault = fault.kind;
		this.waiters.notify();
		await this.serve(request, entry, response, fault);
	}

	/** Enters the request in the journal, and its end once the connection is done with it. */
	private noted(
		request: ReceivedRequest,
		incoming: IncomingMessage,
		response: ServerResponse,
	): JournalEntry {
		const { listener, method, path, query, headers } = request;
		const entry: JournalEntry = {
			...(listener === '' ? {} : { listener }),
			method,
			path,
			query: Object.fromEntries(query),
			headers,
			rawBody: '',
			startedAt: realTime(),
		};
		this.journal.start(entry, this.callPath(request));
		response.once('close', () => {
			this.journal.end(entry);
			this.waiters.notify();
		});
		const { socket } = incoming;
		if (!this.apiSockets.has(socket)) {
			this.apiSockets.add(socket);
			socket.once('close', () => {
				this.apiSockets.delete(socket);
				this.waiters.notify();
			});
		}
		this.waiters.notify();
		return entry;
	}

	/** Carries the call out, does what the fault rule says, and answers. */
	private async serve(
		request: ReceivedRequest,
		entry: JournalEntry,
		response: ServerResponse,
		fault: FaultRule | undefined,
	): Promise<void> {
		const carryOut = (): Reply => {
			const reply = this.answer(request);
			entry.reached = true;
			entry.errcode = reply.errcode;
			this.waiters.notify();
			return reply;
		};
		const send = async (reply: Reply, how = sendReply): Promise<void> => {
			await this.pauses.delay(this.latencyMs);
			if (this.pauses.stopped || response.destroyed) return;
			entry.httpStatus = reply.httpStatus;
			entry.errcode = reply.errcode ?? entry.errcode;
			how(response, reply);
		};

		switch (fault?.kind) {
			case undefined:
				return await send(carryOut());
			case 'delay':
				await this.pauses.delay(fault.ms);
				if (this.pauses.stopped) return;
				return await send(carryOut());
			case 'trickle': {
				const reply = carryOut();
				entry.httpStatus = reply.httpStatus;
				const pause = async () => await this.pauses.delay(fault.ms);
				return await sendSlowly(response, reply, pause);
			}
			case 'endless':
				carryOut();
				entry.httpStatus = 200;
				return await sendEndlessly(response, async () => {
					await this.pauses.delay(fault.ms);
					return !this.pauses.stopped;
				});
			case 'hold':
				await this.pauses.hold();
				if (this.pauses.stopped) return;
				return await send(carryOut());
			case 'resetBefore':
				response.socket?.resetAndDestroy();
				return;
			case 'resetAfter':
				carryOut();
				response.socket?.resetAndDestroy();
				return;
			case 'hangBefore':
				return;
			case 'hangAfter':
				carryOut();
				return;
			case 'status':
				if (fault.taken) carryOut();
				return await send(plainReply(fault.httpStatus, fault.body ?? '', fault.contentType));
			case 'html':
				if (fault.taken) carryOut();
				return await send(plainReply(200, HTML_PAGE, HTML));
			case 'empty':
				if (fault.taken) carryOut();
				return await send(plainReply(200, '', 'application/json; charset=utf-8'));
			case 'truncated':
				return await send(carryOut(), sendHalf);
			case 'truncatedJson': {
				const reply = carryOut();
				const half = reply.body.subarray(0, Math.floor(reply.body.length / 2));
				return await send({ ...reply, body: half });
			}
			case 'doubled': {
				const reply = carryOut();
				return await send({ ...reply, body: Buffer.concat([reply.body, reply.body]) });
			}
			case 'mislabelled': {
				const reply = carryOut();
				const headers = { ...reply.headers, 'Content-Type': fault.contentType };
				return await send({ ...reply, headers });
			}
			case 'errcode':
				return await send(this.refusal(fault.errcode, fault.errmsg ?? 'fault', request));
			case 'echoSecret': {
				const errmsg = `${fault.errmsg ?? 'fault'} ${this.secretsOf(request)}`;
				return await send(this.refusal(fault.errcode, errmsg, request));
			}
			case 'badCipher': {
				const reply = carryOut();
				return await send(this.spoilCipher?.(reply, fault.encrypt) ?? reply);
			}
			case 'redirect':
				return await send(plainReply(302, '', undefined, { Location: fault.location }));
		}
	}
}
