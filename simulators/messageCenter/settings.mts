import {
	aFunction,
	anObject,
	checkFields,
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
import type { FieldRules } from '../shared/checks.mts';
import { simulatorOptions } from '../shared/simulator.mts';
import type { SimulatorOptions } from '../shared/simulator.mts';
import { EXAMPLE_ACCOUNTS } from './examples.mts';
import type { HeldMessage } from './app.mts';

/** The values of sendChannel (5.3.1). */
export const SEND_CHANNELS = ['WeChat', 'DingTalk', 'Mail', 'SMS', 'IntelligenceMode', 'Portal'];

/** The channels of the application form (appendix 1); 公众号 has no wire name. */
const CHANNELS = [...SEND_CHANNELS, 'OfficialAccount'];

/** A template in the document's own words (5.2.2). */
export interface Template {
	template_id: string;
	title: string;
	primary_industry: string;
	deputy_industry: string;
	/** Holds the placeholders, e.g. `业务系统：{{keyword1.DATA}}`. */
	content: string;
	example: string;
}

/** A WeChat official account (公众平台, 5.2.1). */
export interface Account {
	publicId: string;
	publicName: string;
	remark: string;
	/** A disabled one is listed with status 2 and refused with 600011. */
	status: 'usable' | 'disabled';
	/** Whether it belongs to the app; if not, it is not listed and is refused with 600022. */
	bound: boolean;
	/** What WeChat answers the platform: nothing (600001), or that its token is stale (600002). */
	trouble?: 'unreadable' | 'tokenStale';
	templates: readonly Template[];
}

/** An account as given in options: what is left out is filled in. */
export type AccountOption = Pick<Account, 'publicId' | 'publicName'> &
	Partial<Omit<Account, 'templates'>> & {
		templates?: ReadonlyArray<
			Pick<Template, 'template_id' | 'title' | 'content'> & Partial<Template>
		>;
	};

/** Options that can change while the simulator runs. */
export interface ChangeableOptions {
	latencyMs?: number;
	/** Lifetime of a token in seconds; default 7200 (5.1.1). */
	tokenSeconds?: number;
	/** A new token makes the older ones unknown (the document does not say); default false. */
	singleToken?: boolean;
	/** The app is disabled: 500002 from get token and send message; default false. */
	appDisabled?: boolean;
	/** The two calls about a user's messages are open; default false, which is 400002. */
	userCallsOpen?: boolean;
	/** The channels that the app may use, else 500010 and 500011; undefined or null = all. */
	channels?: string[] | null;
	/** The SMS channel is closed: 500014 from send SMS; default false. */
	smsClosed?: boolean;
	/** How many SMS may be sent before 100011; undefined or null = any number. */
	smsQuota?: number | null;
	/** Words that lead to 500013 in title, summary or content; default none. */
	sensitiveWords?: string[];
	/** A todo that equals an earlier one is refused with 500015; default false. */
	refuseRepeatedTodos?: boolean;
	/**
	 * How many calls of getProgress say "not sent" or "sending" before a message is sent; default
	 * 0: sent at once; null: it stays so until finishSending().
	 */
	pollsUntilSent?: number | null;
	/** Users or mobiles whom no message reaches, each with the cause; default none. */
	failUsers?: Record<string, string>;
	/** Users who are not subscribed; default none. */
	unsubscribed?: string[];
	/** Users whom the official accounts do not know (600003); default none. */
	unboundUsers?: string[];
	/** The name's field in noSubscribeList: the example says userName, the table says name. */
	noSubscribeName?: 'userName' | 'name';
	/** Default: those of the document's examples. */
	accounts?: AccountOption[];
}

/** Options of MessageCenterSimulator.start. */
export interface MessageCenterOptions extends SimulatorOptions, ChangeableOptions {
	/** Default MSG123456, as in the example of 5.2.1. */
	appId?: string;
	appPassword?: string;
	/** Called with each message that is held. */
	onMessage?: (message: HeldMessage) => void;
}

/** Who the simulated application is. */
export interface Identity {
	appId: string;
	appPassword: string;
}

/** The changeable options of the calls, completed. */
export interface Settings {
	tokenSeconds: number;
	singleToken: boolean;
	appDisabled: boolean;
	userCallsOpen: boolean;
	channels: ReadonlySet<string>;
	smsClosed: boolean;
	smsQuota: number;
	sensitiveWords: readonly string[];
	refuseRepeatedTodos: boolean;
	/** Infinity: only finishSending() ends it. */
	pollsUntilSent: number;
	failUsers: ReadonlyMap<string, string>;
	unsubscribed: ReadonlySet<string>;
	unboundUsers: ReadonlySet<string>;
	noSubscribeName: 'userName' | 'name';
	accounts: readonly Account[];
}

const DEFAULT_IDENTITY: Identity = {
	appId: 'MSG123456',
	appPassword: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
};

const texts = listOf(nonEmptyText);

const templateFields: FieldRules = {
	template_id: required(nonEmptyText),
	title: required(text),
	primary_industry: text,
	deputy_industry: text,
	content: required(text),
	example: text,
};

const accountFields: FieldRules = {
	publicId: required(nonEmptyText),
	publicName: required(text),
	remark: text,
	status: oneOf('usable', 'disabled'),
	bound: flag,
	trouble: oneOf('unreadable', 'tokenStale'),
	templates: listOf(anObject),
};

const changeableFields: FieldRules = {
	latencyMs: wholeNumber(0, 2 ** 31 - 1),
	tokenSeconds: wholeNumber(0),
	singleToken: flag,
	appDisabled: flag,
	userCallsOpen: flag,
	channels: orNull(listOf(oneOf(...CHANNELS))),
	smsClosed: flag,
	smsQuota: orNull(wholeNumber(0)),
	sensitiveWords: texts,
	refuseRepeatedTodos: flag,
	pollsUntilSent: orNull(wholeNumber(0)),
	failUsers: {
		accepts: (value) => isRecord(value) && Object.values(value).every(text.accepts),
		expected: 'an object of causes by user',
	},
	unsubscribed: texts,
	unboundUsers: texts,
	noSubscribeName: oneOf('userName', 'name'),
	accounts: listOf(anObject),
};

const startFields: FieldRules = {
	...simulatorOptions,
	...changeableFields,
	appId: nonEmptyText,
	appPassword: nonEmptyText,
	onMessage: aFunction,
};

/** Checks the options of start(); throws an InputError. */
export function checkStartOptions(options: MessageCenterOptions): void {
	checkFields('options', options, startFields);
	checkAccounts(options);
}

/** Checks the options of reconfigure(); throws an InputError, also on those fixed at start. */
export function checkChanges(options: ChangeableOptions): void {
	checkFields('reconfigure', options, changeableFields);
	checkAccounts(options);
}

/** The identity of checked options. */
export function identityOf(options: MessageCenterOptions): Identity {
	const { appId, appPassword } = { ...DEFAULT_IDENTITY, ...options };
	return { appId, appPassword };
}

/** The settings of checked options, with every default filled in. */
export function settingsOf(options: ChangeableOptions): Settings {
	return {
		tokenSeconds: options.tokenSeconds ?? 7200,
		singleToken: options.singleToken ?? false,
		appDisabled: options.appDisabled ?? false,
		userCallsOpen: options.userCallsOpen ?? false,
		channels: new Set(options.channels ?? CHANNELS),
		smsClosed: options.smsClosed ?? false,
		smsQuota: options.smsQuota ?? Infinity,
		sensitiveWords: options.sensitiveWords ?? [],
		refuseRepeatedTodos: options.refuseRepeatedTodos ?? false,
		pollsUntilSent: options.pollsUntilSent === null ? Infinity : (options.pollsUntilSent ?? 0),
		failUsers: new Map(Object.entries(options.failUsers ?? {})),
		unsubscribed: new Set(options.unsubscribed),
		unboundUsers: new Set(options.unboundUsers),
		noSubscribeName: options.noSubscribeName ?? 'userName',
		accounts: options.accounts?.map(completed) ?? EXAMPLE_ACCOUNTS,
	};
}

function completed({ templates = [], ...account }: AccountOption): Account {
	const industries = { primary_industry: '', deputy_industry: '' };
	return {
		remark: '',
		status: 'usable',
		bound: true,
		...account,
		templates: templates.map((template) => ({ ...industries, example: '', ...template })),
	};
}

function checkAccounts({ accounts = [] }: ChangeableOptions): void {
	for (const account of accounts) {
		checkFields('account', account, accountFields);
		for (const template of account.templates ?? []) {
			checkFields('template', template, templateFields);
		}
	}
}
