/** Brings the workflows of examples/ into n8n. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { say } from './language.mjs';
import type { Credential, N8nClient, Workflow } from './n8n.mts';

/** The files of examples/ in the order of the READMEs, whose tables have these headings. */
export const exampleGroups = [
	{
		title: { en: 'To begin with', zh: '入门' },
		files: [
			'youdu-send-text',
			'dingtalk-department-notice',
			'dingtalk-robot-alarm',
			'message-center-template',
		],
	},
	{
		title: { en: 'From real work', zh: '来自实际工作' },
		files: [
			'approval-todo',
			'alarm-fan-out',
			'birthday-messages',
			'daily-report-card',
			'contact-sync',
			'scheduled-notice',
			'error-workflow',
			'ai-agent',
		],
	},
].map(({ title, files }) => ({ title, files: files.map((file) => `${file}.json`) }));

export interface ImportedExample {
	/** The file's name in examples/. */
	file: string;
	/** The workflow's name, in both languages. */
	name: string;
	/** The workflow's id in n8n. */
	id: string;
}

/**
 * Stores the credentials, or brings the stored ones up to date, and imports the workflows of
 * examples/ that n8n does not have yet, each node with the credential of its type.
 * @returns those of `exampleGroups`, in this order
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
	const imported: ImportedExample[] = [];
	// n8n lists the newest first.
	for (const file of exampleGroups.flatMap(({ files }) => files).reverse()) {
		const workflow = readExample(file);
		fillIn(file, workflow, ids);
		const present = stored.find(({ name }) => name === workflow.name);
		const { id } = present ?? (await client.createWorkflow(workflow));
		imported.unshift({ file, name: workflow.name, id });
	}
	return imported;
}

/** A name in the language of this process, out of one in both: "English 中文". */
export function nameOf(both: string): string {
	const [chinese = ''] = /(?<= )\S*\p{Script=Han}.*$/u.exec(both) ?? [];
	return say(both.slice(0, -chinese.length).trimEnd(), chinese);
}

function readExample(file: string): Workflow {
	const text = fs.readFileSync(path.join(process.cwd(), 'examples', file), 'utf8');
	return JSON.parse(text) as Workflow;
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
