/** How many calls DingTalk takes in which time, and how it says no (reference 3.1 and 3.4). */
import { randomUUID } from 'node:crypto';
import { formatTime } from '../shared/chinaTime.mts';
import type { Clock } from '../shared/clock.mts';
import { jsonReply, plainReply } from '../shared/messages.mts';
import type { Reply } from '../shared/messages.mts';
import { Refusal } from './codes.mts';
import { apiName } from './dialects.mts';
import type { Dialect } from './dialects.mts';

/** The ways to say that an API has been called too often: the code of oapi and that of api. */
export const RATE_LIMIT_FORMS = {
	corpApi: [90005, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'],
	credentialsApi: [90006, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'],
	isvCorpApi: [90008, 'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi'],
	isvApi: [90010, 'Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi'],
	suiteCorpApi: [90014, 'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi'],
	appApi: [90018, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'],
	api: [90002, 'Forbidden.AccessDenied.QpsLimitForApi'],
	monthly: [90020, 'Forbidden.AccessDenied.ApiCountLimitForOrg'],
	busy: [-1, 'system.busy'],
} as const;

export type RateLimitForm = keyof typeof RATE_LIMIT_FORMS;

/** So many calls in so many seconds; who makes more is shut out for a while. */
export interface Limit {
	calls: number;
	seconds: number;
	/** 0: only until there is room again. */
	penaltySeconds: number;
}

/** A call that came too often, in milliseconds since 1970. */
export interface Excess {
	from: number;
	to: number;
	/** When calls are taken again. */
	until: number;
}

/** Calls of the last while, oldest first. */
class Window {
	private times: number[] = [];

	/** How many there were in the `ms` before `now`. */
	count(now: number, ms: number): number {
		const first = this.times.findIndex((time) => time > now - ms);
		if (first !== 0) this.times = first < 0 ? [] : this.times.slice(first);
		return this.times.length;
	}

	note(now: number): void {
		this.times.push(now);
	}

	get oldest(): number | undefined {
		return this.times[0];
	}
}

/** Takes calls by key (an API, a robot, an address) up to a limit. */
export class Limiter {
	private readonly clock: Clock;
	private windows = new Map<string, Window>();
	private penalties = new Map<string, Excess>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** Counts a call; gives the excess, and counts nothing, when it is one too many. */
	take(key: string, { calls, seconds, penaltySeconds }: Limit): Excess | undefined {
		const now = this.clock.now();
		const penalty = this.penalties.get(key);
		if (penalty !== undefined && now < penalty.until) return penalty;
		this.penalties.delete(key);
		const window = this.window(key);
		if (window.count(now, seconds * 1000) < calls) {
			window.note(now);
			return undefined;
		}
		const from = window.oldest ?? now;
		const until = Math.max(from + seconds * 1000, now + penaltySeconds * 1000);
		const excess = { from, to: now, until };
		if (penaltySeconds > 0) this.penalties.set(key, excess);
		return excess;
	}

	forget(): void {
		this.windows = new Map();
		this.penalties = new Map();
	}

	private window(key: string): Window {
		const window = this.windows.get(key) ?? new Window();
		this.windows.set(key, window);
		return window;
	}
}

/** The most calls that each API got in any 60 seconds, whether or not they were taken. */
export class Peaks {
	private readonly clock: Clock;
	private windows = new Map<string, { window: Window; most: number }>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	note(key: string): void {
		const now = this.clock.now();
		const entry = this.windows.get(key) ?? { window: new Window(), most: 0 };
		this.windows.set(key, entry);
		entry.window.note(now);
		entry.most = Math.max(entry.most, entry.window.count(now, 60_000));
	}

	most(): Record<string, number> {
		return Object.fromEntries([...this.windows].map(([key, { most }]) => [key, most]));
	}

	forget(): void {
		this.windows = new Map();
	}
}

/** The refusal of a call to an API that has been called too often. */
export function rateRefusal(
	form: RateLimitForm,
	dialect: Dialect,
	path: string,
	{ calls }: Limit,
	{ from, to, until }: Excess,
): Refusal {
	const [oapi, api] = RATE_LIMIT_FORMS[form];
	if (form === 'busy') return new Refusal(dialect === 'api' ? api : oapi);
	const name = dialect === 'api' ? path : apiName(path);
	const [start, end, free] = [from, to, until].map(formatTime);
	return new Refusal(
		dialect === 'api' ? api : oapi,
		`调用该接口的请求被暂时禁用了，对应的apiPath(${name}), 从 ${start} 到 ${end} 请求总次数超过了 ${calls} 次, 处罚将在 ${free} 结束`,
	);
}

/** The answer to everybody at an address that has called too often: it has no envelope. */
export function bannedReply(form: 'json' | 'html'): Reply {
	if (form === 'html') {
		const page = '<!DOCTYPE html><html><body>405 Not Allowed: your IP was denied</body></html>';
		return plainReply(200, page, 'text/html; charset=utf-8');
	}
	const uuid = randomUUID().replaceAll('-', '');
	return jsonReply(200, { status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid });
}
