import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { checkedFields, classicForm, clearing, propertiesOf } from '../../shared/changes';
import { language, languageOf } from '../../shared/language';
import { departmentLocator } from '../../shared/locators';
import { apiVersion, orClassic } from '../../shared/versions';
import { checkCombinations, mainFields, moreFields, updateOnlyFields } from './changeFields';
import { changeableDepartment, chosenDepartment } from './chosen';
import { say } from '../../words';

const FIELDS = { ...mainFields, ...moreFields, ...updateOnlyFields };

async function checkUpdate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { dept_id, ...given } = fieldsOf(options);
	const id = changeableDepartment(dept_id);
	const changes = checkedFields(this, FIELDS, given);
	if (Object.keys(changes).length === 0) {
		throw inputError('Update Fields', say`are empty: add at least one`);
	}
	checkCombinations(this, changes, false);
	const body = {
		dept_id: id,
		...clearing(this, FIELDS, 'dept_manager_userid_list', changes),
		language: languageOf(this),
	};
	return { ...options, body };
}

async function shapeUpdate(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { updated: true, dept_id: chosenDepartment(this) } }];
}

/**
 * Update: POST /topapi/v2/department/update, before that POST /department/update. Source: reference,
 * 2.1.6.
 */
export const update: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update a department',
	description: 'Change the fields that are given; text that is given empty is cleared',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/update' },
		send: {
			preSend: [
				prepare([
					checkUpdate,
					orClassic({
						method: 'POST',
						url: '/department/update',
						fields: (given) => classicForm(FIELDS, given, { dept_id: 'id', language: 'lang' }),
					}),
				]),
			],
		},
		output: { postReceive: [shapeUpdate] },
	},
};

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['update'] } },
	[
		departmentLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(FIELDS),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion, language],
		},
	],
);
