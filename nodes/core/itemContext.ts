import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IGetNodeParameterOptions,
	NodeConnectionType,
} from 'n8n-workflow';
import { isExpression } from './fields';

/** What one run of a node has found out about its parameters. */
export interface KnownParameters {
	/** The node as it is stored; n8n copies it for everyone who asks. */
	node: ReturnType<IExecuteFunctions['getNode']>;
	/** Those without expressions, which are the same for all items. */
	fixed: Map<string, unknown>;
}

/**
 * What the functions of a declarative node see of one item: n8n's context of all items, which answers
 * for this one. A parameter that is a text, a number, or yes or no is evaluated once at most, however
 * often it is asked for.
 */
export function contextOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ node, fixed }: KnownParameters,
): IExecutePaginationFunctions {
	const ofItem = new Map<string, unknown>();
	const getNodeParameter = (
		name: string,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): unknown => {
		const key = JSON.stringify([name, fallback, options]);
		const known = fixed.has(key) ? fixed : ofItem;
		if (known.has(key)) return known.get(key);
		const given: unknown = context.getNodeParameter(name, itemIndex, fallback, {
			...options,
			rawExpressions: true,
		});
		const value: unknown = context.getNodeParameter(name, itemIndex, fallback, options);
		// Who gets a list or an object may change it.
		if (isPrimitive(value)) (isFixed(given) ? fixed : ofItem).set(key, value);
		return value;
	};
	const own = {
		getItemIndex: () => itemIndex,
		getNode: () => node,
		getNodeParameter,
		getInputData: (inputIndex?: number, connectionType?: NodeConnectionType) =>
			context.getInputData(inputIndex, connectionType)[itemIndex] ?? { json: {} },
		getCredentials: async (type: string) => await context.getCredentials(type, itemIndex),
		helpers: inherit(context.helpers, {
			assertBinaryData: (field: string) => context.helpers.assertBinaryData(itemIndex, field),
			getBinaryDataBuffer: async (field: string) =>
				await context.helpers.getBinaryDataBuffer(itemIndex, field),
		}),
	};
	// Of what is used here, n8n's two contexts differ in these functions only, but have no type in common.
	return inherit(context, own) as unknown as IExecutePaginationFunctions;
}

/** An object that has its own parts, and all others of another one. */
function inherit<Base extends object, Own extends object>(base: Base, own: Own): Base & Own {
	return Object.assign(Object.create(base) as Base, own);
}

function isPrimitive(value: unknown): boolean {
	return typeof value !== 'object' || value === null;
}

/** True for a parameter, as it is stored, that is no expression and holds none. */
function isFixed(given: unknown): boolean {
	return isPrimitive(given) ? !isExpression(given) : Object.values(given as object).every(isFixed);
}
