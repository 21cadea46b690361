import type { INodeProperties } from 'n8n-workflow';
import { count, countFields } from './count';
import { create, createFields } from './create';
import { remove, removeFields } from './delete';
import { get, getFields } from './get';
import { getByLoginCode, getByLoginCodeFields } from './getByLoginCode';
import { getByMobile, getByMobileFields } from './getByMobile';
import { getByUnionId, getByUnionIdFields } from './getByUnionId';
import { getMany, getManyFields } from './getMany';
import { update, updateFields } from './update';

/** The operations on users: the list to choose from, then the fields of each. */
export const user: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['user'] } },
		options: [
			count,
			create,
			remove,
			get,
			getByLoginCode,
			getByMobile,
			getByUnionId,
			getMany,
			update,
		],
		default: 'getAll',
	},
	...countFields,
	...createFields,
	...removeFields,
	...getFields,
	...getByLoginCodeFields,
	...getByMobileFields,
	...getByUnionIdFields,
	...getManyFields,
	...updateFields,
];
