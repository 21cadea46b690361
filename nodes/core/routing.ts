import {
	NodeHelpers,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecuteSingleFunctions,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
	type INodePropertyRouting,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { isPlainObject } from './json';

export type ResultOptions = DeclarativeRestApiSettings.ResultOptions;

/** A field that goes into the request. */
interface RoutedField {
	/** Where its value stands among the node's parameters. */
	parameter: string;
	/** True where the value is that which a resource locator holds. */
	extractValue: boolean;
	/** Where it goes to. */
	place: 'body' | 'qs';
	/** The wire name, with dots between the levels. */
	property: string;
}

/** What the shown fields of a node say about its request. It is the same for all items. */
export interface Route {
	constants: INodePropertyRouting['request'];
	fields: RoutedField[];
	preSend: ResultOptions['preSend'];
	actions: ResultOptions['postReceive'][number]['actions'];
}

/**
 * Collects the `routing` of all fields that are shown, as n8n's RoutingNode does for each item.
 * Understands what this package uses: constants, fields by their wire names, functions.
 */
export function routeOf(description: INodeTypeDescription, node: INode): Route {
	const route: Route = { constants: {}, fields: [], preSend: [], actions: [] };
	const { parameters } = node;
	const add = (property: INodeProperties, path: string, value: unknown) => {
		if (!NodeHelpers.displayParameter(parameters, property, node, description, parameters)) return;
		addRouting(route, property.routing, path, property.type === 'resourceLocator');
		if (property.type === 'options') {
			const options = (property.options ?? []) as INodePropertyOptions[];
			const chosen = options.find((option) => option.value === value);
			addRouting(route, chosen?.routing, path, false);
		} else if (property.type === 'collection' && isPlainObject(value)) {
			for (const option of (property.options ?? []) as INodeProperties[]) {
				const { name } = option;
				if (Object.hasOwn(value, name)) add(option, `${path}.${name}`, value[name]);
			}
		}
	};
	for (const property of description.properties) {
		add(property, property.name, parameters[property.name]);
	}
	return route;
}

function addRouting(
	route: Route,
	routing: INodePropertyRouting | undefined,
	parameter: string,
	extractValue: boolean,
): void {
	if (!routing) return;
	const { request, send, output } = routing;
	route.constants = { ...route.constants, ...request };
	if (send?.property) {
		const place = send.type === 'body' ? 'body' : 'qs';
		route.fields.push({ parameter, extractValue, place, property: send.property });
	}
	route.preSend.push(...(send?.preSend ?? []));
	route.actions.push(...(output?.postReceive ?? []));
}

/**
 * The request of one item before its checks.
 *
 * @param settings what holds for the request besides
 * @throws n8n's ExpressionError when a field cannot be evaluated
 */
export function requestOf(
	{ constants, fields, preSend, actions }: Route,
	context: IExecuteSingleFunctions,
	settings: IDataObject,
): ResultOptions {
	const { body, qs, headers, ...others } = structuredClone(constants ?? {}) as IDataObject;
	const options: ResultOptions['options'] & { body: IDataObject; qs: IDataObject } = {
		...others,
		...settings,
		body: { ...(body as IDataObject) },
		qs: { ...(qs as IDataObject) },
		headers: { ...(headers as IDataObject) },
	};
	for (const { parameter, extractValue, place, property } of fields) {
		const value: unknown = context.getNodeParameter(parameter, undefined, { extractValue });
		setAt(options[place], property.split('.'), value);
	}
	return {
		options,
		preSend,
		postReceive: [{ data: { parameterValue: undefined }, actions }],
		requestOperations: {},
	};
}

function setAt(target: IDataObject, [name = '', ...below]: string[], value: unknown): void {
	if (below.length === 0) {
		target[name] = value as IDataObject[string];
		return;
	}
	const inner = (target[name] ??= {}) as IDataObject;
	setAt(inner, below, value);
}
