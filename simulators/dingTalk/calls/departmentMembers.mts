import { topapi, v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { Department, User } from '../organisation.mts';
import type { Parameters } from '../parameters.mts';
import { currentRow, legacyRow, orderIn } from '../userViews.mts';

const READ = 'qyapi_get_department_member';
const MAX_PAGE = 100;
const ORDERS = ['entry_asc', 'entry_desc', 'modify_asc', 'modify_desc', 'custom'] as const;
const LANGUAGES = { oneOf: ['zh_CN', 'en_US'] };

/** 2.2.3 Userids of those directly in a department; the app's scope does not matter. */
const ids = [
	v1({
		method: 'GET',
		path: '/user/getDeptMember',
		parameters: ['deptId'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id } = organisation.department(parameters.number('deptId'));
			return { userIds: organisation.members(dept_id).map(({ userid }) => userid) };
		},
	}),
	topapi({
		path: '/topapi/user/listid',
		parameters: ['dept_id'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id } = organisation.department(parameters.number('dept_id'));
			return { result: { userid_list: organisation.members(dept_id).map(({ userid }) => userid) } };
		},
	}),
];

/** 2.2.4 Pages by offset; only listbypage demands one. */
const legacyLists = [
	legacyList('/user/listbypage', true, legacyRow),
	legacyList('/user/list', false, legacyRow),
	legacyList('/user/simplelist', false, shortRow),
];

/** 2.2.4 Pages by cursor. */
const currentLists = [
	currentList('/topapi/v2/user/list', currentRow),
	currentList('/topapi/user/listsimple', shortRow),
];

type Row = (app: App, user: User, department: Department, index: number) => object;

function shortRow(_app: App, { userid, name }: User): object {
	return { userid, name };
}

function legacyList(path: string, paged: boolean, row: Row): Call {
	return v1({
		method: 'GET',
		path,
		parameters: ['department_id', 'offset', 'size', 'order', 'lang'],
		permission: READ,
		run(app, { parameters }) {
			parameters.optionalText('lang', LANGUAGES);
			const department = visibleDepartment(app, parameters.number('department_id'));
			const users = ordered(app, department, parameters, 'order');
			const wantsPage = paged || parameters.has('offset') || parameters.has('size');
			const { from, size } = wantsPage
				? pageOf(parameters, 'offset')
				: { from: 0, size: users.length };
			return {
				hasMore: from + size < users.length,
				userlist: users
					.slice(from, from + size)
					.map((user, index) => row(app, user, department, from + index)),
			};
		},
	});
}

function currentList(path: string, row: Row): Call {
	return topapi({
		path,
		parameters: ['dept_id', 'cursor', 'size', 'order_field', 'contain_access_limit', 'language'],
		permission: READ,
		run(app, { parameters }) {
			parameters.optionalText('language', LANGUAGES);
			parameters.optionalFlag('contain_access_limit');
			const department = visibleDepartment(app, parameters.number('dept_id'));
			const users = ordered(app, department, parameters, 'order_field');
			const { from, size } = pageOf(parameters, 'cursor');
			const end = from + size;
			return {
				result: {
					has_more: end < users.length,
					...(end < users.length ? { next_cursor: end } : {}),
					list: users
						.slice(from, end)
						.map((user, index) => row(app, user, department, from + index)),
				},
			};
		},
	});
}

/** Throws a Refusal: 60003 no such department, 50004 outside of what the app may see. */
function visibleDepartment({ organisation, settings }: App, id: number): Department {
	const department = organisation.department(id);
	const { authed_dept } = settings.authScopes;
	if (!organisation.pathOf(id).some((each) => authed_dept.includes(each))) throw new Refusal(50004);
	return department;
}

/** Throws a Refusal: 40068 offset or cursor, 40069 size. */
function pageOf(parameters: Parameters, position: string): { from: number; size: number } {
	return {
		from: parameters.number(position, { min: 0, code: 40068 }),
		size: parameters.number('size', { min: 1, max: MAX_PAGE, code: 40069 }),
	};
}

function ordered(
	{ organisation }: App,
	department: Department,
	parameters: Parameters,
	name: string,
): User[] {
	const members = organisation.members(department.dept_id);
	const order = parameters.optionalText(name, { oneOf: ORDERS }) ?? 'custom';
	const compare: Record<string, (a: User, b: User) => number> = {
		entry_asc: (a, b) => a.entered - b.entered,
		entry_desc: (a, b) => b.entered - a.entered,
		modify_asc: (a, b) => a.modified - b.modified,
		modify_desc: (a, b) => b.modified - a.modified,
		custom: (a, b) => orderIn(b, department) - orderIn(a, department),
	};
	return members.sort(compare[order]);
}

export const departmentMemberCalls = [...ids, ...legacyLists, ...currentLists];
