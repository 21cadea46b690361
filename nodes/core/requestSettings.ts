import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { LONGEST_TIMER_MS } from './deadline';
import { inputError } from './errors';
import { say } from './words';

/** What the user chose under Request Options, which n8n adds to every declarative node. */
export interface RequestOptions {
	allowUnauthorizedCerts?: boolean;
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	proxy?: string;
	timeout?: number;
}

/** How long n8n lets a request be silent whose user has set nothing. */
export const LONGEST_REQUEST_MS = 300_000;

/**
 * How an item's request is to be made.
 *
 * @throws ProviderError when the proxy is no address, or the timeout no number
 */
export function requestSettingsOf(context: IExecuteSingleFunctions): Partial<IHttpRequestOptions> {
	const options = context.getNodeParameter('requestOptions', {}) as RequestOptions;
	const { allowUnauthorizedCerts, proxy, timeout } = options;
	return {
		timeout: timeout ? timeoutOf(timeout) : LONGEST_REQUEST_MS,
		...(allowUnauthorizedCerts && { skipSslCertificateValidation: true }),
		...(proxy && { proxy: proxyAt(proxy) }),
	};
}

function timeoutOf(value: unknown): number {
	const milliseconds = Math.ceil(Number(value));
	if (!(milliseconds > 0)) throw inputError('Timeout', say`must be a number above 0`);
	return Math.min(milliseconds, LONGEST_TIMER_MS);
}

function proxyAt(address: string): IHttpRequestOptions['proxy'] {
	if (!URL.canParse(address) || new URL(address).hostname === '') {
		throw inputError('Proxy', say`must be an address, for instance http://proxy.example.com:3128`);
	}
	const { protocol, hostname, port, username, password } = new URL(address);
	return {
		protocol: protocol.replace(/:$/, ''),
		host: hostname,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username && {
			auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
		}),
	};
}

/** How many items are to begin before each pause of so many milliseconds, if the user wants pauses. */
export function batchingIn({
	batching,
}: RequestOptions): { size: number; interval: number } | undefined {
	const { batchSize = 1, batchInterval = 0 } = batching?.batch ?? {};
	return batchInterval > 0 ? { size: Math.max(1, batchSize), interval: batchInterval } : undefined;
}
