import { ProviderError } from '../core/errors';
import type { Credentials } from '../core/provider';
import type { Sentence } from '../core/say';
import { normalizeServerUrl } from '../core/serverUrl';
import { say } from './words';

/** A DingTalk credential, checked. Both addresses without a slash at the end. */
export interface DingTalkCredential {
	oapiUrl: string;
	apiUrl: string;
	/** What `/gettoken` asks for. */
	signIn: { appkey: string; appsecret: string } | { corpid: string; corpsecret: string };
	/** All secrets that it holds, used or not. */
	secrets: string[];
	/** Empty where the user gave none. */
	corpId: string;
	ssoSecret: string;
	agentId: string;
	callsPerMinute: number;
	longestWaitSeconds: number;
	ignoresSslIssues: boolean;
}

/** The error for a field of a credential. */
export function credentialError(
	credential: string,
	field: Sentence,
	problem: Sentence,
): ProviderError {
	return new ProviderError(say`Check the ${field} in the ${credential} credential: it ${problem}`, {
		outcome: 'refused',
		credentialAtFault: true,
	});
}

const NAME = say`DingTalk`.text();

/** What the field of a credential is called that holds the host of the classic calls. */
export const CLASSIC_HOST = say`Classic Host`;

function textOf(credentials: Credentials, name: string): string {
	return String(credentials[name] ?? '').trim();
}

/** @throws ProviderError when the field is empty */
export function requiredOf(credential: string, value: unknown, field: Sentence): string {
	const text = String(value ?? '').trim();
	if (text === '') throw credentialError(credential, field, say`is empty`);
	return text;
}

/** @throws ProviderError when the field is no address */
export function hostOf(credential: string, value: unknown, field: Sentence): string {
	const url = normalizeServerUrl(String(value ?? ''), 'https');
	if (url === undefined) throw credentialError(credential, field, say`needs the form https://host`);
	return url;
}

/** @throws ProviderError when the field is no number, or a smaller one */
export function numberOf(
	credential: string,
	value: unknown,
	field: Sentence,
	smallest: number,
): number {
	const number = Number(value);
	if (String(value ?? '').trim() === '' || !(number >= smallest)) {
		throw credentialError(credential, field, say`must be a number of at least ${smallest}`);
	}
	return number;
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 * @see docs/reference/dingtalk.md 1.2
 */
export function readCredential(credentials: Credentials): DingTalkCredential {
	const usesCorp = credentials.signInWith === 'corp';
	const id = usesCorp
		? requiredOf(NAME, credentials.corpId, say`Corp ID`)
		: requiredOf(NAME, credentials.appKey, say`App Key`);
	const secret = usesCorp
		? requiredOf(NAME, credentials.corpSecret, say`Corp Secret`)
		: requiredOf(NAME, credentials.appSecret, say`App Secret`);
	const agentId = textOf(credentials, 'agentId');
	if (!/^\d*$/.test(agentId) || !Number.isSafeInteger(Number(agentId))) {
		throw credentialError(NAME, say`Agent ID`, say`must be a whole number`);
	}
	return {
		oapiUrl: hostOf(NAME, credentials.oapiUrl, CLASSIC_HOST),
		apiUrl: hostOf(NAME, credentials.apiUrl, say`Current Host`),
		signIn: usesCorp ? { corpid: id, corpsecret: secret } : { appkey: id, appsecret: secret },
		secrets: ['appSecret', 'corpSecret', 'ssoSecret'].map((name) => textOf(credentials, name)),
		corpId: textOf(credentials, 'corpId'),
		ssoSecret: textOf(credentials, 'ssoSecret'),
		agentId,
		callsPerMinute: numberOf(NAME, credentials.callsPerMinute, say`Calls per Minute`, 1),
		longestWaitSeconds: numberOf(NAME, credentials.longestWaitSeconds, say`Longest Wait`, 0),
		ignoresSslIssues: credentials.ignoreSslIssues === true,
	};
}
