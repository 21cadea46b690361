import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError, ProviderError } from './errors';
import { yesOrNo } from './fields';
import type { CarryOut, Plan } from './run';
import { say } from './words';

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
 * @throws ProviderError when Limit is not a whole number above 0, or Return All neither true nor false
 */
export function limitOf(context: IExecuteSingleFunctions): number {
	if (yesOrNo('Return All', context.getNodeParameter('returnAll'))) return Infinity;
	const limit = Number(context.getNodeParameter('limit'));
	if (!Number.isInteger(limit) || limit < 1) {
		throw inputError('Limit', say`must be a whole number above 0`);
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
	 * @param known how many rows the pages before it gave
	 */
	read(
		answer: IDataObject,
		asked: IDataObject,
		known: number,
	): { rows: IDataObject[]; next?: IDataObject };
	/**
	 * Tells rows apart, where pages may overlap because rows arrive between two of them: a row that is
	 * known already is left out.
	 */
	idOf?(row: IDataObject): string;
}

/** The plan of a list: page after page, until there are no more rows or the user's limit is reached. */
export function readPages({ largestPage, first, read, idOf }: Paging): Plan {
	return async function (options, carryOut) {
		const limit = limitOf(this);
		const rows: IDataObject[] = [];
		const ids = new Set<string>();
		const isNew = (row: IDataObject) => {
			if (!idOf) return true;
			const before = ids.size;
			return ids.add(idOf(row)).size > before;
		};
		for (let asked: IDataObject = first(Math.min(largestPage, limit)); ; ) {
			const answer = await carryOut({ options: withMore(options, asked), part: '', isRead: true });
			const page = read(answer, asked, rows.length);
			const fresh = page.rows.filter(isNew);
			rows.push(...fresh);
			if (!page.next || rows.length >= limit) return rows.slice(0, limit);
			const asksForItself = JSON.stringify(page.next) === JSON.stringify(asked);
			const hasOnlyKnown = page.rows.length > 0 && fresh.length === 0;
			if (asksForItself || hasOnlyKnown) throw sameAgain();
			asked = page.next;
		}
	};
}

function sameAgain(): ProviderError {
	return new ProviderError(say`Try again: the list does not come to an end`, {
		outcome: 'refused',
		description: say`A page asks for itself again, or has the rows of an earlier one`,
	});
}
