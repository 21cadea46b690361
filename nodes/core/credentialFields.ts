import type { INodeProperties } from 'n8n-workflow';

/** For servers whose certificate cannot be verified, as inside a company. */
export const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'ignoreSslIssues',
	type: 'boolean',
	default: false,
	description: 'Whether to connect even if the certificate of the server cannot be verified',
};

/** Stays empty: that makes n8n call `preAuthentication` before every request. */
export const sessionToken: INodeProperties = {
	displayName: 'Session Token',
	name: 'sessionToken',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	default: '',
};

/** Never empty: then n8n calls `preAuthentication` when the credential is tested, and not before a request. */
export const trial: INodeProperties = {
	displayName: 'Trial',
	name: 'trial',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: 'none',
};
