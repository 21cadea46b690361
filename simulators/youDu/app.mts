import type { Clock } from '../shared/clock.mts';
import type { Tokens } from '../shared/tokens.mts';
import type { Identity, Settings } from './settings.mts';

/** A message that the simulator has taken. */
export interface HeldMessage {
	id: string;
	/** 1 for the first message since the start or the last reset. */
	order: number;
	/** The simulator's clock, in milliseconds since 1970. */
	time: number;
	token: string;
	msgType: string;
	/** The accounts that got it, as sent: with duplicates, without those that do not exist. */
	toUser: string[];
	/** The departments that got it, likewise. */
	toDept: number[];
	content: string;
	/** The content was longer than the limit and has been cut. */
	cut: boolean;
	/** The exact decrypted text. */
	plaintext: string;
}

/** What the calls work on. */
export interface App {
	readonly identity: Identity;
	readonly clock: Clock;
	readonly tokens: Tokens;
	settings: Settings;
	/** Takes a message. */
	hold(message: Omit<HeldMessage, 'id' | 'order' | 'time'>): void;
}

/** What a call answers: status and, where the call returns data, the text to be sealed. */
export interface CallResult {
	errcode: number;
	errmsg: string;
	data?: string;
}

/** The answer of section 3.2 to a call that went well. */
export const OK: CallResult = { errcode: 0, errmsg: 'ok' };
