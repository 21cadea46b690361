import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { isAdded, option, valueFor } from '../../core/fields';
import { isPlainObject } from '../../core/json';

/** For calls that DingTalk has replaced. */
export const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	options: [
		{ name: 'Classic', value: 'classic', description: 'The call that this one has replaced' },
		{ name: 'Current', value: 'current' },
	],
	default: 'current',
	description:
		'Which of DingTalk’s calls to make; fields and output are the same, and new apps may only get permission for the current one',
};

const IS_CLASSIC = { classic: true, current: false };

/**
 * True when the user chose the call that has been replaced.
 *
 * @throws ProviderError when what the user chose is no version
 */
export function isClassic(context: IExecuteSingleFunctions): boolean {
	const { name, displayName } = apiVersion;
	return isAdded(context, name) && valueFor(IS_CLASSIC, option(context, name), displayName);
}

/** The call that was replaced by an operation's own. */
export interface ClassicCall {
	method: IHttpRequestMethods;
	url: string;
	/** The request's fields in the form of this call. */
	fields(current: IDataObject): IDataObject;
}

/**
 * A step that turns a checked request into that of the call which was replaced, if the user chose it.
 * Its fields travel in the query where the call is a GET.
 */
export function orClassic({ method, url, fields }: ClassicCall) {
	return async function (
		this: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		if (!isClassic(this)) return options;
		const given = fields((options.body ?? {}) as IDataObject);
		return method === 'GET'
			? { ...options, method, url, qs: given, body: undefined }
			: { ...options, method, url, body: given };
	};
}

/** The fields under other names; those that the table does not name are left out. */
export function renamed(fields: IDataObject, names: Readonly<Record<string, string>>): IDataObject {
	return Object.fromEntries(
		Object.entries(names).flatMap(([from, to]) =>
			fields[from] === undefined ? [] : [[to, fields[from]]],
		),
	);
}

/** What a call of today answers with, inside its envelope. */
export function resultOf(answer: IDataObject | undefined): IDataObject {
	return isPlainObject(answer?.result) ? (answer.result as IDataObject) : {};
}

/**
 * What an answer holds by the names of today's call, whichever of the two calls gave it.
 *
 * @param classicNames what the classic call names the fields, and what today's does
 */
export function answerOf(
	context: IExecuteSingleFunctions,
	answer: IDataObject | undefined,
	classicNames: Readonly<Record<string, string>>,
): IDataObject {
	return isClassic(context) ? renamed(answer ?? {}, classicNames) : resultOf(answer);
}
