/** Brings the workflows of examples/ into n8n. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Credential, N8nClient, Workflow } from './n8n.mts';

export interface ImportedExample {
	/** The file's name in examples/. */
	file: string;
	/** The workflow's name. */
	name: string;
	/** The workflow's id in n8n. */
	id: string;
}

/**
 * Stores the credentials, or brings the stored ones up to date, and imports the workflows of
 * examples/ that n8n does not have yet, each node with the credential of its type.
 * @returns the smallest first
 * @throws Error that names file and node when a credential of the type is not among those given
 */
export async function importExamples(
	client: N8nClient,
	credentials: Credential[],
): Promise<ImportedExample[]> {
	const ids = new Map<string, string>();
	for (const credential of credentials) {
		ids.set(credential.type, await storeCredential(client, credential));
	}
	const stored = await client.listWorkflows();
	const imported = [];
	for (const { file, workflow } of readExamples()) {
		fillIn(file, workflow, ids);
		const present = stored.find(({ name }) => name === workflow.name);
		const { id } = present ?? (await client.createWorkflow(workflow));
		imported.push({ file, name: workflow.name, id });
	}
	return imported;
}

function readExamples(): Array<{ file: string; workflow: Workflow }> {
	const folder = path.join(process.cwd(), 'examples');
	return fs
		.readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => ({
			file,
			workflow: JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Workflow,
		}))
		.sort((one, other) => one.workflow.nodes.length - other.workflow.nodes.length);
}

/** Stores a credential, or brings the stored one up to date; gives its id. */
async function storeCredential(client: N8nClient, credential: Credential): Promise<string> {
	const stored = (await client.listCredentials()).find(
		({ name, type }) => name === credential.name && type === credential.type,
	);
	if (!stored) return (await client.createCredential(credential)).id;
	await client.updateCredential(stored.id, credential);
	return stored.id;
}

/** Sets the id of each node's credential by its type. */
function fillIn(file: string, workflow: Workflow, ids: Map<string, string>): void {
	for (const node of workflow.nodes) {
		for (const [type, credential] of Object.entries(node.credentials ?? {})) {
			const id = ids.get(type);
			if (id === undefined) {
				throw new Error(`${file}, node "${node.name}": there is no credential of type ${type}.`);
			}
			credential.id = id;
		}
	}
}
