import { ProviderError } from '../core/errors';
import type { Credentials } from '../core/provider';
import { normalizeServerUrl } from '../core/serverUrl';

/** A Message Center credential, checked. */
export interface MessageCenterCredential {
	/** With scheme, port and path prefix, without a slash at the end. */
	baseUrl: string;
	appId: string;
	appPassword: string;
	ignoresSslIssues: boolean;
}

function credentialError(field: string, problem: string): ProviderError {
	return new ProviderError(`Check the ${field} in the Message Center credential: it ${problem}`, {
		outcome: 'refused',
		credentialAtFault: true,
	});
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
		throw credentialError('base URL', 'needs the form https://host:port/path');
	}
	const appId = String(credentials.appId ?? '').trim();
	if (appId === '') throw credentialError('app ID', 'is empty');
	const appPassword = String(credentials.appPassword ?? '').trim();
	if (appPassword === '') throw credentialError('app password', 'is empty');
	return { baseUrl, appId, appPassword, ignoresSslIssues: credentials.ignoreSslIssues === true };
}
