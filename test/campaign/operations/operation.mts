import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import type { JournalEntry } from '../../../simulators/shared/journal.mts';
import type { Simulator } from '../../../simulators/shared/simulator.mts';

/** What an item of a scenario holds. */
export interface Item extends IDataObject {
	/** Stands in every request that changes something for this item, and in no other item's. */
	mark: string;
}

/** Where an operation is carried out: the simulator that it talks to, and who asks it for the rest. */
export type NodeName = 'YouDu' | 'DingTalk' | 'Message Center';

/** One way to use an operation of a node, as the campaign uses it. */
export interface Operation<S extends Simulator = Simulator> {
	node: NodeName;
	resource: string;
	operation: string;
	/** Tells apart the ways to use an operation: by which call, with which options. */
	variant?: string;
	/** How often it is drawn; 1 if left out. */
	weight?: number;
	/** Options of the simulator, besides those that all operations of the node share. */
	options?: object;
	/** Calls that change something, by their paths in the simulator's list; none for a read. */
	writes?: readonly string[];
	/** Calls that change nothing, or that change nothing when they are made again. */
	reads?: readonly string[];
	/** The most items that it is given; 12 if left out. */
	mostItems?: number;
	/** False where the marks do not stand in query or body, so that faults cannot be told apart by them. */
	marksAreText?: boolean;
	/** The node's parameters besides resource and operation; expressions take from the item. */
	parameters: INodeParameters;
	/** A parameter whose text can be too long. */
	longText?: string;
	/** A parameter that lists receivers. */
	receivers?: string;
	/** The file that each item carries. */
	binary?: IBinaryKeyData;
	/** Puts into the simulator what the items are about, and gives the items. */
	stage?(simulator: S, count: number): Promise<Item[]>;
	/** Which part of an item's request this is, where it takes several of one call. */
	partOf?(entry: JournalEntry): string;
	/** What the simulator holds, one key for each effect; else what its journal says was carried out. */
	effects?(simulator: S): string[];
	/** What the provider calls what it made for the items, and the marks of these; none where it tells no name. */
	made?(simulator: S): Array<[name: string, mark: string]>;
	/** For a list that is read as a whole: what stands in its rows for an item, one for each row. */
	listed?(simulator: S, item: Item): string[];
	/** The keys of an item's effects; else its mark. */
	asked?(item: Item): string[];
}

/** The operation in words, for tests. */
export function nameOf({ node, resource, operation, variant }: Operation): string {
	return `${node} ${resource}.${operation}${variant ? ` (${variant})` : ''}`;
}

/** Robot and suite sign each request. */
export function hasToken({ resource, operation }: Operation): boolean {
	return resource !== 'robot' && operation !== 'getAuthInfo';
}

/** The usual items, of which each has only its mark. */
export function numbered(count: number): Item[] {
	return Array.from({ length: count }, (_, index) => ({ mark: markOf(index) }));
}

/** Short enough for every name, and no beginning of another one. */
export function markOf(index: number): string {
	return `item${index}x`;
}

/** What takes the item's mark in a parameter. */
export const MARK = '={{ $json.mark }}';
