import type { IDataObject } from 'n8n-workflow';

/** Changes a value on its way out of JSON; newer versions of Node.js tell how it was written. */
export type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** The object or list in a JSON text, or nothing where it holds none. */
export function parseObject(text: string, reviver?: Reviver): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text, reviver);
		return value !== null && typeof value === 'object' ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}
