import { randomBytes } from 'node:crypto';
import {
	InputError,
	aFunction,
	anObject,
	checkFields,
	finiteNumber,
	flag,
	isRecord,
	listOf,
	nonEmptyText,
	oneOf,
	orNull,
	required,
	text,
	wholeNumber,
} from '../shared/checks.mts';
import type { FieldRule, FieldRules } from '../shared/checks.mts';
import { isJsonObject } from '../shared/bodies.mts';
import { simulatorOptions } from '../shared/simulator.mts';
import type { SimulatorOptions } from '../shared/simulator.mts';
import type { PunchOption } from './attendance.mts';
import type { HeldMessage } from './ledger.mts';
import { RATE_LIMIT_FORMS } from './limits.mts';
import type { Limit, RateLimitForm } from './limits.mts';
import { ROOT } from './organisation.mts';
import type { DepartmentOption, UserOption } from './organisation.mts';

/** What /auth/scopes tells, and what the app may see (reference 2.3). */
export interface AuthScopes {
	authed_dept: number[];
	authed_user: string[];
}

/** Options that can change while the simulator runs; undefined restores a default. */
export interface ChangeableOptions {
	latencyMs?: number;
	/** How many times as fast as real time the clock runs; default 1. */
	clockSpeed?: number;
	/** Lifetime of a token in seconds; default 7200 (1.2). */
	tokenSeconds?: number;
	/** Whether the client's address is allowed, else 60020; token calls are free; default true. */
	ipAllowed?: boolean;
	/** Permissions that the app lacks, e.g. `qyapi_get_member`; default none. */
	missingPermissions?: string[];
	/** Default: the whole organisation. Others are refused with 50002 and 50004. */
	authScopes?: AuthScopes;
	/** Fields of a user, in current words, that the app may not see; default none. */
	hiddenUserFields?: string[];
	/** Calls that one API takes in rateLimitSeconds; default 1500; null = any number. */
	rateLimit?: number | null;
	/** Default 60. */
	rateLimitSeconds?: number;
	/** How long an API refuses everything after that; default 0: until there is room. */
	rateLimitPenaltySeconds?: number;
	/** How it says so; default `corpApi`, 90005. */
	rateLimitForm?: RateLimitForm;
	/** Calls from one address in 20 seconds, all APIs; default 10000; null = any number. */
	ipLimit?: number | null;
	/** How long the address is banned then; default 300. */
	ipBanSeconds?: number;
	/** What a banned address gets instead of an answer; default json. */
	ipBanForm?: 'json' | 'html';
	/**
	 * How many calls of getsendprogress say that a task is not done; default 0: done at once; null:
	 * it stays so until finishSending().
	 */
	pollsUntilSent?: number | null;
	/** Users whom work notifications do not reach (failed_user_id_list); default none. */
	failUsers?: string[];
	/** Flow codes of users whom DingTalk silently leaves out (forbidden_list); default none. */
	forbidUsers?: Record<string, string>;
	/** Work notifications to one person a day; default 500. */
	dailyPerUser?: number;
	/** Receivers of work notifications in a minute, and in one call; default 5000. */
	receiversPerMinute?: number;
	receiversPerCall?: number;
	/** Work notifications to everybody: 41028 if not; default true. */
	toAllAllowed?: boolean;
	/** Words that lead to 41049 in a work notification; default none. */
	bannedWords?: string[];
	/** Mobiles of people who must agree before they become members (40103); default none. */
	mustConsent?: string[];
	/** One of these must stand in a webhook's message; default none. */
	robotKeywords?: string[];
	/** Whether the webhook takes messages from the client's address; default true. */
	robotIpAllowed?: boolean;
	/** Messages to the webhook in a minute, then none for ten minutes; default 20; null = any. */
	robotLimit?: number | null;
	/** The code for that: sources differ (8); default 130101. */
	robotLimitCode?: 130101 | 410100 | 660026;
	/** The code for an unknown webhook: sources differ (8); default 300005. */
	robotUnknownCode?: 300001 | 300005 | 400101;
}

/** Options of DingTalkSimulator.start. */
export interface DingTalkOptions extends SimulatorOptions, ChangeableOptions, Partial<Identity> {
	/** Port of the host api; default: the one after `port`, or any free port if that is 0. */
	apiPort?: number;
	/** Default: a small example. Department 1 is the root and is there in any case. */
	departments?: DepartmentOption[];
	users?: UserOption[];
	/** Members of ordinary conversations by cid; default: 9f540d with zhangsan and lisi. */
	conversations?: Record<string, string[]>;
	/** Punches; default none. */
	attendance?: PunchOption[];
	/** Called with each message that is held. */
	onMessage?: (message: HeldMessage) => void;
}

