import type { INodeProperties } from 'n8n-workflow';
import { get, getFields } from './get';
import { getMany, getManyFields } from './getMany';

/** The operations on departments: the list to choose from, then the fields of each. */
export const department: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['department'] } },
		options: [get, getMany],
		default: 'getAll',
	},
	...getFields,
	...getManyFields,
];
