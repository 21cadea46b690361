/**
 * Drives a real n8n: starts it on this machine with the package loaded, talks to its REST API and
 * stops it. Used by `npm start` and by the end-to-end tests (which compile it to CommonJS: no
 * top-level await and no import.meta here).
 */
import * as fs from 'node:fs';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { AxiosInstance } from 'axios';
import { parse } from 'flatted';
import { startProgram, untilReady } from './kept.mts';
import type { Program } from './kept.mts';
import { assertPortFree, freePort } from './ports.mts';

const PACKAGE_NAME = 'n8n-nodes-cn-messaging';
const START_DEADLINE_MS = 180_000;
/** What answers when n8n is ready, by its command. */
const SETTINGS = '/rest/settings';
const READY_ROUTES = {
	start: ['/healthz/readiness', SETTINGS],
	worker: ['/healthz/readiness'],
};

export interface N8nOptions {
	/** Where n8n keeps its `.n8n` folder; created when missing. */
	userFolder: string;
	/** Port of the editor and the REST API on 127.0.0.1; a worker only tells there how it is. */
	port: number;
	/** n8n's command and its arguments; `start` when left out. */
	command?: ['start' | 'worker', ...string[]];
	/** Remove the user folder once n8n has ended. */
	removeFolder?: boolean;
	/** File that receives everything n8n prints; overwritten. */
	logFile: string;
	/** Settings on top of the ones below. */
	env?: Record<string, string>;
	/** The project's folder; the working directory when left out. */
	root?: string;
	/** The package is in n8n's folder already: it stays as it is. */
	installed?: boolean;
	/** Which n8n to start; the pinned one with this process's Node.js when left out. */
	installation?: Installation;
	/** Gives the start up. */
	signal?: AbortSignal;
}

/** An n8n that lies on this machine, see installations.mjs. */
export interface Installation {
	/** The version of n8n. */
	version: string;
	/** The folder whose node_modules holds it. */
	folder: string;
	/** The path of the Node.js that runs it. */
	node: string;
}

export interface RunningN8n extends Omit<Program, 'pid'> {
	/** http://127.0.0.1:<port> */
	url: string;
	/** The process id of n8n itself, which leads a process group of its own. */
	pid: number;
}

/**
 * Starts n8n with the built package loaded and waits until it answers.
 * @throws Error when the port is in use, or when n8n ends early or does not answer in time: the
 * message then holds the last lines of its log
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const root = path.resolve(options.root ?? process.cwd());
	const userFolder = path.resolve(options.userFolder);
	const { folder = path.join(root, 'host'), node = process.execPath } = options.installation ?? {};
	await assertPortFree(options.port);
	if (!options.installed) installPackage(root, userFolder, folder);
	const command = options.command ?? (['start'] as const);
	const brokerPort = await freePort();
	const n8n = startProgram({
		command: [node, path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), ...command],
		folder: userFolder,
		env: environment(root, userFolder, options.port, brokerPort, node, options.env ?? {}),
		logFile: options.logFile,
		removeFolder: options.removeFolder,
		root,
	});
	const url = `http://127.0.0.1:${options.port}`;
	const isReady = async () => await everyAnswers(url, READY_ROUTES[command[0]]);
	await untilReady(n8n, isReady, {
		name: 'n8n',
		deadlineMs: START_DEADLINE_MS,
		signal: options.signal,
	});
	return { ...n8n, url, pid: await n8n.pid };
}

/** What a published package consists of. */
const PACKED = ['package.json', 'dist', 'README.md', 'LICENSE'];

/**
 * Puts the built package where n8n looks for community packages, as an installed one would lie
 * there. Beside it lies a link to n8n's own n8n-workflow: a folder inside the project would find the
 * project's copy otherwise, whose error classes n8n does not know.
 */
