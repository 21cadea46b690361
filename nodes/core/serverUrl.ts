import type { IHttpRequestOptions } from 'n8n-workflow';
import { ProviderError } from './errors';
import { say } from './words';

/** What `authenticate` is given: n8n's options for requests, or the older ones of HTTP Request. */
export type RequestOptions = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	formData?: unknown;
	rejectUnauthorized?: boolean;
};

/**
 * Brings a server's address into one form, with scheme, port and path prefix and without a slash at
 * the end: `im.example.com:7080/` becomes `http://im.example.com:7080`.
 *
 * @param defaultScheme for an address without one
 * @returns nothing when it is not the address of an HTTP server
 */
export function normalizeServerUrl(
	text: string,
	defaultScheme: 'http' | 'https',
): string | undefined {
	const address = text.trim();
	const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
	const withScheme = hasScheme ? address : `${defaultScheme}://${address}`;
	if (!URL.canParse(withScheme)) return undefined;
	const { protocol, origin, pathname, username, password, search, hash } = new URL(withScheme);
	const isPlain = username + password + search + hash === '';
	if (!['http:', 'https:'].includes(protocol) || !isPlain) return undefined;
	return origin + pathname.replace(/\/+$/, '');
}

/**
 * The path behind the server's address that a request goes to.
 *
 * @param serverUrl as `normalizeServerUrl` gives it
 * @param providerName as users know it
 * @throws ProviderError when the request goes to another server, which must not see the token
 */
export function pathOnServer(
	options: Readonly<RequestOptions>,
	serverUrl: string,
	providerName: string,
): string {
	const target = options.url ?? options.uri ?? '';
	if (target.startsWith('/')) return target;
	if (URL.canParse(target)) {
		const { origin, pathname } = new URL(target);
		const address = `${origin}${pathname}`;
		if (address.startsWith(`${serverUrl}/`)) return address.slice(serverUrl.length);
	}
	throw new ProviderError(
		say`Use this credential only for the ${providerName} server that it names`,
		{
			outcome: 'refused',
			description: say`The request does not go to ${serverUrl}`,
		},
	);
}

/**
 * A copy of a request that goes to the server, whether it named it or only a path.
 *
 * @param ignoresSslIssues whether the server's certificate is to be accepted as it is
 */
export function onServer(
	options: Readonly<RequestOptions>,
	serverUrl: string,
	ignoresSslIssues: boolean,
): RequestOptions {
	const copy: RequestOptions = { ...options };
	if (options.url?.startsWith('/')) {
		delete copy.baseURL;
		copy.url = serverUrl + options.url;
	}
	if (ignoresSslIssues) {
		copy.skipSslCertificateValidation = true;
		copy.rejectUnauthorized = false;
	}
	return copy;
}

/** The headers with this content type in place of any other. */
export function withContentType(
	headers: IHttpRequestOptions['headers'],
	contentType: string,
): IHttpRequestOptions['headers'] {
	const others = Object.entries(headers ?? {}).filter(
		([name]) => name.toLowerCase() !== 'content-type',
	);
	return { ...Object.fromEntries(others), 'Content-Type': contentType };
}
