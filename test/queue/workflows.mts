import type { Workflow, WorkflowNode } from '../../host/n8n.mts';

/** A credential as n8n knows it. */
export interface Owned {
	id: string;
	name: string;
	type: string;
}

const TRIGGER = 'Trigger';
/** When a trigger polls besides each publishing: in January. */
const NOT_SOON = '0 0 1 1 *';

/** Sends `content` of each item in YouDu. */
export function toYouDu(own: Owned): WorkflowNode {
	const parameters = { toUser: 'zhangsan', content: '={{ $json.content }}' };
	return packageNode('Send', 'youDu', 'message.sendText', parameters, own);
}

/** Sends `content` of each item as a work notification. */
export function toDingTalk(own: Owned): WorkflowNode {
	const receivers = { sendTo: 'users', userIds: 'lisi' };
	const parameters = { ...receivers, messageType: 'text', content: '={{ $json.content }}' };
	return packageNode('Send', 'dingTalk', 'workNotification.send', parameters, own);
}

/** Sends `content` of each item, such as a reply, in the Message Center. */
function toMessageCenter(own: Owned): WorkflowNode {
	const receivers = { sendChannel: ['Portal'], receiverAccounts: '20230001' };
	const parameters = { ...receivers, msgtitle: 'Thanks', msgContent: '={{ $json.content }}' };
	return packageNode('Send', 'messageCenter', 'message.send', parameters, own);
}

/** Sends the messages that are posted to /webhook/<path>. */
export function onWebhook(path: string, send: WorkflowNode, errorWorkflow?: string): Workflow {
	const webhook = node(TRIGGER, 'webhook', 2, { httpMethod: 'POST', path, options: {} });
	const split = node('Messages', 'splitOut', 1, { fieldToSplitOut: 'body.messages', options: {} });
	return inOrder(path, [{ ...webhook, webhookId: path }, split, send], errorWorkflow);
}

/** Answers each reply that Message Center Trigger fetches. */
export function onReplies(pageSize: number, own: Owned, errorWorkflow?: string): Workflow {
	const pollTimes = { item: [{ mode: 'custom', cronExpression: NOT_SOON }] };
	const parameters = { pollTimes, options: { pageSize } };
	const trigger = packageNode(TRIGGER, 'messageCenterTrigger', undefined, parameters, own);
	return inOrder('replies', [trigger, toMessageCenter(own)], errorWorkflow);
}

/** Is started by n8n for each execution that has failed. */
export function onErrors(): Workflow {
	return inOrder('errors', [node(TRIGGER, 'errorTrigger', 1, {}), node('Nothing', 'noOp', 1, {})]);
}

/** A node of this package; `call` is its resource and operation. */
function packageNode(
	name: string,
	type: string,
	call: string | undefined,
	parameters: Record<string, unknown>,
	own: Owned,
): WorkflowNode {
	const [resource, operation] = call?.split('.') ?? [];
	return {
		name,
		type: `n8n-nodes-cn-messaging.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { ...(call && { resource, operation }), ...parameters },
		credentials: { [own.type]: { id: own.id, name: own.name } },
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return { name, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0], parameters };
}

function inOrder(name: string, nodes: WorkflowNode[], errorWorkflow?: string): Workflow {
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((next, index) => [
				nodes[index]?.name,
				{ main: [[{ node: next.name, type: 'main', index: 0 }]] },
			]),
	);
	const settings = { executionOrder: 'v1', ...(errorWorkflow && { errorWorkflow }) };
	return { name, nodes, connections, settings };
}
