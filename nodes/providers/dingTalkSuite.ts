import { createHmac } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { purposeOf, type Call, type Credentials, type Pace, type Provider } from '../core/provider';
import { onServer, pathOnServer, withContentType, type RequestOptions } from '../core/serverUrl';
import { CLASSIC_HOST, hostOf, numberOf, requiredOf } from './dingTalk.credential';
import { dingTalkSuiteErrors } from './dingTalk.errors';
import { readReply, type Host } from './dingTalk.reply';
import { say } from './words';

const NAME = say`DingTalk Suite`.text();
const HOST: Host = { name: NAME, address: CLASSIC_HOST, dialect: 'classic' };
/** Of the several limits for vendors, the lowest. Source: docs/reference/dingtalk.md, 3.4. */
const CALLS_PER_MINUTE = 1000;

interface SuiteCredential {
	oapiUrl: string;
	suiteKey: string;
	suiteSecret: string;
	suiteTicket: string;
	longestWaitSeconds: number;
	ignoresSslIssues: boolean;
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 */
function readCredential(credentials: Credentials): SuiteCredential {
	return {
		oapiUrl: hostOf(NAME, credentials.oapiUrl, CLASSIC_HOST),
		suiteKey: requiredOf(NAME, credentials.suiteKey, say`Suite Key`),
		suiteSecret: requiredOf(NAME, credentials.suiteSecret, say`Suite Secret`),
		suiteTicket: requiredOf(NAME, credentials.suiteTicket, say`Suite Ticket`),
		longestWaitSeconds: numberOf(NAME, credentials.longestWaitSeconds, say`Longest Wait`, 0),
		ignoresSslIssues: credentials.ignoreSslIssues === true,
	};
}

/**
 * The signature of a call by an independent software vendor (ISV).
 *
 * @param timestamp in milliseconds
 * @returns Base64, not yet percent-encoded
 * @see docs/reference/dingtalk.md 6.1
 */
export function suiteSignature(
	suiteSecret: string,
	suiteTicket: string,
	timestamp: number,
): string {
	return createHmac('sha256', suiteSecret).update(`${timestamp}\n${suiteTicket}`).digest('base64');
}

function authorize(
	options: Readonly<RequestOptions>,
	_token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const credential = readCredential(credentials);
	const { oapiUrl, suiteKey, suiteSecret, suiteTicket, ignoresSslIssues } = credential;
	pathOnServer(options, oapiUrl, NAME);
	const authorized = onServer(options, oapiUrl, ignoresSslIssues);
	const timestamp = Date.now();
	authorized.qs = {
		...options.qs,
		accessKey: suiteKey,
		timestamp,
		suiteTicket,
		signature: suiteSignature(suiteSecret, suiteTicket, timestamp),
	};
	if (typeof options.body === 'object') authorized.body = JSON.stringify(options.body);
	authorized.headers = withContentType(options.headers, 'application/json');
	return authorized;
}

function pace({ options }: Call, credentials: Credentials): Pace {
	const { longestWaitSeconds } = readCredential(credentials);
	return { name: options.url, calls: 1, seconds: 60 / CALLS_PER_MINUTE, longestWaitSeconds };
}

function decode(response: IN8nHttpFullResponse, call: Call, credentials: Credentials): IDataObject {
	const { suiteSecret, suiteTicket } = readCredential(credentials);
	const text = String(response.body ?? '');
	const secrets = [suiteSecret, suiteTicket];
	const codes = { classic: dingTalkSuiteErrors, current: dingTalkSuiteErrors };
	return readReply(response, text, HOST, purposeOf(call), codes, secrets);
}

/** DingTalk for independent software vendors. Source: docs/reference/dingtalk.md, 6. */
export const dingTalkSuite: Provider = {
	name: NAME,
	address: HOST.address,
	credentialType: 'dingTalkSuiteApi',
	identity: (credentials) => {
		const { oapiUrl, suiteKey, suiteSecret, suiteTicket } = readCredential(credentials);
		return [NAME, oapiUrl, suiteKey, suiteSecret, suiteTicket];
	},
	pace,
	authorize,
	split: (options) => [{ part: '', options }],
	decode,
};
