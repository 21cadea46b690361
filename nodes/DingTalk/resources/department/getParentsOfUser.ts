import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, withFields } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { apiVersion, isClassic, orClassic, renamed, resultOf } from '../../shared/versions';

async function checkUser(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { userid: userId('User', fieldsOf(options).userid) });
}

/** The classic call's paths; its document shows a user's only path without the list around it, too. */
function classicPaths(department: unknown): number[][] {
	const paths = Array.isArray(department) ? (department as Array<number | number[]>) : [];
	return paths.every(Array.isArray) ? paths : [paths as number[]];
}

async function shapePaths(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const paths = isClassic(this)
		? classicPaths(answer?.json.department)
		: rowsOf(resultOf(answer?.json).parent_list).map(
				({ parent_dept_id_list }) => parent_dept_id_list as number[],
			);
	return paths.map((path) => ({ json: { dept_id: path[0], parent_dept_id_list: path } }));
}

/**
 * Get Parents of User: POST /topapi/v2/department/listparentbyuser, before that GET
 * /department/list_parent_depts. Source: reference, 2.1.5 and 8 (7).
 */
export const getParentsOfUser: INodePropertyOptions = {
	name: 'Get Parents of User',
	value: 'getParentsOfUser',
	action: 'Get the departments above a user',
	description:
		'Get for each department of a user the IDs from it up to the whole organization, one item for each',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/listparentbyuser' },
		send: {
			preSend: [
				prepare(
					[
						checkUser,
						orClassic({
							method: 'GET',
							url: '/department/list_parent_depts',
							fields: (given) => renamed(given, { userid: 'userId' }),
						}),
					],
					readFor('result', 'department'),
				),
			],
		},
		output: { postReceive: [shapePaths] },
	},
};

export const getParentsOfUserFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['getParentsOfUser'] } },
	[
		userLocator,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion],
		},
	],
);
