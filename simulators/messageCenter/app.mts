import type { Clock } from '../shared/clock.mts';
import type { Tokens } from '../shared/tokens.mts';
import type { Ledger } from './ledger.mts';
import type { Carrier, Parameters } from './parameters.mts';
import type { Replies } from './replies.mts';
import { RSP_CODES } from './rspCodes.mts';
import type { Identity, Settings } from './settings.mts';

export interface Receiver {
	/** Student or staff number, account, or mobile number. */
	user: string;
	/** Empty where the call has no names. */
	name: string;
}

/** A receiver whom the message did not reach. */
export interface Failure {
	user: string;
	cause: string;
}

export type Category = 'notice' | 'todo';
export type TodoState = 'todo' | 'done';

/** What a send asks for; the numbers of the document in words. */
export interface Draft {
	kind: 'message' | 'sms' | 'template' | 'card';
	/** SMS and cards have none: only messages and templates appear in a user's list. */
	category?: Category;
	/** Empty for an SMS; a template's own title. */
	title: string;
	/** A template's content is filled in, a card's description cut. */
	content: string;
	/** Those who get it; the unsubscribed ones are not among them. */
	receivers: readonly Receiver[];
	unsubscribed: readonly Receiver[];
	repliesAllowed: boolean;
	/** Exactly what was sent. */
	raw: Readonly<Record<string, unknown>>;
	/** Message only. */
	type?: 'richText' | 'text' | 'link';
	/** Message only. */
	channels?: readonly string[];
	summary?: string;
	iconUrl?: string;
	/** When a scheduled message is due, in milliseconds since 1970. */
	dueAt?: number;
	/** waitLink of a message, url of a template message or card. */
	link?: string;
	pcLink?: string;
	/** Template message only. */
	publicId?: string;
	/** Template message only. */
	templateId?: string;
	/** Template message only: the values by placeholder. */
	values?: Readonly<Record<string, string>>;
	/** Card only. */
	buttonText?: string;
	/** Card only: the parameters that were too long and have been cut. */
	cut?: readonly string[];
}

/** A send that the simulator has taken. */
export interface HeldMessage extends Draft {
	/** What the send answered as msgId or messageId; nobody is told that of a card. */
	id: string;
	/** 1 for the first message since the start or the last reset. */
	order: number;
	/** The simulator's clock, in milliseconds since 1970. */
	time: number;
	/** When it went out; absent before. */
	sentAt?: number;
	state: 'scheduled' | 'notSent' | 'sending' | 'sent';
	/** Known once it is sent. */
	failures: readonly Failure[];
	/** How often getProgress has answered "not sent" or "sending". */
	polls: number;
	/** Todos only. */
	todoState?: TodoState;
	readBy: readonly string[];
}

/** What the calls work on. */
export interface App {
	readonly identity: Identity;
	readonly clock: Clock;
	readonly tokens: Tokens;
	readonly ledger: Ledger;
	readonly replies: Replies;
	settings: Settings;
}

/** What a call answers. */
export interface CallResult {
	rspCode: string;
	rspMsg: string;
	/** In some examples, always null. */
	debuggerErrorMsg?: null;
	resultData: unknown;
}

/** One call of the document; every call is a POST. */
export interface Call {
	path: string;
	carrier: Carrier;
	/** Every parameter of the call. */
	parameters: readonly string[];
	run(app: App, parameters: Parameters): CallResult;
}

/** The common answer to a call that went well (4.1). */
export function ok(resultData: unknown): CallResult {
	const [rspCode, rspMsg] = RSP_CODES.OK;
	return { rspCode, rspMsg, resultData };
}

/** The same for the calls whose examples have debuggerErrorMsg too (5.2.1, 5.2.2, 5.3.3). */
export function okWithDebugger(resultData: unknown): CallResult {
	const [rspCode, rspMsg] = RSP_CODES.OK;
	return { rspCode, rspMsg, debuggerErrorMsg: null, resultData };
}
