import type { INodeProperties } from 'n8n-workflow';
import { getMany, getManyFields } from './getMany';

/** The operations on attendance: the list to choose from, then the fields of each. */
export const attendance: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['attendance'] } },
		options: [getMany],
		default: 'getAll',
	},
	...getManyFields,
];
