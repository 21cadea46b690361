import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { noAnswerError, ProviderError, toProviderError, type Purpose } from '../core/errors';
import { isPlainObject, parseObject } from '../core/json';
import {
	purposeOf,
	type Call,
	type Credentials,
	type Pace,
	type PlainRequest,
	type TokenProvider,
} from '../core/provider';
import { onServer, pathOnServer, withContentType, type RequestOptions } from '../core/serverUrl';
import { joined, type Sentence } from '../core/say';
import { slices } from '../core/slices';
import type { Token } from '../core/tokens';
import {
	CLASSIC_HOST,
	credentialError,
	readCredential,
	type DingTalkCredential,
} from './dingTalk.credential';
import {
	dingTalkApiErrors,
	dingTalkCodes,
	dingTalkSsoErrors,
	dingTalkTokenErrors,
} from './dingTalk.errors';
import { readReply, type Dialect, type Host } from './dingTalk.reply';
import { say } from './words';

const NAME = say`DingTalk`.text();
const HOSTS: Readonly<Record<Dialect, Host>> = {
	classic: { name: NAME, address: CLASSIC_HOST, dialect: 'classic' },
	current: { name: NAME, address: say`Current Host`, dialect: 'current' },
};
const SIGN_IN_PATH = '/gettoken';
const TOKEN_SECONDS = 7200;
const TOKEN_HEADER = 'x-acs-dingtalk-access-token';
export const SEND_PATH = '/topapi/message/corpconversation/asyncsend_v2';
const USERS_PER_CALL = 100;
const DEPARTMENTS_PER_CALL = 20;

/** Calls with the SSO token in place of the app's, or with none. */
const SSO_PATHS = [
	'/sso/gettoken',
	'/sso/getuserinfo',
	'/v1.0/oauth2/ssoAccessToken',
	'/v1.0/oauth2/ssoUserInfo',
];

