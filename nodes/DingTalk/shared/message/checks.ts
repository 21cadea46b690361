import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { charactersAtMost, optionalText, requiredText, textAsGiven } from '../../../core/fields';
import { isPlainObject, rowsOf } from '../../../core/json';
import type { Label } from '../../../core/say';
import { say } from '../../words';

/** @throws ProviderError when the text is longer than so many characters */
export function atMost(label: Label, text: string, characters: number): string {
	return charactersAtMost(label, text, characters, say`DingTalk`);
}

/** A message's field, without the blanks around it; empty where it holds nothing. */
export function textOf(context: IExecuteSingleFunctions, name: string, label: Label): string {
	return optionalText(label, context.getNodeParameter(name, ''));
}

/**
 * A message's field, without the blanks around it.
 *
 * @throws ProviderError when it is empty
 */
export function neededText(context: IExecuteSingleFunctions, name: string, label: Label): string {
	return requiredText(label, context.getNodeParameter(name, ''));
}

/**
 * A message's field as the user wrote it, with the blanks around it.
 *
 * @throws ProviderError when it is empty or blank
 */
export function neededAsGiven(
	context: IExecuteSingleFunctions,
	name: string,
	label: Label,
): string {
	return textAsGiven(label, context.getNodeParameter(name, ''));
}

/** The rows that the user added to a list of the panel. */
export function rowsIn(context: IExecuteSingleFunctions, name: string): IDataObject[] {
	const given: unknown = context.getNodeParameter(name, {});
	return rowsOf(isPlainObject(given) ? given.rows : given);
}

/**
 * What a message opens: a web address, a place in DingTalk, or a page of a mini program.
 *
 * @throws ProviderError when it is none of these
 * @see docs/reference/dingtalk.md 4
 */
export function linkTarget(label: Label, value: unknown): string {
	const text = requiredText(label, value);
	if (!/^(https?|dingtalk|eapp):\/\/[^/]/i.test(text)) {
		throw inputError(
			label,
			say`must be an address that begins with http://, https://, dingtalk:// or eapp://`,
		);
	}
	if (/\s/.test(text)) {
		throw inputError(label, say`must be an address without blanks`, say`Write %20 for a blank.`);
	}
	return text;
}

/** @throws ProviderError when a message's field does not hold what a message can open */
export function linkIn(context: IExecuteSingleFunctions, name: string, label: Label): string {
	return linkTarget(label, context.getNodeParameter(name, ''));
}
