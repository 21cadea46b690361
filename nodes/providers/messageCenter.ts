import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import {
	codeError,
	noAnswerError,
	ProviderError,
	redact,
	statusError,
	toProviderError,
	type Purpose,
} from '../core/errors';
import { isPlainObject, parseObject } from '../core/json';
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

const NAME = 'Message Center';
const SIGN_IN_PATH = '/msg/getThirdAPIToken';
const TOKEN_SECONDS = 7200;
/** Sending an SMS answers its success with "1". Source: Message Center interface document, 4.1. */
const SUCCESS = ['000000', '1'];

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
 * The fields of an answer's JSON, once its rspCode has turned out to mean success.
 *
 * @param secrets are blacked out in the Message Center's message
 * @throws ProviderError for every other answer
 */
function readReply(
	response: IN8nHttpFullResponse,
	purpose: Purpose,
	secrets: readonly string[],
): Reply {
	if (response.statusCode < 200 || response.statusCode >= 300) {
		throw statusError(NAME, purpose, response.statusCode);
	}
	const { rspCode, rspMsg, resultData } = parseObject(String(response.body ?? '')) ?? {};
	if (typeof rspCode !== 'string') {
		throw noAnswerError(NAME, purpose, `the answer is not one of a ${NAME}`);
	}
	const message = redact(typeof rspMsg === 'string' ? rspMsg : '', secrets);
	if (!SUCCESS.includes(rspCode)) {
		throw codeError(NAME, messageCenterErrors, rspCode, message, secrets);
	}
	return { rspCode, rspMsg: message, resultData };
}

async function fetchToken(request: PlainRequest, credentials: Credentials): Promise<Token> {
	const { baseUrl, appId, appPassword, ignoresSslIssues } = readCredential(credentials);
	const response = await request({
		method: 'POST',
		url: baseUrl + SIGN_IN_PATH,
		qs: { appId, appPassword },
		...(ignoresSslIssues && { skipSslCertificateValidation: true }),
	}).catch((error: unknown) => {
		throw toProviderError(NAME, 'token', error);
	});
	const { resultData } = readReply(response, 'token', [appPassword]);
	const token = isPlainObject(resultData) ? resultData.token : undefined;
	if (typeof token !== 'string' || token === '') {
		throw noAnswerError(NAME, 'token', 'the answer holds no token');
	}
	return { value: token, expiresInSeconds: TOKEN_SECONDS };
}

/** @throws ProviderError when the body is not a set of fields */
function fieldsOf({ body, form }: RequestOptions): Record<string, unknown> {
	const given = form ?? body ?? {};
	const fields = typeof given === 'string' ? parseObject(given || '{}') : given;
	if (isPlainObject(fields)) return fields;
	throw new ProviderError('Send the parameters as fields of a JSON object or of a form', {
		outcome: 'refused',
		description: `The ${NAME} credential puts the token among them`,
	});
}

function authorize(
	options: Readonly<RequestOptions>,
	token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const { baseUrl, appId, appPassword, ignoresSslIssues } = readCredential(credentials);
	const path = pathOnServer(options, baseUrl, NAME);
	const authorized = onServer(options, baseUrl, ignoresSslIssues);
	if (path === SIGN_IN_PATH) {
		authorized.qs = { appId, appPassword };
		return authorized;
	}
	const travel = TRAVEL[path] ?? 'form';
	if (travel === 'query') {
		authorized.qs = { ...options.qs, token };
		return authorized;
	}
	const fields = { token, ...fieldsOf(options) };
	delete authorized.form;
	if (travel === 'json') {
		authorized.body = JSON.stringify(fields);
		authorized.headers = withContentType(options.headers, 'application/json');
	} else {
		const texts = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
		authorized.body = new URLSearchParams(Object.fromEntries(texts)).toString();
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
	return { ...readReply(response, purposeOf(call), [appPassword, token]) } as IDataObject;
}

/** The Unified Message Center (统一消息中心平台). Source: Message Center interface document. */
export const messageCenter: TokenProvider = {
	name: NAME,
	credentialType: 'messageCenterApi',
	identity: (credentials) => {
		const { baseUrl, appId, appPassword } = readCredential(credentials);
		return [NAME, baseUrl, appId, appPassword];
	},
	fetchToken,
	authorize,
	// No call has a limit of receivers.
	split: (options) => [{ part: '', options }],
	decode,
};
