import { chosen, DingTalkFixture } from './fixture.mts';
import { EMPTY, itRefuses } from './refusals.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

describe('Get', () => {
	const simple = { resource: 'department', operation: 'get', deptId: chosen(101) };
	const parameters = { ...simple, simplify: false };

	it('sends what the document says, and gives flat fields', async () => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { language: 'en_US' } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/department/get',
				query: {},
				body: { dept_id: 101, language: 'en_US' },
			},
		]);
		expect(json).toEqual([
			expect.objectContaining({ dept_id: 101, name: '销售部', parent_id: 1, hide_dept: false }),
		]);
	});

	it('makes the classic call, with the same output', async () => {
		const current = await dingTalk.run(parameters);
		const { json } = await dingTalk.run({
			...parameters,
			options: { apiVersion: 'classic', language: 'zh_CN' },
		});
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/department/get',
			query: { id: '101', lang: 'zh_CN' },
			body: undefined,
		});
		expect(current.json[0]).toMatchObject(json[0] as object);
		expect(Object.keys(json[0] as object).length).toBeGreaterThan(8);
	});

	it.each(['current', 'classic'])(
		'gives what the next node needs by the %s call',
		async (apiVersion) => {
			const { error, json } = await dingTalk.run({ ...simple, options: { apiVersion } });
			expect(error).toBeUndefined();
			expect(json).toEqual([
				{
					dept_id: 101,
					name: '销售部',
					parent_id: 1,
					order: 1,
					dept_manager_userid_list: ['lisi'],
					dept_group_chat_id: '',
					source_identifier: '',
				},
			]);
		},
	);

	it.each([
		['Sales', 'Department must be the number of a department, but is "Sales"'],
		['-1', 'Department must be the number of a department, but is "-1"'],
		['1.5', 'Department must be the number of a department, but is "1.5"'],
	])('refuses the ID %j before anything is sent', async (value, message) => {
		const { error } = await dingTalk.run({ ...parameters, deptId: chosen(value, 'id') });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about an ID that there is not', async () => {
		const { error } = await dingTalk.run({ ...parameters, deptId: chosen(999) });
		expect(error?.message).toBe(
			'Check the department ID: the organization has no such department [item 0]',
		);
		expect(error?.description).toMatch(/^DingTalk answered 60003 no such department: /);
	});
});

describe('Get Many', () => {
	const parameters = {
		resource: 'department',
		operation: 'getAll',
		deptId: chosen(1),
		returnAll: true,
	};
	const names = (json: object[]) => json.map((row) => (row as { name: string }).name);

	it('gives the departments directly below', async () => {
		const { error, json } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/department/listsub',
				query: {},
				body: { dept_id: 1 },
			},
		]);
		expect(names(json)).toEqual(['销售部', '研发部']);
	});

	it.each(['current', 'classic'])('gives all levels by the %s call', async (apiVersion) => {
		const { json } = await dingTalk.run({
			...parameters,
			options: { recursive: true, apiVersion },
		});
		expect(names(json)).toEqual(['销售部', '研发部', '后端组']);
		expect(json[2]).toMatchObject({ dept_id: 103, parent_id: 102 });
		const path = apiVersion === 'classic' ? '/department/list' : '/topapi/v2/department/listsub';
		expect(dingTalk.sent().map((request) => request.path)).toEqual(Array(4).fill(path));
	});

	it.each(['current', 'classic'])('gives IDs only by the %s call', async (apiVersion) => {
		const { json } = await dingTalk.run({
			...parameters,
			deptId: chosen(''),
			options: { idsOnly: true, apiVersion, recursive: true },
		});
		expect(json).toEqual([{ dept_id: 101 }, { dept_id: 102 }, { dept_id: 103 }]);
	});

	itRefuses(() => dingTalk, parameters, [
		[{ options: { apiVersion: 'Classic' } }, 'API Version must be one of classic, current'],
		[{ options: { language: 'fr' } }, 'Language must be one of zh_CN, en_US'],
		[{ options: { idsOnly: 'yes' } }, 'IDs Only must be true or false'],
		[{ options: { recursive: EMPTY } }, 'Include All Levels must be true or false'],
	]);

	it('stops at the limit', async () => {
		const { json } = await dingTalk.run({ ...parameters, returnAll: false, limit: 1 });
		expect(names(json)).toEqual(['销售部']);
	});
});

