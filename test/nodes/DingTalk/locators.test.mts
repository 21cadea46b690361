import type { INodeListSearchResult } from 'n8n-workflow';
import { DingTalkApi } from '../../../credentials/DingTalkApi.credentials.ts';
import { searchDepartments, searchUsers } from '../../../nodes/DingTalk/shared/locators.ts';
import { panel } from '../../harness/panel.mts';
import { DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

async function start(options: Parameters<typeof DingTalkFixture.start>[0] = {}) {
	dingTalk = await DingTalkFixture.start(options);
	return panel(new DingTalkApi(), dingTalk.credentials.dingTalkApi ?? {});
}

afterEach(async () => {
	await dingTalk.close();
});

/** All pages, as the user scrolls. */
async function allOf(
	search: (token?: string) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult['results']> {
	const results = [];
	for (let token: string | undefined, isFirst = true; isFirst || token; isFirst = false) {
		const page = await search(token);
		results.push(...page.results);
		token = page.paginationToken as string | undefined;
	}
	return results;
}

describe('the list of departments', () => {
	it('begins with the root, and goes down level by level', async () => {
		const context = await start();
		const { results, paginationToken } = await searchDepartments.call(context);
		expect(results.map(({ value }) => value)).toEqual([1, 101, 102, 103]);
		expect(results.map(({ name }) => name)).toEqual([
			'示例公司 (1)',
			'销售部 (101)',
			'研发部 (102)',
			'研发部 / 后端组 (103)',
		]);
		expect(paginationToken).toBeUndefined();
	});

	it('comes in pages where the organization is large', async () => {
		const departments = Array.from({ length: 130 }, (_, index) => ({
			dept_id: index + 2,
			name: `部门${index + 2}`,
			parent_id: index < 60 ? 1 : index - 58,
		}));
		const context = await start({ departments });
		const first = await searchDepartments.call(context);
		expect(first.results.length).toBeLessThan(131);
		const results = await allOf(
			async (token) => await searchDepartments.call(context, undefined, token),
		);
		expect(new Set(results.map(({ value }) => value)).size).toBe(131);
		expect(results).toHaveLength(131);
	});

	it('finds by a part of the name', async () => {
		const context = await start();
		const { results } = await searchDepartments.call(context, '后端');
		expect(results).toEqual([{ name: '研发部 / 后端组 (103)', value: 103 }]);
		const empty = await searchDepartments.call(context, '没有');
		expect(empty.results).toEqual([]);
	});

	it('begins at the top of what the app may see', async () => {
		const context = await start({ authScopes: { authed_dept: [102], authed_user: [] } });
		const { results } = await searchDepartments.call(context);
		expect(results).toEqual([
			{ name: '研发部 (102)', value: 102 },
			{ name: '后端组 (103)', value: 103 },
		]);
	});

	it('tells what is missing when it cannot be read', async () => {
		const context = await start();
		dingTalk.simulator.addFault({
			path: '/topapi/v2/department/get',
			kind: 'errcode',
			errcode: 60011,
		});
		await expect(searchDepartments.call(context)).rejects.toThrow(
			'Give the app this permission in the DingTalk developer console, and publish it',
		);
	});
});

describe('the list of users', () => {
	const users = Array.from({ length: 70 }, (_, index) => ({
		userid: `user${index}`,
		name: `王${index}`,
		dept_id_list: [index < 10 ? 1 : 101 + (index % 3)],
	}));

	it('goes on from department to department, page by page', async () => {
		const context = await start({ users });
		const results = await allOf(async (token) => await searchUsers.call(context, undefined, token));
		expect(new Set(results.map(({ value }) => value)).size).toBe(70);
		expect(results[0]).toEqual({ name: '王0 (user0)', value: 'user0' });
	});

	it('finds by a part of the name, page by page', async () => {
		const context = await start({ users });
		const results = await allOf(async (token) => await searchUsers.call(context, '王1', token));
		expect(results.map(({ value }) => value)).toEqual(
			['1', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19'].map((n) => `user${n}`),
		);
	});
});
