import type { IDataObject } from 'n8n-workflow';

/** The object or list in a JSON text, or nothing where it holds none. */
export function parseObject(text: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return value !== null && typeof value === 'object' ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}
