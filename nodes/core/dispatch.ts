import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type IN8nRequestOperations,
	type INodeExecutionData,
} from 'n8n-workflow';
import { callProvider, cancelledError, Course } from './call';
import { ProviderError, toNodeError } from './errors';
import { allParts } from './parts';
import type { Call, Provider } from './provider';
import { batchingIn, type RequestOptions } from './requestSettings';
import type { ResultOptions } from './routing';
import { itemCountOf, preparationOf, type CarryOut, type Preparation } from './run';
import { credentialsOf } from './storedCredential';
import { hashOf } from './tokens';
import type { Words } from './translate';
import { say } from './words';

export type Dispatch = Extract<IN8nRequestOperations['pagination'], CallableFunction>;

/**
 * The function behind every request of a provider's node. It is called once for each item, when all of
 * them have been prepared. It
 * - waits until every item is checked, and sends nothing if one is wrong and n8n is to stop on errors;
 * - keeps at most 10 calls of a credential in flight, at the provider's pace;
 * - splits an item into several calls where its receivers are too many for one;
 * - fetches a new token, and repeats the call once, when the provider calls the token stale;
 * - waits, as long as the user allows, when the provider asks to slow down;
 * - repeats nothing for any other reason, and on Retry On Fail sends only what surely failed;
 * - links every output item to its input item.
 *
 * @param usual the provider of all operations that name no other
 * @param words the node's
 * @throws NodeApiError or NodeOperationError; where n8n is to continue on errors, gives an item with
 * `json.error` instead
 */
export function dispatchItem(usual: Provider, words: Words | undefined): Dispatch {
	return async function (this: IExecutePaginationFunctions, requestData: ResultOptions) {
		const itemIndex = this.getItemIndex();
		const preparation = preparationOf(requestData.options as IHttpRequestOptions);
		if (!preparation) {
			throw new NodeOperationError(this.getNode(), 'This operation does not prepare its request');
		}
		const provider = preparation.provider ?? usual;
		const items = await outcomeOf(this, provider, requestData, preparation, words);
		// No copies: they would lack the error that `errorItem` hides.
		return items.map((item) => Object.assign(item, { pairedItem: { item: itemIndex } }));
	};
}

/**
 * The same for n8n's RoutingNode, hung on `requestOperations.pagination` and switched on by
 * `send: { paginate: true }`. RoutingNode looks at errors only once it has begun the last item; an
 * earlier one would be nobody's.
 */
export function dispatch(usual: Provider, words: Words | undefined): Dispatch {
	const dispatchOne = dispatchItem(usual, words);
	return async function (this: IExecutePaginationFunctions, requestData: ResultOptions) {
		const outcome = dispatchOne.call(this, requestData);
		const preparation = preparationOf(requestData.options as IHttpRequestOptions);
		await outcome.catch(async () => await preparation?.attempt.begun(itemCountOf(this)));
		return await outcome;
	};
}

async function outcomeOf(
	context: IExecutePaginationFunctions,
	provider: Provider,
	requestData: ResultOptions,
	preparation: Preparation,
	words: Words | undefined,
): Promise<INodeExecutionData[]> {
	const { attempt } = preparation;
	const itemCount = itemCountOf(context);
	const stopsOnError = !context.continueOnFail();
	try {
		const requestOptions = context.getNodeParameter('requestOptions', {}) as RequestOptions;
		if (stopsOnError && !batchingIn(requestOptions)) {
			// All items have begun by now. Where one could not, the run was cancelled or has failed.
			if (attempt.size < itemCount) {
				if (context.getExecutionCancelSignal()?.aborted) throw cancelledError();
				return [notSent()];
			}
			if (preparation.error === undefined && !(await attempt.allPassed())) return [notSent()];
		}
		if (preparation.error !== undefined) throw preparation.error;
		return await executeItem(context, provider, requestData, preparation);
	} catch (error) {
		const nodeError = asNodeError(context, error, words);
		if (!stopsOnError) return [errorItem(context, nodeError)];
		throw nodeError;
	}
}

/** What becomes of an item when another one is wrong: n8n fails with that one's error. */
function notSent(): INodeExecutionData {
	return { json: { error: say`Not sent, because another item is wrong`.text() } };
}

/**
 * An item in the form by which n8n knows it as an error, and keeps what else stands in it.
 *
 * Before 2.36 n8n hands JSON with `details` to the error output only if the item itself has an error as
 * well. One that n8n can list would later replace the JSON.
 */
export function errorItem(
	context: Pick<IExecutePaginationFunctions, 'getNode' | 'getItemIndex'>,
	error: NodeApiError | NodeOperationError,
): INodeExecutionData {
	const { message, description, context: more } = error;
	const code = error instanceof NodeApiError ? error.httpCode : undefined;
	const known = Object.entries({ description, code, ...(more.data as IDataObject) });
	const details = Object.fromEntries(known.filter(([, value]) => value != null));
	const hasDetails = Object.keys(details).length > 0;
	const item: INodeExecutionData = {
		json: { error: message, ...(hasDetails && { details }) },
		pairedItem: { item: context.getItemIndex() },
	};
	if (context.getNode().onError === 'continueErrorOutput') {
		Object.defineProperty(item, 'error', { value: error, writable: true });
	}
	return item;
}

async function executeItem(
	context: IExecutePaginationFunctions,
	provider: Provider,
	requestData: ResultOptions,
	{ run, attempt, plan }: Preparation,
): Promise<INodeExecutionData[]> {
	const itemIndex = context.getItemIndex();
	const options = requestData.options as IHttpRequestOptions;
	const credentials = await credentialsOf(context, provider, attempt);
	const identity = hashOf(provider.identity(credentials));

	const course = await attempt.shareOnce(
		`course ${identity}`,
		async () => new Course(context.getExecutionCancelSignal()),
	);
	const callOnce = async (call: Call) =>
		await callProvider(context, provider, call, credentials, { course });
	const begun: Array<Promise<IDataObject>> = [];
	const carryOut: CarryOut = async (call) => {
		const answer = call.isRead
			? callOnce(call)
			: run.once(itemIndex, call.part, async () => await callOnce(call));
		begun.push(answer);
		return await answer;
	};

	try {
		const answers = plan
			? await plan.call(context, options, carryOut)
			: await allParts(provider.split(options), carryOut);
		return await shape(context, requestData, answers);
	} finally {
		// A plan that fails leaves its other calls alone. They must not go on when the run is over.
		await Promise.allSettled(begun);
	}
}

async function shape(
	context: IExecutePaginationFunctions,
	requestData: ResultOptions,
	answers: IDataObject[],
): Promise<INodeExecutionData[]> {
	const response: IN8nHttpFullResponse = { body: answers, headers: {}, statusCode: 200 };
	let items: INodeExecutionData[] = answers.map((json) => ({ json }));
	for (const action of requestData.postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action !== 'function') {
			throw new NodeOperationError(
				context.getNode(),
				`postReceive "${action.type}" is no function`,
			);
		}
		items = await action.call(context, items, response);
	}
	return items;
}

/** What n8n itself reports, such as a credential that is gone, keeps its own words. */
export function asNodeError(
	context: Pick<IExecutePaginationFunctions, 'getNode' | 'getItemIndex'>,
	error: unknown,
	words: Words | undefined,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const node = context.getNode();
	const itemIndex = context.getItemIndex();
	if (error instanceof ProviderError) return toNodeError(node, error, words, itemIndex);
	return new NodeOperationError(node, error as Error, { itemIndex });
}