/** Who the simulated app, suite and webhook are. */
export interface Identity {
	corpId: string;
	corpSecret: string;
	appKey: string;
	appSecret: string;
	agentId: number;
	ssoSecret: string;
	suiteKey: string;
	suiteSecret: string;
	suiteTicket: string;
	/** Default: the appKey (1.3). */
	robotCode: string;
	/** Of the webhook; made up where none is given. */
	robotToken: string;
	/** Of the webhook; empty when it asks for no signature. */
	robotSecret: string;
}

/** The changeable options of the calls, completed. */
export interface Settings {
	tokenSeconds: number;
	ipAllowed: boolean;
	missingPermissions: ReadonlySet<string>;
	authScopes: AuthScopes;
	hiddenUserFields: ReadonlySet<string>;
	rateLimit: Limit;
	rateLimitForm: RateLimitForm;
	ipLimit: Limit;
	ipBanForm: 'json' | 'html';
	/** Infinity: only finishSending() ends it. */
	pollsUntilSent: number;
	failUsers: ReadonlySet<string>;
	forbidUsers: ReadonlyMap<string, string>;
	dailyPerUser: number;
	receiversPerMinute: number;
	receiversPerCall: number;
	toAllAllowed: boolean;
	bannedWords: readonly string[];
	mustConsent: ReadonlySet<string>;
	robotKeywords: readonly string[];
	robotIpAllowed: boolean;
	robotLimit: Limit;
	robotLimitCode: number;
	robotUnknownCode: number;
}

const DEFAULT_IDENTITY: Identity = {
	corpId: 'dingexamplecorp0001',
	corpSecret: 'corp-secret-of-the-simulator',
	appKey: 'dingexample0001',
	appSecret: 'app-secret-of-the-simulator',
	agentId: 1001,
	ssoSecret: 'sso-secret-of-the-simulator',
	suiteKey: 'suiteexample0001',
	suiteSecret: 'suite-secret-of-the-simulator',
	suiteTicket: 'TestSuiteTicket',
	robotCode: '',
	robotToken: '',
	robotSecret: 'SECsecretofthesimulator',
};

const texts = listOf(nonEmptyText);
const numbers = listOf(wholeNumber(1));

const oneOfCodes = (...codes: number[]): FieldRule => ({
	accepts: (value) => codes.includes(Number(value)) && typeof value === 'number',
	expected: `one of ${codes.join(', ')}`,
});

const changeableFields: FieldRules = {
	latencyMs: wholeNumber(0, 2 ** 31 - 1),
	clockSpeed: wholeNumber(1, 1_000_000),
	tokenSeconds: wholeNumber(0),
	ipAllowed: flag,
	missingPermissions: texts,
	authScopes: anObject,
	hiddenUserFields: texts,
	rateLimit: orNull(wholeNumber(0)),
	rateLimitSeconds: wholeNumber(1),
	rateLimitPenaltySeconds: wholeNumber(0),
	rateLimitForm: oneOf(...Object.keys(RATE_LIMIT_FORMS)),
	ipLimit: orNull(wholeNumber(0)),
	ipBanSeconds: wholeNumber(0),
	ipBanForm: oneOf('json', 'html'),
	pollsUntilSent: orNull(wholeNumber(0)),
	failUsers: texts,
	forbidUsers: {
		accepts: (value) => isRecord(value) && Object.values(value).every(nonEmptyText.accepts),
		expected: 'an object of flow codes by user',
	},
	dailyPerUser: wholeNumber(0),
	receiversPerMinute: wholeNumber(0),
	receiversPerCall: wholeNumber(0),
	toAllAllowed: flag,
	bannedWords: texts,
	mustConsent: texts,
	robotKeywords: texts,
	robotIpAllowed: flag,
	robotLimit: orNull(wholeNumber(0)),
	robotLimitCode: oneOfCodes(130101, 410100, 660026),
	robotUnknownCode: oneOfCodes(300001, 300005, 400101),
};

const startFields: FieldRules = {
	...simulatorOptions,
	...changeableFields,
	apiPort: wholeNumber(0, 65_535),
	corpId: nonEmptyText,
	corpSecret: nonEmptyText,
	appKey: nonEmptyText,
	appSecret: nonEmptyText,
	agentId: wholeNumber(1),
	ssoSecret: nonEmptyText,
	suiteKey: nonEmptyText,
	suiteSecret: nonEmptyText,
	suiteTicket: nonEmptyText,
	robotCode: nonEmptyText,
	robotToken: nonEmptyText,
	robotSecret: text,
	departments: listOf(anObject),
	users: listOf(anObject),
	conversations: {
		accepts: (value) => isRecord(value) && Object.values(value).every(texts.accepts),
		expected: 'an object of userids by cid',
	},
	attendance: listOf(anObject),
	onMessage: aFunction,
};

