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

/** The same for a credential without tokens, whose `preAuthentication` lends the helpers for its test. */
export const trial: INodeProperties = {
	displayName: 'Trial',
	name: 'trial',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: '',
};
