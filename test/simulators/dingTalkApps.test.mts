import { formatTime } from '../../simulators/shared/chinaTime.mts';
import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { startDingTalk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

const OK = { errcode: 0, errmsg: 'ok' };

describe('micro-apps (2.8)', () => {
	const OLD = {
		appIcon: '@lADexample',
		appName: 'Orders',
		appDesc: 'Order desk',
		homepageUrl: 'https://a.example',
		pcHomepageUrl: 'https://a.example/pc',
	};
	const NOW = {
		opUnionId: 'union-zhangsan',
		name: 'Orders',
		desc: 'Order desk',
		homepageLink: 'https://a.example',
		developType: 0,
	};
	const OWN = '/v1.0/microApp/apps/1001';
	const createOld = async (changes: Fields = {}) =>
		await client.post('/microapp/create', { ...OLD, ...changes });
	const createNow = async (changes: Fields = {}) =>
		await client.api('POST', '/v1.0/microApp/apps', { ...NOW, ...changes });
	const app = (agentId: number) => simulator.microApps.find((each) => each.agentId === agentId);

	it('are created', async () => {
		expect(await createOld()).toEqual({ ...OK, agentid: 1002 });
		expect(await createNow({ ipWhiteList: ['10.0.0.1'], scopeType: 'BASE' })).toEqual({
			agentId: 1003,
			appKey: expect.stringMatching(/^ding/),
			appSecret: expect.any(String),
		});
		const common = { name: 'Orders', desc: 'Order desk', homepageLink: 'https://a.example' };
		expect(app(1002)).toMatchObject({ ...common, icon: '@lADexample' });
		expect(app(1003)).toMatchObject(common);
	});

	it('are updated', async () => {
		await createOld();
		expect(await client.post('/microapp/update', { agentId: 1002, appName: 'A' })).toEqual({
			...OK,
			agentid: 1002,
		});
		expect(app(1002)).toMatchObject({ name: 'A', desc: 'Order desk' });
		const update = { opUnionId: 'union-lisi', desc: 'B' };
		expect(await client.api('PUT', '/v1.0/microApp/apps/1002', update)).toEqual({ result: true });
		expect(app(1002)).toMatchObject({ name: 'A', desc: 'B' });
	});

	it('are deleted, but not the one that calls', async () => {
		await createOld();
		await createOld();
		expect(await client.post('/microapp/delete', { agentId: 1002 })).toEqual(OK);
		const path = '/v1.0/microApp/apps/1003?opUnionId=union-lisi';
		expect(await client.api('DELETE', path)).toEqual({ result: true });
		expect(simulator.microApps.map(({ agentId }) => agentId)).toEqual([1001]);
		expect(await client.post('/microapp/delete', { agentId: 1001 })).toMatchObject({
			errcode: 60012,
		});
		expect(await client.api('DELETE', `${OWN}?opUnionId=union-lisi`)).toMatchObject({
			status: 400,
		});
	});

	const OLD_ROW = {
		agentId: 1001,
		name: '示例应用',
		appIcon: '',
		appDesc: '示例',
		isSelf: true,
		appStatus: 1,
		homepageLink: 'https://app.example',
		pcHomepageLink: '',
		ompLink: '',
	};
	const NOW_ROW = {
		agentId: 1001,
		name: '示例应用',
		desc: '示例',
		icon: '',
		homepageLink: 'https://app.example',
		pcHomepageLink: '',
		ompLink: '',
		appId: 51001,
		appStatus: 1,
		developType: 0,
	};

	it('are listed', async () => {
		expect(await client.post('/microapp/list')).toEqual({ ...OK, appList: [OLD_ROW] });
		expect(await client.oapi('/microapp/list', {}, { method: 'POST' })).toMatchObject({
			text: expect.stringContaining('"errcode":0'),
		});
		expect(await client.api('GET', '/v1.0/microApp/allApps')).toEqual({ appList: [NOW_ROW] });
	});

	it('are listed for a user by their scope', async () => {
		const seen = async (user: string) => {
			const old = await client.get('/microapp/list_by_userid', { userid: user });
			const now = await client.api('GET', `/v1.0/microApp/users/${user}/apps`);
			expect(old.appList).toHaveLength((now.appList as Json[]).length);
			return (now.appList as Json[]).length === 1;
		};
		expect([await seen('lisi'), await seen('zhangsan')]).toEqual([true, true]);
		const scopes = { agentId: 1001, userVisibleScopes: ['wangwu'], deptVisibleScopes: [101] };
		expect(await client.post('/microapp/set_visible_scopes', scopes)).toEqual(OK);
		expect([await seen('lisi'), await seen('wangwu'), await seen('sunqi')]).toEqual([
			true,
			true,
			false,
		]);
		await client.api('POST', `${OWN}/scopes`, { onlyAdminVisible: true });
		expect([await seen('lisi'), await seen('zhangsan')]).toEqual([false, true]);
	});

	it('have a scope that the old call replaces and the current one changes', async () => {
		const old = { agentId: 1001, userVisibleScopes: ['lisi'], deptVisibleScopes: [1] };
		await client.post('/microapp/set_visible_scopes', { ...old, isHidden: false });
		expect(await client.post('/microapp/visible_scopes', { agentId: 1001 })).toEqual({
			...OK,
			userVisibleScopes: ['lisi'],
			deptVisibleScopes: [1],
			isHidden: false,
		});
		const changes = {
			addUserIds: ['wangwu'],
			delUserIds: ['lisi'],
			addDeptIds: [101],
			addRoleIds: [7],
		};
		expect(await client.api('POST', `${OWN}/scopes`, changes)).toEqual({ result: true });
		expect(await client.api('GET', `${OWN}/scopes`)).toEqual({
			result: { userIds: ['wangwu'], deptIds: [1, 101], roleIds: [7], onlyAdminVisible: false },
		});
		await client.post('/microapp/set_visible_scopes', { agentId: 1001 });
		expect(await client.post('/microapp/visible_scopes', { agentId: 1001 })).toMatchObject({
			userVisibleScopes: [],
			deptVisibleScopes: [],
		});
	});

	it.each<[string, Fields, number]>([
		['no name', { appName: undefined }, 33002],
		['a long name', { appName: 'x'.repeat(11) }, 33002],
		['no description', { appDesc: undefined }, 33003],
		['a long description', { appDesc: 'x'.repeat(21) }, 33003],
		['no icon', { appIcon: undefined }, 33004],
		['no homepage', { homepageUrl: undefined }, 33005],
		['a homepage that is no address', { homepageUrl: 'a.example' }, 33005],
		['a bad PC homepage', { pcHomepageUrl: 'ftp://a.example' }, 33006],
		['a PC homepage elsewhere', { pcHomepageUrl: 'https://b.example' }, 33007],
		['a bad admin page', { ompLink: 'x' }, 33008],
		['the current names', { name: 'x' }, 40035],
	])('are not created by the old call with %s', async (_what, changes, errcode) => {
		expect(await createOld(changes)).toMatchObject({ errcode });
		expect(simulator.microApps).toHaveLength(1);
	});

	it.each<[string, () => Promise<Json>, string]>([
		['no operator', () => createNow({ opUnionId: undefined }), 'missingParameter'],
		['an unknown operator', () => createNow({ opUnionId: 'x' }), 'invalid.unionId'],
		['no name', () => createNow({ name: undefined }), 'missingParameter'],
		['no description', () => createNow({ desc: undefined }), 'missingParameter'],
		['51 addresses', () => createNow({ ipWhiteList: Array(51).fill('x') }), 'param.error'],
		['another scope', () => createNow({ scopeType: 'ALL' }), 'param.error'],
		['another kind', () => createNow({ developType: 2 }), 'param.error'],
		[
			'an unknown app',
			() => client.api('GET', '/v1.0/microApp/apps/5/scopes'),
			'resource.not.found',
		],
		[
			'an unknown user',
			() => client.api('GET', '/v1.0/microApp/users/x/apps'),
			'staffId.notExisted',
		],
		[
			'101 users',
			() => client.api('POST', `${OWN}/scopes`, { addUserIds: Array(101).fill('lisi') }),
			'param.error',
		],
		[
			'an unknown user in a scope',
			() => client.api('POST', `${OWN}/scopes`, { addUserIds: ['x'] }),
			'staffId.notExisted',
		],
	])('refuse %s', async (_what, call, code) => {
		expect(await call()).toMatchObject({ status: 400, code });
	});

	it('refuse an unknown app in old calls', async () => {
		for (const call of ['update', 'delete', 'visible_scopes', 'set_visible_scopes']) {
			expect(await client.post(`/microapp/${call}`, { agentId: 5 })).toMatchObject({
				errcode: 40056,
			});
		}
	});
});

describe('attendance (2.12)', () => {
	const HOUR = 3_600_000;
	const DAY = 24 * HOUR;
	/** Nine o'clock in China, yesterday. */
	const nine = Math.floor((Date.now() + 8 * HOUR) / DAY) * DAY - DAY - 8 * HOUR + 9 * HOUR;
	const midnight = nine - 9 * HOUR;
	const day = (time: number) => `${formatTime(time).slice(0, 10)} 00:00:00`;
	const list = async (changes: Fields = {}) =>
		await client.post('/attendance/list', {
			workDateFrom: day(nine),
			workDateTo: day(nine),
			userIdList: ['lisi', 'nobody'],
			offset: 0,
			limit: 50,
			...changes,
		});
	const records = async (changes: Fields = {}) =>
		await client.post('/attendance/listRecord', {
			userIds: ['lisi'],
			checkDateFrom: formatTime(nine),
			checkDateTo: formatTime(nine + HOUR),
			...changes,
		});

	beforeEach(() => {
		simulator.addAttendance([
			{ userId: 'lisi', userCheckTime: nine, timeResult: 'Late', baseCheckTime: nine - HOUR },
			{ userId: 'lisi', userCheckTime: nine + 9 * HOUR, checkType: 'OffDuty' },
			{ userId: 'wangwu', userCheckTime: nine },
			{ userId: 'lisi', userCheckTime: nine - 2 * DAY },
		]);
	});

	const FIRST = {
		id: 1,
		userId: 'lisi',
		workDate: midnight,
		checkType: 'OnDuty',
		timeResult: 'Late',
		locationResult: 'Normal',
		sourceType: 'USER',
		baseCheckTime: nine - HOUR,
		userCheckTime: nine,
		groupId: 6,
		planId: 701,
		recordId: 801,
	};

	it('lists the results of whole days', async () => {
		const answer = await list();
		expect(answer).toEqual({
			...OK,
			hasMore: false,
			recordresult: [FIRST, expect.objectContaining({ id: 2, checkType: 'OffDuty' })],
		});
		expect(await list({ limit: 1, isI18n: true })).toMatchObject({
			hasMore: true,
			recordresult: [FIRST],
		});
		expect(await list({ offset: 1, limit: 1 })).toMatchObject({
			hasMore: false,
			recordresult: [{ id: 2 }],
		});
		expect(await list({ workDateFrom: day(nine - 2 * DAY) })).toMatchObject({
			recordresult: [{ id: 1 }, { id: 2 }, { id: 4 }],
		});
		expect(await list({ userIdList: ['nobody'] })).toEqual({
			...OK,
			hasMore: false,
			recordresult: [],
		});
	});

	it('lists every punch between two times', async () => {
		expect(await records()).toEqual({
			...OK,
			recordresult: [
				{
					...FIRST,
					corpId: simulator.credentials.corpId,
					isLegal: 'Y',
					locationMethod: 'MAP',
					userAddress: '',
					planCheckTime: nine - HOUR,
					classId: 9,
					bizId: 'biz-1',
					gmtCreate: nine,
					gmtModified: nine,
				},
			],
		});
		expect(await records({ checkDateFrom: formatTime(nine + 1000) })).toMatchObject({
			recordresult: [],
		});
	});

	it.each<[string, () => Promise<Json>, number]>([
		['no users', () => list({ userIdList: undefined }), 40035],
		['an empty list', () => list({ userIdList: [] }), 40035],
		['users as text', () => list({ userIdList: 'lisi' }), 40035],
		['51 users', () => list({ userIdList: Array(51).fill('x') }), 40035],
		['a page of 51', () => list({ limit: 51 }), 40035],
		['text as offset', () => list({ offset: '0' }), 40035],
		['another form of time', () => list({ workDateFrom: '2026-01-05' }), 40035],
		['times the wrong way round', () => list({ workDateTo: day(nine - DAY) }), 40035],
		['more than seven days', () => list({ workDateFrom: day(nine - 8 * DAY) }), 41041],
		[
			'half a year ago',
			() => list({ workDateFrom: day(nine - 182 * DAY), workDateTo: day(nine - 181 * DAY) }),
			40035,
		],
		['more than seven days', () => records({ checkDateTo: formatTime(nine + 8 * DAY) }), 41041],
		['51 users', () => records({ userIds: Array(51).fill('x') }), 40035],
		['the names of the other call', () => records({ userIdList: ['x'] }), 40035],
	])('refuses %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});

	it('takes good punches only', () => {
		const before = simulator.attendance.length;
		const good = { userId: 'x', userCheckTime: 1 };
		const bad = { userId: 'x', userCheckTime: 1, timeResult: 'Good' } as never;
		expect(() => simulator.addAttendance([good, bad])).toThrow('timeResult must be one of');
		expect(simulator.attendance).toHaveLength(before);
	});
});