function installPackage(root: string, userFolder: string, hostFolder: string): void {
	const folder = path.join(userFolder, '.n8n', 'nodes', 'node_modules');
	fs.rmSync(folder, { recursive: true, force: true });
	for (const name of PACKED) {
		fs.cpSync(path.join(root, name), path.join(folder, PACKAGE_NAME, name), { recursive: true });
	}
	const n8n = path.join(hostFolder, 'node_modules', 'n8n', 'package.json');
	const library = createRequire(fs.realpathSync(n8n)).resolve('n8n-workflow/package.json');
	fs.symlinkSync(path.dirname(library), path.join(folder, 'n8n-workflow'), 'junction');
}

/**
 * The environment of n8n: this process's own without any setting for n8n, npm or Node, and what a
 * local n8n needs that talks to nobody but the providers.
 */
function environment(
	root: string,
	userFolder: string,
	port: number,
	brokerPort: number,
	node: string,
	extra: Record<string, string>,
): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WORKFLOWS_|NODES_|NODE_FUNCTION_|NODE_OPTIONS$|WEBHOOK_URL$|npm_|JEST_)/i;
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	// n8n leaves files in its temporary folder.
	const temporary = path.join(userFolder, 'tmp');
	fs.mkdirSync(temporary, { recursive: true });
	const noProxy = [process.env.NO_PROXY ?? process.env.no_proxy, 'localhost,127.0.0.1,::1'];
	return {
		...Object.fromEntries(own),
		NODE_ENV: 'production',
		PATH: path.dirname(node) + path.delimiter + process.env.PATH,
		// Compiled scripts: n8n starts in two thirds of the time from the second start on.
		NODE_COMPILE_CACHE: path.join(root, '.host', 'compiled'),
		NO_PROXY: noProxy.filter(Boolean).join(','),
		TMPDIR: temporary,
		TEMP: temporary,
		TMP: temporary,
		N8N_USER_FOLDER: userFolder,
		// n8n's own default is the zone of New York.
		GENERIC_TIMEZONE:
			process.env.GENERIC_TIMEZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// A worker has no editor; it opens this port to be asked how it is.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		...extra,
	};
}

/** Whether n8n answers all of these with JSON. */
async function everyAnswers(url: string, routes: readonly string[]): Promise<boolean> {
	const http = axios.create({ proxy: false, timeout: 5_000, validateStatus: () => true });
	for (const route of routes) {
		try {
			const response = await http.get<unknown>(url + route);
			if (response.status !== 200 || typeof response.data !== 'object') return false;
			if (route === SETTINGS && !tellsOfUsers(response.data)) return false;
		} catch {
			return false;
		}
	}
	return true;
}

/** Whether n8n's settings are complete: at first they lack what the owner's account needs. */
function tellsOfUsers(answer: unknown): boolean {
	return isRecord(answer) && isRecord(answer.data) && isRecord(answer.data.userManagement);
}

/** What n8n answers with a status that is not a success. */
export class N8nApiError extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.name = 'N8nApiError';
		this.status = status;
	}
}

export interface Owner {
	email: string;
	password: string;
	firstName?: string;
	lastName?: string;
}

/** A node or a type of credentials as n8n's editor gets it. */
export interface ShownType {
	name: string;
	displayName: string;
	properties: Array<{ displayName: string; name: string }>;
}

export interface Credential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface StoredCredential extends Credential {
	id: string;
}

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id?: string; name: string }>;
	[setting: string]: unknown;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	/** For n8n 1.x only. */
	active?: boolean;
	/** By node, the items that manual executions take in place of its output. */
	pinData?: Record<string, Item[]>;
}

export interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
}

/** One entry of a list in a node's panel. */
export interface Choice {
	name: string;
	value: string | number;
}

export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
	error?: unknown;
}

export interface ExecutionError {
	message: string;
	description?: string;
	[detail: string]: unknown;
}

export interface NodeRun {
	data?: { main: Array<Item[] | null> };
	error?: ExecutionError;
	executionStatus: string;
	executionTime: number;
}

