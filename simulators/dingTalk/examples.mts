/** The organisation where a test or demo gives none. */
import type { DepartmentOption, UserOption } from './organisation.mts';

export const EXAMPLE_DEPARTMENTS: readonly DepartmentOption[] = [
	{ dept_id: 1, name: '示例公司' },
	{ dept_id: 101, name: '销售部', order: 1, dept_manager_userid_list: ['lisi'] },
	{ dept_id: 102, name: '研发部', order: 2, dept_manager_userid_list: ['zhangsan'] },
	{ dept_id: 103, name: '后端组', parent_id: 102, order: 1 },
];

export const EXAMPLE_USERS: readonly UserOption[] = [
	{ userid: 'zhangsan', name: '张三', title: '经理', dept_id_list: [1, 102], admin: true },
	{ userid: 'lisi', name: '李四', title: '销售', dept_id_list: [101] },
	{ userid: 'wangwu', name: '王五', dept_id_list: [103], manager_userid: 'zhangsan' },
	{ userid: 'zhaoliu', name: '赵六', dept_id_list: [101, 103] },
	{ userid: 'sunqi', name: '孙七', dept_id_list: [103], active: false },
];

/** An ordinary conversation of two people. */
export const EXAMPLE_CONVERSATIONS: Readonly<Record<string, readonly string[]>> = {
	'9f540d': ['zhangsan', 'lisi'],
};