const classic = { apiVersion: 'classic' };

describe('Get Parents', () => {
	const parameters = { resource: 'department', operation: 'getParents', deptId: chosen(103) };

	it.each([
		['current', 'POST', '/topapi/v2/department/listparentbydept', {}, { dept_id: 103 }],
		['classic', 'GET', '/department/list_parent_depts_by_dept', { id: '103' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ dept_id: 103, parent_id_list: [103, 102, 1] }]);
	});

	it('says what to do about an ID that there is not', async () => {
		const { error } = await dingTalk.run({ ...parameters, deptId: chosen(999) });
		expect(error?.message).toMatch(/^Check the department ID/);
	});
});

describe('Get Parents of User', () => {
	const parameters = {
		resource: 'department',
		operation: 'getParentsOfUser',
		userId: chosen('zhaoliu'),
	};

	it.each([
		['current', 'POST', '/topapi/v2/department/listparentbyuser', {}, { userid: 'zhaoliu' }],
		['classic', 'GET', '/department/list_parent_depts', { userId: 'zhaoliu' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([
			{ dept_id: 101, parent_dept_id_list: [101, 1] },
			{ dept_id: 103, parent_dept_id_list: [103, 102, 1] },
		]);
	});

	it.each([
		['={{ "" }}', 'User is empty'],
		['a b', 'User must be the ID of one user, but is "a b"'],
		['x'.repeat(65), `User must be the ID of one user, but is "${'x'.repeat(65)}"`],
	])('refuses the ID %j before anything is sent', async (value, message) => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen(value, 'id') });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a user that there is not', async () => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen('nobody') });
		expect(error?.message).toBe('Check the user ID: the organization has no such user [item 0]');
	});
});

/** Every field that Create takes, as the panel gives it. */
const everything = {
	order: 10,
	hide_dept: true,
	dept_permits: '101, 102',
	user_permits: ['zhangsan', 'lisi'],
	outer_dept: true,
	outer_dept_only_self: false,
	outer_permit_depts: '101',
	outer_permit_users: 'wangwu；lisi',
	create_dept_group: true,
	auto_approve_apply: false,
	source_identifier: 'S-9',
};

