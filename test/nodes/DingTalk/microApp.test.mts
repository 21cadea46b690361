import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;
let operator: string;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
	operator = dingTalk.simulator.users.find(({ userid }) => userid === 'zhangsan')?.unionid ?? '';
});

afterEach(async () => {
	await dingTalk.close();
});

const classic = { options: { apiVersion: 'classic' } };
const app = { resource: 'microApp' };

/** Creates an app, and gives its agent ID. */
async function created(name = 'Orders'): Promise<number> {
	const { json } = await dingTalk.run({
		...app,
		operation: 'create',
		name,
		desc: 'Order desk',
		opUnionId: operator,
		additionalFields: { icon: '@icon', homepageLink: 'https://a.example' },
	});
	return json[0]?.agentId as number;
}

/** The requests that the node has made since then. */
function sentAfter(count: number) {
	return dingTalk.sent().slice(count);
}

describe('Create', () => {
	const parameters = {
		...app,
		operation: 'create',
		name: ' Orders ',
		desc: 'Order desk',
		additionalFields: {
			icon: '@lADexample',
			homepageLink: 'https://a.example',
			pcHomepageLink: 'https://a.example/pc',
		},
	};

	it('makes the current call, and keeps the secret out of the output', async () => {
		const { error, json, stored } = await dingTalk.run({
			...parameters,
			opUnionId: operator,
			additionalFields: {
				...parameters.additionalFields,
				ompLink: 'https://a.example/admin',
				ipWhiteList: '10.0.0.1,10.0.0.2',
				developType: 'web',
			},
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'api',
				method: 'POST',
				path: '/v1.0/microApp/apps',
				query: {},
				body: {
					opUnionId: operator,
					name: 'Orders',
					desc: 'Order desk',
					icon: '@lADexample',
					homepageLink: 'https://a.example',
					pcHomepageLink: 'https://a.example/pc',
					ompLink: 'https://a.example/admin',
					ipWhiteList: ['10.0.0.1', '10.0.0.2'],
					developType: 0,
				},
			},
		]);
		const made = dingTalk.simulator.microApps.find(({ name }) => name === 'Orders');
		expect(json).toEqual([{ agentId: made?.agentId, appKey: made?.appKey }]);
		expect(made?.appSecret).toMatch(/./);
		expect(stored).not.toContain(made?.appSecret);
	});

	it('makes the classic call', async () => {
		const { error, json } = await dingTalk.run({ ...parameters, ...classic });
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/microapp/create',
				query: {},
				body: {
					appName: 'Orders',
					appDesc: 'Order desk',
					appIcon: '@lADexample',
					homepageUrl: 'https://a.example',
					pcHomepageUrl: 'https://a.example/pc',
				},
			},
		]);
		const made = dingTalk.simulator.microApps.find(({ name }) => name === 'Orders');
		expect(json).toEqual([{ agentId: made?.agentId }]);
	});

	it.each([
		[{ name: ' ' }, 'Name is empty'],
		[{ desc: ' ' }, 'Description is empty'],
		[{ opUnionId: ' ' }, 'Operator Union ID is empty'],
		[
			{ additionalFields: { homepageLink: 'a.example' } },
			'Home Page must be an address that begins with http:// or https://',
		],
		[{ additionalFields: { developType: 'other' } }, 'Kind must be one of web, miniProgram'],
		[
			{ ...classic, name: '一二三四五六七八九十一' },
			'Name has 11 characters, and DingTalk takes at most 10',
		],
		[
			{ ...classic, desc: 'a'.repeat(21) },
			'Description has 21 characters, and DingTalk takes at most 20',
		],
		[
			{ ...classic, additionalFields: { homepageLink: 'https://a.example' } },
			'Icon is empty, and the classic call needs it',
		],
		[
			{ ...classic, additionalFields: { icon: '@a' } },
			'Home Page is empty, and the classic call needs it',
		],
		[
			{
				...classic,
				additionalFields: {
					...parameters.additionalFields,
					pcHomepageLink: 'https://b.example',
				},
			},
			'Home Page on Computers must be on the same host as Home Page',
		],
		[
			{ ...classic, additionalFields: { ...parameters.additionalFields, developType: 'web' } },
			'Kind does not exist in the classic call',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, opUnionId: operator, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('refuses more than 50 server IPs before anything is sent', async () => {
		const ipWhiteList = Array.from({ length: 51 }, (_, index) => `10.0.0.${index}`);
		const { error } = await dingTalk.run({
			...parameters,
			opUnionId: operator,
			additionalFields: { ipWhiteList },
		});
		expect(error?.message).toBe(
			'Server IPs holds 51 entries, and DingTalk takes at most 50 [item 0]',
		);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about an operator whom nobody knows', async () => {
		const { error } = await dingTalk.run({ ...parameters, opUnionId: 'nobody' });
		expect(error?.message).toBe('Check the union ID: nobody has it [item 0]');
	});
});

describe('Update', () => {
	const parameters = { ...app, operation: 'update', updateFields: { name: '订单', icon: '@new' } };

	it('makes the current call with what is to change', async () => {
		const agentId = await created();
		const { error, json } = await dingTalk.run({ ...parameters, agentId, opUnionId: operator });
		expect(error).toBeUndefined();
		expect(sentAfter(1)).toEqual([
			{
				host: 'api',
				method: 'PUT',
				path: `/v1.0/microApp/apps/${agentId}`,
				query: {},
				body: { opUnionId: operator, name: '订单', icon: '@new' },
			},
		]);
		expect(json).toEqual([{ updated: true, agentId }]);
		const changed = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect(changed).toMatchObject({ name: '订单', icon: '@new', desc: 'Order desk' });
	});

	it('makes the classic call, with the same output', async () => {
		const agentId = await created();
		const { json } = await dingTalk.run({ ...parameters, agentId, ...classic });
		expect(sentAfter(1)).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/microapp/update',
				query: {},
				body: { agentId, appName: '订单', appIcon: '@new' },
			},
		]);
		expect(json).toEqual([{ updated: true, agentId }]);
	});

	it.each([
		[{ agentId: 'x' }, 'Agent ID must be the number of an app, but is "x"'],
		[{ agentId: '0' }, 'Agent ID must be the number of an app, but is "0"'],
		[{ opUnionId: ' ' }, 'Operator Union ID is empty'],
		[{ updateFields: {} }, 'Update Fields are empty: add at least one'],
		[{ updateFields: { name: '' } }, 'Name is empty'],
		[{ updateFields: { homepageLink: '' } }, 'Home Page is empty'],
		[
			{ ...classic, updateFields: { ipWhiteList: '10.0.0.1' } },
			'Server IPs does not exist in the classic call',
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({
			...parameters,
			agentId: '1',
			opUnionId: operator,
			...change,
		});
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('does not take an answer that it failed for a success', async () => {
		const agentId = await created();
		dingTalk.simulator.addFault({
			kind: 'status',
			httpStatus: 200,
			body: '{"result":false}',
			contentType: 'application/json',
			path: '/v1.0/microApp/apps/{agentId}',
		});
		const { error } = await dingTalk.run({ ...parameters, agentId, opUnionId: operator });
		expect(error?.message).toMatch(/^Check in DingTalk whether this was carried out/);
	});
});

describe('Delete', () => {
	const parameters = { ...app, operation: 'delete' };
	const names = () => dingTalk.simulator.microApps.map(({ name }) => name);

	it('makes the current call', async () => {
		const agentId = await created();
		const { error, json } = await dingTalk.run({ ...parameters, agentId, opUnionId: operator });
		expect(error).toBeUndefined();
		expect(sentAfter(1)).toEqual([
			{
				host: 'api',
				method: 'DELETE',
				path: `/v1.0/microApp/apps/${agentId}`,
				query: { opUnionId: operator },
				body: undefined,
			},
		]);
		expect(json).toEqual([{ deleted: true, agentId }]);
		expect(names()).not.toContain('Orders');
	});

	it('makes the classic call, with the same output', async () => {
		const agentId = await created();
		const { json } = await dingTalk.run({ ...parameters, agentId, ...classic });
		expect(sentAfter(1)).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/microapp/delete',
				query: {},
				body: { agentId },
			},
		]);
		expect(json).toEqual([{ deleted: true, agentId }]);
		expect(names()).not.toContain('Orders');
	});

	it('says what to do about an app that there is not', async () => {
		const { error } = await dingTalk.run({ ...parameters, agentId: 7, ...classic });
		expect(error?.description).toMatch(/^DingTalk answered 40056 /);
	});
});

