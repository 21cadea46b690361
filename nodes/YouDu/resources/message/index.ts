import type { INodeProperties } from 'n8n-workflow';
import { sendText, sendTextFields } from './sendText';

/** The operations on messages: the list to choose from, then the fields of each. */
export const message: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [sendText],
		default: 'sendText',
	},
	...sendTextFields,
];
