/**
 * The ways in which DingTalk's calls are addressed and answered (reference 1.1 and 3.1): `v1` and
 * `topapi` on oapi.dingtalk.com, `api` on api.dingtalk.com.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { FORM, JSON_TYPE, contentTypeIs, formPairs } from '../shared/bodies.mts';
import { jsonReply } from '../shared/messages.mts';
import type { ReceivedRequest, Reply } from '../shared/messages.mts';
import { OAPI_CODES, Refusal, isGatewayCode, statusOf } from './codes.mts';
import type { Code } from './codes.mts';

export type Dialect = 'v1' | 'topapi' | 'api';

/** The names of the simulator's listeners, one for each host. */
export const HOSTS = { oapi: 'oapi', api: 'api' } as const;

const TOPAPI = '/topapi/';

/** The dialect that a request speaks by its host and path. */
export function dialectOf({ listener, apiPath }: ReceivedRequest): Dialect {
	if (listener === HOSTS.api) return 'api';
	return apiPath?.startsWith(TOPAPI) ? 'topapi' : 'v1';
}

/** The answer to a call that went well: `fields` in the dialect's envelope. */
export function successReply(dialect: Dialect, fields: object): Reply {
	if (dialect === 'api') return jsonReply(200, fields);
	const answer = { errcode: 0, errmsg: 'ok', ...fields };
	return jsonReply(200, dialect === 'topapi' ? { ...answer, request_id: requestId() } : answer, 0);
}

/** The answer to a call that is refused; the journal gets the true code where it is wrapped. */
export function refusalReply(dialect: Dialect, code: Code, message: string): Reply {
	if (dialect === 'api') {
		const answer = { code: String(code), requestid: randomUUID().toUpperCase(), message };
		return jsonReply(statusOf(code), answer, code);
	}
	if (dialect === 'v1') return jsonReply(200, { errcode: code, errmsg: message }, code);
	if (!isGatewayCode(code)) {
		return jsonReply(200, { errcode: code, errmsg: message, request_id: requestId() }, code);
	}
	const answer = {
		errcode: 88,
		sub_code: String(code),
		sub_msg: message,
		errmsg: `ding talk error[subcode=${code},submsg=${message}]`,
		request_id: requestId(),
	};
	return jsonReply(200, answer, code);
}

/** The answer to an unknown path; other paths of oapi than topapi were not probed. */
export function unknownPathReply(request: ReceivedRequest): Reply {
	if (dialectOf(request) !== 'topapi') {
		return jsonReply(200, { errcode: 404, errmsg: OAPI_CODES[404] }, 404);
	}
	const problem = `不合法ApiName，ApiName = ${apiName(request.apiPath ?? '')}`;
	const answer = {
		errcode: 22,
		sub_msg: problem,
		errmsg: `${OAPI_CODES[22]}[submsg=${problem}]`,
		request_id: requestId(),
	};
	return jsonReply(200, answer, 22);
}

/** A path of oapi in the words of DingTalk's own messages. */
export function apiName(path: string): string {
	const dotted = path.replace(/^\/(topapi\/)?/, '').replaceAll('/', '.');
	return `dingtalk.oapi.${dotted}`;
}

/**
 * The token where the dialect looks for it and nowhere else: api in its header; oapi in the
 * query, and topapi also in a form body.
 */
export function tokenOf(request: ReceivedRequest): string | undefined {
	const dialect = dialectOf(request);
	if (dialect === 'api') return first(request.headers['x-acs-dingtalk-access-token']);
	const inQuery = request.query.get('access_token') ?? undefined;
	if (inQuery !== undefined || dialect === 'v1' || !contentTypeIs(request, FORM)) return inQuery;
	const pair = formPairs(request.body).find(([name]) => name === 'access_token');
	return pair && String(pair[1]);
}

/** Why a token is refused; each dialect has its own code. */
type TokenTrouble = 'missing' | 'unknown' | 'expired';

const TOKEN_CODES: Readonly<Record<Dialect, Readonly<Record<TokenTrouble, Code>>>> = {
	v1: { missing: 41001, unknown: 40014, expired: 42001 },
	topapi: { missing: 40000, unknown: 40014, expired: 42001 },
	api: {
		missing: 'AuthenticationFailed.MissingParameter',
		unknown: 'InvalidAuthentication',
		expired: 'InvalidAuthentication',
	},
};

export function tokenRefusal(dialect: Dialect, trouble: TokenTrouble): Refusal {
	return new Refusal(TOKEN_CODES[dialect][trouble]);
}

/** Throws a Refusal (43004, 43005) unless the body is JSON or, for topapi, a form. */
export function checkContentType(request: ReceivedRequest, dialect: Dialect, bad: Code): void {
	if (contentTypeIs(request, JSON_TYPE)) return;
	if (dialect === 'topapi' && contentTypeIs(request, FORM)) return;
	if (dialect === 'api') throw new Refusal(bad, `Content-Type 必须是 ${JSON_TYPE}`);
	throw new Refusal(request.headers['content-type'] === undefined ? 43004 : 43005);
}

function first(header: string | string[] | undefined): string | undefined {
	return Array.isArray(header) ? header[0] : header;
}

function requestId(): string {
	return randomBytes(6).toString('hex');
}
