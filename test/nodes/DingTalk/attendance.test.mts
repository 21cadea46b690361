import { chinaTime } from '../../../nodes/core/time.ts';
import { DingTalkFixture } from './fixture.mts';

const DAY_MS = 24 * 3600 * 1000;
const CHINA_MS = 8 * 3600 * 1000;
/** Today's midnight in China, in milliseconds. */
const TODAY = Math.floor((Date.now() + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

/** The moment that many days before today at this hour in China. */
function ago(days: number, hour = 0): Date {
	return new Date(TODAY - days * DAY_MS + hour * 3600 * 1000);
}

/** As a field holds it. */
function text(moment: Date): string {
	return moment.toISOString();
}

function punch(userId: string, days: number, hour = 9) {
	return { userId, userCheckTime: ago(days, hour).getTime() };
}

const common = { resource: 'attendance', operation: 'getAll', returnAll: true };

describe('Results', () => {
	const parameters = { ...common, records: 'results', userIds: 'zhangsan，lisi' };

	it('asks for whole days in China, and gives times one can read', async () => {
		dingTalk.simulator.addAttendance([
			{ ...punch('zhangsan', 3), checkType: 'OnDuty', timeResult: 'Late' },
			punch('wangwu', 3),
		]);
		const { error, json } = await dingTalk.run({
			...parameters,
			from: text(ago(3, 12)),
			to: text(ago(2, 1)),
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/attendance/list',
				query: {},
				body: {
					workDateFrom: chinaTime(ago(3)),
					workDateTo: chinaTime(ago(2)),
					userIdList: ['zhangsan', 'lisi'],
					offset: 0,
					limit: 50,
				},
			},
		]);
		const day = chinaTime(ago(3)).slice(0, 10);
		expect(json).toEqual([
			expect.objectContaining({
				userId: 'zhangsan',
				timeResult: 'Late',
				workDate: ago(3).getTime(),
				workDateIso: `${day}T00:00:00+08:00`,
				userCheckTime: ago(3, 9).getTime(),
				userCheckTimeIso: `${day}T09:00:00+08:00`,
			}),
		]);
	});

	it('reads 7 days at a time, each day once', async () => {
		const days = Array.from({ length: 15 }, (_, index) => 14 - index);
		dingTalk.simulator.addAttendance(days.map((day) => punch('lisi', day)));
		const { json } = await dingTalk.run({
			...parameters,
			from: text(ago(14, 9)),
			to: text(ago(0, 0)),
		});
		const asked = dingTalk.sent().map(({ body }) => [body?.workDateFrom, body?.workDateTo]);
		expect(asked).toEqual(
			[
				[14, 8],
				[7, 1],
				[0, 0],
			].map(([from = 0, to = 0]) => [chinaTime(ago(from)), chinaTime(ago(to))]),
		);
		expect(json.map(({ workDate }) => workDate)).toEqual(days.map((day) => ago(day).getTime()));
	});

	it('reads page after page, and up to 50 users at a time', async () => {
		const users = Array.from({ length: 60 }, (_, index) => `u${index}`);
		const punches = users.flatMap((user) => [punch(user, 2, 9), punch(user, 2, 18)]);
		dingTalk.simulator.addAttendance(punches);
		const { json } = await dingTalk.run({
			...parameters,
			userIds: users.join(','),
			from: text(ago(2)),
			to: text(ago(2)),
		});
		const asked = dingTalk
			.sent()
			.map(({ body }) => [(body?.userIdList as string[]).length, body?.offset, body?.limit]);
		expect(asked).toEqual([
			[50, 0, 50],
			[50, 50, 50],
			[10, 0, 50],
		]);
		expect(json.map(({ userId }) => userId)).toEqual(punches.map(({ userId }) => userId));
	});

	it('gives a record once that has moved to the next page meanwhile', async () => {
		const pages = [
			{ hasMore: true, recordresult: [{ id: 1 }, { id: 2 }] },
			{ hasMore: false, recordresult: [{ id: 2 }, { id: 3 }] },
		];
		for (const page of pages) {
			dingTalk.simulator.addFault({
				kind: 'status',
				httpStatus: 200,
				body: JSON.stringify({ errcode: 0, ...page }),
				contentType: 'application/json',
				path: '/attendance/list',
			});
		}
		const { json } = await dingTalk.run({ ...parameters, from: text(ago(2)), to: text(ago(2)) });
		expect(json.map(({ id }) => id)).toEqual([1, 2, 3]);
	});

	it('stops at the limit', async () => {
		dingTalk.simulator.addAttendance([3, 2, 1].map((day) => punch('lisi', day)));
		const { json } = await dingTalk.run({
			...parameters,
			returnAll: false,
			limit: 2,
			from: text(ago(20)),
			to: text(ago(0)),
		});
		expect(json).toHaveLength(2);
		expect(dingTalk.sent().map(({ body }) => body?.limit)).toEqual([2, 2, 2]);
	});

	it('asks for nothing that lies ahead', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			from: text(ago(1)),
			to: '2999-12-31T00:00:00',
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		expect(dingTalk.sent().map(({ body }) => body?.workDateTo)).toEqual([chinaTime(ago(-1))]);
	});
});

