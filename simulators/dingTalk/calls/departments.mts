import { api, topapi, v1 } from '../app.mts';
import { ROOT } from '../organisation.mts';
import type { Department } from '../organisation.mts';

const READ = 'qyapi_get_department_list';
const LANGUAGES = { oneOf: ['zh_CN', 'en_US'] };

/** What the current detail shows of a department as it is; the root has no parent_id. */
const DETAIL = [
	'dept_id',
	'name',
	'parent_id',
	'order',
	'source_identifier',
	'create_dept_group',
	'auto_add_user',
	'auto_approve_apply',
	'dept_group_chat_id',
	'group_contain_sub_dept',
	'org_dept_owner',
	'dept_manager_userid_list',
	'outer_dept',
	'outer_permit_depts',
	'outer_permit_users',
	'hide_dept',
	'dept_permits',
	'user_permits',
	'code',
] as const satisfies ReadonlyArray<keyof Department>;

/** 2.1.1 Ids of the departments directly below one. */
const listIds = [
	v1({
		method: 'GET',
		path: '/department/list_ids',
		parameters: ['id'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id } = organisation.department(parameters.number('id'));
			return { sub_dept_id_list: organisation.children(dept_id).map((each) => each.dept_id) };
		},
	}),
	topapi({
		path: '/topapi/v2/department/listsubid',
		parameters: ['dept_id'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id } = organisation.department(parameters.number('dept_id'));
			return {
				result: { dept_id_list: organisation.children(dept_id).map((each) => each.dept_id) },
			};
		},
	}),
];

/** 2.1.2 Departments below one; only the legacy call can go deeper than one level. */
const list = [
	v1({
		method: 'GET',
		path: '/department/list',
		parameters: ['id', 'fetch_child', 'lang'],
		permission: READ,
		run({ organisation }, { parameters }) {
			parameters.optionalText('lang', LANGUAGES);
			const { dept_id } = organisation.department(parameters.optionalNumber('id') ?? ROOT);
			const below = parameters.optionalFlag('fetch_child')
				? organisation.descendants(dept_id)
				: organisation.children(dept_id);
			return {
				department: below.map((each) => ({
					id: each.dept_id,
					name: each.name,
					parentid: each.parent_id,
					createDeptGroup: each.create_dept_group,
					autoAddUser: each.auto_add_user,
					...(each.source_identifier === '' ? {} : { sourceIdentifier: each.source_identifier }),
				})),
			};
		},
	}),
	topapi({
		path: '/topapi/v2/department/listsub',
		parameters: ['dept_id', 'language'],
		permission: READ,
		run({ organisation }, { parameters }) {
			parameters.optionalText('language', LANGUAGES);
			const { dept_id } = organisation.department(parameters.optionalNumber('dept_id') ?? ROOT);
			return {
				result: organisation.children(dept_id).map((each) => ({
					dept_id: each.dept_id,
					name: each.name,
					parent_id: each.parent_id,
					create_dept_group: each.create_dept_group,
					auto_add_user: each.auto_add_user,
				})),
			};
		},
	}),
];

/** 2.1.3 Detail of one department. */
const get = [
	v1({
		method: 'GET',
		path: '/department/get',
		parameters: ['id', 'lang'],
		permission: READ,
		run({ organisation }, { parameters }) {
			parameters.optionalText('lang', LANGUAGES);
			return legacyDetail(organisation.department(parameters.number('id')));
		},
	}),
	topapi({
		path: '/topapi/v2/department/get',
		parameters: ['dept_id', 'language'],
		permission: READ,
		run({ organisation }, { parameters }) {
			parameters.optionalText('language', LANGUAGES);
			const department = organisation.department(parameters.number('dept_id'));
			return {
				result: {
					...Object.fromEntries(DETAIL.map((name) => [name, department[name]])),
					tags: '',
					from_union_org: false,
					member_count: organisation.membersBelow(department.dept_id).length,
					owning_member_count: organisation.members(department.dept_id).length,
				},
			};
		},
	}),
];

/** The legacy call joins lists by `|`. */
function legacyDetail(department: Department): object {
	return {
		id: department.dept_id,
		name: department.name,
		order: department.order,
		...(department.parent_id === undefined ? {} : { parentid: department.parent_id }),
		createDeptGroup: department.create_dept_group,
		autoAddUser: department.auto_add_user,
		autoApproveApply: department.auto_approve_apply,
		deptHiding: department.hide_dept,
		deptPermits: department.dept_permits.join('|'),
		userPermits: department.user_permits.join('|'),
		outerDept: department.outer_dept,
		outerPermitDepts: department.outer_permit_depts.join('|'),
		outerPermitUsers: department.outer_permit_users.join('|'),
		orgDeptOwner: department.org_dept_owner,
		deptManagerUseridList: department.dept_manager_userid_list.join('|'),
		sourceIdentifier: department.source_identifier,
		groupContainSubDept: department.group_contain_sub_dept,
		deptGroupChatId: department.dept_group_chat_id,
	};
}

/** 2.1.4 A department and all those above it. */
const parents = [
	v1({
		method: 'GET',
		path: '/department/list_parent_depts_by_dept',
		parameters: ['id'],
		permission: READ,
		run: ({ organisation }, { parameters }) => ({
			parentIds: organisation.pathOf(parameters.number('id')),
		}),
	}),
	topapi({
		path: '/topapi/v2/department/listparentbydept',
		parameters: ['dept_id'],
		permission: READ,
		run: ({ organisation }, { parameters }) => ({
			result: { parent_id_list: organisation.pathOf(parameters.number('dept_id')) },
		}),
	}),
];

/** 2.1.5 The same for each department of a user: a list of paths, as the prose says (8). */
const parentsOfUser = [
	v1({
		method: 'GET',
		path: '/department/list_parent_depts',
		parameters: ['userId'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id_list } = organisation.user(parameters.text('userId'), 33012);
			return { department: dept_id_list.map((id) => organisation.pathOf(id)) };
		},
	}),
	topapi({
		path: '/topapi/v2/department/listparentbyuser',
		parameters: ['userid'],
		permission: READ,
		run({ organisation }, { parameters }) {
			const { dept_id_list } = organisation.user(parameters.text('userid'), 33012);
			const paths = dept_id_list.map((id) => ({ parent_dept_id_list: organisation.pathOf(id) }));
			return { result: { parent_list: paths } };
		},
	}),
];

/** 2.1.7 Search by a piece of the name; there is no legacy call. */
const search = api({
	method: 'POST',
	path: '/v1.0/contact/departments/search',
	parameters: ['queryWord', 'offset', 'size'],
	permission: 'qyapi_addresslist_search',
	codes: { missing: 'parameter.error', bad: 'parameter.error' },
	run({ organisation }, { parameters }) {
		const word = parameters.text('queryWord');
		const offset = parameters.number('offset', { min: 0 });
		const size = parameters.number('size', { min: 1 });
		const found = organisation.departments.filter(({ name }) => name.includes(word));
		return {
			hasMore: offset + size < found.length,
			totalCount: found.length,
			list: found.slice(offset, offset + size).map(({ dept_id }) => dept_id),
		};
	},
});

export const departmentCalls = [...listIds, ...list, ...get, ...parents, ...parentsOfUser, search];
