import type { UserOption } from '../../../simulators/dingTalk/organisation.mts';
import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

const classic = { apiVersion: 'classic' };

/** Begins anew with other people or rules. */
async function startWith(options: Parameters<typeof DingTalkFixture.start>[0]): Promise<void> {
	await dingTalk.close();
	dingTalk = await DingTalkFixture.start(options);
}

const held = (userid: string) => dingTalk.simulator.users.find((user) => user.userid === userid);

describe('Get', () => {
	const simple = { resource: 'user', operation: 'get', userId: chosen('zhangsan') };
	const parameters = { ...simple, simplify: false };
	const li: UserOption = {
		userid: 'zhangsan',
		name: '张三',
		dept_id_list: [1, 102],
		dept_order_list: [{ dept_id: 102, order: 20 }],
		extension: '{"hobby":"golf"}',
		hired_date: 1_597_573_616_828,
		manager_userid: 'lisi',
		email: 'a@b.example',
		role_list: [{ id: 149, name: 'Lead', group_name: 'Jobs', type: 101 }],
	};

	beforeEach(async () => {
		await startWith({
			departments: [
				{ dept_id: 1, name: '示例公司' },
				{ dept_id: 102, name: '研发部', dept_manager_userid_list: ['zhangsan'] },
			],
			users: [li, { userid: 'lisi', name: '李四' }],
		});
	});

	it('sends what the document says, and gives flat fields', async () => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { language: 'en_US' } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/user/get',
				query: {},
				body: { userid: 'zhangsan', language: 'en_US' },
			},
		]);
		expect(json).toEqual([
			expect.objectContaining({
				userid: 'zhangsan',
				name: '张三',
				dept_id_list: [1, 102],
				extension: { hobby: 'golf' },
				leader_in_dept: [
					{ dept_id: 1, leader: false },
					{ dept_id: 102, leader: true },
				],
				dept_order_list: [{ dept_id: 102, order: 20 }],
			}),
		]);
	});

	it('makes the classic call, with the same output', async () => {
		const current = await dingTalk.run(parameters);
		const { error, json } = await dingTalk.run({
			...parameters,
			options: { ...classic, language: 'zh_CN' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/user/get',
			query: { userid: 'zhangsan', lang: 'zh_CN' },
			body: undefined,
		});
		const { exclusive_account, dept_order_list, ...same } = current.json[0] as Record<
			string,
			unknown
		>;
		expect([exclusive_account, dept_order_list]).toEqual([false, [{ dept_id: 102, order: 20 }]]);
		expect(json).toEqual([
			{
				...same,
				dept_order_list: [
					{ dept_id: 1, order: 0 },
					{ dept_id: 102, order: 20 },
				],
			},
		]);
	});

	it.each([{}, classic])('gives what the next node needs, with %j', async (options) => {
		const { error, json } = await dingTalk.run({ ...simple, options });
		expect(error).toBeUndefined();
		const { unionid, mobile } = held('zhangsan')!;
		expect(json).toEqual([
			{
				userid: 'zhangsan',
				unionid,
				name: '张三',
				mobile,
				email: 'a@b.example',
				job_number: '1',
				title: '',
				dept_id_list: [1, 102],
				manager_userid: 'lisi',
				active: true,
			},
		]);
	});

	it('refuses a Simplify that is neither true nor false', async () => {
		const { error } = await dingTalk.run({ ...simple, simplify: '={{ "yes" }}' });
		expect(error?.message).toBe('Simplify must be true or false [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('keeps numbers beyond 2^53 exact', async () => {
		await startWith({
			users: [{ ...li, dept_id_list: [1], extension: '{"id":176318668975061512}' }],
		});
		const { json } = await dingTalk.run(parameters);
		expect(json).toEqual([expect.objectContaining({ extension: { id: '176318668975061512' } })]);
	});

	it.each([
		['a,b', 'User must be the ID of one user, but is "a,b"'],
		['={{ $json.missing }}', 'User is empty'],
	])('refuses the ID %j before anything is sent', async (value, message) => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen(value, 'id') });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about an ID that there is not', async () => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen('nobody', 'id') });
		expect(error?.message).toBe('Check the user ID: the organization has no such user [item 0]');
		expect(error?.description).toMatch(/^DingTalk answered 60121 no such user: /);
	});
});

