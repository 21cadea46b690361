/** Nodes and parameters that several files of tests put into workflows. */
import type { Execution, WorkflowNode } from '../../host/n8n.mts';
import { itemsFrom, itemsOf } from './chain.mts';

/** Parameters of the Message Center node. */
export const todo = {
	resource: 'message',
	operation: 'send',
	msgtitle: '请假审批',
	msgContent: '张三的请假待审批',
	sendMsgType: 'todo',
	waitLink: 'https://oa.example.edu.cn/1',
	sendChannel: ['Portal'],
	receiverAccounts: '20230001',
};

/** Nodes that give an item with a file. */
export function fileFrom(bytes: Buffer, fileName: string, mimeType: string): WorkflowNode[] {
	const options = { fileName, mimeType };
	const parameters = { operation: 'toBinary', sourceProperty: 'data', options };
	return [
		...itemsFrom([{ data: bytes.toString('base64') }]),
		{
			name: 'File',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			position: [0, 0],
			parameters,
		},
	];
}

/** Makes text of the file of its item, for bytesOf(). */
export const bytesNode: WorkflowNode = {
	name: 'Bytes',
	type: 'n8n-nodes-base.extractFromFile',
	typeVersion: 1,
	position: [0, 0],
	parameters: { operation: 'binaryToPropery', options: {} },
};

/** The file that `bytesNode` got. */
export function bytesOf(execution: Execution): Buffer {
	return Buffer.from(String(itemsOf(execution, bytesNode.name)[0]?.json.data), 'base64');
}
