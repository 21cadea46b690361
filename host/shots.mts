/** The pictures that `npm run screenshots` takes in each language. Another one is another entry. */

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
}

export type Shot = NodeShot | NodeListShot | CredentialShot;

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
			['youdu', 'youdu-send-text.json', 'Send a text message'],
			['message-center', 'message-center-template.json', 'Send the template message'],
			['message-center-trigger', 'approval-todo.json', 'Get replies'],
		] as const
	).map(
		([name, example, node]): Shot => ({
			kind: 'node',
			name,
			width: 1100,
			height: 800,
			example,
			node,
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
];
