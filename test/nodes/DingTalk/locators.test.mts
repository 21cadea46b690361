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
		expect(results.map(({ name }) => name).slice(1)).toEqual([
			'销售部',
			'研发部',
			'研发部 / 后端组',
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
		expect(results).toEqual([{ name: '后端组 (103)', value: 103 }]);
		const empty = await searchDepartments.call(context, '没有');
		expect(empty.results).toEqual([]);
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
		dept_id_list: [1],
	}));

	it('begins with the members of the root, page by page', async () => {
		const context = await start({ users });
		const results = await allOf(async (token) => await searchUsers.call(context, undefined, token));
		expect(results).toHaveLength(70);
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
