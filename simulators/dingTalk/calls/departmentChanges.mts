import { topapi, v1 } from '../app.mts';
import type { App, Call, Input } from '../app.mts';
import { Refusal } from '../codes.mts';
import { checkKnown, fieldNames, readFields } from '../fields.mts';
import type { Action, FieldRow, Form } from '../fields.mts';
import type { Department, Organisation } from '../organisation.mts';
import type { Parameters } from '../parameters.mts';

const WRITE = 'qyapi_manage_addresslist';

/** The table of 2.1.6. */
const FIELDS: readonly FieldRow[] = [
	{ current: 'name', legacy: 'name', kind: 'text', min: 1, max: 64, code: 60001 },
	{ current: 'parent_id', legacy: 'parentid', kind: 'number' },
	{ current: 'order', legacy: 'order', kind: 'number' },
	{ current: 'hide_dept', legacy: 'deptHiding', kind: 'flag' },
	{ current: 'dept_permits', legacy: 'deptPermits', kind: 'ids', legacyMax: 200 },
	{ current: 'user_permits', legacy: 'userPermits', kind: 'userids', legacyMax: 200 },
	{ current: 'outer_dept', legacy: 'outerDept', kind: 'flag' },
	{ current: 'outer_dept_only_self', legacy: 'outerDeptOnlySelf', kind: 'flag' },
	{ current: 'outer_permit_users', legacy: 'outerPermitUsers', kind: 'userids', legacyMax: 200 },
	{ current: 'outer_permit_depts', legacy: 'outerPermitDepts', kind: 'ids', legacyMax: 200 },
	{ current: 'create_dept_group', legacy: 'createDeptGroup', kind: 'flag' },
	{ current: 'auto_approve_apply', legacy: 'autoApproveApply', kind: 'flag' },
	{ current: 'source_identifier', legacy: 'sourceIdentifier', kind: 'text' },
	{ current: 'auto_add_user', legacy: 'autoAddUser', kind: 'flag', only: 'update' },
	{
		current: 'dept_manager_userid_list',
		legacy: 'deptManagerUseridList',
		kind: 'userids',
		only: 'update',
	},
	{ current: 'org_dept_owner', legacy: 'orgDeptOwner', kind: 'text', only: 'update' },
	{
		current: 'group_contain_sub_dept',
		legacy: 'groupContainSubDept',
		kind: 'flag',
		only: 'update',
	},
	{
		current: 'group_contain_outer_dept',
		legacy: 'groupContainOuterDept',
		kind: 'flag',
		only: 'update',
	},
	{
		current: 'group_contain_hidden_dept',
		legacy: 'groupContainHiddenDept',
		kind: 'flag',
		only: 'update',
	},
	{ current: 'code', kind: 'text', only: 'update', max: 30 },
];

/** Lists that together may have this many entries in the current calls. */
const PERMITS = [
	['dept_permits', 'user_permits'],
	['outer_permit_depts', 'outer_permit_users'],
] as const;
const MAX_PERMITS = 50;

/** 2.1.6 create */
const create = [
	v1({
		method: 'POST',
		path: '/department/create',
		parameters: [...fieldNames(FIELDS, 'legacy', 'create'), 'ext'],
		permission: WRITE,
		quoted: true,
		run: (app, input) => ({ id: created(app, input, 'legacy').dept_id }),
	}),
	topapi({
		path: '/topapi/v2/department/create',
		parameters: fieldNames(FIELDS, 'current', 'create'),
		permission: WRITE,
		codes: { missing: 40035, bad: 40035 },
		run: (app, input) => ({ result: { dept_id: created(app, input, 'current').dept_id } }),
	}),
];

/** 2.1.6 update */
const update = [
	v1({
		method: 'POST',
		path: '/department/update',
		parameters: ['id', ...fieldNames(FIELDS, 'legacy', 'update'), 'lang', 'ext'],
		permission: WRITE,
		quoted: true,
		run: (app, input) => ({ id: updated(app, input, 'legacy') }),
	}),
	topapi({
		path: '/topapi/v2/department/update',
		parameters: [
			'dept_id',
			...fieldNames(FIELDS, 'current', 'update'),
			'language',
			'force_update_fields',
		],
		permission: WRITE,
		codes: { missing: 40009, bad: 40035 },
		run(app, input) {
			updated(app, input, 'current');
			return {};
		},
	}),
];

/** 2.1.6 delete */
const remove: Call[] = [
	v1({
		method: 'GET',
		path: '/department/delete',
		parameters: ['id'],
		permission: WRITE,
		run(app, { parameters }) {
			app.organisation.deleteDepartment(parameters.number('id'));
			return {};
		},
	}),
	topapi({
		path: '/topapi/v2/department/delete',
		parameters: ['dept_id'],
		permission: WRITE,
		run(app, { parameters }) {
			app.organisation.deleteDepartment(parameters.number('dept_id'));
			return {};
		},
	}),
];

function created({ organisation }: App, { parameters }: Input, form: Form): Department {
	const name = parameters.text('name', { missing: 40035, code: 60001 });
	parameters.number(form === 'legacy' ? 'parentid' : 'parent_id');
	const changes = readChanges(organisation, parameters, form, 'create');
	return organisation.createDepartment({ ...changes, name });
}

function updated({ organisation }: App, { parameters }: Input, form: Form): number {
	const id = parameters.number(form === 'legacy' ? 'id' : 'dept_id');
	organisation.department(id);
	parameters.optionalText(form === 'legacy' ? 'lang' : 'language', { oneOf: ['zh_CN', 'en_US'] });
	const changes = readChanges(organisation, parameters, form, 'update');
	const forced = parameters.optionalText('force_update_fields', {
		oneOf: ['dept_manager_userid_list'],
	});
	const cleared = forced === undefined ? {} : { dept_manager_userid_list: [] };
	organisation.updateDepartment(id, { ...changes, ...cleared });
	return id;
}

/** Throws a Refusal: 60001 name, 40031 unknown people, 60003 unknown departments. */
function readChanges(
	organisation: Organisation,
	parameters: Parameters,
	form: Form,
	action: Action,
): Partial<Department> {
	const changes: Partial<Department> = readFields(FIELDS, form, action, parameters);
	if (/[-",]/.test(changes.name ?? '')) throw new Refusal(60001);
	if (form === 'legacy') {
		const ext = parameters.structure('ext');
		if (ext !== undefined) changes.ext = JSON.stringify(ext);
	} else {
		for (const [departments, users] of PERMITS) {
			const count = (changes[departments]?.length ?? 0) + (changes[users]?.length ?? 0);
			if (count > MAX_PERMITS) {
				throw parameters.refusal(departments, `和 ${users} 合计不能超过 ${MAX_PERMITS}`);
			}
		}
	}
	const { org_dept_owner = '' } = changes;
	const people = [
		...(changes.dept_manager_userid_list ?? []),
		...(changes.user_permits ?? []),
		...(changes.outer_permit_users ?? []),
		...(org_dept_owner === '' ? [] : [org_dept_owner]),
	];
	checkKnown(people, (userid) => organisation.hasUser(userid), 40031);
	const departments = [...(changes.dept_permits ?? []), ...(changes.outer_permit_depts ?? [])];
	checkKnown(departments, (id) => organisation.hasDepartment(id), 60003);
	return changes;
}

export const departmentChangeCalls = [...create, ...update, ...remove];
