import type { INodeProperties } from 'n8n-workflow';
import { create, createFields } from './create';
import { remove, removeFields } from './delete';
import { getMany, getManyFields } from './getMany';
import { getVisibility, getVisibilityFields } from './getVisibility';
import { setVisibility, setVisibilityFields } from './setVisibility';
import { update, updateFields } from './update';

/** The operations on micro apps: the list to choose from, then the fields of each. */
export const microApp: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['microApp'] } },
		options: [create, remove, getMany, getVisibility, setVisibility, update],
		default: 'getAll',
	},
	...createFields,
	...removeFields,
	...getManyFields,
	...getVisibilityFields,
	...setVisibilityFields,
	...updateFields,
];