export interface Execution {
	id: string;
	workflowId: string;
	status: string;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: ExecutionError;
			lastNodeExecuted?: string;
		};
		[part: string]: unknown;
	};
}

const FINAL_STATUSES = ['success', 'error', 'waiting', 'canceled', 'crashed'];

/**
 * The REST API that n8n's editor uses. Every method throws an N8nApiError when n8n refuses, and
 * axios's error when it cannot be reached.
 */
export class N8nClient {
	private readonly http: AxiosInstance;
	private cookie = '';

	/** @param url what startN8n() returned */
	constructor(url: string) {
		this.http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 60_000,
			maxContentLength: Infinity,
			maxBodyLength: Infinity,
			validateStatus: () => true,
			// A kept connection may be closed by n8n in the moment in which it is used again.
			httpAgent: new Agent({ keepAlive: false }),
		});
	}

	/** Creates the owner account, or logs in where n8n has one already. */
	async setUpOwner(owner: Owner): Promise<void> {
		const settings = await this.request<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/rest/owner/setup', {
				firstName: 'Demo',
				lastName: 'Owner',
				...owner,
			});
		} else {
			await this.request('POST', '/rest/login', {
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			});
		}
	}

	/** What the editor gets of all nodes, or of all types of credentials, to show them. */
	async types(what: 'nodes' | 'credentials'): Promise<ShownType[]> {
		return await this.request('GET', `/types/${what}.json`);
	}

	async createCredential(credential: Credential): Promise<{ id: string; name: string }> {
		return await this.request('POST', '/rest/credentials', credential);
	}

	/** Replaces name, type and all of the data. */
	async updateCredential(id: string, credential: Credential): Promise<void> {
		await this.request('PATCH', `/rest/credentials/${id}`, { ...credential, id });
	}

	async listCredentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		return await this.request('GET', '/rest/credentials');
	}

	/**
	 * What the Test button of a stored credential does. The data that is given is tested, also where
	 * it differs from what is stored.
	 */
	async testCredential(
		credential: StoredCredential,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name, type, data } = credential;
		const credentials = { id, name, type, data };
		return await this.request('POST', '/rest/credentials/test', { credentials });
	}

	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		return await this.request('POST', '/rest/workflows', {
			settings: { executionOrder: 'v1' },
			...workflow,
			nodes: workflow.nodes.map((node) => ({ id: node.name, ...node })),
		});
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	async listWorkflows(): Promise<Array<{ id: string; name: string }>> {
		return await this.request('GET', '/rest/workflows');
	}

	/** Changes the parts that are given, whatever the stored version is. */
	async updateWorkflow(id: string, changes: Partial<Workflow>): Promise<StoredWorkflow> {
		const { versionId } = await this.getWorkflow(id);
		return await this.request('PATCH', `/rest/workflows/${id}`, { ...changes, versionId });
	}

	/** Starts the stored workflow at a trigger node, like the editor's Execute button. */
	async runWorkflow(id: string, startNodeName: string): Promise<string> {
		const { executionId } = await this.request<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{ triggerToStartFrom: { name: startNodeName } },
		);
		return executionId;
	}

	/**
	 * Waits until an execution has ended (or waits for something itself).
	 * @throws Error when it has not after `timeoutMs`
	 */
	async waitForExecution(id: string, timeoutMs = 60_000): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const execution = await this.request<Omit<Execution, 'data'> & { data: string }>(
				'GET',
				`/rest/executions/${id}`,
			).catch(unlessBusy);
			const data = execution && (parse(execution.data) as Execution['data'] | undefined);
			// n8n 1.x sets the status before it stores the data.
			if (data && FINAL_STATUSES.includes(execution.status)) return { ...execution, data };
			if (Date.now() > deadline) {
				const state = execution?.status ?? 'keeping n8n busy';
				throw new Error(`Execution ${id} is still "${state}" after ${timeoutMs} ms.`);
			}
			await sleep(100);
		}
	}

	/** The execution exactly as n8n delivers it, for searches in all of its text. */
	async rawExecution(id: string): Promise<string> {
		return JSON.stringify(await this.request('GET', `/rest/executions/${id}`));
	}

	/** The newest executions of a workflow, newest first. */
	async listExecutions(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.request<{ results: Array<{ id: string; status: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return answer.results;
	}

	/**
	 * Publishes the stored version of a workflow and waits until its triggers are active.
	 * @throws Error with the trigger's message when it could not be activated
	 */
	async activate(id: string, timeoutMs = 30_000): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const publication = await this.request<{
				status: string;
				triggers?: Array<{ errorMessage?: string }>;
			}>('GET', `/rest/workflows/${id}/publication-status`);
			if (publication.status === 'published') return;
			if (publication.status === 'failed') {
				const reasons = publication.triggers?.map((trigger) => trigger.errorMessage);
				throw new Error(`Not activated: ${reasons?.filter(Boolean).join('; ')}`);
			}
			if (Date.now() > deadline) {
				throw new Error(`Workflow ${id} is still "${publication.status}" after ${timeoutMs} ms.`);
			}
			await sleep(100);
		}
	}

	async deactivate(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** What a list in a node's panel offers; the node's type has the method. */
	async listOf(node: WorkflowNode, methodName: string): Promise<Choice[]> {
		const { results } = await this.ofPanel<{ results: Choice[] }>(
			'resource-locator-results',
			node,
			methodName,
		);
		return results;
	}

	/** The fields of a form in a node's panel that is made while the node is edited. */
	async formOf(node: WorkflowNode, methodName: string): Promise<Array<{ id: string }>> {
		const { fields } = await this.ofPanel<{ fields: Array<{ id: string }> }>(
			'resource-mapper-fields',
			node,
			methodName,
		);
		return fields;
	}

	private async ofPanel<Answer>(
		what: string,
		{ type, typeVersion, parameters, credentials }: WorkflowNode,
		methodName: string,
	): Promise<Answer> {
		return await this.request('POST', `/rest/dynamic-node-parameters/${what}`, {
			path: 'parameters',
			nodeTypeAndVersion: { name: type, version: typeVersion },
			currentNodeParameters: parameters,
			credentials,
			methodName,
		});
	}

	/** The node types that n8n has loaded, as the editor sees them. */
	async nodeTypes(): Promise<Array<{ name: string; [property: string]: unknown }>> {
		return await this.request('GET', '/types/nodes.json');
	}

	/** The credential types that n8n has loaded, as the editor sees them. */
	async credentialTypes(): Promise<Array<{ name: string; [property: string]: unknown }>> {
		return await this.request('GET', '/types/credentials.json');
	}

	/**
	 * One call to n8n, for anything without a method of its own.
	 * @returns the answer's `data`, or the whole answer where n8n does not wrap it
	 */
	async request<Result = unknown>(method: string, url: string, data?: unknown): Promise<Result> {
		const headers = this.cookie ? { cookie: this.cookie } : {};
		const response = await this.http.request<unknown>({ method, url, data, headers });
		for (const cookie of response.headers['set-cookie'] ?? []) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0] ?? '';
		}
		const body = response.data;
		if (response.status >= 400) {
			const message = isRecord(body) ? String(body.message) : String(body).slice(0, 200);
			throw new N8nApiError(
				response.status,
				`${method} ${url}: n8n answered ${response.status}: ${message}`,
			);
		}
		return (isRecord(body) && 'data' in body ? body.data : body) as Result;
	}
}

/** An n8n that computes for long without a pause does not answer, or takes its database for lost. */
function unlessBusy(error: unknown): undefined {
	const isTooLate = axios.isAxiosError(error) && error.code === 'ECONNABORTED';
	const isUnready = error instanceof N8nApiError && error.status === 503;
	if (!isTooLate && !isUnready) throw error;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