describe('Get by Mobile', () => {
	const parameters = { resource: 'user', operation: 'getByMobile', mobile: '13800000002' };

	it.each([
		['current', 'POST', '/topapi/v2/user/getbymobile', {}, { mobile: '13800000002' }],
		['classic', 'GET', '/user/get_by_mobile', { mobile: '13800000002' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ userid: 'lisi' }]);
	});

	it('takes a number, as from a spreadsheet, and one of another country', async () => {
		await startWith({ users: [{ userid: 'ong', name: 'Ong', mobile: '+65-81234567' }] });
		const { error, json } = await dingTalk.run({ ...parameters, mobile: '+65-81234567' });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ userid: 'ong' }]);
		await dingTalk.run({ ...parameters, mobile: '={{ 13800000002 }}' });
		expect(dingTalk.sent().at(-1)?.body).toEqual({ mobile: '13800000002' });
	});

	it.each(['138 0000 0002', '+6581234567', 'me', '1234'])(
		'refuses %j before anything is sent',
		async (mobile) => {
			const { error } = await dingTalk.run({ ...parameters, mobile });
			expect(error?.message).toBe(`Mobile must be a mobile number, but is "${mobile}" [item 0]`);
			expect(dingTalk.simulator.requests).toEqual([]);
		},
	);
});

