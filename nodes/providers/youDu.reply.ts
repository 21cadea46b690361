import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { CipherError, decryptEnvelope } from '../core/cipher';
import {
	codeError,
	mayBeCarriedOut,
	noAnswerError,
	redact,
	statusError,
	type Asked,
	type Purpose,
} from '../core/errors';
import { parseObject } from '../core/json';
import type { Token } from '../core/tokens';
import { youDuErrors } from './youDu.errors';
import { say } from './words';

export const SERVER: Asked = { name: say`YouDu`.text(), address: say`Server URL` };
const TOKEN_SECONDS = 7200;

/**
 * The fields of an answer's JSON, once its errcode has turned out to be 0.
 *
 * @param secrets are blacked out in YouDu's message
 * @param extra what is added to the error's data, given YouDu's whole message
 * @throws ProviderError for every other answer
 * @see docs/reference/youdu.md 3.2
 */
export function readReply(
	response: IN8nHttpFullResponse,
	purpose: Purpose,
	secrets: readonly string[],
	extra: (errmsg: string) => IDataObject = () => ({}),
): { errcode: number; errmsg: string; encrypt: string } {
	if (response.statusCode < 200 || response.statusCode >= 300) {
		throw statusError(SERVER, purpose, response.statusCode);
	}
	const { errcode, errmsg, encrypt } = parseObject(String(response.body ?? '')) ?? {};
	if (typeof errcode !== 'number') {
		throw noAnswerError(SERVER, purpose, say`the answer is not one of a YouDu server`);
	}
	const message = redact(typeof errmsg === 'string' ? errmsg : '', secrets);
	if (errcode !== 0) {
		const isOpen = mayBeCarriedOut(purpose, response.statusCode);
		const error = codeError(SERVER.name, youDuErrors, String(errcode), message, secrets, isOpen);
		error.details.data = extra(message);
		throw error;
	}
	return { errcode, errmsg: message, encrypt: typeof encrypt === 'string' ? encrypt : '' };
}

/**
 * Decrypts the `encrypt` of a reply. At its end stands the id of the app that sent it; servers put
 * their own id or that of a built-in app there, so any well-formed id will do.
 *
 * @throws CipherError when it cannot be decrypted with this key, or is not text
 * @see docs/reference/youdu.md 2.2 and 2.3
 */
export function openReply(encrypt: string, key: Buffer): string {
	const { payload, ownerId } = decryptEnvelope(key, encrypt);
	if (!/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(ownerId)) {
		throw new CipherError(say`The decrypted text does not end with the id of an app`);
	}
	const text = payload.toString('utf8');
	if (!Buffer.from(text, 'utf8').equals(payload)) {
		throw new CipherError(say`The decrypted text is not UTF-8`);
	}
	return text;
}

/**
 * Reads the token out of the decrypted reply of gettoken: JSON, or the bare token.
 *
 * @throws CipherError when it is neither
 * @see docs/reference/youdu.md 1.2 and 7.2
 */
export function readToken(text: string): Token {
	const { accessToken, expireIn } = parseObject(text) ?? {
		accessToken: /^[A-Za-z0-9_.-]+$/.test(text) ? text : undefined,
		expireIn: TOKEN_SECONDS,
	};
	if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) {
		throw new CipherError(say`The decrypted text holds no access token`);
	}
	const expiresInSeconds = Number(expireIn);
	return {
		value: accessToken,
		expiresInSeconds: expiresInSeconds > 0 ? expiresInSeconds : TOKEN_SECONDS,
	};
}
