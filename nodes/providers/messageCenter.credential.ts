import { ProviderError } from '../core/errors';
import type { Credentials } from '../core/provider';
import type { Sentence } from '../core/say';
import { normalizeServerUrl } from '../core/serverUrl';
import { say } from './words';

/** A Message Center credential, checked. */
export interface MessageCenterCredential {
	/** With scheme, port and path prefix, without a slash at the end. */
	baseUrl: string;
	appId: string;
	appPassword: string;
	ignoresSslIssues: boolean;
}

function credentialError(field: Sentence, problem: Sentence): ProviderError {
	return new ProviderError(
		say`Check the ${field} in the Message Center credential: it ${problem}`,
		{
			outcome: 'refused',
			credentialAtFault: true,
		},
	);
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.1
 */
export function readCredential(credentials: Credentials): MessageCenterCredential {
	const baseUrl = normalizeServerUrl(String(credentials.baseUrl ?? ''), 'https');
	if (baseUrl === undefined) {
		throw credentialError(say`Base URL`, say`needs the form https://host:port/path`);
	}
	const appId = String(credentials.appId ?? '').trim();
	if (appId === '') throw credentialError(say`App ID`, say`is empty`);
	const appPassword = String(credentials.appPassword ?? '').trim();
	if (appPassword === '') throw credentialError(say`App Password`, say`is empty`);
	return { baseUrl, appId, appPassword, ignoresSslIssues: credentials.ignoreSslIssues === true };
}