describe('Every Punch', () => {
	const parameters = { ...common, records: 'punches', userIds: ['zhangsan', 'lisi'] };

	it('asks for the exact times', async () => {
		dingTalk.simulator.addAttendance([
			{ ...punch('zhangsan', 1), userAddress: '杭州' },
			punch('zhangsan', 1, 18),
		]);
		const { error, json } = await dingTalk.run({
			...parameters,
			from: text(ago(1, 8)),
			to: text(ago(1, 17)),
			options: { isI18n: true },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/attendance/listRecord',
				query: {},
				body: {
					userIds: ['zhangsan', 'lisi'],
					checkDateFrom: chinaTime(ago(1, 8)),
					checkDateTo: chinaTime(ago(1, 17)),
					isI18n: true,
				},
			},
		]);
		expect(json).toEqual([
			expect.objectContaining({
				userAddress: '杭州',
				isLegal: 'Y',
				planCheckTimeIso: expect.stringMatching(/T09:00:00\+08:00$/),
				gmtCreateIso: expect.stringMatching(/T09:00:00\+08:00$/),
			}),
		]);
	});

	it('reads 7 days at a time, each second once', async () => {
		const border = ago(3).getTime();
		dingTalk.simulator.addAttendance(
			[border - 1000, border].map((userCheckTime) => ({ userId: 'lisi', userCheckTime })),
		);
		const { json } = await dingTalk.run({
			...parameters,
			from: text(ago(10)),
			to: text(ago(0, 1)),
		});
		expect(dingTalk.sent().map(({ body }) => [body?.checkDateFrom, body?.checkDateTo])).toEqual([
			[chinaTime(ago(10)), chinaTime(new Date(border - 1000))],
			[chinaTime(ago(3)), chinaTime(ago(0, 1))],
		]);
		expect(json.map(({ userCheckTime }) => userCheckTime)).toEqual([border - 1000, border]);
	});
});

describe('what is wrong', () => {
	const parameters = {
		...common,
		records: 'punches',
		userIds: 'lisi',
		from: text(ago(1)),
		to: text(ago(0)),
	};

	it.each([
		[{ userIds: ' , ' }, 'Users is empty'],
		[{ userIds: ['a'.repeat(65)] }, `Users must be the ID of one user, but is "${'a'.repeat(65)}"`],
		[{ from: 'yesterday' }, 'From is not a date and time'],
		[{ to: '2026-02-30T00:00:00' }, 'To is not a date and time'],
		[{ to: text(ago(2)) }, 'To is earlier than From'],
		[{ from: text(ago(182)) }, 'From is more than 180 days ago, and DingTalk gives no more'],
		[{ records: 'all' }, 'Records must be one of results, punches'],
		[{ returnAll: false, limit: 0 }, 'Limit must be a whole number above 0'],
		[{ options: { isI18n: 'perhaps' } }, 'International must be true or false'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do without the permission', async () => {
		dingTalk.simulator.reconfigure({ missingPermissions: ['qyapi_get_attendance'] });
		const { error } = await dingTalk.run(parameters);
		expect(error?.message).toMatch(/^Give the app this permission/);
	});
});
