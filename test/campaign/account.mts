import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { JournalEntry } from '../../simulators/shared/journal.mts';
import { codesOf, TOKEN_PATHS } from './codes.mts';
import type { Purpose } from './faults.mts';
import type { Item, NodeName, Operation } from './operations/operation.mts';
import type { Aftermath } from './runScenario.mts';
import { seenBy, type Seen } from './seen.mts';

/** A request, and what it means for whom. */
export interface Request {
	entry: JournalEntry;
	/** Of the call, as the simulator lists it. */
	path: string;
	purpose: Purpose;
	/** The items for which it was made: one, or where it does not tell, all of them. */
	items: Item[];
	/** The same for the same change of the same item. */
	change: string;
	seen: Seen;
	/** Whether the simulator carried it out, whoever got to know. */
	isCarriedOut: boolean;
}

/** What the node said became of one item. */
export interface Verdict {
	item: Item;
	/** Rows that are no errors. */
	rows: INodeExecutionData[];
	/** Message and description of each error. */
	errors: string[];
}

/** The requests of a scenario, with their meaning. */
export function requestsOf({ scenario, items, requests }: Aftermath): Request[] {
	const { operation } = scenario;
	return requests.map((entry) => {
		const text = textOf(entry);
		const own = items.filter(({ mark }) => stands(mark, text));
		const { path, purpose } = callOf(operation, entry);
		return {
			entry,
			path,
			purpose,
			items: own.length > 0 ? own : items,
			change: [path, own.map(({ mark }) => mark).join(), operation.partOf?.(entry) ?? ''].join(' '),
			seen: seenBy(operation.node, path, purpose, entry),
			isCarriedOut: isCarriedOut(operation.node, path, entry),
		};
	});
}

/** Whether the simulator carried a request out, whatever it answered. */
export function isCarriedOut(
	node: NodeName,
	path: string,
	{ errcode, reached }: JournalEntry,
): boolean {
	const { success } = codesOf(node, path);
	return reached === true && (errcode === undefined || success.includes(errcode));
}

/** What the node said of each item, in the order of the items. */
export function verdictsOf(aftermath: Aftermath): Verdict[] {
	const rows = [...aftermath.output, ...aftermath.errorOutput];
	return aftermath.items.map((item, index) => {
		const own = rows.filter(({ pairedItem }) => (pairedItem as { item?: number })?.item === index);
		const failed = own.filter(isError);
		const { error } = aftermath;
		const isNamed =
			error?.message.endsWith(`[item ${index}]`) || error?.context.itemIndex === index;
		const thrown = error && isNamed ? [`${error.message}. ${error.description ?? ''}`] : [];
		return {
			item,
			rows: own.filter((row) => !isError(row)),
			errors: [...failed.map(wordsOf), ...thrown],
		};
	});
}

/** Whether an item that was handed out is an error, as n8n knows one. */
export function isError({ json }: INodeExecutionData): boolean {
	return typeof json.error === 'string';
}

function wordsOf({ json }: INodeExecutionData): string {
	const { error, details } = json as { error: string; details?: IDataObject };
	return `${error}. ${String(details?.description ?? '')}`;
}

/** Which of the operation's calls it was. */
export function callOf(
	{ node, writes = [], reads = [] }: Operation,
	{ method, path }: JournalEntry,
): { path: string; purpose: Purpose } {
	const fits = (call: string) => {
		const [, only, pattern = ''] = /^(?:([A-Z]+) )?(.+)$/.exec(call) ?? [];
		const isPath = new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
		return isPath && (only === undefined || only === method);
	};
	const listed = (calls: readonly string[]) => calls.find(fits)?.replace(/^[A-Z]+ /, '');
	const write = listed(writes);
	if (write !== undefined) return { path: write, purpose: 'call' };
	const read = listed(reads);
	if (read !== undefined) return { path: read, purpose: 'read' };
	if (path === TOKEN_PATHS[node]) return { path, purpose: 'token' };
	throw new Error(`The campaign does not know that the operation calls ${method} ${path}`);
}

function textOf({ path, query, plaintext = '', rawBody }: JournalEntry): string {
	const fields = Object.values(query).join(' ');
	return `${decodeURIComponent(path)} ${fields} ${plaintext} ${rawBody}`;
}

/** True where the mark stands in the text by itself, and not as a piece of another word. */
function stands(mark: string, text: string): boolean {
	const literal = mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\w])${literal}(?![\\w])`).test(text);
}

/** The keys of what the simulator did, each as often as it did it. */
export function effectsOf({ scenario, place }: Aftermath, requests: Request[]): string[] {
	const { effects, writes = [] } = scenario.operation;
	if (effects) return effects.call(scenario.operation, place.simulator);
	if (writes.length === 0) return [];
	return requests
		.filter(({ purpose, isCarriedOut }) => purpose === 'call' && isCarriedOut)
		.flatMap(({ items }) => items.map(({ mark }) => mark));
}

/** The keys of what the node was to have done for an item. */
export function askedFor({ operation }: Aftermath['scenario'], item: Item): string[] {
	if ((operation.writes ?? []).length === 0) return [];
	return operation.asked?.(item) ?? [item.mark];
}
