import type { INodeProperties } from 'n8n-workflow';
import { confirm, confirmFields } from './confirm';

/** The operations on todos: the list to choose from, then the fields of each. */
export const todo: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['todo'] } },
		options: [confirm],
		default: 'confirm',
	},
	...confirmFields,
];
