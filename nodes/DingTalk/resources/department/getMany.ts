import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { rowsOf } from '../../../core/json';
import { booleanOption, fieldsOf, withFields, withoutEmpty } from '../../../core/fields';
import { howManyFields, limitOf } from '../../../core/reads';
import type { Call } from '../../../core/provider';
import { prepare, type CarryOut } from '../../../core/run';
import { mustHold } from '../../shared/answers';
import { departmentId, ROOT_DEPARTMENT } from '../../shared/ids';
import { language, languageOf } from '../../shared/language';
import { departmentLocator } from '../../shared/locators';
import { apiVersion, isClassic, renamed, resultOf } from '../../shared/versions';
import { CLASSIC_NAMES } from './names';

const IDS_ONLY = 'IDs Only';
const ALL_LEVELS = 'Include All Levels';

async function checkParent(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options).dept_id;
	const parent = given === '' || given === undefined ? ROOT_DEPARTMENT : given;
	limitOf(this);
	callOf(this);
	wantsAllLevels(this);
	return withFields(options, {
		dept_id: departmentId('Parent Department', parent),
		language: languageOf(this),
	});
}

/** How the departments directly below one are read. Source: docs/reference/dingtalk.md, 2.1.1, 2.1.2. */
interface ChildrenCall {
	request(dept_id: number, language: unknown): Partial<IHttpRequestOptions>;
	rows(answer: IDataObject): IDataObject[];
	judge: NonNullable<Call['judge']>;
}

const asIds = (ids: unknown): IDataObject[] =>
	Array.isArray(ids) ? ids.map((id: number) => ({ dept_id: id })) : [];

const CALLS: Readonly<Record<'classic' | 'current', Record<'details' | 'ids', ChildrenCall>>> = {
	current: {
		details: {
			request: (dept_id, lang) => ({
				method: 'POST',
				url: '/topapi/v2/department/listsub',
				body: withoutEmpty({ dept_id, language: lang as string }),
			}),
			rows: ({ result }) => rowsOf(result),
			judge: mustHold('read', 'result'),
		},
		ids: {
			request: (dept_id) => ({
				method: 'POST',
				url: '/topapi/v2/department/listsubid',
				body: { dept_id },
			}),
			rows: (answer) => asIds(resultOf(answer).dept_id_list),
			judge: mustHold('read', 'result'),
		},
	},
	classic: {
		details: {
			request: (id, lang) => ({
				method: 'GET',
				url: '/department/list',
				body: undefined,
				qs: withoutEmpty({ id, fetch_child: false, lang: lang as string }),
			}),
			rows: ({ department }) => rowsOf(department).map((row) => renamed(row, CLASSIC_NAMES)),
			judge: mustHold('read', 'department'),
		},
		ids: {
			request: (id) => ({
				method: 'GET',
				url: '/department/list_ids',
				body: undefined,
				qs: { id },
			}),
			rows: ({ sub_dept_id_list }) => asIds(sub_dept_id_list),
			judge: mustHold('read', 'sub_dept_id_list'),
		},
	},
};

function callOf(context: IExecuteSingleFunctions): ChildrenCall {
	const { details, ids } = CALLS[isClassic(context) ? 'classic' : 'current'];
	return booleanOption(context, 'idsOnly', IDS_ONLY) ? ids : details;
}

function wantsAllLevels(context: IExecuteSingleFunctions): boolean {
	return booleanOption(context, 'recursive', ALL_LEVELS);
}

/** The plan: the departments below the parent, and if the user wants, level by level all below them. */
async function readDepartments(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const limit = limitOf(this);
	const { request, rows, judge } = callOf(this);
	const goesOn = wantsAllLevels(this);
	const { dept_id: parent, language: lang } = fieldsOf(options);
	const departments = new Map<number, IDataObject>();
	for (let level = [Number(parent)]; level.length > 0 && departments.size < limit; ) {
		const answers = await Promise.all(
			level.map(
				async (id) =>
					await carryOut({
						options: { ...options, ...request(id, lang) },
						part: '',
						isRead: true,
						judge,
					}),
			),
		);
		const below = answers.flatMap(rows).filter(({ dept_id }) => !departments.has(Number(dept_id)));
		for (const department of below) departments.set(Number(department.dept_id), department);
		level = goesOn ? below.map(({ dept_id }) => Number(dept_id)) : [];
	}
	return [...departments.values()].slice(0, limit);
}

/**
 * Get Many: POST /topapi/v2/department/listsub or listsubid, before that GET /department/list or
 * list_ids. Source: reference, 2.1.1 and 2.1.2.
 */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many departments',
	description: 'Get the departments below one, directly or all of them',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/department/listsub' },
		send: { preSend: [prepare([checkParent], readDepartments)] },
	},
};

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['department'], operation: ['getAll'] } },
	[
		{
			...departmentLocator,
			displayName: 'Parent Department',
			required: false,
			description:
				'Department above those to get; the whole organization where it is empty (dept_id)',
			modes: departmentLocator.modes?.map((mode) => ({
				...mode,
				hint: 'Empty for the whole organization',
			})),
		},
		...howManyFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				apiVersion,
				{
					displayName: IDS_ONLY,
					name: 'idsOnly',
					type: 'boolean',
					default: true,
					description:
						'Whether to get only the IDs, which also gives departments outside the contacts scope of the app',
				},
				language,
				{
					displayName: ALL_LEVELS,
					name: 'recursive',
					type: 'boolean',
					default: true,
					description:
						'Whether to get the departments of all levels below, and not only those directly below',
				},
			],
		},
	],
);
