import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import type { DingTalkOptions } from '../../../simulators/dingTalk/settings.mts';
import type { DingTalkSimulator } from '../../../simulators/dingTalk/simulator.mts';
import { DingTalkClient } from '../../simulators/dingTalkClient.mts';
import { markOf, MARK, numbered, type Item, type Operation } from './operation.mts';

export type DingTalkOperation = Operation<DingTalkSimulator>;

const MOST_ITEMS = 12;
/** The departments of the items are numbered from here on. */
export const FIRST_DEPARTMENT = 7_770_000;

const indexes = Array.from({ length: MOST_ITEMS }, (_, index) => index);

/** An organization that has a user and a department for each item, with its mark. */
export const organization: DingTalkOptions = {
	departments: [
		{ dept_id: 101, name: '销售部' },
		...indexes.map((index) => ({
			dept_id: FIRST_DEPARTMENT + index,
			name: markOf(index),
			parent_id: 101,
		})),
	],
	users: [
		{ userid: 'zhangsan', name: '张三', dept_id_list: [1], admin: true },
		{ userid: 'lisi', name: '李四', dept_id_list: [101] },
		...indexes.map((index) => ({
			userid: markOf(index),
			name: `员工${index}`,
			mobile: mobileOf(index),
			dept_id_list: [101],
		})),
	],
};

/** An entry of the node. */
export function on(
	resource: string,
	entry: Omit<DingTalkOperation, 'node' | 'resource'>,
): DingTalkOperation {
	return { node: 'DingTalk', resource, ...entry };
}

/** The same operation by the call that was replaced. */
export function byClassic(
	operation: DingTalkOperation,
	changes: Partial<DingTalkOperation> & { more?: INodeParameters },
): DingTalkOperation {
	const { more = {}, ...others } = changes;
	const variant = operation.variant ? `${operation.variant}, classic` : 'classic';
	const options = {
		...(operation.parameters.options as INodeParameters | undefined),
		apiVersion: 'classic',
	};
	return {
		...operation,
		variant,
		...others,
		parameters: { ...operation.parameters, ...more, options },
	};
}

/** A resource locator's value. */
export function chosen(value: string | number) {
	return { __rl: true, mode: 'id', value } as const;
}

/** A mobile number for each item. */
export function mobileOf(index: number): string {
	return `139000000${String(index).padStart(2, '0')}`;
}

/** Items whose marks are made of their numbers. */
export function markedBy(mark: (index: number) => string): DingTalkOperation['stage'] {
	return async (_, count) => indexes.slice(0, count).map((index) => ({ mark: mark(index) }));
}

/** A client with a token of its own. */
export async function signedIn(simulator: DingTalkSimulator): Promise<DingTalkClient> {
	const client = new DingTalkClient(simulator);
	await client.signIn();
	return client;
}

/** Asks the simulator something for each item, and makes of the answers what the items are marked by. */
export function askedFirst(
	ask: (client: DingTalkClient, mark: string) => Promise<string>,
): NonNullable<DingTalkOperation['stage']> {
	return async (simulator, count) => {
		const client = await signedIn(simulator);
		const items: Item[] = [];
		for (const { mark } of numbered(count)) items.push({ mark: await ask(client, mark) });
		return items;
	};
}

/** Items that carry the mark as a login code, each good once. */
export function loginCodes(place: 'app' | 'console'): NonNullable<DingTalkOperation['stage']> {
	return async (simulator, count) => {
		const items = numbered(count);
		for (const { mark } of items) simulator.addLoginCode({ code: mark, user: 'zhangsan', place });
		return items;
	};
}

/** The unionId of the administrator. */
export const UNION_ID = 'union-zhangsan';

/** A file that an item carries. */
export function file(bytes: number): IBinaryKeyData {
	const data = Buffer.alloc(bytes, 'x').toString('base64');
	return { data: { data, mimeType: 'application/pdf', fileName: 'a.pdf' } };
}

/** The options by which an uploaded file has the item's mark as its name. */
export const NAMED = { fileName: `=${MARK.slice(1)}.pdf` };
