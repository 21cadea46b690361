import type {
	GenericValue,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IPollFunctions,
} from 'n8n-workflow';
import { inputError } from './errors';
import { isPlainObject } from './json';
import type { Label, Sentence } from './say';
import { say } from './words';

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
export function requiredText(label: Label, value: unknown): string {
	const text = optionalText(label, value);
	if (text === '') throw inputError(label, say`is empty`);
	return text;
}

/**
 * The text that a field holds, without the blanks around it; empty where it holds nothing.
 *
 * @throws ProviderError when the field holds something that is not text
 */
export function optionalText(label: Label, value: unknown): string {
	return textIn(label, value).trim();
}

/**
 * The text that a field holds, with the blanks around it.
 *
 * @throws ProviderError when it is not text, or is empty or blank
 */
export function textAsGiven(label: Label, value: unknown): string {
	requiredText(label, value);
	return textIn(label, value);
}

function textIn(label: Label, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value !== 'number')
		throw inputError(label, say`must be text, and not ${typeof value}`);
	const isExact = Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
	if (!isExact) throw inputError(label, say`must be text, and not the number ${value}`);
	return String(value);
}

/**
 * Counts as most providers do: a character beyond the usual ones, such as an emoji, is two.
 *
 * @param taker who sets the limit
 * @throws ProviderError when the text is longer than so many characters
 */
export function charactersAtMost(
	label: Label,
	text: string,
	characters: number,
	taker: string | Sentence,
): string {
	const count = text.length;
	if (count > characters) {
		throw inputError(label, say`has ${count} characters, and ${taker} takes at most ${characters}`);
	}
	return text;
}

/**
 * @param taker who sets the limit
 * @throws ProviderError when the text is longer than so many bytes of UTF-8
 */
export function bytesAtMost(
	label: Label,
	text: string,
	bytes: number,
	taker: string | Sentence,
): string {
	const count = Buffer.byteLength(text, 'utf8');
	if (count > bytes) {
		throw inputError(
			label,
			say`has ${count} bytes, and ${taker} takes at most ${bytes}`,
			say`A Chinese character has 3 bytes, a letter has 1.`,
		);
	}
	return text;
}

/** @throws ProviderError when the text is not empty and not an http(s) address without blanks in it */
export function webAddress(label: Label, text: string): string {
	if (text === '') return text;
	if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
		throw inputError(label, say`must be an address that begins with http:// or https://`);
	}
	if (/\s/.test(text)) {
		throw inputError(label, say`must be an address without blanks`, say`Write %20 for a blank.`);
	}
	return text;
}

/** What the provider has for one of a set of words. */
export function valueFor<Word extends string, Value>(
	values: Readonly<Record<Word, Value>>,
	word: unknown,
	label: Label,
): Value {
	if (typeof word !== 'string' || !Object.hasOwn(values, word)) {
		throw inputError(label, say`must be one of ${Object.keys(values).join(', ')}`);
	}
	return values[word as Word];
}

/** The word for what the provider answered; `unknown` where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, value: unknown): string {
	const key = String(value);
	return Object.hasOwn(words, key) ? String(words[key]) : 'unknown';
}

/** True for the value of a parameter or of a credential's field that n8n evaluates. */
export function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

/** What the contexts of items and of polls have in common. */
type ParameterContext = Pick<
	IExecuteSingleFunctions | IPollFunctions,
	'getNode' | 'getNodeParameter'
>;

/** A value of the collection Options; empty text where the user has not added it. */
export function option(context: ParameterContext, name: string): GenericValue {
	return context.getNodeParameter(`options.${name}`, '') as GenericValue;
}

/** True when the user has added this option, whatever it holds. */
export function isAdded(context: ParameterContext, name: string): boolean {
	const { options } = context.getNode().parameters;
	return isPlainObject(options) && Object.hasOwn(options, name);
}

/**
 * A yes or no of the collection Options; no where the user has not added it.
 *
 * @param label the option's name in the panel
 * @throws ProviderError when it is neither true nor false
 */
export function booleanOption(
	context: IExecuteSingleFunctions,
	name: string,
	label: Label,
): boolean {
	return isAdded(context, name) && yesOrNo(label, option(context, name));
}

/** @throws ProviderError when the value is neither true nor false, nor the text of one of them */
export function yesOrNo(label: Label, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw inputError(label, say`must be true or false`);
}

/** What can stand between the entries of a list. */
const BETWEEN_ENTRIES = /[\s,，;；、|｜]+/;

/**
 * Brings what the user entered into a list: text with commas, semicolons, bars, blanks or line breaks
 * between the entries, one number, JSON of a list, or a list of such texts and numbers. Empty places
 * and repetitions are left out.
 *
 * @param between what separates entries, if it is not all of these
 * @throws ProviderError when it is anything else
 */
export function listOf(label: Label, value: unknown, between = BETWEEN_ENTRIES): string[] {
	const given = typeof value === 'string' ? listIn(label, value) : (value ?? []);
	const entries: unknown[] = Array.isArray(given) ? given : [given];
	const isEntry = (entry: unknown) => typeof entry === 'string' || Number.isSafeInteger(entry);
	if (!entries.every(isEntry)) {
		throw inputError(label, say`must be text with commas, or a list of texts and numbers`);
	}
	const texts = entries.flatMap((entry) => String(entry).split(between));
	return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

/**
 * The list in a text that holds one as JSON; any other text as it is.
 *
 * @throws ProviderError when a text that begins like a JSON list is none
 */
export function listIn(label: Label, text: string): unknown {
	if (!text.trim().startsWith('[')) return text;
	try {
		return JSON.parse(text);
	} catch {
		throw inputError(label, say`cannot be read as JSON`);
	}
}
