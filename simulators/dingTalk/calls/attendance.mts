import { formatDay, parseTime } from '../../shared/chinaTime.mts';
import { v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import type { Punch } from '../attendance.mts';
import { Refusal } from '../codes.mts';
import type { Parameters } from '../parameters.mts';

const PERMISSION = 'qyapi_get_attendance';
const DAY_MS = 24 * 3_600_000;
const MAX_DAYS = 7;
const MAX_DAYS_BACK = 180;
const MAX_USERS = 50;
const MAX_PAGE = 50;

/** 2.12 Results of whole days; people whom nobody knows have none. */
const results = v1({
	method: 'POST',
	path: '/attendance/list',
	parameters: ['workDateFrom', 'workDateTo', 'userIdList', 'offset', 'limit', 'isI18n'],
	permission: PERMISSION,
	run(app, { parameters }) {
		const { from, to } = readSpan(app, parameters, 'workDateFrom', 'workDateTo');
		const users = parameters.texts('userIdList', { min: 1, max: MAX_USERS });
		const offset = parameters.number('offset', { min: 0 });
		const limit = parameters.number('limit', { min: 1, max: MAX_PAGE });
		parameters.optionalFlag('isI18n');
		const [first, last] = [formatDay(from), formatDay(to)];
		const found = app.attendance.all.filter(
			({ userId, workDate }) =>
				users.includes(userId) && formatDay(workDate) >= first && formatDay(workDate) <= last,
		);
		return {
			hasMore: offset + limit < found.length,
			recordresult: found.slice(offset, offset + limit).map(resultOf),
		};
	},
});

/** 2.12 Every punch between two times. */
const records = v1({
	method: 'POST',
	path: '/attendance/listRecord',
	parameters: ['userIds', 'checkDateFrom', 'checkDateTo', 'isI18n'],
	permission: PERMISSION,
	run(app, { parameters }) {
		const users = parameters.texts('userIds', { min: 1, max: MAX_USERS });
		const { from, to } = readSpan(app, parameters, 'checkDateFrom', 'checkDateTo');
		parameters.optionalFlag('isI18n');
		const found = app.attendance.all.filter(
			({ userId, userCheckTime }) =>
				users.includes(userId) && userCheckTime >= from && userCheckTime <= to,
		);
		return { recordresult: found.map((punch) => recordOf(punch, app.identity.corpId)) };
	},
});

/** Throws a Refusal: 41041 for more than seven days, 40035 for anything else. */
function readSpan(
	{ clock }: App,
	parameters: Parameters,
	first: string,
	last: string,
): { from: number; to: number } {
	const from = readTime(parameters, first);
	const to = readTime(parameters, last);
	if (to < from) throw parameters.refusal(last, `不能早于 ${first}`);
	if (to - from > MAX_DAYS * DAY_MS) throw new Refusal(41041);
	if (clock.now() - from > MAX_DAYS_BACK * DAY_MS) {
		throw parameters.refusal(first, `不能早于 ${MAX_DAYS_BACK} 天前`);
	}
	return { from, to };
}

function readTime(parameters: Parameters, name: string): number {
	const time = parseTime(parameters.text(name));
	if (time === undefined) throw parameters.refusal(name, '格式必须是 yyyy-MM-dd HH:mm:ss');
	return time;
}

function resultOf(punch: Punch): object {
	const { id, userId, workDate, checkType, timeResult, locationResult, sourceType } = punch;
	const { baseCheckTime, userCheckTime } = punch;
	return {
		id,
		userId,
		workDate,
		checkType,
		timeResult,
		locationResult,
		sourceType,
		baseCheckTime,
		userCheckTime,
		groupId: 6,
		planId: 700 + id,
		recordId: 800 + id,
	};
}

function recordOf(punch: Punch, corpId: string): object {
	return {
		...resultOf(punch),
		corpId,
		isLegal: 'Y',
		locationMethod: 'MAP',
		userAddress: punch.userAddress,
		planCheckTime: punch.baseCheckTime,
		classId: 9,
		bizId: `biz-${punch.id}`,
		gmtCreate: punch.userCheckTime,
		gmtModified: punch.userCheckTime,
	};
}

export const attendanceCalls: Call[] = [results, records];
