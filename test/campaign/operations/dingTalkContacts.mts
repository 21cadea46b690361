/** Departments, users and their attendance. */
import {
	byClassic,
	chosen,
	FIRST_DEPARTMENT,
	loginCodes,
	markedBy,
	mobileOf,
	on,
	organization,
	type DingTalkOperation,
} from './dingTalk.mts';
import { MARK, markOf, numbered, type Item } from './operation.mts';

const user = { userId: chosen(MARK) };
const all = { returnAll: true };
const today = new Date().toISOString();

/** Items about the departments that the organization has for them. */
const departments = {
	stage: markedBy((index) => String(FIRST_DEPARTMENT + index)),
	parameters: { deptId: chosen(MARK) },
};

const getDepartment = on('department', {
	operation: 'get',
	...departments,
	reads: ['/topapi/v2/department/get'],
});
const getDepartments = on('department', {
	operation: 'getAll',
	reads: ['/topapi/v2/department/listsub'],
	marksAreText: false,
	parameters: { deptId: chosen(101), ...all },
	listed: (simulator) =>
		simulator.departments
			.filter((one) => one.parent_id === 101)
			.map(({ dept_id }) => String(dept_id)),
});
const getParents = on('department', {
	operation: 'getParents',
	...departments,
	reads: ['/topapi/v2/department/listparentbydept'],
});
const getParentsOfUser = on('department', {
	operation: 'getParentsOfUser',
	reads: ['/topapi/v2/department/listparentbyuser'],
	parameters: user,
});
const createDepartment = on('department', {
	operation: 'create',
	writes: ['/topapi/v2/department/create'],
	parameters: { name: `=${MARK.slice(1)} new`, parent_id: chosen(1) },
	longText: 'name',
	effects: (simulator) =>
		simulator.departments.flatMap(({ name }) => /^(\w+) new$/.exec(name)?.[1] ?? []),
	made: (simulator) =>
		simulator.departments.map(({ dept_id, name }) => [String(dept_id), name.replace(/ new$/, '')]),
});
const updateDepartment = on('department', {
	operation: 'update',
	...departments,
	writes: ['/topapi/v2/department/update'],
	parameters: { ...departments.parameters, updateFields: { order: 7 } },
});
const deleteDepartment = on('department', {
	operation: 'delete',
	...departments,
	writes: ['/topapi/v2/department/delete'],
});

export const departmentOperations: DingTalkOperation[] = [
	getDepartment,
	byClassic(getDepartment, { reads: ['/department/get'] }),
	getDepartments,
	{
		...getDepartments,
		variant: 'all levels',
		weight: 3,
		parameters: { ...getDepartments.parameters, options: { recursive: true } },
		mostItems: 2,
	},
	byClassic(getDepartments, { reads: ['/department/list'] }),
	getParents,
	byClassic(getParents, { reads: ['/department/list_parent_depts_by_dept'] }),
	getParentsOfUser,
	byClassic(getParentsOfUser, { reads: ['/department/list_parent_depts'] }),
	createDepartment,
	byClassic(createDepartment, { writes: ['/department/create'] }),
	updateDepartment,
	byClassic(updateDepartment, { writes: ['/department/update'] }),
	deleteDepartment,
	byClassic(deleteDepartment, { writes: ['/department/delete'] }),
];

const getUser = on('user', {
	operation: 'get',
	reads: ['/topapi/v2/user/get'],
	parameters: user,
});
/** So many that a list has two pages. */
const colleagues = Array.from({ length: 100 }, (_, index) => ({
	userid: `colleague${index}`,
	name: `同事${index}`,
	dept_id_list: [101],
}));

