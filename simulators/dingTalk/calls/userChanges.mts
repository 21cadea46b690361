import { isJsonObject } from '../../shared/bodies.mts';
import { topapi, v1 } from '../app.mts';
import type { App, Call, Input } from '../app.mts';
import { Refusal } from '../codes.mts';
import { checkKnown, fieldNames, readFields } from '../fields.mts';
import type { Action, FieldRow, Form } from '../fields.mts';
import type { Organisation, User } from '../organisation.mts';
import type { Parameters } from '../parameters.mts';

const WRITE = 'qyapi_manage_addresslist';
const MAX_DEPARTMENTS = 100;
const LANGUAGES = { oneOf: ['zh_CN', 'en_US'] };

/** The table of 2.2.7. */
const FIELDS: readonly FieldRow[] = [
	{ current: 'name', legacy: 'name', kind: 'text', min: 1, max: 80, legacyMax: 64, code: 60112 },
	{ current: 'mobile', legacy: 'mobile', kind: 'text', only: 'create', code: 60103 },
	{
		current: 'dept_id_list',
		legacy: 'department',
		kind: 'ids',
		max: MAX_DEPARTMENTS,
		legacyApart: true,
	},
	{
		current: 'dept_order_list',
		legacy: 'orderInDepts',
		kind: 'objects',
		members: { dept_id: 'number', order: 'number' },
		legacyApart: true,
	},
	{
		current: 'dept_title_list',
		legacy: 'positionInDepts',
		kind: 'objects',
		members: { dept_id: 'number', title: 'text' },
		only: 'create',
		legacyApart: true,
	},
	{ current: 'title', legacy: 'position', kind: 'text', max: 200, legacyMax: 64 },
	{ current: 'hide_mobile', legacy: 'isHide', kind: 'flag' },
	{ current: 'senior_mode', legacy: 'isSenior', kind: 'flag' },
	{ current: 'telephone', legacy: 'tel', kind: 'text', max: 50 },
	{ current: 'job_number', legacy: 'jobnumber', kind: 'text', max: 50, legacyMax: 64 },
	{ current: 'email', legacy: 'email', kind: 'text', max: 50, legacyMax: 64 },
	{ current: 'org_email', legacy: 'orgEmail', kind: 'text', max: 100 },
	{ current: 'work_place', legacy: 'workPlace', kind: 'text', max: 100, legacyMax: 50 },
	{ current: 'remark', legacy: 'remark', kind: 'text', max: 2000, legacyMax: 1000 },
	{ current: 'extension', legacy: 'extattr', kind: 'text', max: 2000 },
	{ current: 'hired_date', legacy: 'hiredDate', kind: 'number' },
	{ current: 'manager_userid', legacy: 'managerUserid', kind: 'text' },
	{ current: 'login_email', kind: 'text', only: 'create' },
];

/** 2.2.7 create */
const create = [
	v1({
		method: 'POST',
		path: '/user/create',
		parameters: ['userid', ...fieldNames(FIELDS, 'legacy', 'create')],
		permission: WRITE,
		quoted: true,
		codes: { missing: 400002, bad: 400002 },
		run(app, input) {
			const { userid, unionid } = created(app, input, 'legacy');
			return { userid, unionId: unionid };
		},
	}),
	topapi({
		path: '/topapi/v2/user/create',
		parameters: ['userid', ...fieldNames(FIELDS, 'current', 'create'), 'org_email_type'],
		permission: WRITE,
		run(app, input) {
			const { userid, unionid } = created(app, input, 'current');
			return { result: { userid, unionId: unionid } };
		},
	}),
];

/** 2.2.7 update */
const update = [
	v1({
		method: 'POST',
		path: '/user/update',
		parameters: ['userid', ...fieldNames(FIELDS, 'legacy', 'update'), 'lang'],
		permission: WRITE,
		quoted: true,
		codes: { missing: 400002, bad: 400002 },
		run: (app, input) => updated(app, input, 'legacy'),
	}),
	topapi({
		path: '/topapi/v2/user/update',
		parameters: [
			'userid',
			...fieldNames(FIELDS, 'current', 'update'),
			'org_email_type',
			'ext_attrs_update_mode',
			'language',
			'force_update_fields',
		],
		permission: WRITE,
		run: (app, input) => updated(app, input, 'current'),
	}),
];

/** 2.2.7 delete */
const remove: Call[] = [
	v1({
		method: 'GET',
		path: '/user/delete',
		parameters: ['userid'],
		permission: WRITE,
		run: (app, { parameters }) => removed(app, parameters),
	}),
	topapi({
		path: '/topapi/v2/user/delete',
		parameters: ['userid'],
		permission: WRITE,
		run: (app, { parameters }) => removed(app, parameters),
	}),
];

