import { parseAesKey, type CipherError } from '../core/cipher';
import { ProviderError } from '../core/errors';
import type { Credentials } from '../core/provider';
import type { Sentence } from '../core/say';
import { normalizeServerUrl } from '../core/serverUrl';
import { youDuAdvice } from './youDu.errors';
import { say } from './words';

/** A YouDu credential, checked. */
export interface YouDuCredential {
	/** With scheme, port and path prefix, without a slash at the end. */
	serverUrl: string;
	buin: number;
	appId: string;
	key: Buffer;
	encodingAesKey: string;
	ignoresSslIssues: boolean;
}

/** The error for a credential that cannot be right. */
export function credentialError(advice: Sentence, description: Sentence): ProviderError {
	return new ProviderError(advice, { outcome: 'refused', description, credentialAtFault: true });
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 * @see YouDu integration guide 1
 */
export function readCredential(credentials: Credentials): YouDuCredential {
	// Plain HTTP on port 7080 is YouDu's own default.
	const serverUrl = normalizeServerUrl(String(credentials.serverUrl ?? ''), 'http');
	if (serverUrl === undefined) {
		throw credentialError(
			say`Check the Server URL in the YouDu credential: it needs the form http://host:7080`,
			say`The Server URL is not an address of the form http://host:port/path`,
		);
	}
	const buin = String(credentials.buin ?? '').trim();
	if (!/^[1-9]\d*$/.test(buin) || !Number.isSafeInteger(Number(buin))) {
		throw credentialError(youDuAdvice.CHECK_BUIN, say`The Buin is not a whole number`);
	}
	const appId = String(credentials.appId ?? '').trim();
	if (appId === '') throw credentialError(youDuAdvice.CHECK_APP_ID, say`The App ID is empty`);
	const encodingAesKey = String(credentials.encodingAesKey ?? '').trim();
	return {
		serverUrl,
		buin: Number(buin),
		appId,
		key: readKey(encodingAesKey),
		encodingAesKey,
		ignoresSslIssues: credentials.ignoreSslIssues === true,
	};
}

function readKey(encodingAesKey: string): Buffer {
	try {
		return parseAesKey(encodingAesKey);
	} catch (error) {
		throw credentialError(
			say`Check the Encoding AES Key in the YouDu credential: a right one has 44 characters of base64`,
			say`Encoding AES Key: ${(error as CipherError).sentence}`,
		);
	}
}
