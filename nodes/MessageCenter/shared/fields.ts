import type { INodeProperties } from 'n8n-workflow';

/** What a message is: words for the numbers that differ from call to call. */
export function categoryField(property: string): INodeProperties {
	return {
		displayName: 'Category',
		name: property,
		type: 'options',
		options: [
			{ name: 'Notice', value: 'notice' },
			{ name: 'Todo', value: 'todo' },
		],
		default: 'notice',
		description: `Whether something is to be done about it (${property})`,
		routing: { send: { type: 'body', property } },
	};
}

/** The address that a message opens. */
export function linkField(property: string, description: string): INodeProperties {
	return {
		displayName: 'Link',
		name: property,
		type: 'string',
		default: '',
		placeholder: 'e.g. https://oa.example.edu.cn/approve/42',
		description,
		routing: { send: { type: 'body', property } },
	};
}

/** Which message an operation is about. */
export function messageIdField(description: string): INodeProperties {
	return {
		displayName: 'Message ID',
		name: 'msgId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 3c670bd9-a735-4c95-aebc-650053f5f6b0',
		hint: 'msgId in the output of the send',
		description,
		routing: { send: { type: 'body', property: 'msgId' } },
	};
}

/** Whose messages an operation is about. */
export const userField: INodeProperties = {
	displayName: 'User',
	name: 'account',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 20230001',
	description: 'Staff or student number (account)',
	routing: { send: { type: 'body', property: 'account' } },
};