const getUsers = on('user', {
	operation: 'getAll',
	reads: ['/topapi/v2/user/list'],
	marksAreText: false,
	options: { ...organization, users: [...(organization.users ?? []), ...colleagues] },
	parameters: { deptId: chosen(101), output: 'details', ...all },
	listed: (simulator) =>
		simulator.users
			.filter(({ dept_id_list }) => dept_id_list.includes(101))
			.map(({ userid }) => userid),
});
const getByMobile = on('user', {
	operation: 'getByMobile',
	reads: ['/topapi/v2/user/getbymobile'],
	stage: markedBy(mobileOf),
	parameters: { mobile: MARK },
	made: ({ users }) => users.map(({ userid, mobile }) => [userid, mobile]),
});
const getByUnionId = on('user', {
	operation: 'getByUnionId',
	reads: ['/topapi/user/getbyunionid'],
	stage: markedBy((index) => `union-${markOf(index)}`),
	parameters: { unionId: MARK },
	made: ({ users }) => users.map(({ userid, unionid }) => [userid, unionid]),
});
// It uses the code up, so it counts as a change.
const getByLoginCode = on('user', {
	operation: 'getByLoginCode',
	writes: ['/topapi/v2/user/getuserinfo'],
	stage: loginCodes('app'),
	parameters: { code: MARK },
});
const count = on('user', {
	operation: 'count',
	reads: ['/topapi/user/count'],
	marksAreText: false,
	parameters: { users: 'all' },
});
const createUser = on('user', {
	operation: 'create',
	writes: ['/topapi/v2/user/create'],
	stage: async (_, count) =>
		numbered(count).map((item, index) => ({ ...item, mobile: `1380000${1000 + index}` })),
	parameters: {
		name: `=${MARK.slice(1)} new`,
		mobile: '={{ $json.mobile }}',
		dept_id_list: '101',
	},
	longText: 'name',
	effects: (simulator) =>
		simulator.users.flatMap(({ name }) => /^(\w+) new$/.exec(name)?.[1] ?? []),
	made: (simulator) =>
		simulator.users.map(({ userid, name }) => [userid, name.replace(/ new$/, '')]),
});
const updateUser = on('user', {
	operation: 'update',
	writes: ['/topapi/v2/user/update'],
	parameters: { ...user, updateFields: { title: 'x' } },
});
const deleteUser = on('user', {
	operation: 'delete',
	writes: ['/topapi/v2/user/delete'],
	parameters: user,
});

export const userOperations: DingTalkOperation[] = [
	getUser,
	byClassic(getUser, { reads: ['/user/get'] }),
	getUsers,
	{
		...getUsers,
		variant: 'names',
		reads: ['/topapi/user/listsimple'],
		parameters: { ...getUsers.parameters, output: 'names' },
	},
	{
		...getUsers,
		variant: 'IDs',
		reads: ['/topapi/user/listid'],
		parameters: { ...getUsers.parameters, output: 'ids' },
	},
	byClassic(getUsers, { reads: ['/user/listbypage'] }),
	getByMobile,
	byClassic(getByMobile, { reads: ['/user/get_by_mobile'] }),
	getByUnionId,
	byClassic(getByUnionId, { reads: ['/user/getUseridByUnionid'] }),
	getByLoginCode,
	byClassic(getByLoginCode, { writes: ['/user/getuserinfo'] }),
	count,
	byClassic(count, { reads: ['/user/get_org_user_count'] }),
	createUser,
	byClassic(createUser, { writes: ['/user/create'] }),
	updateUser,
	byClassic(updateUser, { writes: ['/user/update'] }),
	deleteUser,
	byClassic(deleteUser, { writes: ['/user/delete'] }),
];

const records = on('attendance', {
	operation: 'getAll',
	reads: ['/attendance/list'],
	stage: async (simulator, count) => {
		const items: Item[] = numbered(count);
		const userCheckTime = Date.now();
		simulator.addAttendance(items.map(({ mark }) => ({ userId: mark, userCheckTime })));
		return items;
	},
	parameters: { records: 'results', userIds: MARK, from: today, to: today, ...all },
	receivers: 'userIds',
	listed: (_, { mark }) => [mark],
});

export const attendanceOperations: DingTalkOperation[] = [
	records,
	{
		...records,
		variant: 'punches',
		reads: ['/attendance/listRecord'],
		parameters: {
			...records.parameters,
			records: 'punches',
			from: new Date(Date.now() - 3_600_000).toISOString(),
			to: new Date(Date.now() + 3_600_000).toISOString(),
		},
	},
];
