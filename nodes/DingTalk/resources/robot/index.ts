import type { INodeProperties } from 'n8n-workflow';
import { send, sendFields } from './send';

/** The operations of custom robots: the list to choose from, then the fields of each. */
export const robot: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['robot'] } },
		options: [send],
		default: 'send',
	},
	...sendFields,
];