describe('Create', () => {
	const parameters = {
		resource: 'department',
		operation: 'create',
		name: 'Ops',
		parent_id: chosen(102),
	};

	it('sends what the document says', async () => {
		const { error, json } = await dingTalk.run({ ...parameters, additionalFields: everything });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/department/create',
				query: {},
				body: {
					name: 'Ops',
					parent_id: 102,
					...everything,
					dept_permits: '101,102',
					user_permits: 'zhangsan,lisi',
					outer_permit_users: 'wangwu,lisi',
				},
			},
		]);
		const made = dingTalk.simulator.departments.find(({ name }) => name === 'Ops');
		expect(json).toEqual([{ dept_id: made?.dept_id }]);
	});

	it('makes the classic call, with the same output', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			additionalFields: everything,
			options: classic,
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/department/create',
				query: {},
				body: {
					name: 'Ops',
					parentid: '102',
					order: '10',
					deptHiding: true,
					deptPermits: '101|102',
					userPermits: 'zhangsan|lisi',
					outerDept: true,
					outerDeptOnlySelf: false,
					outerPermitDepts: '101',
					outerPermitUsers: 'wangwu|lisi',
					createDeptGroup: true,
					autoApproveApply: false,
					sourceIdentifier: 'S-9',
				},
			},
		]);
		const made = dingTalk.simulator.departments.find(({ name }) => name === 'Ops');
		expect(json).toEqual([{ dept_id: made?.dept_id }]);
	});

	it('leaves out what is empty', async () => {
		await dingTalk.run({
			...parameters,
			additionalFields: { source_identifier: '', dept_permits: '' },
		});
		expect(dingTalk.sent()[0]?.body).toEqual({ name: 'Ops', parent_id: 102 });
	});

	const ids = (count: number, first = 1) =>
		Array.from({ length: count }, (_, index) => first + index);

	it.each([
		[{ name: ' ' }, 'Name is empty'],
		[{ name: 'x'.repeat(65) }, 'Name has 65 characters, and DingTalk takes at most 64'],
		[{ name: 'R-D' }, 'Name must not hold a hyphen, a comma or a quote (")'],
		[{ parent_id: chosen('={{ "" }}', 'id') }, 'Parent Department is empty'],
		[
			{ parent_id: chosen('Sales', 'id') },
			'Parent Department must be the number of a department, but is "Sales"',
		],
		[{ additionalFields: { order: 1.5 } }, 'Order must be a whole number, but is "1.5"'],
		[{ additionalFields: { hide_dept: 'yes' } }, 'Hidden must be true or false'],
		[
			{ additionalFields: { hide_dept: true, dept_permits: '101,Sales' } },
			'Shown to Departments must hold numbers of departments, but one entry is "Sales"',
		],
		[
			{ additionalFields: { dept_permits: '101' } },
			'Shown to Departments only counts where Hidden is on',
		],
		[
			{ additionalFields: { outer_dept_only_self: true } },
			'Members See Own Department and Those Below only counts where Restrict View of Members is on',
		],
		[
			{ additionalFields: { outer_permit_depts: '101' } },
			'Departments That Members See only counts where Restrict View of Members is on',
		],
		[
			{ additionalFields: { outer_dept: false, outer_permit_users: 'lisi' } },
			'Users That Members See only counts where Restrict View of Members is on',
		],
		[
			{ additionalFields: { hide_dept: true, dept_permits: ids(30), user_permits: ids(21) } },
			'Shown to Departments and Shown to Users together hold 51 entries, and DingTalk takes at most 50',
		],
		[
			{
				additionalFields: { hide_dept: true, user_permits: ids(201) },
				options: classic,
			},
			'Shown to Users hold 201 entries, and DingTalk takes at most 200',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a name that is taken', async () => {
		const { error } = await dingTalk.run({ ...parameters, name: '后端组' });
		expect(error?.message).toBe(
			'Choose another name: the parent has a department of this name [item 0]',
		);
	});
});

