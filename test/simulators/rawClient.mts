import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { parseKey, open, seal } from '../../simulators/youDu/cipher.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import type { YouDuOptions } from '../../simulators/youDu/simulator.mts';

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
}

export interface RawRequest {
	method?: string;
	headers?: OutgoingHttpHeaders;
	body?: string | Buffer;
	agent?: Agent;
	signal?: AbortSignal;
}

/** One HTTP request as given; rejects with node's error when the whole answer does not arrive. */
export async function http(url: string, options: RawRequest = {}): Promise<Answer> {
	const { body, method = body === undefined ? 'GET' : 'POST', ...rest } = options;
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, { agent: false, ...rest, method }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.once('error', reject);
			incoming.once('end', () => {
				const { statusCode = 0, headers } = incoming;
				resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString('utf8') });
			});
		});
		outgoing.once('error', reject);
		outgoing.end(body);
	});
}

async function sendJson(url: string, body: unknown, options: RawRequest = {}): Promise<Answer> {
	const headers = { 'Content-Type': 'application/json' };
	return await http(url, { headers, body: JSON.stringify(body), ...options });
}

/** Posts JSON and gives the JSON answer. */
export async function postJson(
	url: string,
	body: unknown,
	options: RawRequest = {},
): Promise<Record<string, unknown>> {
	const { text } = await sendJson(url, body, options);
	return JSON.parse(text) as Record<string, unknown>;
}

/** A bare YouDu client that does what docs/reference/youdu.md says and nothing more. */
export class YouDuClient {
	readonly key: Buffer;
	private readonly simulator: YouDuSimulator;

	constructor(simulator: YouDuSimulator) {
		this.simulator = simulator;
		this.key = parseKey(simulator.credentials.encodingAesKey);
	}

	envelope(plaintext: string): { buin: number; appId: string; encrypt: string } {
		const { buin, appId } = this.simulator.credentials;
		return { buin, appId, encrypt: seal(this.key, plaintext, appId) };
	}

	tokenUrl(): string {
		return `${this.simulator.url}/cgi/gettoken`;
	}

	sendUrl(token: string): string {
		return `${this.simulator.url}/cgi/msg/send?accessToken=${token}`;
	}

	async askToken(plaintext = String(Math.floor(Date.now() / 1000))) {
		return await postJson(this.tokenUrl(), this.envelope(plaintext));
	}

	async token(): Promise<string> {
		return String(this.opened(await this.askToken()).accessToken);
	}

	/** The decrypted `encrypt` of an answer. */
	opened(answer: Record<string, unknown>): Record<string, unknown> {
		const { payload } = open(this.key, String(answer.encrypt));
		return JSON.parse(payload.toString('utf8')) as Record<string, unknown>;
	}

	async send(token: string, message: unknown, options: RawRequest = {}) {
		return await postJson(this.sendUrl(token), this.envelope(JSON.stringify(message)), options);
	}

	/** The answer to a send of textMessage() as it came. */
	async sendRaw(token: string, options: RawRequest = {}): Promise<Answer> {
		const envelope = this.envelope(JSON.stringify(textMessage()));
		return await sendJson(this.sendUrl(token), envelope, options);
	}
}

/** A running simulator with a client. */
export async function startYouDu(options?: YouDuOptions) {
	const simulator = await YouDuSimulator.start(options);
	return { simulator, client: new YouDuClient(simulator) };
}

/** A text message to zhangsan with some fields replaced; undefined takes a field away. */
export function textMessage(changes: Record<string, unknown> = {}): Record<string, unknown> {
	return { toUser: 'zhangsan', toDept: '', msgType: 'text', text: { content: 'hi' }, ...changes };
}
