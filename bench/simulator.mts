/** A provider's simulator in a process of its own, so that it takes no time from n8n's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import axios from 'axios';
import { freePort } from '../host/ports.mts';

export interface Traffic {
	/** Who got a message, once for each message. */
	receivers: string[];
	tokenCalls: number;
	maxInFlight: number;
	/** All requests, those for tokens included. */
	calls: number;
}

export interface Simulator {
	url: string;
	credentials: Record<string, unknown>;
	/** Changes its options, such as `latencyMs`. */
	reconfigure(options: object): Promise<void>;
	/** Forgets messages and counts. */
	reset(): Promise<void>;
	traffic(): Promise<Traffic>;
	stop(): void;
}

/**
 * Makes sure that so many users got the message, each of them once.
 * @param receivers as `traffic` gives them
 * @throws Error that begins with the title
 */
export function assertOnceEach(title: string, receivers: string[], count: number): void {
	if (receivers.length === count && new Set(receivers).size === count) return;
	throw new Error(`${title}: ${receivers.length} messages instead of ${count}`);
}

/** What the simulators' control API answers, as far as it is needed here. */
interface State {
	stats: Pick<Traffic, 'tokenCalls' | 'maxInFlight'>;
	messages: Array<{
		toUser?: string[];
		users?: string[];
		receivers?: Array<string | { user: string }>;
	}>;
}

/**
 * @param name the folder's name below simulators/
 * @param args further arguments for its command line
 * @throws Error when it does not start
 */
export async function startSimulator(name: string, args: string[] = []): Promise<Simulator> {
	const port = await freePort();
	const program = path.join('simulators', name, 'cli.mts');
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', program, '--json', '--port', String(port), ...args],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const end = () => void child.kill();
	process.once('exit', end);
	const lines = createInterface(child.stdout);
	const hasEnded = once(child, 'exit').then(() => {
		throw new Error(`The simulator ${name} did not start`);
	});
	const [first] = (await Promise.race([once(lines, 'line'), hasEnded])) as [string];
	hasEnded.catch(() => undefined);
	const { url, credentials } = JSON.parse(first) as Pick<Simulator, 'url' | 'credentials'>;
	const control = axios.create({ baseURL: `http://127.0.0.1:${port}/__control__/`, proxy: false });
	const requestCount = async () =>
		(await control.get<unknown[]>('requests', { maxContentLength: Infinity })).data.length;
	return {
		url,
		credentials,
		reconfigure: async (options) => void (await control.post('reconfigure', options)),
		reset: async () => void (await control.post('reset', {})),
		traffic: async () => {
			const { data } = await control.get<State>('state', { maxContentLength: Infinity });
			const { tokenCalls, maxInFlight } = data.stats;
			const receivers = data.messages.flatMap(
				({ toUser, users, receivers: to = [] }) => toUser ?? users ?? to,
			);
			return {
				receivers: receivers.map((to) => (typeof to === 'string' ? to : to.user)),
				tokenCalls,
				maxInFlight,
				calls: await requestCount(),
			};
		},
		stop: () => {
			process.off('exit', end);
			end();
		},
	};
}
