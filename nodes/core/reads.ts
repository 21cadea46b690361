import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError, ProviderError } from './errors';
import type { CarryOut, Plan } from './run';

/** The plan of an operation that reads with one call. */
export async function readOnce(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await carryOut({ options, part: '', isRead: true })];
}

/** How many rows a list gives: all of them, or so many. */
export const howManyFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/**
 * How many rows the user wants.
 *
 * @throws ProviderError when Limit is not a whole number above 0
 */
export function limitOf(context: IExecuteSingleFunctions): number {
	if (context.getNodeParameter('returnAll') === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit'));
	if (!Number.isInteger(limit) || limit < 1) {
		throw inputError('Limit', 'must be a whole number above 0');
	}
	return limit;
}

/** The request with further fields: in its body, or in its query where it has no body to send. */
export function withMore(options: IHttpRequestOptions, fields: IDataObject): IHttpRequestOptions {
	return options.method === 'GET'
		? { ...options, qs: { ...options.qs, ...fields } }
		: { ...options, body: { ...(options.body as IDataObject), ...fields } };
}

/** How a provider hands out a list page by page. */
export interface Paging {
	largestPage: number;
	/** The fields that ask for the first page of so many rows. */
	first(size: number): IDataObject;
	/**
	 * The rows of an answer, and the fields that ask for the page after it, if there is one.
	 *
	 * @param asked the fields that asked for this page
	 */
	read(answer: IDataObject, asked: IDataObject): { rows: IDataObject[]; next?: IDataObject };
}

/** The plan of a list: page after page, until there are no more rows or the user's limit is reached. */
export function readPages({ largestPage, first, read }: Paging): Plan {
	return async function (options, carryOut) {
		const limit = limitOf(this);
		const rows: IDataObject[] = [];
		for (let asked: IDataObject = first(Math.min(largestPage, limit)); ; ) {
			const answer = await carryOut({ options: withMore(options, asked), part: '', isRead: true });
			const page = read(answer, asked);
			rows.push(...page.rows);
			if (!page.next || rows.length >= limit) return rows.slice(0, limit);
			if (JSON.stringify(page.next) === JSON.stringify(asked)) throw sameAgain();
			asked = page.next;
		}
	};
}

function sameAgain(): ProviderError {
	return new ProviderError('Try again: the list does not come to an end', {
		outcome: 'refused',
		description: 'The answer to a page asks for the same page again',
	});
}
