import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { startDingTalk, topapiOk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

startForEachTest(
	async () =>
		await startDingTalk({
			departments: [
				{ dept_id: 101, name: 'Sales', dept_manager_userid_list: ['u1'] },
				{ dept_id: 102, name: 'Ops' },
			],
			users: [
				{
					userid: 'u1',
					unionid: 'un1',
					name: 'Li',
					mobile: '13800000001',
					title: 'Dev',
					email: 'a@b.example',
					job_number: '7',
					hired_date: 1600099200000,
					manager_userid: 'u2',
					dept_id_list: [1, 101],
					dept_order_list: [
						{ dept_id: 1, order: 10 },
						{ dept_id: 101, order: 20 },
					],
					extension: '{"hobby":"golf"}',
					role_list: [{ id: 149, name: 'Lead', group_name: 'Jobs' }],
				},
				{ userid: 'u2', name: 'Wang', dept_id_list: [101], admin: true },
				{ userid: 'u3', name: 'Lin', dept_id_list: [101, 102], active: false },
			],
		}),
	(running) => ({ simulator, client } = running),
);

const oldOk = (fields: Json) => ({ errcode: 0, errmsg: 'ok', ...fields });
const user = (userid: string) => simulator.users.find((each) => each.userid === userid);

const LEGACY_DETAIL = {
	userid: 'u1',
	unionid: 'un1',
	name: 'Li',
	active: true,
	avatar: '',
	department: [1, 101],
	position: 'Dev',
	mobile: '13800000001',
	stateCode: '86',
	tel: '',
	email: 'a@b.example',
	orgEmail: '',
	workPlace: '',
	remark: '',
	jobnumber: '7',
	hiredDate: 1600099200000,
	managerUserid: 'u2',
	isAdmin: false,
	isBoss: false,
	isHide: false,
	isSenior: false,
	realAuthed: true,
	isLeaderInDepts: '{1:false,101:true}',
	orderInDepts: '{1:10,101:20}',
	extattr: { hobby: 'golf' },
	roles: [{ id: 149, name: 'Lead', groupName: 'Jobs', type: 0 }],
	tags: {},
};

const CURRENT_FIELDS = {
	userid: 'u1',
	unionid: 'un1',
	name: 'Li',
	avatar: '',
	state_code: '86',
	manager_userid: 'u2',
	mobile: '13800000001',
	hide_mobile: false,
	telephone: '',
	job_number: '7',
	title: 'Dev',
	email: 'a@b.example',
	work_place: '',
	remark: '',
	exclusive_account: false,
	org_email: '',
	dept_id_list: [1, 101],
	extension: '{"hobby":"golf"}',
	hired_date: 1600099200000,
	active: true,
	real_authed: true,
	senior: false,
	admin: false,
	boss: false,
};

describe('one user (2.2.1, 2.2.2, 2.2.5, 2.2.6)', () => {
	it('counts people', async () => {
		expect(await client.get('/user/get_org_user_count', { onlyActive: 0 })).toEqual(
			oldOk({ count: 3 }),
		);
		expect(await client.get('/user/get_org_user_count', { onlyActive: 1 })).toEqual(
			oldOk({ count: 2 }),
		);
		expect(await client.post('/topapi/user/count', { only_active: false })).toEqual(
			topapiOk({ result: { count: 3 } }),
		);
		expect(await client.post('/topapi/user/count', { only_active: true })).toEqual(
			topapiOk({ result: { count: 2 } }),
		);
	});

	it('tells the detail', async () => {
		expect(await client.get('/user/get', { userid: 'u1', lang: 'zh_CN' })).toEqual(
			oldOk(LEGACY_DETAIL),
		);
		expect(await client.post('/topapi/v2/user/get', { userid: 'u1', language: 'zh_CN' })).toEqual(
			topapiOk({
				result: {
					...CURRENT_FIELDS,
					dept_order_list: [
						{ dept_id: 1, order: 10 },
						{ dept_id: 101, order: 20 },
					],
					leader_in_dept: [
						{ dept_id: 1, leader: false },
						{ dept_id: 101, leader: true },
					],
					role_list: [{ id: 149, name: 'Lead', group_name: 'Jobs' }],
				},
			}),
		);
	});

	it('leaves out what is empty or hidden', async () => {
		simulator.reconfigure({ hiddenUserFields: ['mobile', 'email'] });
		const now = (await client.post('/topapi/v2/user/get', { userid: 'u2' })).result;
		const old = await client.get('/user/get', { userid: 'u2' });
		for (const name of ['manager_userid', 'extension', 'hired_date', 'mobile', 'email']) {
			expect(now).not.toHaveProperty(name);
		}
		for (const name of ['managerUserid', 'extattr', 'hiredDate', 'mobile', 'email']) {
			expect(old).not.toHaveProperty(name);
		}
	});

	it('finds by unionid and mobile', async () => {
		expect(await client.get('/user/getUseridByUnionid', { unionid: 'un1' })).toEqual(
			oldOk({ contactType: 0, userid: 'u1' }),
		);
		expect(await client.post('/topapi/user/getbyunionid', { unionid: 'un1' })).toEqual(
			topapiOk({ result: { contact_type: 0, userid: 'u1' } }),
		);
		const mobile = '13800000001';
		expect(await client.get('/user/get_by_mobile', { mobile })).toEqual(oldOk({ userid: 'u1' }));
		expect(await client.post('/topapi/v2/user/getbymobile', { mobile })).toEqual(
			topapiOk({ result: { userid: 'u1' } }),
		);
	});

	it('searches by name', async () => {
		const search = async (changes: Fields) =>
			await client.api('POST', '/v1.0/contact/users/search', {
				queryWord: 'Li',
				offset: 0,
				size: 10,
				...changes,
			});
		expect(await search({})).toEqual({ hasMore: false, totalCount: 2, list: ['u1', 'u3'] });
		expect(await search({ offset: 1 })).toMatchObject({ totalCount: 2, list: ['u3'] });
		expect(await search({ fullMatchField: 1 })).toMatchObject({ totalCount: 1, list: ['u1'] });
	});

	it.each<[string, () => Promise<Json>, number]>([
		['an unknown user', () => client.get('/user/get', { userid: 'x' }), 60121],
		['an unknown user', () => client.post('/topapi/v2/user/get', { userid: 'x' }), 60121],
		['no userid', () => client.post('/topapi/v2/user/get'), 400002],
		['a number as userid', () => client.post('/topapi/v2/user/get', { userid: 7 }), 400002],
		['an unknown unionid', () => client.post('/topapi/user/getbyunionid', { unionid: 'x' }), 60121],
		['an unknown mobile', () => client.post('/topapi/v2/user/getbymobile', { mobile: '1' }), 60121],
		['a bad mobile', () => client.post('/topapi/v2/user/getbymobile', { mobile: 'x' }), 40104],
		['text for a flag', () => client.post('/topapi/user/count', { only_active: 'true' }), 400002],
		['a word for 0 or 1', () => client.get('/user/get_org_user_count', { onlyActive: 'x' }), 40035],
		['2 for 0 or 1', () => client.get('/user/get_org_user_count', { onlyActive: 2 }), 40035],
	])('refuses %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});

	it('refuses people outside of the scope', async () => {
		simulator.reconfigure({ authScopes: { authed_dept: [102], authed_user: ['u2'] } });
		const get = async (userid: string) =>
			(await client.post('/topapi/v2/user/get', { userid })).errcode;
		expect([await get('u1'), await get('u2'), await get('u3')]).toEqual([50002, 0, 0]);
		expect(await client.get('/user/get', { userid: 'u1' })).toMatchObject({ errcode: 50002 });
	});
});

describe('users of a department (2.2.3, 2.2.4)', () => {
	const list = async (changes: Fields = {}) =>
		await client.post('/topapi/v2/user/list', { dept_id: 101, cursor: 0, size: 2, ...changes });
	const byPage = async (changes: Fields = {}) =>
		await client.get('/user/listbypage', {
			department_id: 101,
			offset: 0,
			size: 2,
			...changes,
		});
	const ids = (rows: unknown) => (rows as Json[]).map(({ userid }) => userid);

	it('lists ids', async () => {
		expect(await client.get('/user/getDeptMember', { deptId: 101 })).toEqual(
			oldOk({ userIds: ['u1', 'u2', 'u3'] }),
		);
		expect(await client.post('/topapi/user/listid', { dept_id: 102 })).toEqual(
			topapiOk({ result: { userid_list: ['u3'] } }),
		);
	});

	it('pages by cursor', async () => {
		const first = await list();
		expect(first).toEqual(
			topapiOk({
				result: {
					has_more: true,
					next_cursor: 2,
					list: [
						{ ...CURRENT_FIELDS, dept_order: 20, leader: true },
						expect.objectContaining({ userid: 'u2', dept_order: 0, leader: false }),
					],
				},
			}),
		);
		const second = await list({ cursor: 2 });
		expect(second.result).toEqual({
			has_more: false,
			list: [expect.objectContaining({ userid: 'u3' })],
		});
		expect(
			await client.post('/topapi/user/listsimple', { dept_id: 102, cursor: 0, size: 100 }),
		).toEqual(topapiOk({ result: { has_more: false, list: [{ userid: 'u3', name: 'Lin' }] } }));
	});

	it('pages by offset, with an order that no double can hold', async () => {
		const { text } = await client.oapi('/user/listbypage', {
			department_id: 101,
			offset: 0,
			size: 2,
		});
		expect(text).toContain('"order":176318668975061512,');
		expect(text).toContain('"order":176318668975061511,');
		const first = await byPage();
		expect(first).toMatchObject({ errcode: 0, hasMore: true });
		const [row] = first.userlist as Json[];
		expect(row).toEqual({ ...LEGACY_DETAIL, order: expect.any(Number), isLeader: true });
		expect(await byPage({ offset: 2 })).toMatchObject({
			hasMore: false,
			userlist: [{ userid: 'u3' }],
		});
	});

	it('needs no page in the other old calls', async () => {
		const all = await client.get('/user/list', { department_id: 101 });
		expect(ids(all.userlist)).toEqual(['u1', 'u2', 'u3']);
		expect(
			await client.get('/user/simplelist', { department_id: 101, offset: 1, size: 1 }),
		).toEqual(oldOk({ hasMore: true, userlist: [{ userid: 'u2', name: 'Wang' }] }));
	});

	it.each([
		['entry_asc', ['u1', 'u2', 'u3']],
		['entry_desc', ['u3', 'u2', 'u1']],
		['modify_asc', ['u1', 'u3', 'u2']],
		['modify_desc', ['u2', 'u3', 'u1']],
		['custom', ['u1', 'u2', 'u3']],
	])('orders by %s', async (order, expected) => {
		await client.post('/topapi/v2/user/update', { userid: 'u2', title: 'x' });
		const now = await list({ order_field: order, size: 3 });
		expect(ids((now.result as Json).list)).toEqual(expected);
		expect(ids((await byPage({ order, size: 3 })).userlist)).toEqual(expected);
	});

	it.each<[string, () => Promise<Json>, number]>([
		['an unknown department', () => list({ dept_id: 5 }), 60003],
		['an unknown department', () => byPage({ department_id: 5 }), 60003],
		['a page of 0', () => list({ size: 0 }), 40069],
		['a page of 101', () => list({ size: 101 }), 40069],
		['a page of 101', () => byPage({ size: 101 }), 40069],
		['a cursor below 0', () => list({ cursor: -1 }), 40068],
		['an offset below 0', () => byPage({ offset: -1 }), 40068],
		['another order', () => list({ order_field: 'x' }), 400002],
		['text for the department', () => list({ dept_id: '101' }), 400002],
		['no department', () => byPage({ department_id: undefined }), 40035],
	])('refuses %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});

	it('refuses departments outside of the scope, except for ids', async () => {
		simulator.reconfigure({ authScopes: { authed_dept: [102], authed_user: [] } });
		expect(await list()).toMatchObject({ errcode: 50004 });
		expect(await byPage()).toMatchObject({ errcode: 50004 });
		expect(await list({ dept_id: 102 })).toMatchObject({ errcode: 0 });
		expect(await client.post('/topapi/user/listid', { dept_id: 101 })).toMatchObject({
			errcode: 0,
		});
	});
});

describe('changing users (2.2.7)', () => {
	const CREATE = { userid: 'u9', name: 'Wang', mobile: '13800000009', dept_id_list: '1,101' };
	const create = async (changes: Fields = {}) =>
		await client.post('/topapi/v2/user/create', { ...CREATE, ...changes });
	const update = async (changes: Fields) =>
		await client.post('/topapi/v2/user/update', { userid: 'u1', ...changes });

	it('creates by the current example', async () => {
		const others = {
			dept_order_list: [{ dept_id: 101, order: 1 }],
			title: 'Dev',
			hide_mobile: false,
			hired_date: 1767225600000,
		};
		expect(await create(others)).toEqual(
			topapiOk({ result: { userid: 'u9', unionId: 'union-u9' } }),
		);
		expect(user('u9')).toMatchObject({
			...CREATE,
			...others,
			dept_id_list: [1, 101],
			active: false,
		});
	});

	it('creates by the old example', async () => {
		const body = {
			userid: 'u9',
			name: 'Wang',
			mobile: '13800000009',
			department: '[1,101]',
			orderInDepts: '{1:10}',
			isHide: 'false',
			extattr: '{"hobby":"golf"}',
		};
		expect(await client.post('/user/create', body)).toEqual(
			oldOk({ userid: 'u9', unionId: 'union-u9' }),
		);
		expect(user('u9')).toMatchObject({
			dept_id_list: [1, 101],
			dept_order_list: [{ dept_id: 1, order: 10 }],
			hide_mobile: false,
			extension: '{"hobby":"golf"}',
		});
		const other = {
			name: 'Wu',
			mobile: '13800000008',
			department: [102],
			positionInDepts: { 102: 'x' },
		};
		const { userid } = await client.post('/user/create', other);
		expect(user(String(userid))).toMatchObject({
			dept_id_list: [102],
			dept_title_list: [{ dept_id: 102, title: 'x' }],
		});
	});

	it.each<[string, Fields, number]>([
		['a userid that is taken', { userid: 'u1' }, 60102],
		['a long userid', { userid: 'x'.repeat(65) }, 33012],
		['no name', { name: undefined }, 60112],
		['a long name', { name: 'x'.repeat(81) }, 60112],
		['no mobile', { mobile: undefined }, 60103],
		['a bad mobile', { mobile: 'x' }, 60103],
		['a mobile that is taken', { mobile: '13800000001' }, 60104],
		['an email that is taken', { email: 'a@b.example' }, 60106],
		['no department', { dept_id_list: undefined }, 400002],
		['an empty list of departments', { dept_id_list: '' }, 400002],
		['an array of departments', { dept_id_list: [1] }, 400002],
		['an unknown department', { dept_id_list: '1,5' }, 60003],
		['too many departments', { dept_id_list: Array(101).fill(1).join(',') }, 400002],
		['a long title', { title: 'x'.repeat(201) }, 400002],
		['no JSON as extension', { extension: 'x' }, 400002],
		['another kind of mail', { org_email_type: 'x' }, 400002],
		['an unknown manager', { manager_userid: 'x' }, 60111],
		['an order that is text', { dept_order_list: [{ dept_id: 1, order: '1' }] }, 400002],
		['an order without department', { dept_order_list: [{ order: 1 }] }, 400002],
		['a field of update', { ext_attrs_update_mode: 1 }, 400002],
		['an unknown field', { x: 1 }, 400002],
	])('creates nobody with %s', async (_what, changes, errcode) => {
		expect(await create(changes)).toMatchObject({ errcode });
		expect(simulator.users).toHaveLength(3);
	});

	it('says that a person must agree first', async () => {
		simulator.reconfigure({ mustConsent: ['13800000009'] });
		expect(await create()).toMatchObject({ errcode: 40103 });
		expect(simulator.users).toHaveLength(3);
	});

	it('updates what is given', async () => {
		const body = { title: 'Lead', extension: '{"sport":"x"}', ext_attrs_update_mode: 1 };
		expect(await update({ ...body, language: 'zh_CN', senior_mode: true })).toEqual(topapiOk());
		expect(user('u1')).toMatchObject({
			title: 'Lead',
			name: 'Li',
			senior: true,
			extension: '{"hobby":"golf","sport":"x"}',
			manager_userid: 'u2',
		});
		expect(await update({ extension: '{"a":1}', force_update_fields: 'manager_userid' })).toEqual(
			topapiOk(),
		);
		expect(user('u1')).toMatchObject({ extension: '{"a":1}', manager_userid: '' });
		const old = { userid: 'u1', position: 'Old', department: [102], isSenior: 'false' };
		expect(await client.post('/user/update', old)).toEqual(oldOk({}));
		expect(user('u1')).toMatchObject({ title: 'Old', dept_id_list: [102], senior: false });
	});

	it.each<[string, Fields, number]>([
		['no userid', { userid: undefined }, 33012],
		['an unknown userid', { userid: 'x' }, 60111],
		['a mobile', { mobile: '13800000005' }, 400002],
		['an empty name', { name: '' }, 60112],
		['another forced field', { force_update_fields: 'name' }, 400002],
		['another mode', { ext_attrs_update_mode: 2 }, 400002],
	])('does not update %s', async (_what, changes, errcode) => {
		const before = structuredClone(simulator.users);
		expect(await update(changes)).toMatchObject({ errcode });
		expect(simulator.users).toEqual(before);
	});

	it('deletes', async () => {
		expect(await client.get('/user/delete', { userid: 'u2' })).toEqual(oldOk({}));
		expect(await client.post('/topapi/v2/user/delete', { userid: 'u3' })).toEqual(topapiOk());
		expect(simulator.users.map(({ userid }) => userid)).toEqual(['u1']);
		expect(await client.post('/topapi/v2/user/delete', { userid: 'u3' })).toMatchObject({
			errcode: 60121,
		});
	});
});
