import { http } from './rawClient.mts';

/** A simulator with a client for it. */
interface Running<Simulator, Client> {
	simulator: Simulator;
	client: Client;
}

/**
 * Starts a simulator before each test of the file or block and closes it afterwards; `use` gets it
 * with its client. Gives a function that replaces it by one with other options.
 */
export function startForEachTest<Simulator extends { close(): Promise<void> }, Client, Options>(
	start: (options?: Options) => Promise<Running<Simulator, Client>>,
	use: (running: Running<Simulator, Client>) => void,
): (options: Options) => Promise<void> {
	let simulator: Simulator;

	async function open(options?: Options): Promise<void> {
		const running = await start(options);
		simulator = running.simulator;
		use(running);
	}

	beforeEach(async () => await open());

	afterEach(async () => {
		await simulator.close();
	});

	return async (options) => {
		await simulator.close();
		await open(options);
	};
}

/** What a control call answers that has nothing to tell. */
export const DONE = { status: 200, json: { ok: true } };

/** A control call: status and JSON answer. `body` is sent as JSON, a string as it is. */
export async function callControl(
	simulator: { url: string },
	method: string,
	call: string,
	body?: unknown,
): Promise<{ status: number; json: unknown }> {
	const url = new URL(`/__control__/${call}`, simulator.url).href;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await http(url, { method, body: text });
	return { status: answer.status, json: JSON.parse(answer.text) as unknown };
}
