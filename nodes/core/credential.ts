import type {
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { inTime, longestFor, type Deadline } from './deadline';
import {
	noAnswerError,
	ProviderError,
	statusError,
	toProviderError,
	TOO_LATE,
	type ErrorTable,
} from './errors';
import type { Credentials, PlainRequest, Provider, TokenProvider } from './provider';
import { hashOf, TokenStore } from './tokens';
import { say } from './words';

/** The tokens of this process. They are in no database and no file. */
export const tokens = new TokenStore();

/** The longest that a token's request may take; less if the user allows the call itself less. */
const TOKEN_TIMEOUT_MS = 30_000;

/** What belongs to one request, on its way through n8n. */
interface RequestRecord {
	/** The token that the request uses, once there is one. */
	token?: string;
	/** True when `dispatch` looks at the answer, and so learns that the token was stale. */
	watched: boolean;
	/** Given, with the reason, when the request is not to begin any more. */
	signal?: AbortSignal;
	/** Begins with the request. */
	deadline?: Deadline;
	/** What the user set for the request and the token's request needs as well. */
	settings: Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation' | 'timeout'>;
}

/** By credential object: n8n hands the same one to `preAuthentication` and to `authenticate`. */
const records = new WeakMap<Credentials, RequestRecord>();

/**
 * A credential object that stands for this one request: `tokenCarriedBy` tells its token then.
 *
 * @param signal given, with a ProviderError as its reason, when the request is not to begin any more
 * @param deadline begins with the request
 */
export function forOneRequest(
	credentials: Credentials,
	options: IHttpRequestOptions,
	signal: AbortSignal,
	deadline: Deadline,
): Credentials {
	const own = { ...credentials };
	const { proxy, skipSslCertificateValidation } = options;
	const timeout = Math.min(options.timeout ?? Infinity, TOKEN_TIMEOUT_MS);
	const settings = { proxy, skipSslCertificateValidation, timeout };
	records.set(own, { watched: true, signal, deadline, settings });
	return own;
}

/** The token that the request with this credential object used, if it came so far. */
export function tokenCarriedBy(credentials: Credentials): string | undefined {
	return records.get(credentials)?.token;
}

/** How requests of every provider are made: the answer is looked at as text, whatever its status. */
export const REQUEST_STYLE = {
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} satisfies Partial<IHttpRequestOptions>;

/** No redirect takes a request elsewhere, also not one of HTTP Request, which has older options. */
const NO_REDIRECT = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

/**
 * How old a token may be for a request whose answer nobody looks at: one of HTTP Request, or of the
 * credential's test. A stale one is replaced after that time at the latest.
 */
const UNWATCHED_TOKEN_SECONDS = 10;

/**
 * A credential's `preAuthentication`: sees to it that the process holds a fresh token. It returns
 * nothing for n8n to store, so that n8n calls it before every request.
 *
 * @throws ProviderError when no token can be had
 */
export function ensureToken(
	provider: TokenProvider,
): NonNullable<ICredentialType['preAuthentication']> {
	const { fetchToken } = provider;
	return async function (this: IHttpRequestHelper, credentials: Credentials) {
		const record = records.get(credentials) ?? { watched: false, settings: {} };
		const settings = { timeout: TOKEN_TIMEOUT_MS, ...withoutUndefined(record.settings) };
		const request: PlainRequest = async (options) => {
			const whole = { ...settings, ...options, ...REQUEST_STYLE };
			return (await inTime(
				longestFor(settings.timeout),
				async (abortSignal) => await this.helpers.httpRequest({ ...whole, abortSignal }),
				() => noAnswerError(provider, 'token', TOO_LATE),
			)) as IN8nHttpFullResponse;
		};
		try {
			record.token = await tokens.get(
				provider.identity(credentials),
				async () => await fetchToken(request, credentials),
				{
					way: () => hashOf([JSON.stringify({ ...settings, timeout: undefined })]),
					patienceMs: settings.timeout,
					...(!record.watched && { oldestSeconds: UNWATCHED_TOKEN_SECONDS }),
				},
			);
		} catch (error) {
			throw toProviderError(provider, 'token', error);
		}
		records.set(credentials, record);
		return {};
	};
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as Partial<T>;
}

/**
 * A credential's `authenticate`: gives back the request with token and address, and its body wrapped.
 * The request that it was given stays as it is, since n8n stores and shows that one.
 *
 * @throws ProviderError when the request is not one for this provider, or was given up while its token
 * was fetched
 */
export function authorizeRequest(provider: Provider) {
	return async (
		credentials: Credentials,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const record = records.get(credentials);
		record?.signal?.throwIfAborted();
		const token = provider.fetchToken ? record?.token : '';
		if (token === undefined) {
			throw new ProviderError(
				say`Save the ${provider.name} credential again: it holds something that it should not`,
				{ outcome: 'refused', description: say`n8n asked for no token before the request` },
			);
		}
		const authorized = { ...provider.authorize(options, token, credentials), ...NO_REDIRECT };
		if (!record?.deadline) return authorized;
		const abortSignal = record.deadline.begin(options.abortSignal as AbortSignal | undefined);
		return { ...authorized, abortSignal };
	};
}

/** The request of a credential's test. */
export interface Trial {
	request: IHttpRequestOptions;
	/** The codes that say something against the credential. */
	faults: ErrorTable;
}

/** By credential object: the helpers that n8n lends to `preAuthentication`, and not to `authenticate`. */
const lent = new WeakMap<Credentials, IHttpRequestHelper['helpers']>();

/** The `preAuthentication` of a credential without tokens, whose `authenticate` is `authorizeOrTry`. */
export const lendHelpers: NonNullable<ICredentialType['preAuthentication']> = async function (
	this: IHttpRequestHelper,
	credentials: Credentials,
) {
	lent.set(credentials, this.helpers);
	return {};
};

/**
 * As `authorizeRequest`, but makes the request of the credential's test by itself first, because n8n
 * shows what this throws. By the test's rules alone n8n would show a bare code where the connection
 * fails, and one sentence for each code, whatever the provider says besides.
 *
 * @throws ProviderError also when the provider cannot be reached in the test, or finds a fault
 */
export function authorizeOrTry(provider: Provider, trial: Trial) {
	const authorize = authorizeRequest(provider);
	return async (
		credentials: Credentials,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const authorized = await authorize(credentials, options);
		// HTTP Request names the host, and requests of the nodes have a record.
		const isTest = options.url === trial.request.url && !records.has(credentials);
		const helpers = isTest ? lent.get(credentials) : undefined;
		if (helpers) await tryOut(provider, credentials, authorized, helpers, trial.faults);
		return authorized;
	};
}

async function tryOut(
	provider: Provider,
	credentials: Credentials,
	options: IHttpRequestOptions,
	helpers: IHttpRequestHelper['helpers'],
	faults: ErrorTable,
): Promise<void> {
	const request = { timeout: TOKEN_TIMEOUT_MS, ...options, ...REQUEST_STYLE };
	const response = (await helpers.httpRequest(request).catch((error: unknown) => {
		throw toProviderError(provider, 'token', error);
	})) as IN8nHttpFullResponse;
	const { statusCode } = response;
	if (statusCode < 200 || statusCode >= 300) throw statusError(provider, 'token', statusCode);
	try {
		provider.decode(response, { options, part: '', isRead: true }, credentials, '');
	} catch (error) {
		const failure = toProviderError(provider, 'token', error);
		if (Object.hasOwn(faults, failure.details.code ?? '')) throw failure;
	}
}
