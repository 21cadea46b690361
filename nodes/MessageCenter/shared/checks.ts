import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { inputError } from '../../core/errors';

/** A request's fields, as the panel's values were put into its body. */
export function fieldsOf(options: IHttpRequestOptions): IDataObject {
	return (options.body ?? {}) as IDataObject;
}

/** The request with these fields; empty ones are left out. */
export function withFields(options: IHttpRequestOptions, fields: IDataObject): IHttpRequestOptions {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
	return { ...options, body: Object.fromEntries(given) };
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

/** @throws ProviderError when the text is longer than so many characters */
export function atMost(label: string, text: string, characters: number): string {
	const count = [...text].length;
	if (count > characters) {
		throw inputError(
			label,
			`has ${count} characters, and the Message Center takes at most ${characters}`,
		);
	}
	return text;
}

/**
 * The Message Center cuts cards by bytes, without a word.
 *
 * @throws ProviderError when the text is longer than so many bytes of UTF-8
 */
export function atMostBytes(label: string, text: string, bytes: number): string {
	const count = Buffer.byteLength(text, 'utf8');
	if (count > bytes) {
		throw inputError(
			label,
			`has ${count} bytes, and WeCom takes at most ${bytes}`,
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

/** @throws ProviderError when the text holds 【】, which carriers keep for signatures */
export function noSignatureBrackets(label: string, text: string): string {
	if (/[【】]/.test(text)) {
		throw inputError(label, 'must not hold 【】 in an SMS', 'Write 〖〗 instead.');
	}
	return text;
}

/** One of a set of words, and the number that the Message Center has for it. */
export function numberFor<Word extends string>(
	numbers: Readonly<Record<Word, string>>,
	word: unknown,
	label: string,
): string {
	const number = numbers[word as Word] as string | undefined;
	if (number === undefined) {
		throw inputError(label, `must be one of ${Object.keys(numbers).join(', ')}`);
	}
	return number;
}

/** A value of the collection Options; empty text where the user has not added it. */
export function option(context: IExecuteSingleFunctions, name: string): unknown {
	return context.getNodeParameter(`options.${name}`, '');
}
