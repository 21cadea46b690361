/** Who takes part, and the workflow of each. */
import type { WorkflowNode } from '../host/n8n.mts';
import type { Parameters, Setup } from './providers.mts';

/** The node whose time counts. */
export const SEND = 'Send';

export interface Contender {
	title: string;
	/**
	 * The nodes that stand behind the items, and those before them; nothing where it cannot take part.
	 *
	 * @param credential as a node names it
	 */
	nodes(
		setup: Setup,
		credential: { id: string; name: string },
	): { before: WorkflowNode[]; send: WorkflowNode } | undefined;
}

/** The two fields that the nodes of bench/nodes/ take from each item. */
const eachItem = { user: '={{ $json.user }}', text: '={{ $json.text }}' };

const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';

function node(
	name: string,
	type: string,
	parameters: Parameters,
	credentials?: WorkflowNode['credentials'],
): WorkflowNode {
	const typeVersion = type === HTTP_REQUEST ? 4.2 : 1;
	return { name, type, typeVersion, position: [0, 0], parameters, credentials };
}

/** By the names that the command line takes. */
export const contenders = {
	package: {
		title: 'This package',
		nodes: (setup, credential) => ({
			before: [],
			send: node(SEND, packageNode(setup), setup.node, { [setup.credential.type]: credential }),
		}),
	},
	httpRequest: {
		title: 'HTTP Request with the credential',
		nodes: ({ credential: { type }, url, bodyExpression }, credential) => ({
			before: [],
			send: node(
				SEND,
				HTTP_REQUEST,
				{
					method: 'POST',
					url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: type,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: bodyExpression,
				},
				{ [type]: credential },
			),
		}),
	},
	byHand: {
		title: 'HTTP Request with a token by hand',
		nodes: ({ byHand }) =>
			byHand && {
				before: [node('Token', HTTP_REQUEST, byHand.tokenRequest)],
				send: node(SEND, HTTP_REQUEST, byHand.sendRequest),
			},
	},
	bareNode: {
		title: 'Bare n8n node (floor in n8n)',
		nodes: ({ byHand }) =>
			byHand && {
				before: [node('Token', HTTP_REQUEST, byHand.tokenRequest)],
				send: node(SEND, 'CUSTOM.bareNode', { ...eachItem, ...byHand.bareNode }),
			},
	},
	oneAtATime: {
		title: 'One request at a time',
		nodes: ({ credential: { type }, url, body }, credential) => ({
			before: [],
			send: node(
				SEND,
				'CUSTOM.oneAtATime',
				{
					credential: type,
					url,
					...eachItem,
					body: JSON.stringify(body),
				},
				{ [type]: credential },
			),
		}),
	},
} satisfies Record<string, Contender>;

/** Hands the items on: what n8n itself needs for them. */
export const nothing: Contender = {
	title: 'No operation',
	nodes: () => ({ before: [], send: node(SEND, 'n8n-nodes-base.noOp', {}) }),
};

/** All receivers in one item. */
export const manyInOne: Contender = {
	title: 'All receivers in one item',
	nodes: (setup, credential) => ({
		before: [],
		send: node(SEND, packageNode(setup), setup.nodeOfMany, {
			[setup.credential.type]: credential,
		}),
	}),
};

function packageNode({ credential }: Setup): string {
	return `n8n-nodes-cn-messaging.${credential.type.replace(/Api$/, '')}`;
}
