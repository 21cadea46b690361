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
import { readFor } from '../../shared/answers';
import { departmentId } from '../../shared/ids';
import { language, languageOf } from '../../shared/language';
import { departmentLocator } from '../../shared/locators';
import { isSimplified, simplified, simplifyField } from '../../shared/simplify';
import { apiVersion, isClassic, orClassic, renamed, resultOf } from '../../shared/versions';
import { CLASSIC_LISTS, CLASSIC_NAMES } from './names';

/** What is left of a department where the output is simplified. */
const SIMPLE = [
	...['dept_id', 'name', 'parent_id', 'order'],
	...['dept_manager_userid_list', 'dept_group_chat_id', 'source_identifier'],
];

async function checkDepartment(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	isSimplified(this);
	return withFields(options, {
		dept_id: departmentId('Department', fieldsOf(options).dept_id),
		language: languageOf(this),
	});
}

/** The classic call gives lists as text with | between the entries. */
async function shapeDepartment(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (!isClassic(this)) {
		return [{ json: simplified(this, resultOf(answer?.json), SIMPLE) }];
	}
	const json = renamed(answer?.json ?? {}, CLASSIC_NAMES);
	for (const name of CLASSIC_LISTS) {
		const entries = String(json[name] ?? '').split('|');
		json[name] = entries.filter((entry) => entry !== '');
	}
	return [{ json: simplified(this, json, SIMPLE) }];
}

/** Get: POST /topapi/v2/department/get, before that GET /department/get. Source: reference, 2.1.3. */
export const get: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get a department',
	description: 'Get a department with its managers, or with all its settings',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/get' },
		send: {
			preSend: [
				prepare(
					[
						checkDepartment,
						orClassic({
							method: 'GET',
							url: '/department/get',
							fields: (given) => renamed(given, { dept_id: 'id', language: 'lang' }),
						}),
					],
					readFor('result', 'id'),
				),
			],
		},
		output: { postReceive: [shapeDepartment] },
	},
};

export const getFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['get'] } },
	[
		departmentLocator,
		simplifyField,
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
