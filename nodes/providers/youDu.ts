import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { CipherError, decryptEnvelope, encryptEnvelope, parseAesKey } from '../core/cipher';
import {
	codeError,
	noAnswerError,
	ProviderError,
	redact,
	statusError,
	toProviderError,
	type Purpose,
} from '../core/errors';
import type { Call, Credentials, PlainRequest, Provider } from '../core/provider';
import type { Token } from '../core/tokens';
import { youDuAdvice, youDuErrors } from './youDu.errors';

const NAME = 'YouDu';
const TOKEN_PATH = '/cgi/gettoken';
const TOKEN_SECONDS = 7200;
const USERS_PER_CALL = 1000;
const DEPARTMENTS_PER_CALL = 100;

/** Calls whose envelope has other names and no buin. Source: reference/youdu.md 3.3. */
const CALLS_WITHOUT_BUIN = ['/cgi/set.ent.notice', '/cgi/popwindow'];

/** A YouDu credential, checked. */
interface YouDuCredential {
	/** With scheme, port and path prefix, without a slash at the end. */
	serverUrl: string;
	buin: number;
	appId: string;
	key: Buffer;
	encodingAesKey: string;
	skipSslCertificateValidation: boolean;
}

function credentialError(advice: string, description: string): ProviderError {
	return new ProviderError(advice, { outcome: 'refused', description, credentialAtFault: true });
}

/**
 * Brings a server's address into one form: `im.example.com:7080/` becomes
 * `http://im.example.com:7080`. YouDu's own default is plain HTTP on port 7080.
 *
 * @throws ProviderError when it is not the address of an HTTP server
 */
export function normalizeServerUrl(text: string): string {
	const address = text.trim();
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
	if (URL.canParse(withScheme)) {
		const url = new URL(withScheme);
		const isPlain = !url.username && !url.password && !url.search && !url.hash;
		if (['http:', 'https:'].includes(url.protocol) && isPlain) {
			return url.origin + url.pathname.replace(/\/+$/, '');
		}
	}
	throw credentialError(
		'Check the server URL in the YouDu credential: it needs the form http://host:7080',
		'The server URL is not an address of the form http://host:port/path',
	);
}

/** @throws ProviderError that names the field which is wrong */
function readCredential(credentials: Credentials): YouDuCredential {
	const serverUrl = normalizeServerUrl(String(credentials.serverUrl ?? ''));
	const buin = String(credentials.buin ?? '').trim();
	if (!/^[1-9]\d*$/.test(buin) || !Number.isSafeInteger(Number(buin))) {
		throw credentialError(youDuAdvice.CHECK_BUIN, 'The buin is not a whole number');
	}
	const appId = String(credentials.appId ?? '').trim();
	if (appId === '') throw credentialError(youDuAdvice.CHECK_APP_ID, 'The appId is empty');
	const encodingAesKey = String(credentials.encodingAesKey ?? '').trim();
	return {
		serverUrl,
		buin: Number(buin),
		appId,
		key: readKey(encodingAesKey),
		encodingAesKey,
		skipSslCertificateValidation: credentials.ignoreSslIssues === true,
	};
}

