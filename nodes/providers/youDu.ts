import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { encryptEnvelope, type CipherError } from '../core/cipher';
import { ProviderError, toProviderError } from '../core/errors';
import { isPlainObject, parseObject } from '../core/json';
import {
	purposeOf,
	type Call,
	type Credentials,
	type PlainRequest,
	type TokenProvider,
} from '../core/provider';
import { onServer, pathOnServer, withContentType, type RequestOptions } from '../core/serverUrl';
import { joined } from '../core/say';
import { slices } from '../core/slices';
import type { Token } from '../core/tokens';
import { credentialError, readCredential, type YouDuCredential } from './youDu.credential';
import { youDuAdvice } from './youDu.errors';
import { openReply, readReply, readToken, SERVER } from './youDu.reply';
import { say } from './words';

const TOKEN_PATH = '/cgi/gettoken';
const USERS_PER_CALL = 1000;
const DEPARTMENTS_PER_CALL = 100;

/** Calls whose envelope has other names and no buin. Source: docs/reference/youdu.md 3.3. */
const CALLS_WITHOUT_BUIN = ['/cgi/set.ent.notice', '/cgi/popwindow'];

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

async function fetchToken(request: PlainRequest, credentials: Credentials): Promise<Token> {
	const credential = readCredential(credentials);
	const response = await request({
		method: 'POST',
		url: credential.serverUrl + TOKEN_PATH,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(tokenRequest(credential)),
		...(credential.ignoresSslIssues && { skipSslCertificateValidation: true }),
	}).catch((error: unknown) => {
		throw toProviderError(SERVER, 'token', error);
	});
	const reply = readReply(response, 'token', [credential.encodingAesKey]);
	try {
		return readToken(openReply(reply.encrypt, credential.key));
	} catch (error) {
		throw credentialError(
			youDuAdvice.CHECK_AES_KEY,
			say`The token in the reply of YouDu: ${(error as CipherError).sentence}`,
		);
	}
}

/** @throws ProviderError when the body is not JSON */
function plaintextOf({ body, form, formData }: RequestOptions): string {
	const isEmpty = body === undefined || body === null || body === '';
	if (isEmpty && form === undefined && formData === undefined) return '{}';
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const isJson = typeof body === 'string' ? parseObject(body) : isPlainObject(body);
	if (!isJson) {
		throw new ProviderError(say`Send a JSON object as the body: that is what YouDu takes`, {
			outcome: 'refused',
			description: say`The YouDu credential encrypts JSON bodies only`,
		});
	}
	return text;
}

function authorize(
	options: Readonly<RequestOptions>,
	token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const credential = readCredential(credentials);
	const { serverUrl, ignoresSslIssues } = credential;
	const path = pathOnServer(options, serverUrl, SERVER.name);
	const authorized = onServer(options, serverUrl, ignoresSslIssues);
	if (path !== TOKEN_PATH) authorized.qs = { ...options.qs, accessToken: token };
	if ((options.method ?? 'GET') === 'GET') return authorized;

	const body =
		path === TOKEN_PATH
			? tokenRequest(credential)
			: envelope(credential, plaintextOf(options), path);
	authorized.body = JSON.stringify(body);
	authorized.headers = withContentType(options.headers, 'application/json');
	return authorized;
}

/**
 * At most 1,000 users and 100 departments in a call.
 *
 * @see YouDu integration guide 3
 */
function split(options: IHttpRequestOptions): Call[] {
	const body = options.body as IDataObject & { toUser: string[]; toDept: string[] };
	const users = slices(body.toUser, USERS_PER_CALL, say`users`);
	const departments = slices(body.toDept, DEPARTMENTS_PER_CALL, say`departments`);
	return Array.from({ length: Math.max(users.length, departments.length) }, (_, index) => {
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
 * @param errmsg the whole message
 * @param toUser the accounts of the call, as they were sent
 * @see YouDu integration guide 6, docs/reference/youdu.md 7.10
 */
export function invalidUsersIn(errmsg: string, toUser: string): string[] {
	if (errmsg.toLowerCase() === 'ok') return [];
	const words = errmsg.split(/[\s,;:|，；：、。"'“”()[\]{}（）【】]+/);
	const named = new Set(words.flatMap((word) => [word, word.replace(/\.+$/, '')]));
	return toUser.split('|').filter((account) => account !== '' && named.has(account));
}

function decode(
	response: IN8nHttpFullResponse,
	call: Call,
	credentials: Credentials,
	token: string,
): IDataObject {
	const credential = readCredential(credentials);
	const { toUser, toDept } = call.options.body as { toUser: string; toDept: string };
	const reply = readReply(
		response,
		purposeOf(call),
		[credential.encodingAesKey, token],
		(errmsg) => ({
			invalidUsers: invalidUsersIn(errmsg, toUser),
		}),
	);
	return {
		toUser,
		toDept,
		errcode: reply.errcode,
		errmsg: reply.errmsg,
		invalidUsers: invalidUsersIn(reply.errmsg, toUser),
	};
}

/** YouDu (有度即时通). Sources: YouDu integration guide, docs/reference/youdu.md. */
export const youDu: TokenProvider = {
	...SERVER,
	credentialType: 'youDuApi',
	identity: (credentials) => {
		const { serverUrl, buin, appId, encodingAesKey } = readCredential(credentials);
		return [SERVER.name, serverUrl, String(buin), appId, encodingAesKey];
	},
	fetchToken,
	authorize,
	split,
	decode,
};
