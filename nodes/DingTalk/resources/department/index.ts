import type { INodeProperties } from 'n8n-workflow';
import { create, createFields } from './create';
import { remove, removeFields } from './delete';
import { get, getFields } from './get';
import { getMany, getManyFields } from './getMany';
import { getParents, getParentsFields } from './getParents';
import { getParentsOfUser, getParentsOfUserFields } from './getParentsOfUser';
import { update, updateFields } from './update';

/** The operations on departments: the list to choose from, then the fields of each. */
export const department: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['department'] } },
		options: [create, remove, get, getMany, getParents, getParentsOfUser, update],
		default: 'getAll',
	},
	...createFields,
	...removeFields,
	...getFields,
	...getManyFields,
	...getParentsFields,
	...getParentsOfUserFields,
	...updateFields,
];
