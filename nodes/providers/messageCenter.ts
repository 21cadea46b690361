import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import {
	codeError,
	mayBeCarriedOut,
	noAnswerError,
	ProviderError,
	redact,
	statusError,
	toProviderError,
	type Asked,
	type Purpose,
} from '../core/errors';
import { isPlainObject, parseExact, parseObject } from '../core/json';
import {
	purposeOf,
	type Call,
	type Credentials,
	type PlainRequest,
	type TokenProvider,
} from '../core/provider';
import { onServer, pathOnServer, withContentType, type RequestOptions } from '../core/serverUrl';
import type { Token } from '../core/tokens';
import { readCredential } from './messageCenter.credential';
import { messageCenterErrors } from './messageCenter.errors';
import { say } from './words';

const SERVER: Asked = { name: say`Message Center`.text(), address: say`Base URL` };
const SIGN_IN_PATH = '/msg/getThirdAPIToken';
const TOKEN_SECONDS = 7200;
const SMS_PATH = '/message/sendMessageBySMSApi';
/** Sending an SMS answers its success with "1". Source: Message Center interface document, 4.1. */
const SUCCESS = ['000000'];
const SMS_SUCCESS = [...SUCCESS, '1'];

/** How the parameters of a call travel, and its token with them; as a form where it is not said. */
const TRAVEL: Readonly<Record<string, 'query' | 'json'>> = {
	'/message/getPublicList': 'query',
	'/message/getTemplateList': 'query',
	'/message/sendTemplateApi': 'json',
	'/message/cardMessage': 'json',
};

/** An answer of the Message Center. Source: Message Center interface document, 4.1. */
interface Reply {
	rspCode: string;
	rspMsg: string;
	resultData: unknown;
}

/**
 * The fields of an answer's JSON, once its rspCode has turned out to mean success. A code tells more
 * than the HTTP status that it came with.
 *
 * @param success the codes that mean success
 * @param secrets are blacked out in the Message Center's message
 * @throws ProviderError for every other answer
 */
function readReply(
	response: IN8nHttpFullResponse,
	purpose: Purpose,
	success: readonly string[],
	secrets: readonly string[],
): Reply {
	const text = String(response.body ?? '');
	const { rspCode, rspMsg, resultData } = parseExact(text) ?? {};
	const hasCode = typeof rspCode === 'string' || typeof rspCode === 'number';
	const code = hasCode ? String(rspCode) : '';
	const message = redact(typeof rspMsg === 'string' ? rspMsg : '', secrets);
	if (hasCode && !success.includes(code)) {
		const isOpen = mayBeCarriedOut(purpose, response.statusCode);
		throw codeError(SERVER.name, messageCenterErrors, code, message, secrets, isOpen);
	}
	if (response.statusCode < 200 || response.statusCode >= 300) {
		throw statusError(SERVER, purpose, response.statusCode);
	}
	if (!hasCode)
		throw noAnswerError(SERVER, purpose, say`the answer is not one of a Message Center`);
	return { rspCode: code, rspMsg: message, resultData };
}

async function fetchToken(request: PlainRequest, credentials: Credentials): Promise<Token> {
	const { baseUrl, appId, appPassword, ignoresSslIssues } = readCredential(credentials);
	const response = await request({
		method: 'POST',
		url: baseUrl + SIGN_IN_PATH,
		qs: { appId, appPassword },
		...(ignoresSslIssues && { skipSslCertificateValidation: true }),
	}).catch((error: unknown) => {
		throw toProviderError(SERVER, 'token', error);
	});
	const { resultData } = readReply(response, 'token', SUCCESS, [appPassword]);
	const token = isPlainObject(resultData) ? resultData.token : undefined;
	if (typeof token !== 'string' || token === '') {
		throw noAnswerError(SERVER, 'token', say`the answer holds no token`);
	}
	return { value: token, expiresInSeconds: TOKEN_SECONDS };
}

/** @throws ProviderError when the body is not a set of fields */
function fieldsOf({ body, form, formData }: RequestOptions): Record<string, unknown> {
	const given = form ?? body ?? {};
	const fields = typeof given === 'string' ? parseObject(given || '{}') : given;
	if (isPlainObject(fields) && formData === undefined) return fields;
	throw new ProviderError(say`Send the parameters as fields of a JSON object or of a form`, {
		outcome: 'refused',
		description: say`The Message Center credential puts the token among them`,
	});
}

/** A form; objects and lists go as JSON text, and what is not there is left out. */
function formOf(fields: Record<string, unknown>): string {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
	const texts = given.map(([name, value]): [string, string] => {
		return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
	});
	return new URLSearchParams(texts).toString();
}

/** The answer would put a living token into the execution, for everybody who may see that. */
function tokenRequestError(): ProviderError {
	return new ProviderError(
		say`Leave this request out: the credential fetches the token by itself`,
		{
			outcome: 'refused',
			description: say`The token of the Message Center must not get into an execution`,
		},
	);
}

function authorize(
	options: Readonly<RequestOptions>,
	token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const { baseUrl, appId, appPassword, ignoresSslIssues } = readCredential(credentials);
	const path = pathOnServer(options, baseUrl, SERVER.name).replace(/\/+$/, '');
	const authorized = onServer(options, baseUrl, ignoresSslIssues);
	if (path === SIGN_IN_PATH) {
		// The credential's test names only the path; a node's request has to name the server.
		if (options.url !== SIGN_IN_PATH) throw tokenRequestError();
		authorized.qs = { appId, appPassword };
		return authorized;
	}
	const travel = TRAVEL[path] ?? 'form';
	if (travel === 'query') {
		authorized.qs = { ...options.qs, token };
		return authorized;
	}
	const fields = { ...fieldsOf(options), token };
	delete authorized.form;
	if (travel === 'json') {
		authorized.body = JSON.stringify(fields);
		authorized.headers = withContentType(options.headers, 'application/json');
	} else {
		authorized.body = formOf(fields);
		authorized.headers = withContentType(options.headers, 'application/x-www-form-urlencoded');
	}
	return authorized;
}

function decode(
	response: IN8nHttpFullResponse,
	call: Call,
	credentials: Credentials,
	token: string,
): IDataObject {
	const { appPassword } = readCredential(credentials);
	const success = call.options.url === SMS_PATH ? SMS_SUCCESS : SUCCESS;
	return {
		...readReply(response, purposeOf(call), success, [appPassword, token]),
	} as IDataObject;
}

/** The Unified Message Center (统一消息中心平台). Source: Message Center interface document. */
export const messageCenter: TokenProvider = {
	...SERVER,
	credentialType: 'messageCenterApi',
	identity: (credentials) => {
		const { baseUrl, appId, appPassword } = readCredential(credentials);
		return [SERVER.name, baseUrl, appId, appPassword];
	},
	fetchToken,
	authorize,
	// No call has a limit of receivers.
	split: (options) => [{ part: '', options }],
	decode,
};
