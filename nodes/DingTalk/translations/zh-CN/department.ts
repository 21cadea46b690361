import type { Translations } from '../../../core/translate';

const operations: Translations = {
	'Create a department': '创建部门',
	'Create a department below another one': '在另一个部门之下创建部门',
	'Delete a department': '删除部门',
	'Delete a department that has neither members nor departments below it':
		'删除既没有成员也没有下级部门的部门',
	'Get a department': '获取部门',
	'Get a department with its managers, or with all its settings': '获取部门及其主管，或全部设置',
	'Get many departments': '获取部门列表',
	'Get the departments below one, directly or all of them':
		'获取某个部门的直属下级部门或全部下级部门',
	'Get Parents': '获取上级部门',
	'Get the parents of a department': '获取部门的全部上级部门',
	'Get the IDs from a department up to the whole organization': '获取从该部门直到根部门的全部 ID',
	'Get Parents of User': '获取用户的上级部门',
	'Get the departments above a user': '获取用户的全部上级部门',
	'Get for each department of a user the IDs from it up to the whole organization, one item for each':
		'对用户所在的每个部门，获取从它直到根部门的全部 ID，每个部门一个条目',
	'Update a department': '修改部门',
};

const settings: Translations = {
	'e.g. 研发部': '例如 研发部',
	Name: '部门名称',
	'At most 64 characters, without a hyphen, comma or quote (name)':
		'最多 64 个字符，不含连字符、逗号和引号（name）',
	'Department directly above it; 1 is the whole organization (parent_id)':
		'直属的上级部门；1 表示整个组织（parent_id）',
	'Its place among those of the same parent; smaller numbers come first (order)':
		'在同级部门中的顺序，数字小的在前（order）',
	Hidden: '隐藏部门',
	'Whether others cannot see the department, but for those it is shown to (hide_dept)':
		'是否对其他人隐藏该部门，指定可见的除外（hide_dept）',
	'Shown to Departments': '可见该部门的部门',
	'IDs of departments that see it although it is hidden, with commas; together with the users at most 50 (dept_permits)':
		'部门隐藏时仍可见它的部门 ID，用逗号分隔；与用户合计最多 50 个（dept_permits）',
	'Shown to Users': '可见该部门的用户',
	'IDs of users who see it although it is hidden, with commas; together with the departments at most 50 (user_permits)':
		'部门隐藏时仍可见它的用户 ID，用逗号分隔；与部门合计最多 50 个（user_permits）',
	'Restrict View of Members': '限制成员查看通讯录',
	'Whether members of the department can see only a limited part of the contacts (outer_dept)':
		'是否限制本部门成员查看通讯录；开启后只能看到限定范围内的通讯录（outer_dept）',
	'Members See Own Department and Those Below': '成员可以看到所在部门及下级部门',
	'Whether members whose view is restricted can see their own department and those below it; if not, they see only themselves (outer_dept_only_self)':
		'限制查看通讯录时，成员是否可以看到所在部门及下级部门的通讯录；关闭则在通讯录中仅能看到自己（outer_dept_only_self）',
	'Departments That Members See': '成员可见的部门',
	'IDs of departments that members see although their view is restricted, with commas; together with the users at most 50 (outer_permit_depts)':
		'限制查看通讯录时成员仍可见的部门 ID，用逗号分隔；与用户合计最多 50 个（outer_permit_depts）',
	'Users That Members See': '成员可见的用户',
	'IDs of users whom members see although their view is restricted, with commas; together with the departments at most 50 (outer_permit_users)':
		'限制查看通讯录时成员仍可见的用户 ID，用逗号分隔；与部门合计最多 50 个（outer_permit_users）',
	'Create Group Chat': '创建部门群',
	'Whether DingTalk makes a group chat of the department (create_dept_group)':
		'钉钉是否为该部门创建群（create_dept_group）',
	'Approve Requests to Join': '默认同意加入申请',
	'Whether those who ask to join the department are let in without being looked at (auto_approve_apply)':
		'是否默认同意加入该部门的申请（auto_approve_apply）',
	'Source Identifier': '部门标识',
	'What your own system calls the department (source_identifier)':
		'该部门在您自己系统中的标识（source_identifier）',
	'Add New Members to Group Chat': '新成员自动入群',
	'Whether those who join the department join its group chat, too (auto_add_user)':
		'加入部门的人是否自动加入部门群（auto_add_user）',
	Managers: '部门主管',
	'IDs of members who head the department, with commas; nobody heads it where this is empty (dept_manager_userid_list)':
		'主管的用户 ID，用逗号分隔；填写为空表示没有主管（dept_manager_userid_list）',
	'Owner of Group Chat': '部门群群主',
	'Member who owns the group chat of the department (org_dept_owner)':
		'部门群的群主，必须是部门成员（org_dept_owner）',
	'Group Chat Includes Departments Below': '部门群包含下级部门',
	'Whether members of the departments below are in the group chat (group_contain_sub_dept)':
		'下级部门的成员是否在部门群中（group_contain_sub_dept）',
	'Group Chat Includes Outsourced Departments': '部门群包含外包部门',
	'Whether members of outsourced departments are in the group chat; these see neither other departments nor other people (group_contain_outer_dept)':
		'外包部门的成员是否在部门群中；外包部门仅可见自己，不能看到其他部门和其他人（group_contain_outer_dept）',
	'Group Chat Includes Hidden Departments': '部门群包含隐藏部门',
	'Whether members of hidden departments are in the group chat (group_contain_hidden_dept)':
		'隐藏部门的成员是否在部门群中（group_contain_hidden_dept）',
	Code: '部门编码',
	'At most 30 characters; not in the classic call (code)': '最多 30 个字符；旧版接口没有（code）',
};

const lists: Translations = {
	'Empty for the whole organization': '留空表示整个组织',
	'Department above those to get; the whole organization where it is empty (dept_id)':
		'获取哪个部门的下级部门；留空表示整个组织（dept_id）',
	'Whether to get only the IDs, which also gives departments outside the contacts scope of the app':
		'是否只获取 ID；这样也包含应用通讯录范围之外的部门',
	'Include All Levels': '包含所有下级',
	'Whether to get the departments of all levels below, and not only those directly below':
		'是否获取所有层级的下级部门，而不只是直属的',
};

/** Texts of the resource Department. */
export const department: Translations = { ...operations, ...settings, ...lists };