const departmentFields: FieldRules = {
	dept_id: required(wholeNumber(1)),
	name: required(nonEmptyText),
	parent_id: wholeNumber(1),
	order: finiteNumber,
	source_identifier: text,
	create_dept_group: flag,
	auto_add_user: flag,
	auto_approve_apply: flag,
	hide_dept: flag,
	dept_permits: numbers,
	user_permits: texts,
	outer_dept: flag,
	outer_dept_only_self: flag,
	outer_permit_depts: numbers,
	outer_permit_users: texts,
	group_contain_sub_dept: flag,
	group_contain_outer_dept: flag,
	group_contain_hidden_dept: flag,
	dept_group_chat_id: text,
	dept_manager_userid_list: texts,
	org_dept_owner: text,
	code: text,
	ext: text,
};

const userFields: FieldRules = {
	userid: required(nonEmptyText),
	name: required(nonEmptyText),
	unionid: nonEmptyText,
	mobile: text,
	state_code: text,
	hide_mobile: flag,
	telephone: text,
	job_number: text,
	title: text,
	email: text,
	org_email: text,
	work_place: text,
	remark: text,
	avatar: text,
	dept_id_list: numbers,
	dept_order_list: listOf(anObject),
	dept_title_list: listOf(anObject),
	extension: {
		accepts: (value) => value === '' || (typeof value === 'string' && isJsonObject(value)),
		expected: 'empty or the text of a JSON object',
	},
	hired_date: finiteNumber,
	manager_userid: text,
	login_email: text,
	active: flag,
	real_authed: flag,
	senior: flag,
	admin: flag,
	boss: flag,
	exclusive_account: flag,
	role_list: listOf(anObject),
};

/** Checks the options of start(); throws an InputError. */
export function checkStartOptions(options: DingTalkOptions): void {
	checkFields('options', options, startFields);
	checkScopes(options);
	for (const department of options.departments ?? []) {
		checkFields('department', department, departmentFields);
		if (department.dept_id === ROOT && department.parent_id !== undefined) {
			throw new InputError(`department ${ROOT} has no parent_id`);
		}
	}
	for (const user of options.users ?? []) checkFields('user', user, userFields);
}

/** Checks the options of reconfigure(); throws an InputError, also on those fixed at start. */
export function checkChanges(options: ChangeableOptions): void {
	checkFields('reconfigure', options, changeableFields);
	checkScopes(options);
}

function checkScopes({ authScopes }: ChangeableOptions): void {
	if (authScopes === undefined) return;
	checkFields('authScopes', authScopes, {
		authed_dept: required(numbers),
		authed_user: required(texts),
	});
}

/** The identity of checked options. */
export function identityOf(options: Partial<Identity>): Identity {
	const given = Object.fromEntries(
		Object.entries(options).filter(([name]) => Object.hasOwn(DEFAULT_IDENTITY, name)),
	);
	const identity = { ...DEFAULT_IDENTITY, ...given };
	return {
		...identity,
		robotCode: identity.robotCode || identity.appKey,
		robotToken: identity.robotToken || randomBytes(32).toString('hex'),
	};
}

/** The settings of checked options. */
export function settingsOf(options: ChangeableOptions): Settings {
	const calls = (limit: number | null | undefined, byDefault: number): number =>
		limit === null ? Infinity : (limit ?? byDefault);
	return {
		tokenSeconds: options.tokenSeconds ?? 7200,
		ipAllowed: options.ipAllowed ?? true,
		missingPermissions: new Set(options.missingPermissions),
		authScopes: options.authScopes ?? { authed_dept: [ROOT], authed_user: [] },
		hiddenUserFields: new Set(options.hiddenUserFields),
		rateLimit: {
			calls: calls(options.rateLimit, 1500),
			seconds: options.rateLimitSeconds ?? 60,
			penaltySeconds: options.rateLimitPenaltySeconds ?? 0,
		},
		rateLimitForm: options.rateLimitForm ?? 'corpApi',
		ipLimit: {
			calls: calls(options.ipLimit, 10_000),
			seconds: 20,
			penaltySeconds: options.ipBanSeconds ?? 300,
		},
		ipBanForm: options.ipBanForm ?? 'json',
		pollsUntilSent: calls(options.pollsUntilSent, 0),
		failUsers: new Set(options.failUsers),
		forbidUsers: new Map(Object.entries(options.forbidUsers ?? {})),
		dailyPerUser: options.dailyPerUser ?? 500,
		receiversPerMinute: options.receiversPerMinute ?? 5000,
		receiversPerCall: options.receiversPerCall ?? 5000,
		toAllAllowed: options.toAllAllowed ?? true,
		bannedWords: options.bannedWords ?? [],
		mustConsent: new Set(options.mustConsent),
		robotKeywords: options.robotKeywords ?? [],
		robotIpAllowed: options.robotIpAllowed ?? true,
		robotLimit: { calls: calls(options.robotLimit, 20), seconds: 60, penaltySeconds: 600 },
		robotLimitCode: options.robotLimitCode ?? 130101,
		robotUnknownCode: options.robotUnknownCode ?? 300005,
	};
}