describe('Get by Union ID', () => {
	const parameters = { resource: 'user', operation: 'getByUnionId', unionId: 'union-lisi' };

	it.each([
		['current', 'POST', '/topapi/user/getbyunionid', {}, { unionid: 'union-lisi' }],
		['classic', 'GET', '/user/getUseridByUnionid', { unionid: 'union-lisi' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ userid: 'lisi', contact_type: 'employee' }]);
	});

	it.each([
		['a b', 'Union ID must be the union ID of one person'],
		['={{ "" }}', 'Union ID is empty'],
	])('refuses %j before anything is sent', async (unionId, message) => {
		const { error } = await dingTalk.run({ ...parameters, unionId });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Get by Login Code', () => {
	const parameters = { resource: 'user', operation: 'getByLoginCode', code: 'c1' };

	it.each([
		[
			'current',
			{ method: 'POST', path: '/topapi/v2/user/getuserinfo', query: {}, body: { code: 'c1' } },
			{ unionid: 'union-zhangsan', associated_unionid: 'associated-union-zhangsan' },
		],
		[
			'classic',
			{ method: 'GET', path: '/user/getuserinfo', query: { code: 'c1' }, body: undefined },
			{},
		],
	])('makes the %s call', async (apiVersion, request, more) => {
		dingTalk.simulator.addLoginCode({ code: 'c1', user: 'zhangsan' });
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', ...request }]);
		expect(json).toEqual([
			{
				userid: 'zhangsan',
				name: '张三',
				device_id: 'device-zhangsan',
				sys: true,
				sys_level: 'mainAdmin',
				...more,
			},
		]);
	});

	it('uses a code once, even where n8n tries again for another item', async () => {
		dingTalk.simulator.addLoginCode({ code: 'c1', user: 'zhangsan' });
		const { error } = await dingTalk.run(
			{ ...parameters, code: '={{ $json.code }}' },
			{
				items: [{ code: 'c1' }, { code: 'c2' }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			},
		);
		expect(error?.message).toBe(
			'Get a new login code: each is good for five minutes and once [item 1]',
		);
		expect(dingTalk.sent().map(({ body }) => body?.code)).toEqual(['c1', 'c2', 'c2']);
	});

	it('refuses an empty code before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, code: '={{ "" }}' });
		expect(error?.message).toBe('Login Code is empty [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Count', () => {
	const parameters = { resource: 'user', operation: 'count' };

	it.each([
		['all', 'current', { query: {}, body: { only_active: false } }, 5],
		['active', 'current', { query: {}, body: { only_active: true } }, 4],
		['all', 'classic', { query: { onlyActive: '0' }, body: undefined }, 5],
		['active', 'classic', { query: { onlyActive: '1' }, body: undefined }, 4],
	])('counts %s users by the %s call', async (users, apiVersion, sent, count) => {
		const { error, json } = await dingTalk.run({ ...parameters, users, options: { apiVersion } });
		expect(error).toBeUndefined();
		const call =
			apiVersion === 'classic'
				? { method: 'GET', path: '/user/get_org_user_count' }
				: { method: 'POST', path: '/topapi/user/count' };
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', ...call, ...sent }]);
		expect(json).toEqual([{ count }]);
	});

	it('refuses another word before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, users: '={{ "some" }}' });
		expect(error?.message).toBe('Users must be one of active, all [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Get Many', () => {
	const simple = {
		resource: 'user',
		operation: 'getAll',
		deptId: chosen(101),
		output: 'details',
		returnAll: true,
	};
	const parameters = { ...simple, simplify: false };
	const ids = (json: object[]) => json.map((row) => (row as { userid: string }).userid);
	const order = { order: 'entry_asc', language: 'zh_CN' };

	it('sends what the document says, and gives flat fields', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			options: { ...order, containAccessLimit: true },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/user/list',
				query: {},
				body: {
					dept_id: 101,
					cursor: 0,
					size: 100,
					order_field: 'entry_asc',
					contain_access_limit: true,
					language: 'zh_CN',
				},
			},
		]);
		expect(ids(json)).toEqual(['lisi', 'zhaoliu']);
		expect(json[0]).toMatchObject({ name: '李四', leader: true, dept_order: 0 });
	});

	it('makes the classic call, with the same output', async () => {
		const current = await dingTalk.run(parameters);
		const { error, json } = await dingTalk.run({
			...parameters,
			options: { ...classic, ...order },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/user/listbypage',
			query: { department_id: '101', offset: '0', size: '100', order: 'entry_asc', lang: 'zh_CN' },
			body: undefined,
		});
		const { exclusive_account, ...same } = current.json[0] as Record<string, unknown>;
		expect(exclusive_account).toBe(false);
		expect(json[0]).toEqual({ ...same, dept_order: '176318668975061512' });
	});

	it.each([{}, classic])('gives of each what the next node needs, with %j', async (options) => {
		const get = { resource: 'user', operation: 'get', userId: chosen('lisi') };
		const { json: alone } = await dingTalk.run(get);
		const { error, json } = await dingTalk.run({ ...simple, options });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(['lisi', 'zhaoliu']);
		expect(json[0]).toEqual(alone[0]);
		expect(json[0]).not.toHaveProperty('leader');
	});

	it.each([
		['current', { method: 'POST', path: '/topapi/user/listsimple' }],
		['classic', { method: 'GET', path: '/user/simplelist' }],
	])('gives IDs and names by the %s call', async (apiVersion, call) => {
		const { error, json } = await dingTalk.run({
			...parameters,
			output: 'names',
			options: { apiVersion },
		});
		expect(error).toBeUndefined();
		const fields =
			apiVersion === 'classic'
				? { query: { department_id: '101', offset: '0', size: '100' }, body: undefined }
				: { query: {}, body: { dept_id: 101, cursor: 0, size: 100 } };
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', ...call, ...fields }]);
		expect(json).toEqual([
			{ userid: 'lisi', name: '李四' },
			{ userid: 'zhaoliu', name: '赵六' },
		]);
	});

	it.each([
		['current', 'POST', '/topapi/user/listid', {}, { dept_id: 101 }],
		['classic', 'GET', '/user/getDeptMember', { deptId: '101' }, undefined],
	])('gives IDs only by the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({
			...parameters,
			output: 'ids',
			options: { apiVersion },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ userid: 'lisi' }, { userid: 'zhaoliu' }]);
	});

	describe('of a large department', () => {
		const many = Array.from({ length: 250 }, (_, index) => ({
			userid: `u${String(index).padStart(3, '0')}`,
			name: `User ${index}`,
			dept_id_list: [101],
		}));

		beforeEach(async () => {
			await startWith({ departments: [{ dept_id: 101, name: '销售部' }], users: many });
		});

		it.each([
			['current', 'details', [0, 100, 200]],
			['current', 'names', [0, 100, 200]],
			['classic', 'details', ['0', '100', '200']],
			['classic', 'names', ['0', '100', '200']],
		])('gives all pages by the %s call for %s', async (apiVersion, output, positions) => {
			const { error, json } = await dingTalk.run({
				...parameters,
				output,
				options: { apiVersion },
			});
			expect(error).toBeUndefined();
			expect(ids(json)).toEqual(many.map(({ userid }) => userid));
			expect(dingTalk.sent().map(({ query, body }) => body?.cursor ?? query.offset)).toEqual(
				positions,
			);
		});

		it.each([
			['details', 120, [100, 100]],
			['details', 7, [7]],
			['ids', 7, [undefined]],
		])('stops at the limit for %s', async (output, limit, sizes) => {
			const { json } = await dingTalk.run({ ...parameters, output, returnAll: false, limit });
			expect(ids(json)).toEqual(many.slice(0, limit).map(({ userid }) => userid));
			expect(dingTalk.sent().map(({ body }) => body?.size)).toEqual(sizes);
		});
	});

	it.each([
		[
			{ deptId: chosen('Sales', 'id') },
			'Department must be the number of a department, but is "Sales"',
		],
		[{ returnAll: false, limit: '={{ 0 }}' }, 'Limit must be a whole number above 0'],
		[{ output: '={{ "all" }}' }, 'Output must be one of details, names, ids'],
		[{ simplify: '={{ "yes" }}' }, 'Simplify must be true or false'],
		[
			{ options: { order: '={{ "name" }}' } },
			'Order must be one of custom, entry_asc, entry_desc, modify_asc, modify_desc',
		],
		[
			{ options: { ...classic, containAccessLimit: true } },
			'Include Those With Restricted Access does not exist in the classic call',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a department that the app may not see', async () => {
		await startWith({ authScopes: { authed_dept: [102], authed_user: [] } });
		const { error } = await dingTalk.run(parameters);
		expect(error?.message).toBe(
			'Add this user or department to the contacts scope of the app in the DingTalk developer console [item 0]',
		);
	});
});

const rows = (...row: object[]) => ({ row });

/** Every field that Create and Update take by both calls, as the panel gives it. */
const everything = {
	dept_order_list: rows({ dept_id: 101, order: 1 }, { dept_id: '1', order: 10 }),
	title: 'Dev',
	hide_mobile: false,
	senior_mode: true,
	telephone: '010-1234',
	job_number: '7',
	email: 'wang@b.example',
	org_email: 'wang@corp.example',
	work_place: '北京',
	remark: 'R',
	extension: '{ "hobby": "golf" }',
	hired_date: '2026-01-01T00:00:00+08:00',
	manager_userid: chosen('lisi'),
};

const everythingAsCurrent = {
	...everything,
	dept_order_list: [
		{ dept_id: 101, order: 1 },
		{ dept_id: 1, order: 10 },
	],
	extension: '{ "hobby": "golf" }',
	hired_date: 1_767_196_800_000,
	manager_userid: 'lisi',
};

const everythingAsClassic = {
	orderInDepts: '{101:1,1:10}',
	position: 'Dev',
	isHide: false,
	isSenior: true,
	tel: '010-1234',
	jobnumber: '7',
	email: 'wang@b.example',
	orgEmail: 'wang@corp.example',
	workPlace: '北京',
	remark: 'R',
	extattr: '{ "hobby": "golf" }',
	hiredDate: 1_767_196_800_000,
	managerUserid: 'lisi',
};

describe('Create', () => {
	const parameters = {
		resource: 'user',
		operation: 'create',
		name: 'Wang',
		mobile: '13800000099',
		dept_id_list: '1, 101',
	};
	const more = {
		...everything,
		userid: 'u9',
		dept_title_list: rows({ dept_id: '101', title: 'Lead "A"' }),
	};

	it('sends what the document says', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			additionalFields: { ...more, org_email_type: 'profession', login_email: 'w@l.example' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/user/create',
				query: {},
				body: {
					...everythingAsCurrent,
					userid: 'u9',
					name: 'Wang',
					mobile: '13800000099',
					dept_id_list: '1,101',
					dept_title_list: [{ dept_id: 101, title: 'Lead "A"' }],
					org_email_type: 'profession',
					login_email: 'w@l.example',
				},
			},
		]);
		expect(json).toEqual([{ userid: 'u9', unionid: 'union-u9', state: 'created' }]);
	});

	it('makes the classic call, with the same output', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			additionalFields: more,
			options: classic,
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/user/create',
				query: {},
				body: {
					...everythingAsClassic,
					userid: 'u9',
					name: 'Wang',
					mobile: '13800000099',
					department: [1, 101],
					positionInDepts: '{101:"Lead \\"A\\""}',
				},
			},
		]);
		expect(json).toEqual([{ userid: 'u9', unionid: 'union-u9', state: 'created' }]);
		expect(held('u9')).toMatchObject({
			dept_order_list: [
				{ dept_id: 1, order: 10 },
				{ dept_id: 101, order: 1 },
			],
			dept_title_list: [{ dept_id: 101, title: 'Lead "A"' }],
		});
	});

	it('leaves out what is empty', async () => {
		await dingTalk.run({
			...parameters,
			dept_id_list: [101],
			additionalFields: { userid: '', email: '', hired_date: '', manager_userid: chosen('') },
		});
		expect(dingTalk.sent()[0]?.body).toEqual({
			name: 'Wang',
			mobile: '13800000099',
			dept_id_list: '101',
		});
	});

	it.each([
		['an object', '={{ $json.own }}', '{"hobby":"golf"}'],
		['text as it is', '{ "id": 176318668975061512 }', '{ "id": 176318668975061512 }'],
	])('takes the extension as %s', async (_, extension, sent) => {
		await dingTalk.run(
			{ ...parameters, additionalFields: { extension } },
			{ items: [{ own: { hobby: 'golf' } }] },
		);
		expect(dingTalk.sent()[0]?.body?.extension).toBe(sent);
	});

	it.each([
		['2020-09-01', Date.UTC(2020, 7, 31, 16)],
		[1_597_573_616_828, 1_597_573_616_828],
		['2020-09-01T08:00:00Z', Date.UTC(2020, 8, 1, 8)],
	])('takes the hire date %j', async (hired_date, milliseconds) => {
		await dingTalk.run({ ...parameters, additionalFields: { hired_date } });
		expect(dingTalk.sent()[0]?.body?.hired_date).toBe(milliseconds);
	});

	it.each(['current', 'classic'])(
		'tells that the person is to agree first, by the %s call',
		async (apiVersion) => {
			await startWith({ mustConsent: ['13800000099'] });
			const { error, json } = await dingTalk.run({
				...parameters,
				dept_id_list: '1',
				additionalFields: { userid: 'u9' },
				options: { apiVersion },
			});
			expect(error).toBeUndefined();
			expect(json).toEqual([{ userid: 'u9', state: 'pendingConsent' }]);
		},
	);

	it('asks the person once, even where n8n tries again for another item', async () => {
		await startWith({ mustConsent: ['13800000099'] });
		const { error } = await dingTalk.run(
			{ ...parameters, mobile: '={{ $json.mobile }}' },
			{
				items: [{ mobile: '13800000099' }, { mobile: '13800000001' }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			},
		);
		expect(error?.message).toBe('Choose another value: another user has this one already [item 1]');
		expect(dingTalk.sent().map(({ body }) => body?.mobile)).toEqual([
			'13800000099',
			'13800000001',
			'13800000001',
		]);
	});

	const long = (count: number) => 'x'.repeat(count);
	const departments = Array.from({ length: 101 }, (_, index) => index + 1);

	it.each([
		[{ name: '={{ "" }}' }, 'Name is empty'],
		[{ name: long(81) }, 'Name has 81 characters, and DingTalk takes at most 80'],
		[{ name: long(65), options: classic }, 'Name has 65 characters, and DingTalk takes at most 64'],
		[{ mobile: '138-0000' }, 'Mobile must be a mobile number, but is "138-0000"'],
		[{ dept_id_list: '={{ "" }}' }, 'Departments are empty: a user is in at least one'],
		[{ dept_id_list: departments }, 'Departments are 101, and DingTalk takes at most 100'],
		[
			{ dept_id_list: '1,Sales' },
			'Departments must hold numbers of departments, but one entry is "Sales"',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it.each([
		[{ userid: long(65) }, {}, `User ID must be the ID of one user, but is "${long(65)}"`],
		[{ title: long(201) }, {}, 'Title has 201 characters, and DingTalk takes at most 200'],
		[{ title: long(65) }, classic, 'Title has 65 characters, and DingTalk takes at most 64'],
		[{ telephone: long(51) }, {}, 'Telephone has 51 characters, and DingTalk takes at most 50'],
		[{ job_number: long(51) }, {}, 'Job Number has 51 characters, and DingTalk takes at most 50'],
		[
			{ job_number: long(65) },
			classic,
			'Job Number has 65 characters, and DingTalk takes at most 64',
		],
		[{ email: `${long(50)}@b` }, {}, 'Email has 52 characters, and DingTalk takes at most 50'],
		[{ email: 'wang' }, {}, 'Email must be an email address, but is "wang"'],
		[
			{ org_email: `${long(99)}@b` },
			{},
			'Organization Email has 101 characters, and DingTalk takes at most 100',
		],
		[
			{ work_place: long(51) },
			classic,
			'Work Place has 51 characters, and DingTalk takes at most 50',
		],
		[{ remark: long(2001) }, {}, 'Remark has 2001 characters, and DingTalk takes at most 2000'],
		[{ extension: '{hobby}' }, {}, 'Extension must be a JSON object'],
		[{ extension: '[1]' }, {}, 'Extension must be a JSON object'],
		[
			{ extension: JSON.stringify({ a: long(2000) }) },
			{},
			'Extension has 2008 characters, and DingTalk takes at most 2000',
		],
		[{ hired_date: 'last year' }, {}, 'Hire Date is not a date and time'],
		[{ hired_date: 1_597_573_616 }, {}, 'Hire Date is not a date and time'],
		[{ hide_mobile: 'maybe' }, {}, 'Hide Mobile must be true or false'],
		[
			{ dept_order_list: rows({ dept_id: 'x', order: 1 }) },
			{},
			'Order in Departments: Department ID must be the number of a department, but is "x"',
		],
		[
			{ dept_order_list: rows({ dept_id: 1, order: '176318668975061512' }) },
			{},
			'Order in Departments: Order must be a whole number, but is "176318668975061512"',
		],
		[
			{ dept_title_list: rows({ dept_id: 1, title: ' ' }) },
			{},
			'Title in Departments: Title is empty',
		],
		[
			{ org_email_type: 'base' },
			classic,
			'Organization Email Type does not exist in the classic call',
		],
		[{ login_email: 'a@b' }, classic, 'Login Email does not exist in the classic call'],
	])('refuses %j with %j before anything is sent', async (additionalFields, options, message) => {
		const { error } = await dingTalk.run({ ...parameters, additionalFields, options });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Update', () => {
	const parameters = { resource: 'user', operation: 'update', userId: chosen('wangwu') };
	const changes = { ...everything, name: 'Wang', dept_id_list: [1, 101] };

	it('sends what the document says', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			updateFields: { ...changes, org_email_type: 'base', ext_attrs_update_mode: 'append' },
			options: { language: 'zh_CN' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/topapi/v2/user/update',
				query: {},
				body: {
					...everythingAsCurrent,
					userid: 'wangwu',
					name: 'Wang',
					dept_id_list: '1,101',
					org_email_type: 'base',
					ext_attrs_update_mode: 1,
					language: 'zh_CN',
				},
			},
		]);
		expect(json).toEqual([{ updated: true, userid: 'wangwu' }]);
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
				path: '/user/update',
				query: {},
				body: {
					...everythingAsClassic,
					userid: 'wangwu',
					name: 'Wang',
					department: [1, 101],
					lang: 'zh_CN',
				},
			},
		]);
		expect(json).toEqual([{ updated: true, userid: 'wangwu' }]);
	});

	it('clears text that is given empty, and leaves alone what is not there', async () => {
		await dingTalk.run(
			{ ...parameters, updateFields: { title: '', remark: '={{ $json.remark }}' } },
			{ items: [{}] },
		);
		expect(dingTalk.sent()[0]?.body).toEqual({ userid: 'wangwu', title: '' });
	});

	it('clears the manager in the form that DingTalk wants', async () => {
		expect(held('wangwu')?.manager_userid).toBe('zhangsan');
		await dingTalk.run({ ...parameters, updateFields: { manager_userid: chosen('') } });
		expect(dingTalk.sent()[0]?.body).toEqual({
			userid: 'wangwu',
			force_update_fields: 'manager_userid',
		});
		expect(held('wangwu')?.manager_userid).toBe('');
	});

	it.each([
		[{ updateFields: {} }, 'Update Fields are empty: add at least one'],
		[{ updateFields: { name: '' } }, 'Name is empty'],
		[{ updateFields: { dept_id_list: '' } }, 'Departments are empty: a user is in at least one'],
		[{ updateFields: { hired_date: '' } }, 'Hire Date is not a date and time'],
		[
			{ updateFields: { ext_attrs_update_mode: 'append' } },
			'Extension Mode only counts together with Extension',
		],
		[
			{ updateFields: { extension: '{}', ext_attrs_update_mode: 'append' }, options: classic },
			'Extension Mode does not exist in the classic call',
		],
		[
			{ updateFields: { manager_userid: chosen('') }, options: classic },
			'Manager is empty, and the classic call cannot clear it',
		],
		[
			{ userId: chosen('a b', 'id'), updateFields: { title: 'x' } },
			'User must be the ID of one user, but is "a b"',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a user that there is not', async () => {
		const { error } = await dingTalk.run({
			...parameters,
			userId: chosen('nobody'),
			updateFields: { title: 'x' },
		});
		expect(error?.message).toBe('Check the user ID: the organization has no such user [item 0]');
		expect(error?.description).toMatch(/^DingTalk answered 60111 /);
	});
});

describe('Delete', () => {
	const parameters = { resource: 'user', operation: 'delete', userId: chosen('sunqi') };

	it.each([
		['current', 'POST', '/topapi/v2/user/delete', {}, { userid: 'sunqi' }],
		['classic', 'GET', '/user/delete', { userid: 'sunqi' }, undefined],
	])('makes the %s call', async (apiVersion, method, path, query, body) => {
		const { error, json } = await dingTalk.run({ ...parameters, options: { apiVersion } });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([{ host: 'oapi', method, path, query, body }]);
		expect(json).toEqual([{ deleted: true, userid: 'sunqi' }]);
		expect(held('sunqi')).toBeUndefined();
	});

	it('names the user of each item', async () => {
		const { json } = await dingTalk.run(
			{ ...parameters, userId: chosen('={{ $json.id }}', 'id') },
			{ items: [{ id: 'sunqi' }, { id: 'lisi' }] },
		);
		expect(json).toEqual([
			{ deleted: true, userid: 'sunqi' },
			{ deleted: true, userid: 'lisi' },
		]);
	});

	it('refuses a list of users before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen('sunqi,lisi', 'id') });
		expect(error?.message).toBe('User must be the ID of one user, but is "sunqi,lisi" [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});
