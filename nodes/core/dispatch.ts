import {
	NodeApiError,
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type IN8nRequestOperations,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import { REQUEST_STYLE, tokenCarriedBy, tokens } from './credential';
import { ProviderError, toNodeError, toProviderError } from './errors';
import { KeyedLimiter } from './limiter';
import type { Call, Credentials, Provider } from './provider';
import { itemCountOf, preparationOf, type Preparation } from './run';
import { hashOf } from './tokens';

type Dispatch = Extract<IN8nRequestOperations['pagination'], CallableFunction>;
type ResultOptions = DeclarativeRestApiSettings.ResultOptions;

const CALLS_IN_FLIGHT = 10;
const inFlight = new KeyedLimiter(CALLS_IN_FLIGHT);

/**
 * The function behind every request of a provider's node, hung on `requestOperations.pagination`
 * and switched on by `send: { paginate: true }`. n8n calls it once for each item, for all items at
 * once. It
 * - waits until every item is checked, and sends nothing if one is wrong and n8n is to stop on errors;
 * - keeps at most 10 calls of a credential in flight;
 * - splits an item into several calls where its receivers are too many for one;
 * - fetches a new token, and repeats the call once, when the provider calls the token stale;
 * - repeats nothing for any other reason, and on Retry On Fail sends only what surely failed;
 * - links every output item to its input item.
 *
 * @throws NodeApiError or NodeOperationError; where n8n is to continue on errors, gives an item with
 * `json.error` instead
 */
export function dispatch(provider: Provider): Dispatch {
	return async function (this: IExecutePaginationFunctions, requestData: ResultOptions) {
		const itemIndex = this.getItemIndex();
		const preparation = preparationOf(requestData.options as IHttpRequestOptions);
		if (!preparation) {
			throw new NodeOperationError(this.getNode(), 'This operation does not prepare its request');
		}
		const items = await outcomeOf(this, provider, requestData, preparation);
		return items.map((item) => ({ ...item, pairedItem: { item: itemIndex } }));
	};
}

async function outcomeOf(
	context: IExecutePaginationFunctions,
	provider: Provider,
	requestData: ResultOptions,
	preparation: Preparation,
): Promise<INodeExecutionData[]> {
	try {
		if (preparation.error !== undefined) throw preparation.error;
		if (!(await mayStart(context, preparation))) {
			// The node fails with the other item's error, and n8n throws this item away.
			return [{ json: { error: 'Not sent, because another item is wrong' } }];
		}
		return await sendItem(context, provider, requestData, preparation);
	} catch (error) {
		const nodeError = asNodeError(context, error);
		if (!context.continueOnFail()) throw nodeError;
		return [errorItem(nodeError)];
	}
}

/** An item in the form by which n8n knows it as an error, and keeps what else stands in it. */
function errorItem(error: NodeApiError | NodeOperationError): INodeExecutionData {
	const { message, description, context } = error;
	const code = error instanceof NodeApiError ? error.httpCode : undefined;
	const known = Object.entries({ description, code, ...(context.data as IDataObject) });
	const details = Object.fromEntries(known.filter(([, value]) => value != null));
	const hasDetails = Object.keys(details).length > 0;
	return { json: { error: message, ...(hasDetails && { details }) } };
}

/** False when an item is wrong and n8n is to stop on errors. */
async function mayStart(
	context: IExecutePaginationFunctions,
	{ attempt }: Preparation,
): Promise<boolean> {
	return await attempt.shareOnce('may start', async () => {
		if (context.continueOnFail() || itemsAreSpaced(context)) return true;
		return await attempt.allPassed(itemCountOf(context));
	});
}

/** True when the user lets n8n pause between the items, so that they do not come all at once. */
function itemsAreSpaced(context: IExecutePaginationFunctions): boolean {
	const { batching } = context.getNodeParameter('requestOptions', {}) as {
		batching?: { batch?: INodeParameters };
	};
	return Number(batching?.batch?.batchInterval ?? 0) > 0;
}

async function sendItem(
	context: IExecutePaginationFunctions,
	provider: Provider,
	requestData: ResultOptions,
	{ run, attempt }: Preparation,
): Promise<INodeExecutionData[]> {
	const itemIndex = context.getItemIndex();
	const credentials = await credentialsOf(context, provider, attempt);
	const limit = hashOf(provider.identity(credentials));
	const calls = provider.split(requestData.options as IHttpRequestOptions);

	const results = await Promise.allSettled(
		calls.map(
			async (call) =>
				await run.once(`${itemIndex} ${call.part}`, async () => {
					return await inFlight.run(limit, async () => {
						if (attempt.credentialError) throw attempt.credentialError;
						if (context.getExecutionCancelSignal()?.aborted) throw cancelledError();
						return await send(context, provider, call, credentials);
					});
				}),
		),
	);

	const answers: IDataObject[] = [];
	for (const result of results) {
		if (result.status === 'fulfilled') answers.push(result.value);
	}
	const failure = results.find((result) => result.status === 'rejected');
	if (failure) {
		const error = toProviderError(provider.name, 'call', failure.reason);
		if (error.details.credentialAtFault) attempt.credentialError = error;
		throw withParts(error, calls, results);
	}
	return await shape(context, requestData, answers);
}

function cancelledError(): ProviderError {
	return new ProviderError('The execution was cancelled before this was sent', {
		outcome: 'refused',
	});
}

/**
 * The credential for this item. n8n would read and decrypt it for every item, so it is read once for
 * all of them; except where its fields hold expressions, which may differ from item to item.
 */
async function credentialsOf(
	context: IExecutePaginationFunctions,
	{ credentialType }: Provider,
	attempt: Preparation['attempt'],
): Promise<Credentials> {
	const read = async (reader = context) => await reader.getCredentials<Credentials>(credentialType);
	const shared = await attempt.shareOnce('credentials', async () => {
		const own = await read();
		// With the index of no item, an expression over the item's data comes to another value.
		const ofNoItem = Object.create(context, { itemIndex: { value: -1 } }) as typeof context;
		const neutral = await read(ofNoItem).catch(() => undefined);
		return JSON.stringify(own) === JSON.stringify(neutral) ? own : undefined;
	});
	return shared ?? (await read());
}

/** One call: sent once, and once more with a new token if the provider calls the first one stale. */
async function send(
	context: IExecutePaginationFunctions,
	provider: Provider,
	call: Call,
	credentials: Credentials,
): Promise<IDataObject> {
	try {
		return await request(context, provider, call, credentials);
	} catch (error) {
		const failure = toProviderError(provider.name, 'call', error);
		if (failure.details.outcome !== 'staleToken') throw failure;
		return await request(context, provider, call, credentials);
	}
}

async function request(
	context: IExecutePaginationFunctions,
	provider: Provider,
	call: Call,
	credentials: Credentials,
): Promise<IDataObject> {
	const own = { ...credentials };
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			provider.credentialType,
			{ ...call.options, ...REQUEST_STYLE },
			{
				credentialsDecrypted: {
					id: '',
					name: provider.credentialType,
					type: provider.credentialType,
					data: own,
				},
			},
		)) as IN8nHttpFullResponse;
		return provider.decode(response, call, credentials, tokenCarriedBy(own) ?? '');
	} catch (error) {
		const providerError = toProviderError(provider.name, 'call', error);
		const token = tokenCarriedBy(own);
		if (providerError.details.outcome === 'staleToken' && token !== undefined) {
			tokens.invalidate(provider.identity(credentials), token);
		}
		throw providerError;
	}
}

