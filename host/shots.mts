/** The pictures that `npm run screenshots` takes in each language. Another one is another entry. */
import type { IDataObject } from 'n8n-workflow';

interface Picture {
	/** The file's name, without its ending. */
	name: string;
	/** The size of the window; smaller ones give smaller files. */
	width: number;
	height: number;
}

/** The panel of a node. */
interface NodeShot extends Picture {
	kind: 'node';
	/** A workflow in examples/, and the name of a node in it. */
	example: string;
	node: string;
	/** Executes the node first, and how that goes. */
	executed?: 'success' | 'error';
	/** In place of the node's own. */
	parameters?: IDataObject;
}

/** A workflow on the canvas. */
interface CanvasShot extends Picture {
	kind: 'canvas';
	example: string;
	theme: 'light' | 'dark';
}

/** The list of nodes to choose from, at the operations of one. */
interface NodeListShot extends Picture {
	kind: 'nodeList';
	/** What is typed into the search, and the node that is opened. */
	search: string;
	node: string;
}

/** The dialog of a credential, filled in for the simulators; the window must have room for all of it. */
interface CredentialShot extends Picture {
	kind: 'credential';
	type: string;
	/** Values in place of the right ones, with which its test fails. */
	wrong?: IDataObject;
}

export type Shot = NodeShot | CanvasShot | NodeListShot | CredentialShot;

/** What the panel of a node has when its execution is over. */
export const ENDED = { success: 'node-run-status-success', error: 'node-error-message' };

/** Parameters of DingTalk with which it answers 60121. */
export const NO_SUCH_USER = {
	resource: 'user',
	operation: 'get',
	userId: { __rl: true, mode: 'id', value: 'nobody' },
};

export const shots: Shot[] = [
	{
		kind: 'node',
		name: 'node',
		width: 1100,
		height: 800,
		example: 'dingtalk-robot-alarm.json',
		node: 'Tell the group',
	},
	{
		kind: 'node',
		name: 'dingtalk-work-notification',
		width: 1100,
		height: 1200,
		example: 'dingtalk-department-notice.json',
		node: 'Send',
	},
	...(
		[
			['youdu', 'youdu-send-text.json', 'Send a text message', 800],
			['youdu-tool', 'ai-agent.json', 'Send a YouDu message', 1000],
			['message-center', 'message-center-template.json', 'Send the template message', 1300],
			['message-center-trigger', 'approval-todo.json', 'Get replies', 800],
		] as const
	).map(
		([name, example, node, height]): Shot => ({
			kind: 'node',
			name,
			width: 1100,
			height,
			example,
			node,
		}),
	),
	{
		kind: 'node',
		name: 'youdu-output',
		width: 1400,
		height: 800,
		example: 'youdu-send-text.json',
		node: 'Send a text message',
		executed: 'success',
	},
	{
		kind: 'node',
		name: 'dingtalk-error',
		width: 1400,
		height: 800,
		example: 'dingtalk-department-notice.json',
		node: 'Send',
		parameters: NO_SUCH_USER,
		executed: 'error',
	},
	...(['light', 'dark'] as const).map(
		(theme): Shot => ({
			kind: 'canvas',
			name: `canvas-${theme}`,
			width: 1400,
			height: 950,
			example: 'alarm-fan-out.json',
			theme,
		}),
	),
	{
		kind: 'nodeList',
		name: 'node-list',
		width: 1100,
		height: 800,
		search: '钉钉',
		node: 'dingTalk',
	},
	...(
		[
			['credential', 'youDuApi'],
			['dingtalk-credential', 'dingTalkApi'],
			['message-center-credential', 'messageCenterApi'],
		] as const
	).map(([name, type]): Shot => ({ kind: 'credential', name, width: 1100, height: 1800, type })),
	{
		kind: 'credential',
		name: 'credential-error',
		width: 1100,
		height: 1800,
		type: 'youDuApi',
		wrong: { encodingAesKey: 'b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgISE=' },
	},
];
