import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient, startN8n, type Installation, type RunningN8n } from '../../host/n8n.mts';
import { OLDER_SETTINGS, OlderN8nClient } from '../../host/olderN8n.mts';
import { freePort } from '../../host/ports.mts';

/** Who is logged in, and can log in elsewhere. */
export const owner = { email: 'owner@example.com', password: 'Test-Passw0rd' };

/** A text that n8n has kept or printed. */
export interface Kept {
	/** A file's name, or `workflow` or `execution` with the id. */
	place: string;
	text: string;
}

/** A real n8n of a test file, with an owner who is logged in. */
export interface Instance {
	/** The running one; another after start(). */
	n8n: RunningN8n;
	/** Talks to the running one. */
	client: N8nClient;
	/** Starts n8n again after it has ended, with the same data. */
	start(): Promise<void>;
	/**
	 * Everything that n8n has kept and printed since the first start: workflows with their static
	 * data and executions as its API gives them, and its files (database, logs, journal of events).
	 */
	everything(): Promise<Kept[]>;
	/** Ends n8n and removes its folder. */
	remove(): Promise<void>;
}

/**
 * Starts n8n in a folder of its own. It logs at the level debug, so that searches see everything.
 * It is the pinned n8n, or the one that host/test.mts names in the environment.
 *
 * @param env n8n's settings that are not the usual ones
 * @param install puts the package into n8n's folder, where it shall not be copied from the project
 */
export async function startInstance(
	env: Record<string, string> = {},
	install?: (userFolder: string) => Promise<void>,
): Promise<Instance> {
	const { N8N_INSTALLATION } = process.env;
	const installation = N8N_INSTALLATION
		? (JSON.parse(N8N_INSTALLATION) as Installation)
		: undefined;
	const isOlder = installation?.version.startsWith('1.');
	const Client = isOlder ? OlderN8nClient : N8nClient;
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	await install?.(userFolder);
	let starts = 0;
	const start = async () => {
		const n8n = await startN8n({
			userFolder,
			port: await freePort(),
			logFile: join(userFolder, `n8n-${(starts += 1)}.log`),
			env: { N8N_LOG_LEVEL: 'debug', ...(isOlder && OLDER_SETTINGS), ...env },
			installation,
			installed: install !== undefined,
		});
		const client = new Client(n8n.url);
		await client.setUpOwner(owner);
		return { n8n, client };
	};
	const instance: Instance = {
		...(await start()),
		start: async () => {
			Object.assign(instance, await start());
		},
		everything: async () => {
			const files = [...filesIn(userFolder), ...filesIn(join(userFolder, '.n8n'))];
			return [...(await answers(instance.client)), ...files];
		},
		remove: async () => {
			await instance.n8n.stop();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
	return instance;
}

/** The files of a folder. Letters beyond ASCII are not readable in their texts. */
function filesIn(folder: string): Kept[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => ({ place: name, text: readFileSync(join(folder, name), 'latin1') }));
}

/** Each workflow and each execution of it as the API gives them. */
async function answers(client: N8nClient): Promise<Kept[]> {
	const kept: Kept[] = [];
	for (const { id } of await client.listWorkflows()) {
		kept.push({ place: `workflow ${id}`, text: JSON.stringify(await client.getWorkflow(id)) });
		for (const execution of await client.listExecutions(id)) {
			const text = await client.rawExecution(execution.id);
			kept.push({ place: `execution ${execution.id}`, text });
		}
	}
	return kept;
}

/** The places where one of the words stands. */
export function placesOf(words: readonly string[], kept: readonly Kept[]): string[] {
	return kept
		.filter(({ text }) => words.some((word) => text.includes(word)))
		.map(({ place }) => place);
}
