import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Asked, Purpose } from './errors';
import type { Token } from './tokens';

export type Credentials = ICredentialDataDecryptedObject;

/** Sends a request without authentication and gives the whole answer, whatever its HTTP status. */
export type PlainRequest = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** One request out of those that an item needs. */
export interface Call {
	options: IHttpRequestOptions;
	/** Which part of the item's receivers it is for, in words; empty when it is for all of them. */
	part: string;
	/** True when it changes nothing, so that it can be repeated. */
	isRead?: boolean;
	/**
	 * Looks at the answer before it counts as delivered, and is remembered so.
	 *
	 * @throws ProviderError when the answer tells that the call failed all the same, or may have
	 */
	judge?(answer: IDataObject): void;
	/** True when the answer is a file: `decode` gets its bytes as a Buffer. */
	givesFile?: boolean;
	/** How long the whole answer may take, if that is not told by the timeout. */
	longestMs?: number;
	/** Makes the body when the call's turn has come, so that large ones do not wait in memory. */
	loadBody?(): Promise<Buffer>;
}

/** How fast calls may follow each other. */
export interface Pace {
	/** Calls with the same name share the pace. */
	name: string;
	/** So many calls within any span of so many seconds. */
	calls: number;
	seconds: number;
	/** How long a call may wait, all in all, when the provider asks it to slow down. */
	longestWaitSeconds: number;
}

/** What a call is for, where its answer is missing. */
export function purposeOf({ isRead }: Call): Purpose {
	return isRead ? 'read' : 'call';
}

/** All that is particular to one provider. The core knows providers only by this. */
export interface Provider extends Asked {
	/** The name of its credential type. */
	credentialType: string;

	/** Everything that a token belongs to: address, ids and secret. */
	identity(credentials: Credentials): readonly string[];

	/**
	 * Left out where the credential itself is all that a request needs.
	 *
	 * @throws ProviderError when the provider refuses, cannot be reached or answers nonsense
	 */
	fetchToken?(request: PlainRequest, credentials: Credentials): Promise<Token>;

	/** Left out where all requests go to the same address. */
	askedBy?(options: Readonly<IHttpRequestOptions>): Asked;

	/** Left out where calls may follow each other as fast as they come. */
	pace?(call: Call, credentials: Credentials): Pace;

	/**
	 * A request with token and address in it, and its body wrapped as the provider wants it.
	 *
	 * @param options are left as they are
	 * @param token empty for a provider without tokens
	 * @throws ProviderError when the request is not one for this provider
	 */
	authorize(
		options: Readonly<IHttpRequestOptions>,
		token: string,
		credentials: Credentials,
	): IHttpRequestOptions;

	/** The calls that carry an item's request, within the provider's limits of receivers. */
	split(options: IHttpRequestOptions): Call[];

	/**
	 * What the provider answered to a call, unwrapped.
	 *
	 * @throws ProviderError when the answer is an error, or not one of this provider
	 */
	decode(
		response: IN8nHttpFullResponse,
		call: Call,
		credentials: Credentials,
		token: string,
	): IDataObject;
}

/** A provider whose requests carry a token. */
export type TokenProvider = Provider & Required<Pick<Provider, 'fetchToken'>>;
