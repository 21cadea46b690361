import type { ICredentialType, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { ProviderError, toProviderError } from './errors';
import type { Credentials, PlainRequest, Provider } from './provider';
import { TokenStore } from './tokens';

/** The tokens of this process. They are in no database and no file. */
export const tokens = new TokenStore();

/**
 * Which token each credential object carries on its way from `preAuthentication` to `authenticate`:
 * n8n hands the same object to both, and `dispatch` looks here for the token that its request used.
 */
const carriedTokens = new WeakMap<Credentials, string>();

/** The token that a request with this credential object used, if it came so far. */
export function tokenCarriedBy(credentials: Credentials): string | undefined {
	return carriedTokens.get(credentials);
}

/** How requests of every provider are made: the answer is looked at as text, whatever its status. */
export const REQUEST_STYLE = {
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} satisfies Partial<IHttpRequestOptions>;

const TOKEN_TIMEOUT_MS = 30_000;

function plainRequest(helpers: IHttpRequestHelper['helpers']): PlainRequest {
	return async (options) =>
		await helpers.httpRequest({ timeout: TOKEN_TIMEOUT_MS, ...options, ...REQUEST_STYLE });
}

/**
 * A credential's `preAuthentication`: sees to it that the process holds a fresh token. It returns
 * nothing for n8n to store, so that n8n calls it before every request.
 *
 * @throws ProviderError when no token can be had
 */
export function ensureToken(provider: Provider): NonNullable<ICredentialType['preAuthentication']> {
	return async function (this: IHttpRequestHelper, credentials: Credentials) {
		try {
			const token = await tokens.get(
				provider.identity(credentials),
				async () => await provider.fetchToken(plainRequest(this.helpers), credentials),
			);
			carriedTokens.set(credentials, token);
		} catch (error) {
			throw toProviderError(provider.name, 'token', error);
		}
		return {};
	};
}

/**
 * A credential's `authenticate`: puts the token into the request and wraps its body.
 *
 * @throws ProviderError when the request is not one for this provider
 */
export function authorizeRequest(provider: Provider) {
	return async (
		credentials: Credentials,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const token = carriedTokens.get(credentials);
		if (token === undefined) {
			throw new ProviderError(`Test the ${provider.name} credential: it holds no token`, {
				outcome: 'refused',
			});
		}
		return provider.authorize(options, token, credentials);
	};
}