/** Throws a Refusal; 40103 means that the person has been asked to agree. */
function created({ organisation, settings }: App, { parameters }: Input, form: Form): User {
	const userid = parameters.optionalText('userid', { min: 1, max: 64, code: 33012 });
	const name = parameters.text('name', { code: 60112 });
	const mobile = parameters.text('mobile', { code: 60103 });
	if (!/^(\+\d+-)?\d{5,}$/.test(mobile)) throw new Refusal(60103);
	const departments = form === 'legacy' ? 'department' : 'dept_id_list';
	if (!parameters.has(departments)) throw parameters.missing(departments);
	const changes = readChanges(organisation, parameters, form, 'create');
	if (settings.mustConsent.has(mobile)) throw new Refusal(40103);
	return organisation.createUser({ ...changes, name, ...(userid === undefined ? {} : { userid }) });
}

function updated({ organisation }: App, { parameters }: Input, form: Form): object {
	const user = organisation.user(parameters.text('userid', { code: 33012 }), 60111);
	parameters.optionalText(form === 'legacy' ? 'lang' : 'language', LANGUAGES);
	const mode = parameters.optionalNumber('ext_attrs_update_mode', { min: 0, max: 1 });
	const changes = readChanges(organisation, parameters, form, 'update');
	if (mode === 1 && changes.extension !== undefined) {
		changes.extension = merged(user.extension, changes.extension);
	}
	const forced = parameters.optionalText('force_update_fields', { oneOf: ['manager_userid'] });
	organisation.updateUser(user, { ...changes, ...(forced ? { manager_userid: '' } : {}) });
	return {};
}

function removed({ organisation }: App, parameters: Parameters): object {
	organisation.deleteUser(organisation.user(parameters.text('userid')));
	return {};
}

/** Throws a Refusal: 60003 department, 60111 manager. */
function readChanges(
	organisation: Organisation,
	parameters: Parameters,
	form: Form,
	action: Action,
): Partial<User> {
	const { senior_mode, ...changes } = readFields(FIELDS, form, action, parameters);
	const fields: Partial<User> = changes;
	if (senior_mode !== undefined) fields.senior = senior_mode === true;
	if (form === 'legacy') Object.assign(fields, legacyDepartments(parameters));
	parameters.optionalText('org_email_type', { oneOf: ['profession', 'base'] });
	if (!['', undefined].includes(fields.extension) && !isJsonObject(fields.extension ?? '')) {
		throw parameters.refusal(form === 'legacy' ? 'extattr' : 'extension', '必须是 JSON');
	}
	const { dept_id_list, manager_userid = '' } = fields;
	if (dept_id_list?.length === 0) {
		throw parameters.refusal(form === 'legacy' ? 'department' : 'dept_id_list', '不能为空');
	}
	const mentioned = [
		...(dept_id_list ?? []),
		...(fields.dept_order_list ?? []).map(({ dept_id }) => dept_id),
		...(fields.dept_title_list ?? []).map(({ dept_id }) => dept_id),
	];
	checkKnown(mentioned, (id) => organisation.hasDepartment(id), 60003);
	if (manager_userid !== '') organisation.user(manager_userid, 60111);
	return fields;
}

/** The legacy call has a list as such or as text, and maps by department as JSON or as text. */
function legacyDepartments(parameters: Parameters): Partial<User> {
	const ids = parameters.optionalNumbers('department', { max: MAX_DEPARTMENTS });
	const orders = entries(parameters, 'orderInDepts');
	const titles = entries(parameters, 'positionInDepts');
	return {
		...(ids && { dept_id_list: ids }),
		...(orders && {
			dept_order_list: orders.map(([dept_id, order]) => ({ dept_id, order: Number(order) })),
		}),
		...(titles && {
			dept_title_list: titles.map(([dept_id, title]) => ({ dept_id, title: String(title) })),
		}),
	};
}

/** A map by department id; its text has unquoted keys, e.g. `{1:10}`. */
function entries(
	parameters: Parameters,
	name: string,
): Array<readonly [dept_id: number, value: unknown]> | undefined {
	const { raw } = parameters;
	if (!Object.hasOwn(raw, name)) return undefined;
	const value = raw[name];
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const quoted = text.replace(/([{,]\s*)(\d+)\s*:/g, '$1"$2":');
	if (!isJsonObject(quoted)) throw parameters.refusal(name, '必须是 JSON');
	return Object.entries(JSON.parse(quoted) as object).map(([id, each]) => [Number(id), each]);
}

/** The members of both texts; those of the second win. */
function merged(first: string, second: string): string {
	const [old, added] = [first, second].map((text) => JSON.parse(text || '{}') as object);
	return JSON.stringify({ ...old, ...added });
}

export const userChangeCalls = [...create, ...update, ...remove];
