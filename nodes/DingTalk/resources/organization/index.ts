import type { INodeProperties } from 'n8n-workflow';
import { getAuthInfo, getAuthInfoFields } from './getAuthInfo';
import { getAuthScopes } from './getAuthScopes';
import { getSsoToken, getSsoTokenFields } from './getSsoToken';
import { getSsoUser, getSsoUserFields } from './getSsoUser';

/** The operations on the organization: the list to choose from, then the fields of each. */
export const organization: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['organization'] } },
		options: [getAuthInfo, getAuthScopes, getSsoToken, getSsoUser],
		default: 'getAuthScopes',
	},
	...getAuthInfoFields,
	...getSsoTokenFields,
	...getSsoUserFields,
];
