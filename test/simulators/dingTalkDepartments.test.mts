import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { apiRefusal, startDingTalk, topapiOk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

startForEachTest(
	async () =>
		await startDingTalk({
			departments: [
				{ dept_id: 1, name: '公司' },
				{
					dept_id: 123,
					name: 'Sales',
					order: 2,
					source_identifier: 'S1',
					create_dept_group: true,
					dept_group_chat_id: 'chatabc',
					org_dept_owner: 'u1',
					dept_manager_userid_list: ['u1', 'u2'],
					hide_dept: true,
					dept_permits: [456, 124],
					user_permits: ['u1', 'u2'],
					outer_permit_depts: [124],
					code: 'D-1',
				},
				{ dept_id: 124, name: 'Ops', order: 1 },
				{ dept_id: 456, name: 'East', parent_id: 123 },
				{ dept_id: 789, name: 'Far East', parent_id: 456 },
			],
			users: [
				{ userid: 'u1', name: 'Li', dept_id_list: [123] },
				{ userid: 'u2', name: 'Wang', dept_id_list: [456, 124] },
				{ userid: 'u3', name: 'Zhao', dept_id_list: [789] },
			],
		}),
	(running) => ({ simulator, client } = running),
);

const old = async (call: string, query: Fields) => await client.get(`/department/${call}`, query);
const now = async (call: string, body: Fields) =>
	await client.post(`/topapi/v2/department/${call}`, body);
const oldOk = (fields: Json) => ({ errcode: 0, errmsg: 'ok', ...fields });
const department = (id: number) => simulator.departments.find(({ dept_id }) => dept_id === id);

describe('reading (2.1.1 to 2.1.5)', () => {
	it('lists child ids by their order', async () => {
		expect(await old('list_ids', { id: 1 })).toEqual(oldOk({ sub_dept_id_list: [124, 123] }));
		expect(await now('listsubid', { dept_id: 1 })).toEqual(
			topapiOk({ result: { dept_id_list: [124, 123] } }),
		);
		expect(await now('listsubid', { dept_id: 789 })).toEqual(
			topapiOk({ result: { dept_id_list: [] } }),
		);
	});

	const sales = { id: 123, name: 'Sales', parentid: 1, createDeptGroup: true, autoAddUser: false };
	const ops = { id: 124, name: 'Ops', parentid: 1, createDeptGroup: false, autoAddUser: false };

	it('lists one level, and with fetch_child all of them', async () => {
		expect(await old('list', {})).toEqual(
			oldOk({ department: [ops, { ...sales, sourceIdentifier: 'S1' }] }),
		);
		const all = await old('list', { id: 1, fetch_child: true, lang: 'zh_CN' });
		expect((all.department as Json[]).map(({ id }) => id)).toEqual([124, 123, 456, 789]);
		const one = await old('list', { id: 123, fetch_child: false });
		expect((one.department as Json[]).map(({ id }) => id)).toEqual([456]);
	});

	it('lists one level only in the current call', async () => {
		const row = (dept_id: number, name: string, create_dept_group: boolean) => ({
			dept_id,
			name,
			parent_id: 1,
			create_dept_group,
			auto_add_user: false,
		});
		const result = [row(124, 'Ops', false), row(123, 'Sales', true)];
		expect(await now('listsub', {})).toEqual(topapiOk({ result }));
		expect(await now('listsub', { dept_id: 1, language: 'en_US' })).toEqual(topapiOk({ result }));
		expect(await now('listsub', { dept_id: 1, fetch_child: true })).toMatchObject({
			errcode: 400002,
		});
	});

	it('tells the detail with joined lists in the old call', async () => {
		expect(await old('get', { id: 123, lang: 'zh_CN' })).toEqual(
			oldOk({
				id: 123,
				name: 'Sales',
				order: 2,
				parentid: 1,
				createDeptGroup: true,
				autoAddUser: false,
				autoApproveApply: false,
				deptHiding: true,
				deptPermits: '456|124',
				userPermits: 'u1|u2',
				outerDept: false,
				outerPermitDepts: '124',
				outerPermitUsers: '',
				orgDeptOwner: 'u1',
				deptManagerUseridList: 'u1|u2',
				sourceIdentifier: 'S1',
				groupContainSubDept: false,
				deptGroupChatId: 'chatabc',
			}),
		);
	});

	it('tells the detail with arrays and counts in the current call', async () => {
		expect(await now('get', { dept_id: 123, language: 'zh_CN' })).toEqual(
			topapiOk({
				result: {
					dept_id: 123,
					name: 'Sales',
					parent_id: 1,
					order: 2,
					source_identifier: 'S1',
					create_dept_group: true,
					auto_add_user: false,
					auto_approve_apply: false,
					from_union_org: false,
					tags: '',
					dept_group_chat_id: 'chatabc',
					group_contain_sub_dept: false,
					org_dept_owner: 'u1',
					dept_manager_userid_list: ['u1', 'u2'],
					outer_dept: false,
					outer_permit_depts: [124],
					outer_permit_users: [],
					hide_dept: true,
					dept_permits: [456, 124],
					user_permits: ['u1', 'u2'],
					code: 'D-1',
					member_count: 3,
					owning_member_count: 1,
				},
			}),
		);
		const root = await now('get', { dept_id: 1 });
		expect(root.result).not.toHaveProperty('parent_id');
		expect(await old('get', { id: 1 })).not.toHaveProperty('parentid');
	});

	it('tells the way to the root', async () => {
		expect(await old('list_parent_depts_by_dept', { id: 789 })).toEqual(
			oldOk({ parentIds: [789, 456, 123, 1] }),
		);
		expect(await now('listparentbydept', { dept_id: 789 })).toEqual(
			topapiOk({ result: { parent_id_list: [789, 456, 123, 1] } }),
		);
	});

	it('tells the ways of a user', async () => {
		expect(await old('list_parent_depts', { userId: 'u2' })).toEqual(
			oldOk({
				department: [
					[456, 123, 1],
					[124, 1],
				],
			}),
		);
		expect(await now('listparentbyuser', { userid: 'u2' })).toEqual(
			topapiOk({
				result: {
					parent_list: [{ parent_dept_id_list: [456, 123, 1] }, { parent_dept_id_list: [124, 1] }],
				},
			}),
		);
	});

	it('searches by a piece of the name', async () => {
		const search = async (body: Fields) =>
			await client.api('POST', '/v1.0/contact/departments/search', body);
		expect(await search({ queryWord: 'East', offset: 0, size: 10 })).toEqual({
			hasMore: false,
			totalCount: 2,
			list: [456, 789],
		});
		expect(await search({ queryWord: 'East', offset: 0, size: 1 })).toEqual({
			hasMore: true,
			totalCount: 2,
			list: [456],
		});
		expect(await search({ queryWord: 'East', offset: 0 })).toEqual(
			apiRefusal(400, 'parameter.error', '缺少参数 size'),
		);
	});

	it.each<[string, () => Promise<Json>, number]>([
		['an unknown department', () => old('list_ids', { id: 5 }), 60003],
		['an unknown department', () => now('listsubid', { dept_id: 5 }), 60003],
		['an unknown department', () => now('get', { dept_id: 5 }), 60003],
		['an unknown department', () => now('listparentbydept', { dept_id: 5 }), 60003],
		['an unknown user', () => old('list_parent_depts', { userId: 'x' }), 33012],
		['an unknown user', () => now('listparentbyuser', { userid: 'x' }), 33012],
		['an id that is text', () => now('get', { dept_id: '1' }), 400002],
		['an id that is no whole number', () => now('get', { dept_id: 1.5 }), 400002],
		['an id that is no number', () => old('get', { id: 'x' }), 40035],
		['no id', () => old('get', {}), 40035],
		['no id', () => now('get', {}), 400002],
		['null as id', () => now('get', { dept_id: null }), 400002],
		['another language', () => now('get', { dept_id: 1, language: 'de' }), 400002],
		['the old name', () => now('get', { id: 1 }), 400002],
		['the new name', () => old('get', { dept_id: 1 }), 40035],
	])('refuses %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});
});

describe('creating (2.1.6)', () => {
	it('takes the old example', async () => {
		const body = { name: 'Fin', parentid: '1', outerDept: 'true', outerPermitUsers: 'u1|u2' };
		const answer = await client.post('/department/create', { ...body, ext: '{"a":1}' });
		expect(answer).toEqual(oldOk({ id: 1000 }));
		expect(department(1000)).toMatchObject({
			name: 'Fin',
			parent_id: 1,
			outer_dept: true,
			outer_permit_users: ['u1', 'u2'],
			ext: '{"a":1}',
		});
	});

	it('takes the current example', async () => {
		const body = {
			name: 'Fin',
			parent_id: 1,
			order: 10,
			hide_dept: false,
			create_dept_group: true,
			source_identifier: 'S-9',
			dept_permits: '123,124',
		};
		expect(await now('create', body)).toEqual(topapiOk({ result: { dept_id: 1000 } }));
		expect(department(1000)).toMatchObject({ ...body, dept_permits: [123, 124] });
		expect(await now('create', { name: 'Fin', parent_id: 123 })).toMatchObject({
			result: { dept_id: 1001 },
		});
	});

	it.each<[string, Fields, number]>([
		['no name', { name: undefined }, 40035],
		['a long name', { name: 'x'.repeat(65) }, 60001],
		['a dash in the name', { name: 'a-b' }, 60001],
		['no parent', { parent_id: undefined }, 40035],
		['an unknown parent', { parent_id: 5 }, 60004],
		['a name that is taken', { name: 'Sales' }, 60021],
		['an array for a comma text', { dept_permits: [123] }, 40035],
		['bars for commas', { user_permits: 'u1|u2' }, 40031],
		['a blank after the comma', { user_permits: 'u1, u2' }, 40035],
		['an unknown user', { user_permits: 'u1,x' }, 40031],
		['an unknown department', { dept_permits: '5' }, 60003],
		['no number in a list of ids', { dept_permits: 'x' }, 40035],
		['too many permits', { dept_permits: Array(51).fill(123).join(',') }, 40035],
		['text for a boolean', { hide_dept: 'true' }, 40035],
		['a field of update', { dept_manager_userid_list: 'u1' }, 40035],
		['an unknown field', { x: 1 }, 40035],
	])('refuses %s', async (_what, changes, errcode) => {
		expect(await now('create', { name: 'Fin', parent_id: 1, ...changes })).toMatchObject({
			errcode,
		});
		expect(simulator.departments).toHaveLength(5);
	});
});

describe('updating (2.1.6)', () => {
	it('takes the current example and changes what is given', async () => {
		const body = { dept_id: 124, name: 'Ops 2', dept_manager_userid_list: 'u1,u2' };
		expect(await now('update', { ...body, language: 'zh_CN', code: 'D-2' })).toEqual(topapiOk());
		expect(department(124)).toMatchObject({
			name: 'Ops 2',
			order: 1,
			dept_manager_userid_list: ['u1', 'u2'],
			code: 'D-2',
		});
		const clear = { dept_id: 124, force_update_fields: 'dept_manager_userid_list' };
		expect(await now('update', clear)).toEqual(topapiOk());
		expect(department(124)).toMatchObject({ dept_manager_userid_list: [] });
	});

	it('takes the old names', async () => {
		const body = { id: 124, deptManagerUseridList: 'u1|u3', parentid: '456', order: '7' };
		expect(await client.post('/department/update', body)).toEqual(oldOk({ id: 124 }));
		expect(department(124)).toMatchObject({
			dept_manager_userid_list: ['u1', 'u3'],
			parent_id: 456,
			order: 7,
		});
	});

	it.each<[string, Fields, number]>([
		['no id', { dept_id: undefined }, 40009],
		['an unknown department', { dept_id: 5 }, 60003],
		['the root', { dept_id: 1, name: 'x' }, 60018],
		['an unknown parent', { parent_id: 5 }, 60004],
		['itself as parent', { parent_id: 123 }, 60010],
		['a parent below itself', { parent_id: 789 }, 60010],
		['a name that is taken', { name: 'Ops' }, 60021],
		['an empty name', { name: '' }, 60001],
		['a bad name', { name: 'a,b' }, 60001],
		['a long code', { code: 'x'.repeat(31) }, 40035],
		['an unknown manager', { dept_manager_userid_list: 'u1,x' }, 40031],
		['an unknown owner', { org_dept_owner: 'x' }, 40031],
		['another forced field', { force_update_fields: 'name' }, 40035],
	])('refuses %s', async (_what, changes, errcode) => {
		const before = structuredClone(simulator.departments);
		expect(await now('update', { dept_id: 123, ...changes })).toMatchObject({ errcode });
		expect(simulator.departments).toEqual(before);
	});
});

describe('deleting (2.1.6)', () => {
	it('deletes an empty department', async () => {
		await now('create', { name: 'A', parent_id: 1 });
		await now('create', { name: 'B', parent_id: 1 });
		expect(await old('delete', { id: 1000 })).toEqual(oldOk({}));
		expect(await now('delete', { dept_id: 1001 })).toEqual(topapiOk());
		expect(simulator.departments).toHaveLength(5);
	});

	it.each([
		['an unknown one', 5, 60003],
		['the root', 1, 60007],
		['one with departments', 123, 60006],
		['one with members', 789, 60005],
	])('refuses %s', async (_what, id, errcode) => {
		expect(await old('delete', { id })).toMatchObject({ errcode });
		expect(await now('delete', { dept_id: id })).toMatchObject({ errcode });
		expect(simulator.departments).toHaveLength(5);
	});
});

describe('the organisation of the options', () => {
	it.each([
		[{ departments: [{ dept_id: 2 }] }, 'department: name is missing'],
		[{ departments: [{ dept_id: 2, name: 'x', y: 1 }] }, 'department: unknown field "y"'],
		[{ departments: [{ dept_id: 1, name: 'x', parent_id: 2 }] }, 'department 1 has no parent_id'],
		[{ departments: [{ dept_id: 2, name: 'x', parent_id: 3 }] }, 'do not lead to 1'],
		[
			{
				departments: [
					{ dept_id: 2, name: 'x', parent_id: 3 },
					{ dept_id: 3, name: 'y', parent_id: 2 },
				],
			},
			'department 2: its parents do not lead to 1',
		],
		[
			{
				departments: [
					{ dept_id: 2, name: 'x' },
					{ dept_id: 2, name: 'y' },
				],
			},
			'department 2 twice',
		],
		[{ users: [{ userid: 'a', name: 'A', dept_id_list: [7] }] }, 'user a: no department 7'],
		[
			{
				users: [
					{ userid: 'a', name: 'A' },
					{ userid: 'a', name: 'A' },
				],
			},
			'user a twice',
		],
		[{ users: [{ userid: 'a', name: 'A', extension: '[]' }] }, 'user: extension must be'],
	])('%j is refused', async (options, sentence) => {
		await expect(DingTalkSimulator.start(options as never)).rejects.toThrow(sentence);
	});
});
