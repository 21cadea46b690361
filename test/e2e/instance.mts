import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, N8nClient, startN8n, type RunningN8n } from '../../host/n8n.mts';

/** A real n8n of a test file, with an owner who is logged in. */
export interface Instance {
	n8n: RunningN8n;
	client: N8nClient;
	/** Everything that lies in n8n's database, as text. */
	database(): string;
	/** Ends n8n and removes its folder. */
	remove(): Promise<void>;
}

/** Starts n8n in a folder of its own. It logs at the level debug, so that searches see everything. */
export async function startInstance(): Promise<Instance> {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	const n8n = await startN8n({
		userFolder,
		port: await freePort(),
		logFile: join(userFolder, 'n8n.log'),
		env: { N8N_LOG_LEVEL: 'debug' },
	});
	const client = new N8nClient(n8n.url);
	await client.setUpOwner({ email: 'owner@example.com', password: 'Test-Passw0rd' });
	const folder = join(userFolder, '.n8n');
	return {
		n8n,
		client,
		database: () =>
			readdirSync(folder)
				.filter((name) => name.startsWith('database.sqlite'))
				.map((name) => readFileSync(join(folder, name), 'latin1'))
				.join(''),
		remove: async () => {
			await n8n.stop();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
}
