import 'reflect-metadata';
import {
	DirectoryLoader,
	ExecutionLifecycleHooks,
	RoutingNode,
	WorkflowExecute,
	type ExecuteContext,
} from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IBinaryKeyData,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type NodeApiError,
} from 'n8n-workflow';
import { DingTalkApi } from '../../credentials/DingTalkApi.credentials.ts';
import { DingTalkRobotApi } from '../../credentials/DingTalkRobotApi.credentials.ts';
import { DingTalkSuiteApi } from '../../credentials/DingTalkSuiteApi.credentials.ts';
import { MessageCenterApi } from '../../credentials/MessageCenterApi.credentials.ts';
import { YouDuApi } from '../../credentials/YouDuApi.credentials.ts';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';

/** Hands its input on: stands for the manual trigger, which gets its items from the test. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: ['main'],
		properties: [],
	} as INodeType['description'];

	async execute(this: { getInputData(): INodeExecutionData[] }) {
		return [this.getInputData()];
	}
}

const nodeTypes: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': new Start(),
	'n8n-nodes-cn-messaging.dingTalk': new DingTalk(),
	'n8n-nodes-cn-messaging.messageCenter': new MessageCenter(),
	'n8n-nodes-cn-messaging.youDu': new YouDu(),
};

/** Set by the jest project whose nodes RoutingNode carries out, as n8n does for older agents. */
declare const withoutCustomOperations: boolean | undefined;

// As n8n does when it loads a package: this adds Request Options, and what carries a declarative node out.
for (const nodeType of Object.values(nodeTypes)) {
	if (typeof withoutCustomOperations === 'boolean') delete nodeType.customOperations;
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	nodeType.execute ??= async function () {
		return (await new RoutingNode(this as ExecuteContext, nodeType).runNode()) ?? [];
	};
}

const credentialTypes: Record<string, ICredentialType> = {
	dingTalkApi: new DingTalkApi(),
	dingTalkRobotApi: new DingTalkRobotApi(),
	dingTalkSuiteApi: new DingTalkSuiteApi(),
	messageCenterApi: new MessageCenterApi(),
	youDuApi: new YouDuApi(),
};

export interface RunOptions {
	/** As exported from n8n. */
	workflow: { nodes: object[]; connections: object; settings?: object };
	/** What the manual trigger hands on. */
	items: IDataObject[];
	/** The files that each item carries. */
	binary?: IBinaryKeyData;
	/** By credential type. */
	credentials: Record<string, IDataObject>;
	/** Changes to nodes, by their names: parameters to set, or settings such as retryOnFail. */
	nodes?: Record<string, Partial<INode>>;
	/** Cancels the execution, as the user does in n8n. */
	signal?: AbortSignal;
	/** True for an older n8n, which lets a request go on when the execution is cancelled. */
	letsRequestsGoOn?: boolean;
}

export interface RunResult {
	/** By node name, the items of its outputs. */
	output: (nodeName: string, outputIndex?: number) => INodeExecutionData[];
	error?: NodeApiError;
	/** What n8n would store of this run, as text. */
	stored: string;
	/** How often a credential was read and decrypted. */
	credentialReads: number;
}

/**
 * Runs a workflow with n8n-core as n8n does: WorkflowExecute, RoutingNode, its request helpers. Only
 * node types, credential store and trigger are the test's own.
 */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
	const exported = options.workflow as Pick<IWorkflowBase, 'nodes' | 'connections'>;
	const nodes = exported.nodes.map((node) => {
		const change = options.nodes?.[node.name] ?? {};
		return { ...node, ...change, parameters: { ...node.parameters, ...change.parameters } };
	});
	const byName = (name: string) => {
		const type = nodeTypes[name];
		if (!type) throw new Error(`The harness has no node type ${name}`);
		return type;
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes,
		connections: exported.connections,
		active: false,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1', ...options.workflow.settings },
	});
	let credentialReads = 0;
	const helper = credentialsHelper(options.credentials, () => credentialReads++);
	const authenticate: typeof helper.authenticate = async (data, type, request, ...others) =>
		await helper.authenticate(data, type, { ...request, abortSignal: undefined }, ...others);
	const additionalData = {
		credentialsHelper: options.letsRequestsGoOn ? { ...helper, authenticate } : helper,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			...exported,
			id: 'workflow',
			name: 'workflow',
		} as IWorkflowBase),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: '',
		restApiUrl: '',
		instanceBaseUrl: '',
		variables: {},
		setExecutionStatus() {},
	} as unknown as IWorkflowExecuteAdditionalData;

	const start = workflow.getTriggerNodes()[0] ?? Object.values(workflow.nodes)[0];
	const stack: IExecuteData[] = [
		{
			node: start as INode,
			data: { main: [options.items.map((json) => ({ json, binary: options.binary }))] },
			source: null,
		},
	];
	const run = createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
	await workflow.expression.acquireIsolate();
	try {
		const execution = new WorkflowExecute(additionalData, 'manual', run).processRunExecutionData(
			workflow,
		);
		options.signal?.addEventListener('abort', () => execution.cancel(), { once: true });
		const result = await execution;
		const { resultData } = result.data;
		return {
			output: (nodeName, outputIndex = 0) =>
				resultData.runData[nodeName]?.at(-1)?.data?.main?.[outputIndex] ?? [],
			error: resultData.error as NodeApiError | undefined,
			stored: JSON.stringify(result),
			credentialReads,
		};
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

export function credentialsHelper(data: Record<string, IDataObject>, onRead: () => void) {
	const typeOf = (name: string) => {
		const type = credentialTypes[name];
		if (!type) throw new Error(`The harness has no credential type ${name}`);
		return type;
	};
	return {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: (name: string) => typeOf(name).properties,
		getDecrypted: async (_: unknown, __: unknown, name: string) => {
			onRead();
			const defaults = typeOf(name).properties.map((property) => [property.name, property.default]);
			return { ...Object.fromEntries(defaults), ...data[name] };
		},
		preAuthentication: async (
			helpers: IHttpRequestHelper,
			credentials: ICredentialDataDecryptedObject,
			name: string,
		) => {
			const type = typeOf(name);
			const expirable = type.properties.find(({ typeOptions }) => typeOptions?.expirable);
			if (!expirable || credentials[expirable.name] !== '') return undefined;
			const output = (await type.preAuthentication?.call(helpers, credentials)) ?? {};
			return output[expirable.name] === undefined ? undefined : Object.assign(credentials, output);
		},
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			name: string,
			options: IHttpRequestOptions,
		) => {
			const { authenticate } = typeOf(name);
			return typeof authenticate === 'function'
				? await authenticate(credentials, options)
				: options;
		},
	};
}
