import type { INodeProperties } from 'n8n-workflow';
import { create, createFields } from './create';
import { get, getFields } from './get';
import { getReadList, getReadListFields } from './getReadList';
import { send, sendFields } from './send';
import { sendToConversation, sendToConversationFields } from './sendToConversation';
import { update, updateFields } from './update';

/** The operations on group chats: the list to choose from, then the fields of each. */
export const chat: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['chat'] } },
		options: [create, get, getReadList, send, sendToConversation, update],
		default: 'send',
	},
	...createFields,
	...getFields,
	...getReadListFields,
	...sendFields,
	...sendToConversationFields,
	...updateFields,
];