/** Paths with a value in them, which count as one API. */
const APIS = [
	'/v1.0/microApp/apps/{agentId}/scopes',
	'/v1.0/microApp/apps/{agentId}',
	'/v1.0/microApp/users/{userId}/apps',
	'/v1.0/im/chat/{chatId}/convertToOpenConversationId',
	'/v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query',
	'/v2.0/storage/spaces/files/{parentDentryUuid}/commit',
	'/v1.0/storage/spaces/{spaceId}/dentries/{dentryId}/downloadInfos/query',
].map((name) => ({ name, pattern: new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`) }));

/** Calls for the app's token. Source: docs/reference/dingtalk.md, 1.2. */
const SIGN_IN = /^\/(gettoken|v1\.0\/oauth2\/(accessToken|[^/]+\/token))\/*$/;

/**
 * A node asks for an SSO token by the path alone. HTTP Request, which names the host, would get the secret
 * put in for it, and its answer stays in the execution.
 *
 * @throws ProviderError when the request is one for a token
 */
function refuseSignIn(path: string, { url }: Readonly<RequestOptions>): void {
	const isOwn = url === path;
	if (!SIGN_IN.test(path) && (isOwn || !isSsoSignIn(path))) return;
	throw new ProviderError(say`Choose another call: this one is made by the credential itself`, {
		outcome: 'refused',
		description: say`${path} would put the token into the execution`,
	});
}

/** Which of the two hosts a path belongs to: those of today's begin with a version. */
export function dialectOf(path: string): Dialect {
	return /^\/v\d+\.\d+\//.test(path) ? 'current' : 'classic';
}

function pathOf(options: Readonly<RequestOptions>, credential: DingTalkCredential): string {
	const { oapiUrl, apiUrl } = credential;
	const target = options.url ?? options.uri ?? '';
	const isCurrent =
		target.startsWith(`${apiUrl}/`) && dialectOf(target.slice(apiUrl.length)) === 'current';
	return pathOnServer(options, isCurrent ? apiUrl : oapiUrl, NAME);
}

async function fetchToken(request: PlainRequest, credentials: Credentials): Promise<Token> {
	const { oapiUrl, signIn, secrets, ignoresSslIssues } = readCredential(credentials);
	const response = await request({
		method: 'GET',
		url: oapiUrl + SIGN_IN_PATH,
		qs: signIn,
		...(ignoresSslIssues && { skipSslCertificateValidation: true }),
	}).catch((error: unknown) => {
		throw toProviderError(HOSTS.classic, 'token', error);
	});
	const classic = 'appkey' in signIn ? dingTalkTokenErrors.app : dingTalkTokenErrors.corp;
	const codes = { classic, current: dingTalkApiErrors };
	const text = String(response.body ?? '');
	const answer = readReply(response, text, HOSTS.classic, 'token', codes, secrets);
	const { access_token: value, expires_in: seconds } = answer;
	if (typeof value !== 'string' || value === '') {
		throw noAnswerError(HOSTS.classic, 'token', say`the answer holds no token`);
	}
	return { value, expiresInSeconds: Number(seconds) > 0 ? Number(seconds) : TOKEN_SECONDS };
}

function authorize(
	options: Readonly<RequestOptions>,
	token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const credential = readCredential(credentials);
	const path = pathOf(options, credential);
	refuseSignIn(path.split('?')[0] ?? '', options);
	const isClassic = dialectOf(path) === 'classic';
	const host = isClassic ? credential.oapiUrl : credential.apiUrl;
	const authorized = onServer(options, host, credential.ignoresSslIssues);
	if (SSO_PATHS.includes(path)) return withJson(withSso(authorized, path, credential));
	if (isClassic) authorized.qs = { ...options.qs, access_token: token };
	else authorized.headers = { ...options.headers, [TOKEN_HEADER]: token };
	return withJson(withAgent(authorized, path, credential));
}

/** The body as JSON text, unless it is something else already. */
function withJson(options: RequestOptions): RequestOptions {
	const { body, method = 'GET' } = options;
	const isFields = typeof body === 'object' && body !== null && !Buffer.isBuffer(body);
	if (method === 'GET' || method === 'DELETE' || !isFields) return options;
	return {
		...options,
		body: JSON.stringify(body),
		headers: withContentType(options.headers, 'application/json'),
	};
}

/**
 * Work notifications and files of the drive belong to the app, whose agent ID stands in the credential.
 * A space of the drive may be found by its domain instead.
 */
function withAgent(
	options: RequestOptions,
	path: string,
	{ agentId }: DingTalkCredential,
): RequestOptions {
	const { body, qs } = options;
	if (path.startsWith('/topapi/message/corpconversation/')) {
		if (!isPlainObject(body) || body.agent_id !== undefined) return options;
		const agent_id = agentNumber(agentId, say`is empty, and work notifications need it`);
		return { ...options, body: { ...body, agent_id } };
	}
	if (!/^\/(cspace|file\/upload)\//.test(path)) return options;
	if (qs?.domain !== undefined || qs?.agent_id !== undefined) return options;
	const agent_id = agentNumber(agentId, say`is empty, and files of DingDrive need it`);
	return { ...options, qs: { ...qs, agent_id } };
}

/**
 * @param problem what is wrong without one
 * @throws ProviderError when the credential holds no agent ID
 */
function agentNumber(agentId: string, problem: Sentence): number {
	if (agentId === '') throw credentialError(NAME, say`Agent ID`, problem);
	return Number(agentId);
}

/** True for the two calls that give an SSO token for the SSO secret. */
function isSsoSignIn(path: string): boolean {
	return SSO_PATHS.includes(path) && /token$/i.test(path);
}

/** @throws ProviderError when the credential holds no SSO secret */
function withSso(
	options: RequestOptions,
	path: string,
	{ corpId, ssoSecret }: DingTalkCredential,
): RequestOptions {
	if (!isSsoSignIn(path)) return options;
	if (ssoSecret === '') throw credentialError(NAME, say`SSO Secret`, say`is empty`);
	if (corpId === '') throw credentialError(NAME, say`Corp ID`, say`is empty, and SSO needs it`);
	return path === '/sso/gettoken'
		? { ...options, qs: { corpid: corpId, corpsecret: ssoSecret } }
		: { ...options, body: { corpid: corpId, ssoSecret } };
}

/**
 * At most 100 users and 20 departments in a work notification.
 *
 * @see docs/reference/dingtalk.md 2.4.1
 */
function split(options: IHttpRequestOptions): Call[] {
	if (options.url !== SEND_PATH) return [{ part: '', options }];
	const { userid_list, dept_id_list, ...body } = options.body as IDataObject & {
		userid_list: string[];
		dept_id_list: string[];
	};
	const users = slices(userid_list, USERS_PER_CALL, say`users`);
	const departments = slices(dept_id_list, DEPARTMENTS_PER_CALL, say`departments`);
	const count = Math.max(users.length, departments.length, 1);
	return Array.from({ length: count }, (_, index) => {
		const own = [users[index], departments[index]];
		return {
			part: joined(
				own.flatMap((slice) => slice?.words ?? []),
				say` and `,
			).text(),
			options: {
				...options,
				body: {
					...body,
					...(own[0] && { userid_list: own[0].receivers.join(',') }),
					...(own[1] && { dept_id_list: own[1].receivers.join(',') }),
				},
			},
		};
	});
}

function pace(call: Call, credentials: Credentials): Pace {
	const { callsPerMinute, longestWaitSeconds } = readCredential(credentials);
	const path = call.options.url;
	const name = APIS.find(({ pattern }) => pattern.test(path))?.name ?? path;
	// One at a time, and not a minute's worth at once: there is also a limit of 20 a second.
	return { name, calls: 1, seconds: 60 / callsPerMinute, longestWaitSeconds };
}

function decode(
	response: IN8nHttpFullResponse,
	call: Call,
	credentials: Credentials,
	token: string,
): IDataObject {
	const { secrets } = readCredential(credentials);
	const purpose = purposeOf(call);
	if (call.givesFile && isFile(response)) return { ...fileIn(response, purpose) };
	const { url, qs, headers } = call.options;
	const codes = isSsoSignIn(url) ? dingTalkSsoErrors : dingTalkCodes;
	const ssoToken = String(qs?.access_token ?? headers?.[TOKEN_HEADER] ?? '');
	const text = String(response.body ?? '');
	return readReply(response, text, HOSTS[dialectOf(url)], purpose, codes, [
		...secrets,
		ssoToken,
		token,
	]);
}

const LONGEST_REFUSAL = 4096;

/** An answer is no file where it says so, or is a refusal under the content type of a file. */
function isFile({ statusCode, headers, body }: IN8nHttpFullResponse): boolean {
	if (statusCode !== 200 || /json|html/i.test(String(headers['content-type'] ?? ''))) return false;
	if (!Buffer.isBuffer(body) || body.length > LONGEST_REFUSAL) return true;
	return (parseObject(body.toString())?.errcode ?? 0) === 0;
}

/** A file that came as an answer. */
export interface AnsweredFile {
	data: Buffer;
	mimeType: string;
	/** Where the answer tells it. */
	fileName?: string;
}

/** @throws ProviderError when the answer is no file */
export function fileIn({ body, headers }: IN8nHttpFullResponse, purpose: Purpose): AnsweredFile {
	if (!Buffer.isBuffer(body))
		throw noAnswerError(HOSTS.classic, purpose, say`the answer holds no file`);
	return {
		data: body,
		mimeType: String(headers['content-type'] ?? 'application/octet-stream').replace(/;.*/, ''),
		fileName: fileNameIn(String(headers['content-disposition'] ?? '')),
	};
}

/** The file's name, whether it is percent-encoded or in bytes of UTF-8, which Node.js reads as Latin-1. */
function fileNameIn(disposition: string): string | undefined {
	const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
	const [, quoted, bare] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
	const name = encoded ?? quoted ?? bare;
	if (name === undefined) return undefined;
	const bytes = Buffer.from(name, 'latin1');
	const text = bytes.toString('utf8');
	const isUtf8 = Buffer.from(text, 'utf8').equals(bytes);
	return decodeName(isUtf8 ? text : name);
}

function decodeName(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return encoded;
	}
}

/** DingTalk (钉钉), both its hosts. Source: docs/reference/dingtalk.md. */
export const dingTalk: TokenProvider = {
	name: NAME,
	address: HOSTS.classic.address,
	credentialType: 'dingTalkApi',
	identity: (credentials) => {
		const { oapiUrl, apiUrl, signIn } = readCredential(credentials);
		return [NAME, oapiUrl, apiUrl, ...Object.values(signIn)];
	},
	fetchToken,
	askedBy: ({ url }) => HOSTS[dialectOf(url)],
	pace,
	authorize,
	split,
	decode,
};