describe('Update', () => {
	const parameters = { resource: 'department', operation: 'update', deptId: chosen(103) };
	const changes = {
		name: 'Ops 2',
		parent_id: chosen(101),
		auto_add_user: true,
		dept_manager_userid_list: 'wangwu, zhaoliu',
		org_dept_owner: chosen('wangwu'),
		group_contain_sub_dept: true,
		group_contain_outer_dept: false,
		group_contain_hidden_dept: false,
		source_identifier: '',
	};

	it('sends what the document says', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			updateFields: { ...changes, code: 'D-1' },
			options: { language: 'zh_CN' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/department/update',
				query: {},
				body: {
					...changes,
					dept_id: 103,
					parent_id: 101,
					dept_manager_userid_list: 'wangwu,zhaoliu',
					org_dept_owner: 'wangwu',
					code: 'D-1',
					language: 'zh_CN',
				},
			},
		]);
		expect(json).toEqual([{ updated: true, dept_id: 103 }]);
	});

	it('makes the classic call, with the same output', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			updateFields: changes,
			options: { ...classic, language: 'zh_CN' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/department/update',
				query: {},
				body: {
					id: 103,
					name: 'Ops 2',
					parentid: '101',
					autoAddUser: true,
					deptManagerUseridList: 'wangwu|zhaoliu',
					orgDeptOwner: 'wangwu',
					groupContainSubDept: true,
					groupContainOuterDept: false,
					groupContainHiddenDept: false,
					sourceIdentifier: '',
					lang: 'zh_CN',
				},
			},
		]);
		expect(json).toEqual([{ updated: true, dept_id: 103 }]);
	});

	it('clears the managers where the field is empty', async () => {
		await dingTalk.run({
			...parameters,
			deptId: chosen(102),
			updateFields: { dept_manager_userid_list: '' },
		});
		expect(dingTalk.sent()[0]?.body).toEqual({
			dept_id: 102,
			force_update_fields: 'dept_manager_userid_list',
		});
		const department = dingTalk.simulator.departments.find(({ dept_id }) => dept_id === 102);
		expect(department?.dept_manager_userid_list).toEqual([]);
	});

	it('lets lists be given without the switch that may be on already', async () => {
		const lists = { dept_permits: '101', outer_permit_users: 'lisi' };
		const { error } = await dingTalk.run({ ...parameters, updateFields: lists });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()[0]?.body).toEqual({ dept_id: 103, ...lists });
	});

	it.each([
		[{ updateFields: {} }, 'Update Fields are empty: add at least one'],
		[{ updateFields: { name: '' } }, 'Name is empty'],
		[{ updateFields: { parent_id: chosen('') } }, 'Parent Department is empty'],
		[{ updateFields: { org_dept_owner: chosen('') } }, 'Owner of Group Chat is empty'],
		[{ updateFields: { order: '' } }, 'Order is empty'],
		[
			{ updateFields: { code: 'x'.repeat(31) } },
			'Code has 31 characters, and DingTalk takes at most 30',
		],
		[
			{ updateFields: { hide_dept: false, user_permits: 'lisi' } },
			'Shown to Users only counts where Hidden is on',
		],
		[
			{ updateFields: { outer_dept: false, outer_permit_depts: '101' } },
			'Departments That Members See only counts where Restrict View of Members is on',
		],
		[{ updateFields: { code: 'D' }, options: classic }, 'Code does not exist in the classic call'],
		[
			{ updateFields: { dept_manager_userid_list: '' }, options: classic },
			'Managers is empty, and the classic call cannot clear it',
		],
		[
			{ deptId: chosen(1), updateFields: { name: 'All' } },
			'Department is the whole organization, which cannot be changed or deleted',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a parent that lies below', async () => {
		const { error } = await dingTalk.run({
			...parameters,
			deptId: chosen(102),
			updateFields: { parent_id: chosen(103) },
		});
		expect(error?.message).toBe(
			'Choose another parent: this one lies below the department [item 0]',
		);
	});
});

describe('Delete', () => {
	const parameters = { resource: 'department', operation: 'delete', deptId: chosen(104) };

	beforeEach(async () => {
		await dingTalk.close();
		dingTalk = await DingTalkFixture.start({
			departments: [
				{ dept_id: 1, name: '示例公司' },
				{ dept_id: 104, name: 'Ops' },
				{ dept_id: 105, name: 'Full' },
			],
			users: [{ userid: 'wangwu', name: '王五', dept_id_list: [105] }],
		});
	});

	it.each([
		['current', 'POST', '/topapi/v2/department/delete', {}, { dept_id: 104 }],
		['classic', 'GET', '/department/delete', { id: '104' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ deleted: true, dept_id: 104 }]);
		expect(dingTalk.simulator.departments.map(({ dept_id }) => dept_id)).toEqual([1, 105]);
	});

	it('does not delete twice where n8n tries again for another item', async () => {
		const { error } = await dingTalk.run(
			{ ...parameters, deptId: chosen('={{ $json.id }}', 'id') },
			{
				items: [{ id: 104 }, { id: 105 }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			},
		);
		expect(error?.message).toBe('Move the members of the department elsewhere first [item 1]');
		expect(dingTalk.sent().map(({ body }) => body?.dept_id)).toEqual([104, 105, 105]);
	});

	it('refuses the whole organization before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, deptId: chosen(1) });
		expect(error?.message).toMatch(/^Department is the whole organization/);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});
