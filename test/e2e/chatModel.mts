/**
 * A stand-in for a language model behind OpenAI's chat completions, for tests of agents: it says what it
 * is told to say and keeps what it was asked. Source: OpenAI's API reference, "Create chat completion".
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the model says when it is its turn: a text, or the wish to use a tool. */
export type Turn = { text: string } | { tool: string; args: object };

export interface ChatRequest {
	model: string;
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
}

export interface ChatModel {
	/** For the credential. */
	baseUrl: string;
	apiKey: string;
	/** What it was asked, in order. */
	requests: readonly ChatRequest[];
	/** What it says from now on; asked once more, it answers with HTTP 400. */
	says(turns: Turn[]): void;
	/** Resolves once it was asked so often. */
	asked(times: number): Promise<void>;
	close(): Promise<void>;
}

const API_KEY = 'key-of-the-stand-in';

/** Starts the model on a free port of this machine. */
export async function startChatModel(): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const turns: Turn[] = [];
	const answer = async (request: IncomingMessage) => {
		if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
			throw new Error(`There is no ${request.method} ${request.url}.`);
		}
		if (request.headers.authorization !== `Bearer ${API_KEY}`) throw new Error('Wrong API key.');
		const asked = JSON.parse(await text(request)) as ChatRequest;
		requests.push(asked);
		server.emit('asked');
		return completionOf(turns.shift(), asked, requests.length);
	};
	const server = createServer((request, response) => {
		const send = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		answer(request).then(
			(body) => send(200, body),
			({ message }: Error) => send(400, { error: { message, type: 'invalid_request_error' } }),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		baseUrl: `http://127.0.0.1:${port}/v1`,
		apiKey: API_KEY,
		requests,
		says: (next) => void turns.splice(0, turns.length, ...next),
		asked: async (times) => {
			while (requests.length < times) await once(server, 'asked');
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** @throws Error when nothing is left to say, or the tool is not one of those offered */
function completionOf(turn: Turn | undefined, { model, tools = [] }: ChatRequest, number: number) {
	if (!turn) throw new Error('The model has nothing more to say.');
	if ('text' in turn) return completion(model, number, 'stop', { content: turn.text });
	if (!tools.some((each) => each.function.name === turn.tool)) {
		throw new Error(`There is no tool ${turn.tool}.`);
	}
	const call = { name: turn.tool, arguments: JSON.stringify(turn.args) };
	const tool_calls = [{ id: `call_${number}`, type: 'function', function: call }];
	return completion(model, number, 'tool_calls', { content: null, tool_calls });
}

function completion(model: string, number: number, finish_reason: string, said: object) {
	return {
		id: `chatcmpl-${number}`,
		object: 'chat.completion',
		created: 0,
		model,
		choices: [{ index: 0, finish_reason, message: { role: 'assistant', ...said } }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
