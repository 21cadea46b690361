import {
	sleep,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { asNodeError, dispatchItem, errorItem, type Dispatch } from './dispatch';
import { contextOfItem, type KnownParameters } from './itemContext';
import type { Provider } from './provider';
import { batchingIn, requestSettingsOf, type RequestOptions } from './requestSettings';
import { requestOf, routeOf, type Route } from './routing';
import { itemCountOf } from './run';
import { uptime } from './time';
import { pause } from './waiting';
import type { Words } from './translate';

/** So long n8n may be kept from anything else. */
const LONGEST_STRETCH_MS = 20;

/** Sends an item that is ready. */
type Send = () => Promise<INodeExecutionData[]>;

/**
 * The operations of a declarative node as custom operations, by resource and operation. n8n prefers
 * them to its RoutingNode, which evaluates each parameter up to four times for each item, and of all
 * items in one go, in which nothing else in n8n can run. These follow the same description, evaluate
 * what the user writes once, and let others have their turn. RoutingNode remains for those who do not ask for
 * custom operations, as older agents that use the node as a tool.
 *
 * @param usual the provider of all operations that name no other
 * @param words the node's
 */
export function customOperations(
	description: INodeTypeDescription,
	usual: Provider,
	words: Words | undefined,
): NonNullable<INodeType['customOperations']> {
	const send = dispatchItem(usual, words);
	const execute = async function (this: IExecuteFunctions) {
		return [await executeItems(this, description, send)];
	};
	const lists = description.properties.filter(({ name }) => name === 'operation');
	return Object.fromEntries(
		lists.flatMap(({ displayOptions, options = [] }) => {
			const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
			const operations = Object.fromEntries(values.map((value) => [value, execute]));
			return (displayOptions?.show?.resource ?? []).map((resource) => [resource, operations]);
		}),
	);
}

async function executeItems(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
	dispatchOne: Dispatch,
): Promise<INodeExecutionData[]> {
	const known: KnownParameters = { node: context.getNode(), fixed: new Map() };
	const route = routeOf(description, known.node);
	const batching = batchingIn(context.getNodeParameter('requestOptions', 0, {}) as RequestOptions);
	const itemCount = itemCountOf(context);
	const cancelled = context.getExecutionCancelSignal();
	const ready: Array<Promise<Send>> = [];
	const sent: Array<Promise<INodeExecutionData[]>> = [];
	let hasFailed = false;
	const mustStop = () => hasFailed || cancelled?.aborted === true;
	for (let index = 0, since = uptime(); index < itemCount; index++) {
		const isNextBatch = batching !== undefined && index > 0 && index % batching.size === 0;
		if (isNextBatch && !mustStop()) await pause(batching.interval, cancelled);
		if (uptime() - since >= LONGEST_STRETCH_MS) {
			await sleep(0);
			since = uptime();
		}
		if (mustStop()) break;
		const item = contextOfItem(context, index, known);
		const readiness = makeReady(item, route, dispatchOne);
		readiness.catch(() => (hasFailed = true));
		if (batching) sent.push(sendWhenReady(readiness));
		else ready.push(readiness);
	}
	for (const send of await allOf(ready)) sent.push(send());
	return (await allOf(sent)).flat();
}

/** Waits for all, also where one fails: nothing may go on when the run is over. */
async function allOf<T>(promises: Array<Promise<T>>): Promise<T[]> {
	const results = await Promise.allSettled(promises);
	return results.map((result) => {
		if (result.status === 'rejected') throw result.reason;
		return result.value;
	});
}

/** Sends an item at once. What fails waits until all have been sent. */
function sendWhenReady(readiness: Promise<Send>): Promise<INodeExecutionData[]> {
	const outcome = readiness.then(async (send) => await send());
	outcome.catch(() => undefined);
	return outcome;
}

/** @throws NodeApiError or NodeOperationError when a parameter cannot be evaluated, if n8n is to stop then */
async function makeReady(
	item: IExecutePaginationFunctions,
	route: Route,
	dispatchOne: Dispatch,
): Promise<Send> {
	try {
		const request = requestOf(route, item, requestSettingsOf(item));
		for (const step of route.preSend) {
			request.options = await step.call(item, request.options as IHttpRequestOptions);
		}
		return async () => await dispatchOne.call(item, request);
	} catch (error) {
		// The labels of Request Options are n8n's own.
		const nodeError = asNodeError(item, error, undefined);
		if (!item.continueOnFail()) throw nodeError;
		return async () => [errorItem(item, nodeError)];
	}
}