/** Adds to an item's error which of its calls were delivered all the same. */
function withParts(
	error: ProviderError,
	calls: Call[],
	results: Array<PromiseSettledResult<IDataObject>>,
): ProviderError {
	if (calls.length === 1) return error;
	const parts = (status: 'fulfilled' | 'rejected') =>
		calls.filter((_, index) => results[index]?.status === status).map((call) => call.part);
	const delivered = parts('fulfilled');
	return new ProviderError(error.message, {
		...error.details,
		description: [
			error.details.description,
			`Failed for ${parts('rejected').join('; ')}`,
			delivered.length > 0 ? `Delivered to ${delivered.join('; ')}` : 'Delivered to nobody',
		].join('. '),
	});
}

async function shape(
	context: IExecutePaginationFunctions,
	requestData: ResultOptions,
	answers: IDataObject[],
): Promise<INodeExecutionData[]> {
	const response: IN8nHttpFullResponse = { body: answers, headers: {}, statusCode: 200 };
	let items: INodeExecutionData[] = answers.map((json) => ({ json }));
	for (const action of requestData.postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') items = await action.call(context, items, response);
	}
	return items;
}

/** What n8n itself reports, such as a credential that is gone, keeps its own words. */
function asNodeError(
	context: IExecutePaginationFunctions,
	error: unknown,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const node = context.getNode();
	const itemIndex = context.getItemIndex();
	if (error instanceof ProviderError) return toNodeError(node, error, itemIndex);
	return new NodeOperationError(node, error as Error, { itemIndex });
}
