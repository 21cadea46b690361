import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

describe('Get', () => {
	const parameters = { resource: 'department', operation: 'get', deptId: chosen(101) };

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

	it('stops at the limit', async () => {
		const { json } = await dingTalk.run({ ...parameters, returnAll: false, limit: 1 });
		expect(names(json)).toEqual(['销售部']);
	});
});
