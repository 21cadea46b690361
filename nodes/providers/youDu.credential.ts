import { parseAesKey, type CipherError } from '../core/cipher';
import { ProviderError } from '../core/errors';
import type { Credentials } from '../core/provider';
import { youDuAdvice } from './youDu.errors';

/** A YouDu credential, checked. */
export interface YouDuCredential {
	/** With scheme, port and path prefix, without a slash at the end. */
	serverUrl: string;
	buin: number;
	appId: string;
	key: Buffer;
	encodingAesKey: string;
	skipSslCertificateValidation: boolean;
}

/** The error for a credential that cannot be right. */
export function credentialError(advice: string, description: string): ProviderError {
	return new ProviderError(advice, { outcome: 'refused', description, credentialAtFault: true });
}

/**
 * Brings a server's address into one form: `im.example.com:7080/` becomes
 * `http://im.example.com:7080`. YouDu's own default is plain HTTP on port 7080.
 *
 * @throws ProviderError when it is not the address of an HTTP server
 */
export function normalizeServerUrl(text: string): string {
	const address = text.trim();
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
	if (URL.canParse(withScheme)) {
		const url = new URL(withScheme);
		const isPlain = !url.username && !url.password && !url.search && !url.hash;
		if (['http:', 'https:'].includes(url.protocol) && isPlain) {
			return url.origin + url.pathname.replace(/\/+$/, '');
		}
	}
	throw credentialError(
		'Check the server URL in the YouDu credential: it needs the form http://host:7080',
		'The server URL is not an address of the form http://host:port/path',
	);
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 * @see YouDu integration guide 1
 */
export function readCredential(credentials: Credentials): YouDuCredential {
	const serverUrl = normalizeServerUrl(String(credentials.serverUrl ?? ''));
	const buin = String(credentials.buin ?? '').trim();
	if (!/^[1-9]\d*$/.test(buin) || !Number.isSafeInteger(Number(buin))) {
		throw credentialError(youDuAdvice.CHECK_BUIN, 'The buin is not a whole number');
	}
	const appId = String(credentials.appId ?? '').trim();
	if (appId === '') throw credentialError(youDuAdvice.CHECK_APP_ID, 'The appId is empty');
	const encodingAesKey = String(credentials.encodingAesKey ?? '').trim();
	return {
		serverUrl,
		buin: Number(buin),
		appId,
		key: readKey(encodingAesKey),
		encodingAesKey,
		skipSslCertificateValidation: credentials.ignoreSslIssues === true,
	};
}

function readKey(encodingAesKey: string): Buffer {
	try {
		return parseAesKey(encodingAesKey);
	} catch (error) {
		throw credentialError(
			'Check the EncodingAESKey in the YouDu credential: it is not one that YouDu gives out',
			`EncodingAESKey: ${(error as CipherError).message}. A right one has 44 characters`,
		);
	}
}