function readKey(encodingAesKey: string): Buffer {
	try {
		return parseAesKey(encodingAesKey);
	} catch (error) {
		throw credentialError(
			'Check the EncodingAESKey in the YouDu credential: it is not one that YouDu gives out',
			`EncodingAESKey: ${messageOf(error)}. It has 44 characters`,
		);
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function envelope(credential: YouDuCredential, plaintext: string, path: string): IDataObject {
	const { buin, appId, key } = credential;
	const encrypted = encryptEnvelope(key, plaintext, appId);
	return CALLS_WITHOUT_BUIN.includes(path)
		? { app_id: appId, msg_encrypt: encrypted }
		: { buin, appId, encrypt: encrypted };
}

function tokenRequest(credential: YouDuCredential): IDataObject {
	return envelope(credential, String(Math.floor(Date.now() / 1000)), TOKEN_PATH);
}

/**
 * The fields of an answer's JSON, once its errcode has turned out to be 0.
 *
 * @param extra what is added to the error's data, given YouDu's own message
 * @throws ProviderError for every other answer
 * @see reference/youdu.md 3.2
 */
function readReply(
	response: IN8nHttpFullResponse,
	purpose: Purpose,
	secrets: readonly string[],
	extra: (errmsg: string) => IDataObject = () => ({}),
): { errcode: number; errmsg: string; encrypt: string } {
	if (response.statusCode < 200 || response.statusCode >= 300) {
		throw statusError(NAME, purpose, response.statusCode);
	}
	const { errcode, errmsg, encrypt } = parseObject(String(response.body ?? '')) ?? {};
	if (typeof errcode !== 'number') {
		throw noAnswerError(NAME, purpose, 'the answer is not one of a YouDu server');
	}
	const message = redact(typeof errmsg === 'string' ? errmsg : '', secrets);
	if (errcode !== 0) {
		const error = codeError(NAME, youDuErrors, String(errcode), message, secrets);
		error.details.data = extra(message);
		throw error;
	}
	return { errcode, errmsg: message, encrypt: typeof encrypt === 'string' ? encrypt : '' };
}

function parseObject(text: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return value !== null && typeof value === 'object' ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Decrypts the `encrypt` of a reply. At its end stands the id of the app that sent it; servers put
 * their own id or that of a built-in app there, so any well-formed id will do.
 *
 * @throws CipherError when it cannot be decrypted with this key, or is not text
 * @see reference/youdu.md 2.2 and 2.3
 */
export function openReply(encrypt: string, key: Buffer): string {
	const { payload, ownerId } = decryptEnvelope(key, encrypt);
	if (!/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(ownerId)) {
		throw new CipherError('The decrypted text does not end with the id of an app');
	}
	const text = payload.toString('utf8');
	if (!Buffer.from(text, 'utf8').equals(payload)) {
		throw new CipherError('The decrypted text is not UTF-8');
	}
	return text;
}

/**
 * Reads the token out of the decrypted reply of gettoken: JSON, or the bare token.
 *
 * @throws CipherError when it is neither
 * @see reference/youdu.md 1.2 and 7.2
 */
export function readToken(text: string): Token {
	const { accessToken, expireIn } = parseObject(text) ?? {
		accessToken: /^[A-Za-z0-9_.-]+$/.test(text) ? text : undefined,
		expireIn: TOKEN_SECONDS,
	};
	if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) {
		throw new CipherError('The decrypted text holds no access token');
	}
	const expiresInSeconds = Number(expireIn);
	return {
		value: accessToken,
		expiresInSeconds: expiresInSeconds > 0 ? expiresInSeconds : TOKEN_SECONDS,
	};
}

async function fetchToken(request: PlainRequest, credentials: Credentials): Promise<Token> {
	const credential = readCredential(credentials);
	const response = await request({
		method: 'POST',
		url: credential.serverUrl + TOKEN_PATH,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(tokenRequest(credential)),
		skipSslCertificateValidation: credential.skipSslCertificateValidation,
	}).catch((error: unknown) => {
		throw toProviderError(NAME, 'token', error);
	});
	const reply = readReply(response, 'token', [credential.encodingAesKey]);
	try {
		return readToken(openReply(reply.encrypt, credential.key));
	} catch (error) {
		throw credentialError(
			youDuAdvice.CHECK_AES_KEY,
			`The token in the reply of YouDu: ${messageOf(error)}`,
		);
	}
}

/**
 * The path behind the server's address that a request goes to.
 *
 * @throws ProviderError for another server, which must not see the token
 */
function pathOf(options: RequestOptions, { serverUrl }: YouDuCredential): string {
	const target = options.url ?? options.uri ?? '';
	if (target.startsWith('/')) return target;
	if (URL.canParse(target)) {
		const { origin, pathname } = new URL(target);
		if (`${origin}${pathname}`.startsWith(`${serverUrl}/`)) {
			return `${origin}${pathname}`.slice(serverUrl.length);
		}
	}
	throw new ProviderError('Use this credential only for the YouDu server that it names', {
		outcome: 'refused',
		description: `The request does not go to ${serverUrl}`,
	});
}

/** What `authenticate` is given: n8n's options for requests, or the older ones of HTTP Request. */
type RequestOptions = IHttpRequestOptions & { uri?: string; form?: unknown; formData?: unknown };

/** @throws ProviderError when the body is not JSON */
function plaintextOf({ body, form, formData }: RequestOptions): string {
	const isEmpty = body === undefined || body === null || body === '';
	if (isEmpty && form === undefined && formData === undefined) return '{}';
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const isJson = typeof body === 'string' ? parseObject(body) : isPlainObject(body);
	if (!isJson) {
		throw new ProviderError('Send a JSON object as the body: that is what YouDu takes', {
			outcome: 'refused',
			description: 'The YouDu credential encrypts JSON bodies only',
		});
	}
	return text;
}

function isPlainObject(value: unknown): boolean {
	return (
		typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
	);
}

function authorize(
	options: RequestOptions,
	token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const credential = readCredential(credentials);
	const path = pathOf(options, credential);
	if (options.url?.startsWith('/')) {
		options.baseURL = undefined;
		options.url = credential.serverUrl + path;
	}
	if (credential.skipSslCertificateValidation) options.skipSslCertificateValidation = true;
	if (path !== TOKEN_PATH) options.qs = { ...options.qs, accessToken: token };
	if ((options.method ?? 'GET') === 'GET') return options;

	const body =
		path === TOKEN_PATH
			? tokenRequest(credential)
			: envelope(credential, plaintextOf(options), path);
	options.body = JSON.stringify(body);
	const otherHeaders = Object.entries(options.headers ?? {}).filter(
		([name]) => name.toLowerCase() !== 'content-type',
	);
	options.headers = { ...Object.fromEntries(otherHeaders), 'Content-Type': 'application/json' };
	return options;
}

/** One part of a list of receivers, and in words which one it is. */
interface Slice {
	receivers: string[];
	words: string;
}

function slices(receivers: string[], size: number, noun: string): Slice[] {
	const count = Math.ceil(receivers.length / size);
	return Array.from({ length: count }, (_, index) => {
		const start = index * size;
		const part = receivers.slice(start, start + size);
		return { receivers: part, words: `${noun} ${start + 1} to ${start + part.length}` };
	});
}

/** @see seeds/000, the table under 3: at most 1,000 users and 100 departments in a call */
function split(options: IHttpRequestOptions): Call[] {
	const body = options.body as IDataObject & { toUser: string[]; toDept: string[] };
	const users = slices(body.toUser, USERS_PER_CALL, 'users');
	const departments = slices(body.toDept, DEPARTMENTS_PER_CALL, 'departments');
	return Array.from({ length: Math.max(users.length, departments.length) }, (_, index) => {
		const own = [users[index], departments[index]];
		return {
			part: own.flatMap((slice) => slice?.words ?? []).join(' and '),
			options: {
				...options,
				body: {
					...body,
					toUser: own[0]?.receivers.join('|') ?? '',
					toDept: own[1]?.receivers.join('|') ?? '',
				},
			},
		};
	});
}

/**
 * The users of a call that YouDu's message names as invalid. How it lists them is not documented,
 * so each word of the message is compared with the accounts that were sent.
 *
 * @see seeds/000, 6
 */
export function invalidUsersIn(errmsg: string, toUser: string): string[] {
	if (errmsg.toLowerCase() === 'ok') return [];
	const words = new Set(errmsg.split(/[\s,;:|，；：、"'“”()[\]{}（）【】]+/));
	return toUser.split('|').filter((account) => account !== '' && words.has(account));
}

function decode(
	response: IN8nHttpFullResponse,
	{ options }: Call,
	credentials: Credentials,
	token: string,
): IDataObject {
	const credential = readCredential(credentials);
	const { toUser, toDept } = options.body as { toUser: string; toDept: string };
	const reply = readReply(response, 'call', [credential.encodingAesKey, token], (errmsg) => ({
		invalidUsers: invalidUsersIn(errmsg, toUser),
	}));
	return {
		toUser,
		toDept,
		errcode: reply.errcode,
		errmsg: reply.errmsg,
		invalidUsers: invalidUsersIn(reply.errmsg, toUser),
	};
}

/** YouDu (有度即时通). Source: seeds/000, reference/youdu.md. */
export const youDu: Provider = {
	name: NAME,
	credentialType: 'youDuApi',
	identity: (credentials) => {
		const { serverUrl, buin, appId, encodingAesKey } = readCredential(credentials);
		return [NAME, serverUrl, String(buin), appId, encodingAesKey];
	},
	fetchToken,
	authorize,
	split,
	decode,
};
