import type { Clock } from '../shared/clock.mts';
import type { ReceivedRequest } from '../shared/messages.mts';
import type { AccessTokens, TokenKind } from './accessTokens.mts';
import type { Attendance } from './attendance.mts';
import type { Chats } from './chats.mts';
import type { Dialect } from './dialects.mts';
import type { Drive } from './drive.mts';
import type { Ledger } from './ledger.mts';
import type { Limiter } from './limits.mts';
import type { LoginCodes } from './loginCodes.mts';
import type { MediaStore } from './media.mts';
import type { MicroApps } from './microApps.mts';
import type { Organisation } from './organisation.mts';
import type { ParameterCodes, Parameters } from './parameters.mts';
import type { Identity, Settings } from './settings.mts';

/** What a reset makes anew. */
export interface State {
	organisation: Organisation;
	ledger: Ledger;
	loginCodes: LoginCodes;
	nextTaskId: () => number;
	chats: Chats;
	/** Ordinary conversations: members by cid. */
	conversations: ReadonlyMap<string, readonly string[]>;
	media: MediaStore;
	drive: Drive;
	microApps: MicroApps;
	attendance: Attendance;
	/** Of the webhook: what it has taken, by msgUuid, and how often it is used. */
	webhooks: { uuids: Set<string>; limiter: Limiter };
}

/** What the calls work on. */
export interface App extends State {
	readonly identity: Identity;
	readonly clock: Clock;
	readonly tokens: AccessTokens;
	/** The address of a file in the object store. */
	readonly resourceUrl: (key: string) => string;
	settings: Settings;
}

/** What a call is given. */
export interface Input {
	/** In the body, or in the URL of a call without a body. */
	parameters: Parameters;
	/** In the URL, beside a body. */
	query: Parameters;
	/** The values in the path by their names, decoded. */
	path: Readonly<Record<string, string>>;
	request: ReceivedRequest;
}

/** Where the parameters are; `bytes`: the body is a file, as `multipart` or as it is. */
export type Carrier = 'query' | 'body' | 'bytes';

/** One call of DingTalk. */
export interface Call {
	readonly dialect: Dialect;
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below the path prefix; `{name}` stands for a value. */
	readonly path: string;
	readonly token: TokenKind | 'none';
	readonly carrier: Carrier;
	readonly parameters: readonly string[];
	/** Parameters in the URL beside those in a body. */
	readonly query: readonly string[];
	/** The permission that the app needs. */
	readonly permission?: string;
	readonly codes: ParameterCodes;
	readonly quoted: boolean;
	/** Gives the answer's own fields, or a file; throws a Refusal. */
	run(app: App, input: Input): object | File;
}

/** A file as an answer. */
export class File {
	readonly bytes: Buffer;
	readonly name: string;
	readonly contentType: string;

	constructor(bytes: Buffer, name: string, contentType: string) {
		this.bytes = bytes;
		this.name = name;
		this.contentType = contentType;
	}
}

type Given = Pick<Call, 'method' | 'path' | 'parameters' | 'run'> & Partial<Omit<Call, 'dialect'>>;

/** A call of the oldest form: no envelope around the token's trouble, 40035 for bad parameters. */
export function v1(call: Given): Call {
	return completed('v1', { missing: 40035, bad: 40035 }, call);
}

/** A call below /topapi/; always POST. */
export function topapi(call: Omit<Given, 'method'>): Call {
	return completed('topapi', { missing: 400002, bad: 400002 }, { method: 'POST', ...call });
}

/** A call of the current host. */
export function api(call: Given): Call {
	return completed('api', { missing: 'missingParameter', bad: 'param.error' }, call);
}

function completed(dialect: Dialect, codes: ParameterCodes, call: Given): Call {
	const hasBody = call.method === 'POST' || call.method === 'PUT';
	return {
		dialect,
		token: 'app',
		carrier: hasBody ? 'body' : 'query',
		query: [],
		codes,
		quoted: false,
		...call,
	};
}
