import type { IDataObject } from 'n8n-workflow';

/** Changes a value on its way out of JSON; newer versions of Node.js tell how it was written. */
export type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** Keeps whole numbers beyond 2^53 exact: they come as text, where Node.js tells how they were written. */
export const exactNumbers: Reviver = (_, value, context) =>
	Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;

/** The object or list in a JSON text, or nothing where it holds none. */
export function parseObject(text: string, reviver?: Reviver): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text, reviver);
		return value !== null && typeof value === 'object' ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}

/** True for an object as JSON knows it, which a form or a stream is not. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
	return (
		typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
	);
}

/** The rows of a list in an answer; some providers write the list as JSON text. None if it is no list. */
export function rowsOf(value: unknown): IDataObject[] {
	const list: unknown = typeof value === 'string' ? parseObject(value) : value;
	return Array.isArray(list) ? (list.filter(isPlainObject) as IDataObject[]) : [];
}
