import {
	InputError,
	aFunction,
	anObject,
	checkFields,
	flag,
	listOf,
	nonEmptyText,
	orNull,
} from '../shared/checks.mts';
import { required, text, wholeNumber } from '../shared/checks.mts';
import type { FieldRules } from '../shared/checks.mts';
import { simulatorOptions } from '../shared/simulator.mts';
import type { SimulatorOptions } from '../shared/simulator.mts';
import type { HeldMessage } from './app.mts';
import { CipherError, parseKey } from './cipher.mts';

/** How a send answers when some receivers do not exist (unknown, reference 7.10). */
export interface InvalidReceivers {
	errcode: number;
	/** Gives errmsg for the names; in a string, `{names}` stands for them, joined by `|`. */
	errmsg: string | ((names: string[]) => string);
	/** Whether the valid receivers get the message. */
	deliver: boolean;
}

/** Options that can change while the simulator runs. */
export interface ChangeableOptions {
	latencyMs?: number;
	/** Lifetime of a token in seconds, also what gettoken answers; default 7200. */
	expireIn?: number;
	/** A new token makes the older ones unknown (unknown, reference 7.4); default false. */
	singleToken?: boolean;
	/** The appId at the end of replies (reference 2.3); undefined or null = the own appId. */
	replyAppId?: string | null;
	/** The accounts that exist; undefined or null = every account exists. */
	users?: string[] | null;
	/** The departments that exist besides 0; undefined or null = every department exists. */
	departments?: number[] | null;
	invalidReceivers?: InvalidReceivers;
}

/** Options of YouDuSimulator.start. */
export interface YouDuOptions extends SimulatorOptions, ChangeableOptions {
	/** Default 14000001. */
	buin?: number;
	appId?: string;
	/** 44 characters of base64. */
	encodingAesKey?: string;
	/** Called with each message that is held. */
	onMessage?: (message: HeldMessage) => void;
}

/** Who the simulated application is. */
export interface Identity {
	buin: number;
	appId: string;
	encodingAesKey: string;
	key: Buffer;
}

/** The changeable options of the calls, completed. */
export interface Settings {
	expireIn: number;
	singleToken: boolean;
	replyAppId: string;
	users: ReadonlySet<string> | undefined;
	departments: ReadonlySet<number> | undefined;
	invalidReceivers: InvalidReceivers;
}

const DEFAULT_IDENTITY = {
	buin: 14000001,
	appId: 'yd0123456789ABCDEF0123456789ABCDEF',
	encodingAesKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
};

const invalidReceiversFields: FieldRules = {
	errcode: required(wholeNumber(Number.MIN_SAFE_INTEGER)),
	errmsg: required({
		accepts: (value) => typeof value === 'string' || typeof value === 'function',
		expected: 'a string or a function',
	}),
	deliver: required(flag),
};

const changeableFields: FieldRules = {
	latencyMs: wholeNumber(0, 2 ** 31 - 1),
	expireIn: wholeNumber(0),
	singleToken: flag,
	replyAppId: orNull(nonEmptyText),
	users: orNull(listOf(nonEmptyText)),
	departments: orNull(listOf(wholeNumber(0))),
	invalidReceivers: anObject,
};

const startFields: FieldRules = {
	...simulatorOptions,
	...changeableFields,
	buin: wholeNumber(1),
	appId: nonEmptyText,
	encodingAesKey: text,
	onMessage: aFunction,
};

/** Checks the options of start(); throws an InputError. */
export function checkStartOptions(options: YouDuOptions): void {
	checkFields('options', options, startFields);
	checkInvalidReceivers(options);
}

/** Checks the options of reconfigure(); throws an InputError, also on those fixed at start. */
export function checkChanges(options: ChangeableOptions): void {
	checkFields('reconfigure', options, changeableFields);
	checkInvalidReceivers(options);
}

/** The identity of checked options; throws an InputError on a bad key. */
export function identityOf(options: YouDuOptions): Identity {
	const { buin, appId, encodingAesKey } = { ...DEFAULT_IDENTITY, ...options };
	try {
		return { buin, appId, encodingAesKey, key: parseKey(encodingAesKey) };
	} catch (error) {
		if (error instanceof CipherError) throw new InputError(error.message);
		throw error;
	}
}

/** The settings of checked options, with every default filled in. */
export function settingsOf(options: ChangeableOptions, ownAppId: string): Settings {
	return {
		expireIn: options.expireIn ?? 7200,
		singleToken: options.singleToken ?? false,
		replyAppId: options.replyAppId ?? ownAppId,
		users: options.users ? new Set(options.users) : undefined,
		departments: options.departments ? new Set(options.departments) : undefined,
		invalidReceivers: options.invalidReceivers ?? {
			errcode: 0,
			errmsg: 'invalid user: {names}',
			deliver: true,
		},
	};
}

function checkInvalidReceivers({ invalidReceivers }: ChangeableOptions): void {
	if (invalidReceivers !== undefined) {
		checkFields('invalidReceivers', invalidReceivers, invalidReceiversFields);
	}
}
