import type { IDataObject } from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { optionalText } from '../../core/fields';
import { isPlainObject } from '../../core/json';
import { named, type Sentence } from '../../core/say';
import { say } from '../words';

/** The field of the panel that is filled in. Its name begins every error about it. */
const FIELDS = 'Template Fields';

/** These the Message Center's own example leaves out. */
const OPTIONAL = ['first', 'remark'];

/** One place of a template that is filled in. */
export interface Placeholder extends IDataObject {
	/** As the call names it: first, keyword1, remark. */
	id: string;
	/** What stands before it in the template, or its own name. */
	label: string;
}

/**
 * The placeholders of a template, each once, with the label that stands before it on its line.
 *
 * @param content e.g. `{{first.DATA}}\n业务系统：{{keyword1.DATA}}\n{{remark.DATA}}`
 * @see Message Center interface document, 5.2.2
 */
export function placeholdersIn(content: string): Placeholder[] {
	const found = new Map<string, Placeholder>();
	for (const [, before = '', id = ''] of content.matchAll(/([^\n{}]*)\{\{\s*(\w+)\.DATA\s*\}\}/g)) {
		const label = before.replace(/[：:\s]+$/, '').trim();
		if (!found.has(id)) found.set(id, { id, label: label === '' ? id : label });
	}
	return [...found.values()];
}

/** True for a place without whose text the message is refused. */
export function isRequired({ id }: Placeholder): boolean {
	return !OPTIONAL.includes(id);
}

/** How the panel and errors name a place. */
export function nameOf({ id, label }: Placeholder): string {
	return label === id ? id : `${label} (${id})`;
}

/** A place of a template, for errors. */
function placeOf(name: string): Sentence {
	return say`${named(FIELDS)}: ${name}`;
}

/**
 * The texts that the user has filled in, by placeholder; empty ones are left out.
 *
 * @param mapper the value of the field in the panel
 * @throws ProviderError when it is not filled in field by field, or holds something that is not text
 */
export function textsIn(mapper: unknown): Record<string, string> {
	const { mappingMode, value } = isPlainObject(mapper) ? mapper : {};
	if (mappingMode !== 'defineBelow') {
		throw inputError(
			FIELDS,
			say`must be filled in one by one`,
			say`Choose Map Each Field Manually.`,
		);
	}
	const texts = Object.entries(isPlainObject(value) ? value : {}).map(
		([id, text]) => [id, optionalText(placeOf(id), text)] as const,
	);
	return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/**
 * The texts of a template message as the call wants them.
 *
 * @param template a row of the account's list; nothing where the list does not hold the template
 * @throws ProviderError when a place is not filled in, or a text has no place
 * @see Message Center interface document, 5.3.3
 */
export function templateData(
	template: IDataObject | undefined,
	texts: Record<string, string>,
): IDataObject {
	if (!template) {
		throw inputError('Template', say`is not one of the templates of this official account`);
	}
	const places = placeholdersIn(String(template.content ?? ''));
	const missing = places.find((place) => isRequired(place) && texts[place.id] === undefined);
	if (missing) throw inputError(placeOf(nameOf(missing)), say`is empty`);
	const stray = Object.keys(texts).find((name) => !places.some(({ id }) => id === name));
	if (stray !== undefined) throw inputError(placeOf(stray), say`is no field of this template`);
	return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { value: text }]));
}
