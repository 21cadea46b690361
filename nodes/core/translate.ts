import type { ICredentialType } from 'n8n-workflow';
import { isPlainObject } from './json';
import type { LabelOf } from './say';

/** English texts with their translations; in a sentence {0}, {1} … are what is put in. */
export type Translations = Readonly<Record<string, string>>;

/** The texts of a panel in another language. */
export interface Words {
	shared: Translations;
	/** Of fields that a single resource shows, by resource; they go before the shared ones. */
	resources?: Readonly<Record<string, Translations>>;
}

/** Keys of a description under which users see a text, or are led to one. */
const TEXTS = [
	'action',
	'description',
	'displayName',
	'documentationUrl',
	'hint',
	'placeholder',
	'plural',
	'singular',
	'subtitle',
	'valuesLabel',
];

/** Keys of a description with nothing to read in them. */
const NO_TEXTS = [
	'default',
	'displayOptions',
	'requestDefaults',
	'requestOperations',
	'routing',
	'value',
];

/**
 * A description, or a part of one, with its texts in another language, and equal in all else.
 *
 * @param words left out in English: then it is the same object
 */
export function localized<T>(description: T, words: Words | undefined): T {
	return words ? (overlaid(description, words) as T) : description;
}

/** Puts a credential's texts, and the address of its documentation, into another language, in place. */
export function localizeCredential(credential: ICredentialType, words: Words | undefined): void {
	const { displayName, documentationUrl, properties } = credential;
	Object.assign(credential, localized({ displayName, documentationUrl, properties }, words));
}

/** @param resource the only one that shows this part, if there is one */
function overlaid(part: unknown, words: Words, resource?: string): unknown {
	if (Array.isArray(part)) return part.map((each: unknown) => overlaid(each, words, resource));
	if (!isPlainObject(part)) return part;
	const own = resourceOf(part) ?? resource;
	const isChoice = 'value' in part && !('type' in part);
	const entries = Object.entries(part).map(([key, value]) => {
		const isText = TEXTS.includes(key) || (key === 'name' && isChoice);
		if (typeof value === 'string') return [key, isText ? textOf(words, own, value) : value];
		return [key, NO_TEXTS.includes(key) ? value : overlaid(value, words, own)];
	});
	return Object.fromEntries(entries);
}

/** The only resource that shows a field; nothing where several do. */
function resourceOf({ displayOptions }: Record<string, unknown>): string | undefined {
	const { show } = (displayOptions ?? {}) as { show?: { resource?: string[] } };
	return show?.resource?.length === 1 ? show.resource[0] : undefined;
}

function textOf({ shared, resources }: Words, resource: string | undefined, text: string): string {
	const own = resource === undefined ? undefined : resources?.[resource];
	return own?.[text] ?? shared[text] ?? text;
}

/** How the panel shows labels when this resource is chosen. */
export function labelsOf(words: Words | undefined, resource: unknown): LabelOf {
	return (label) => (words ? textOf(words, String(resource), label) : label);
}
