import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { inputError } from './errors';

/** A request's fields, as the panel's values were put into its body. */
export function fieldsOf(options: IHttpRequestOptions): IDataObject {
	return (options.body ?? {}) as IDataObject;
}

/** The request with these fields; empty ones are left out. */
export function withFields(options: IHttpRequestOptions, fields: IDataObject): IHttpRequestOptions {
	return { ...options, body: withoutEmpty(fields) };
}

/** Without the fields that are empty text or not there. */
export function withoutEmpty(fields: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
	);
}

/**
 * The text that a field holds.
 *
 * @param label the field's name in the panel
 * @throws ProviderError when it is not text, or is empty
 */
export function requiredText(label: string, value: unknown): string {
	const text = optionalText(label, value);
	if (text === '') throw inputError(label, 'is empty');
	return text;
}

/** @throws ProviderError when the field holds something that is not text */
export function optionalText(label: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw inputError(label, `must be text, and not ${typeof value}`);
	}
	return String(value).trim();
}

/**
 * @param taker who sets the limit
 * @throws ProviderError when the text is longer than so many characters
 */
export function charactersAtMost(
	label: string,
	text: string,
	characters: number,
	taker: string,
): string {
	const count = [...text].length;
	if (count > characters) {
		throw inputError(label, `has ${count} characters, and ${taker} takes at most ${characters}`);
	}
	return text;
}

/**
 * @param taker who sets the limit
 * @throws ProviderError when the text is longer than so many bytes of UTF-8
 */
export function bytesAtMost(label: string, text: string, bytes: number, taker: string): string {
	const count = Buffer.byteLength(text, 'utf8');
	if (count > bytes) {
		throw inputError(
			label,
			`has ${count} bytes, and ${taker} takes at most ${bytes}`,
			'A Chinese character has 3 bytes, a letter has 1.',
		);
	}
	return text;
}

/** @throws ProviderError when the text is not empty and not an http(s) address */
export function webAddress(label: string, text: string): string {
	if (text !== '' && !(/^https?:\/\//i.test(text) && URL.canParse(text))) {
		throw inputError(label, 'must be an address that begins with http:// or https://');
	}
	return text;
}

/** What the provider has for one of a set of words. */
export function valueFor<Word extends string, Value>(
	values: Readonly<Record<Word, Value>>,
	word: unknown,
	label: string,
): Value {
	if (typeof word !== 'string' || !Object.hasOwn(values, word)) {
		throw inputError(label, `must be one of ${Object.keys(values).join(', ')}`);
	}
	return values[word as Word];
}

/** A value of the collection Options; empty text where the user has not added it. */
export function option(context: IExecuteSingleFunctions, name: string): unknown {
	return context.getNodeParameter(`options.${name}`, '');
}

/**
 * Brings what the user entered into a list: text with commas, semicolons or line breaks between the
 * entries, one number, JSON of a list, or a list of texts and numbers. Empty places and repetitions
 * are left out.
 *
 * @throws ProviderError when it is anything else
 */
export function listOf(label: string, value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : listIn(label, value ?? '');
	const isEntry = (entry: unknown) =>
		typeof entry === 'string' || (typeof entry === 'number' && Number.isFinite(entry));
	if (!entries.every(isEntry)) {
		throw inputError(label, 'must be text with commas, or a list of texts and numbers');
	}
	const texts = entries.map((entry) => String(entry).trim());
	return [...new Set(texts.filter((text) => text !== ''))];
}

function listIn(label: string, value: unknown): unknown[] {
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (!text.startsWith('[')) return text.split(/[,，;；、\n]/);
	try {
		return JSON.parse(text) as unknown[];
	} catch {
		throw inputError(label, 'holds JSON that cannot be read');
	}
}
