/**
 * What the classic calls name a department's fields, and what today's calls do.
 *
 * @see docs/reference/dingtalk.md 2.1.2, 2.1.3, 2.1.6
 */
export const CLASSIC_NAMES: Readonly<Record<string, string>> = {
	id: 'dept_id',
	name: 'name',
	parentid: 'parent_id',
	order: 'order',
	createDeptGroup: 'create_dept_group',
	autoAddUser: 'auto_add_user',
	autoApproveApply: 'auto_approve_apply',
	deptHiding: 'hide_dept',
	deptPermits: 'dept_permits',
	userPermits: 'user_permits',
	outerDept: 'outer_dept',
	outerPermitDepts: 'outer_permit_depts',
	outerPermitUsers: 'outer_permit_users',
	orgDeptOwner: 'org_dept_owner',
	deptManagerUseridList: 'dept_manager_userid_list',
	sourceIdentifier: 'source_identifier',
	groupContainSubDept: 'group_contain_sub_dept',
	deptGroupChatId: 'dept_group_chat_id',
};

/** Of these, by today's names, those that are lists. */
export const CLASSIC_LISTS = [
	'dept_permits',
	'user_permits',
	'outer_permit_depts',
	'outer_permit_users',
	'dept_manager_userid_list',
];
