import type { IDataObject } from 'n8n-workflow';

/** Each text, so that what stands in it is passed by, and each number. */
const TEXTS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;

/** The object or list in a JSON text, or nothing where it holds none. */
export function parseObject(text: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return value !== null && typeof value === 'object' ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}

/** Like `parseObject`, but keeps whole numbers beyond 2^53 exact: they come as text. */
export function parseExact(text: string): IDataObject | undefined {
	const isTooLong = (token: string) =>
		/^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
	return parseObject(
		text.replace(TEXTS_AND_NUMBERS, (token) => (isTooLong(token) ? `"${token}"` : token)),
	);
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