describe('Get Many', () => {
	const parameters = { ...app, operation: 'getAll', returnAll: true };
	const orders = (json: object[]) =>
		json.find((row) => (row as { name: string }).name === 'Orders');

	it.each([
		['current', 'all', 'api', 'GET', '/v1.0/microApp/allApps', {}, undefined],
		['current', 'ofUser', 'api', 'GET', '/v1.0/microApp/users/lisi/apps', {}, undefined],
		['classic', 'all', 'oapi', 'POST', '/microapp/list', {}, {}],
		['classic', 'ofUser', 'oapi', 'GET', '/microapp/list_by_userid', { userid: 'lisi' }, undefined],
	])('makes the %s call for %s', async (apiVersion, apps, host, method, path, query, body) => {
		const agentId = await created();
		const { error, json } = await dingTalk.run({
			...parameters,
			apps,
			userId: chosen('lisi'),
			options: { apiVersion },
		});
		expect(error).toBeUndefined();
		expect(sentAfter(1)).toEqual([{ host, method, path, query, body }]);
		expect(orders(json)).toMatchObject({
			agentId,
			desc: 'Order desk',
			icon: '@icon',
			homepageLink: 'https://a.example',
			appStatus: 'on',
			...(apiVersion === 'current' && { developType: 'web' }),
		});
	});

	it('stops at the limit', async () => {
		await created();
		const { json } = await dingTalk.run({ ...parameters, returnAll: false, limit: 1 });
		expect(json).toHaveLength(1);
		expect(dingTalk.simulator.microApps).toHaveLength(2);
	});

	it.each([
		[
			{ apps: 'ofUser', userId: chosen('a b', 'id') },
			'User must be the ID of one user, but is "a b"',
		],
		[{ apps: 'some' }, 'Apps must be one of all, ofUser'],
		[{ returnAll: false, limit: 0 }, 'Limit must be a whole number above 0'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Visibility', () => {
	const change = { ...app, operation: 'setVisibility', change: 'add' };
	const current = (agentId: number) => `/v1.0/microApp/apps/${agentId}/scopes`;

	it('is what both calls tell, in the same fields', async () => {
		const agentId = await created();
		await dingTalk.run({ ...change, agentId, userIds: 'lisi', deptIds: '101' });
		const count = dingTalk.sent().length;
		const expected = [
			{ agentId, userIds: ['lisi'], deptIds: [101], roleIds: [], onlyAdminVisible: false },
		];
		const today = await dingTalk.run({ ...app, operation: 'getVisibility', agentId });
		const before = await dingTalk.run({ ...app, operation: 'getVisibility', agentId, ...classic });
		expect(sentAfter(count)).toEqual([
			{ host: 'api', method: 'GET', path: current(agentId), query: {}, body: undefined },
			{
				host: 'oapi',
				method: 'POST',
				path: '/microapp/visible_scopes',
				query: {},
				body: { agentId },
			},
		]);
		expect(today.json).toEqual(expected);
		expect(before.json).toEqual(expected);
	});

	it('is changed by the current call with what is different', async () => {
		const agentId = await created();
		const set = async (parameters: object) => {
			const count = dingTalk.sent().length;
			const { error, json } = await dingTalk.run({ ...change, agentId, ...parameters });
			expect(error).toBeUndefined();
			const [look, ...changes] = sentAfter(count);
			expect(look).toMatchObject({ method: 'GET', path: current(agentId) });
			return { json, bodies: changes.map(({ body }) => body) };
		};
		expect(await set({ userIds: 'lisi,wangwu', roleIds: '149' })).toEqual({
			bodies: [{ addUserIds: ['lisi', 'wangwu'], addRoleIds: [149] }],
			json: [
				{
					agentId,
					userIds: ['lisi', 'wangwu'],
					deptIds: [],
					roleIds: [149],
					onlyAdminVisible: false,
				},
			],
		});
		expect((await set({ userIds: 'lisi' })).bodies).toEqual([]);
		expect((await set({ change: 'remove', userIds: 'lisi', roleIds: [149] })).bodies).toEqual([
			{ delUserIds: ['lisi'], delRoleIds: [149] },
		]);
		const replaced = await set({
			change: 'replace',
			userIds: 'zhangsan',
			deptIds: '102',
			options: { onlyAdminVisible: true },
		});
		expect(replaced).toEqual({
			bodies: [
				{
					addUserIds: ['zhangsan'],
					delUserIds: ['wangwu'],
					addDeptIds: [102],
					onlyAdminVisible: true,
				},
			],
			json: [
				{
					agentId,
					userIds: ['zhangsan'],
					deptIds: [102],
					roleIds: [],
					onlyAdminVisible: true,
				},
			],
		});
		const held = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect(held?.scope).toEqual({
			userIds: ['zhangsan'],
			deptIds: [102],
			roleIds: [],
			onlyAdminVisible: true,
		});
	});

	it('is replaced as a whole by the classic call', async () => {
		const agentId = await created();
		await dingTalk.run({ ...change, agentId, userIds: 'lisi', ...classic });
		const count = dingTalk.sent().length;
		const { error, json } = await dingTalk.run({
			...change,
			agentId,
			userIds: 'wangwu',
			deptIds: '101',
			...classic,
		});
		expect(error).toBeUndefined();
		expect(sentAfter(count)).toMatchObject([
			{ method: 'POST', path: '/microapp/visible_scopes' },
			{
				host: 'oapi',
				method: 'POST',
				path: '/microapp/set_visible_scopes',
				body: {
					agentId,
					isHidden: false,
					userVisibleScopes: ['lisi', 'wangwu'],
					deptVisibleScopes: [101],
				},
			},
		]);
		expect(json).toEqual([
			{
				agentId,
				userIds: ['lisi', 'wangwu'],
				deptIds: [101],
				roleIds: [],
				onlyAdminVisible: false,
			},
		]);
	});

	it('is changed by up to 100 of each at a time; a retry goes on where it failed', async () => {
		const agentId = await created();
		const roles = Array.from({ length: 250 }, (_, index) => index + 1);
		dingTalk.simulator.addFault({
			kind: 'errcode',
			errcode: 'param.error',
			path: '/v1.0/microApp/apps/{agentId}/scopes',
			skip: 2,
		});
		const { error, json } = await dingTalk.run(
			{ ...change, agentId, roleIds: roles },
			{ node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
		);
		expect(error).toBeUndefined();
		expect(json[0]?.roleIds).toEqual(roles);
		const held = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect(held?.scope.roleIds).toEqual(roles);
		const bodies = dingTalk.sent().flatMap(({ method, body }) => (method === 'POST' ? [body] : []));
		const counts = bodies.slice(1).map((body) => (body?.addRoleIds as number[]).length);
		expect(counts).toEqual([100, 100, 100, 50]);
	});

	it.each([
		[{ agentId: 'x' }, 'Agent ID must be the number of an app, but is "x"'],
		[{ change: 'swap' }, 'Change must be one of add, remove, replace'],
		[{ userIds: '' }, 'Users, departments and roles are all empty: fill in at least one'],
		[
			{ userIds: '', change: 'replace', options: { onlyAdminVisible: false } },
			'Users, departments and roles are all empty: fill in at least one',
		],
		[
			{ deptIds: 'Sales' },
			'Departments must hold numbers of departments, but one entry is "Sales"',
		],
		[{ roleIds: 'Lead' }, 'Roles must be numbers of roles, but one is "Lead"'],
		[{ options: { onlyAdminVisible: 'no' } }, 'Only Administrators must be true or false'],
		[{ ...classic, roleIds: '149' }, 'Roles do not exist in the classic call'],
	])('refuses %j before anything is sent', async (wrong, message) => {
		const { error } = await dingTalk.run({ ...change, agentId: 1, userIds: 'lisi', ...wrong });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('refuses more than 2000 entries before anything is sent', async () => {
		const roleIds = Array.from({ length: 2000 }, (_, index) => index);
		const { error } = await dingTalk.run({ ...change, agentId: 1, userIds: 'lisi', roleIds });
		expect(error?.message).toBe(
			'Users, departments and roles are 2001, and DingTalk takes at most 2000 together [item 0]',
		);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('gets the changes of all items, although the classic call replaces', async () => {
		const agentId = await created();
		const items = ['zhangsan', 'lisi', 'wangwu', 'zhaoliu'].map((user) => ({ user }));
		const { error } = await dingTalk.run(
			{ ...change, agentId, userIds: '={{ $json.user }}', ...classic },
			{ items },
		);
		expect(error).toBeUndefined();
		const held = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect([...(held?.scope.userIds ?? [])].sort()).toEqual(items.map(({ user }) => user).sort());
	});

	it.each([
		['current', '/v1.0/microApp/apps/{agentId}/scopes', '{}'],
		['classic', '/microapp/visible_scopes', '{"errcode":0,"errmsg":"ok"}'],
	])('is left alone where the %s call does not tell it', async (apiVersion, path, body) => {
		const agentId = await created();
		await dingTalk.run({ ...change, agentId, userIds: 'lisi' });
		const count = dingTalk.sent().length;
		const answer = { kind: 'status', httpStatus: 200, body, contentType: 'application/json' };
		dingTalk.simulator.addFault({ ...answer, kind: 'status', path, times: 2 });
		const options = { options: { apiVersion } };
		const get = { ...app, operation: 'getVisibility', agentId, ...options };
		const set = { ...change, agentId, userIds: 'wangwu', ...options };
		for (const parameters of [get, set]) {
			const { error } = await dingTalk.run(parameters);
			expect(error?.message).toBe('Try again: DingTalk gave no usable answer [item 0]');
		}
		expect(sentAfter(count)).toHaveLength(2);
		const held = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect(held?.scope.userIds).toEqual(['lisi']);
	});

	it('keeps what later items changed when n8n retries for another item', async () => {
		const agentId = await created();
		const { error } = await dingTalk.run(
			{
				...change,
				agentId: '={{ $json.app }}',
				change: '={{ $json.change }}',
				userIds: '={{ $json.users }}',
			},
			{
				items: [
					{ app: agentId, change: 'add', users: 'lisi,wangwu' },
					{ app: agentId, change: 'remove', users: 'lisi' },
					{ app: 1, change: 'add', users: 'lisi' },
				],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			},
		);
		expect(error?.message).toMatch(/\[item 2\]$/);
		const held = dingTalk.simulator.microApps.find((one) => one.agentId === agentId);
		expect(held?.scope.userIds).toEqual(['wangwu']);
	});

	it('is not changed so that nobody is named any more', async () => {
		const agentId = await created();
		await dingTalk.run({ ...change, agentId, userIds: 'lisi' });
		const count = dingTalk.sent().length;
		const remove = { ...change, change: 'remove', agentId, userIds: 'lisi' };
		const { error } = await dingTalk.run(remove);
		expect(error?.message).toBe(
			'Leave somebody who sees the app, or add Only Administrators [item 0]',
		);
		expect(sentAfter(count).map(({ method }) => method)).toEqual(['GET']);
		const { json } = await dingTalk.run({ ...remove, options: { onlyAdminVisible: true } });
		expect(json).toEqual([
			{ agentId, userIds: [], deptIds: [], roleIds: [], onlyAdminVisible: true },
		]);
	});
});
