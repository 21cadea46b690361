import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, withFields } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { departmentLocator } from '../../shared/locators';
import { apiVersion, orClassic, renamed } from '../../shared/versions';
import { changeableDepartment, chosenDepartment } from './chosen';

async function checkDelete(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { dept_id: changeableDepartment(fieldsOf(options).dept_id) });
}

async function shapeDeleted(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { deleted: true, dept_id: chosenDepartment(this) } }];
}

/**
 * Delete: POST /topapi/v2/department/delete, before that GET /department/delete. Source: reference,
 * 2.1.6.
 */
export const remove: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a department',
	description: 'Delete a department that has neither members nor departments below it',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/delete' },
		send: {
			preSend: [
				prepare([
					checkDelete,
					orClassic({
						method: 'GET',
						url: '/department/delete',
						fields: (given) => renamed(given, { dept_id: 'id' }),
					}),
				]),
			],
		},
		output: { postReceive: [shapeDeleted] },
	},
};

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['delete'] } },
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
