import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, withFields, withoutEmpty } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { callFor } from '../../shared/answers';
import {
	checkedFields,
	classicForm,
	propertiesOf,
	requiredPropertiesOf,
} from '../../shared/changes';
import { answerOf, apiVersion, orClassic } from '../../shared/versions';
import { checkCombinations, mainFields, moreFields } from './changeFields';

const FIELDS = { ...mainFields, ...moreFields };

async function checkNew(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const fields = {
		...checkedFields(this, mainFields, {
			name: given.name ?? '',
			parent_id: given.parent_id ?? '',
		}),
		...checkedFields(this, moreFields, withoutEmpty(given)),
	};
	checkCombinations(this, fields, true);
	return withFields(options, fields);
}

async function shapeNew(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { dept_id } = answerOf(this, answer?.json, { id: 'dept_id' });
	return [{ json: { dept_id } }];
}

/**
 * Create: POST /topapi/v2/department/create, before that POST /department/create. Source: reference,
 * 2.1.6.
 */
export const create: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a department',
	description: 'Create a department below another one',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/create' },
		send: {
			preSend: [
				prepare(
					[
						checkNew,
						orClassic({
							method: 'POST',
							url: '/department/create',
							fields: (given) => classicForm(FIELDS, given),
						}),
					],
					callFor('result', 'id'),
				),
			],
		},
		output: { postReceive: [shapeNew] },
	},
};

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['create'] } },
	[
		...requiredPropertiesOf(mainFields),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(moreFields),
		},
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
