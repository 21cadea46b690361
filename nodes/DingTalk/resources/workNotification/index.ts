import type { INodeProperties } from 'n8n-workflow';
import { getProgress, getProgressFields } from './getProgress';
import { getResult, getResultFields } from './getResult';
import { recall, recallFields } from './recall';
import { send, sendFields } from './send';

/** The operations on work notifications: the list to choose from, then the fields of each. */
export const workNotification: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['workNotification'] } },
		options: [getProgress, getResult, recall, send],
		default: 'send',
	},
	...sendFields,
	...getProgressFields,
	...getResultFields,
	...recallFields,
];
