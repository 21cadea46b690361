import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { departmentLocator } from '../../shared/locators';
import { answerOf, apiVersion, orClassic, renamed } from '../../shared/versions';
import { checkDepartmentId, chosenDepartment } from './chosen';

async function shapeParents(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { parent_id_list } = answerOf(this, answer?.json, { parentIds: 'parent_id_list' });
	return [{ json: { dept_id: chosenDepartment(this), parent_id_list } }];
}

/**
 * Get Parents: POST /topapi/v2/department/listparentbydept, before that GET
 * /department/list_parent_depts_by_dept. Source: reference, 2.1.4.
 */
export const getParents: INodePropertyOptions = {
	name: 'Get Parents',
	value: 'getParents',
	action: 'Get the parents of a department',
	description: 'Get the IDs from a department up to the whole organization',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/listparentbydept' },
		send: {
			preSend: [
				prepare(
					[
						checkDepartmentId,
						orClassic({
							method: 'GET',
							url: '/department/list_parent_depts_by_dept',
							fields: (given) => renamed(given, { dept_id: 'id' }),
						}),
					],
					readFor('result', 'parentIds'),
				),
			],
		},
		output: { postReceive: [shapeParents] },
	},
};

export const getParentsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['getParents'] } },
	[
		departmentLocator,
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
