import type {
	GenericValue,
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { charactersAtMost, optionalText, requiredText, yesOrNo } from '../../core/fields';
import type { Label } from '../../core/say';
import { departmentIds, userIds } from './ids';
import { isClassic } from './versions';
import { say } from '../words';

/** What a field holds once it is checked; nothing where it is to be left out. */
type Checked = GenericValue | IDataObject[];

/** A field of a call that creates or changes something, under the name that today's call has for it. */
export interface ChangeField {
	/** How it looks in the panel. Its wire name is added to the description. */
	property: Omit<INodeProperties, 'name' | 'routing'>;
	/** What the classic call names it; left out where that call does not have it. */
	classic?: string;
	/**
	 * What today's call gets.
	 *
	 * @param label the field's name in the panel
	 * @throws ProviderError when the value is wrong
	 */
	check(label: Label, value: unknown, context: IExecuteSingleFunctions): Checked;
	/** The checked value as the classic call wants it, where that is not the same. */
	toClassic?(value: Checked): Checked;
}

/** By the names of today's call. */
export type ChangeFields = Readonly<Record<string, ChangeField>>;

/** The fields for the panel, in the order of their names there. */
export function propertiesOf(fields: ChangeFields): INodeProperties[] {
	return Object.entries(fields)
		.map(([name, { property }]) => ({
			...property,
			name,
			description: `${property.description} (${name})`,
			routing: { send: { type: 'body' as const, property: name } },
		}))
		.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}

/** The same for fields that everyone has to fill in, in the order given. */
export function requiredPropertiesOf(fields: ChangeFields): INodeProperties[] {
	return Object.entries(fields).flatMap(([name, field]) =>
		propertiesOf({ [name]: field }).map((property) => ({ ...property, required: true })),
	);
}

/**
 * Checks the values that were given, as today's call wants them. Those that are not there are left
 * out.
 *
 * @throws ProviderError that names the field which is wrong
 */
export function checkedFields(
	context: IExecuteSingleFunctions,
	fields: ChangeFields,
	given: IDataObject,
): IDataObject {
	const checked = Object.entries(fields)
		.filter(([name]) => given[name] !== undefined && given[name] !== null)
		.map(([name, { property, check }]) => [
			name,
			check(property.displayName, given[name], context),
		]);
	return Object.fromEntries(checked.filter(([, value]) => value !== undefined)) as IDataObject;
}

/**
 * Checked fields in the form of the classic call.
 *
 * @param others what that call names the fields that are not in the table
 * @throws ProviderError when one of them does not exist there
 */
export function classicForm(
	fields: ChangeFields,
	current: IDataObject,
	others: Readonly<Record<string, string>> = {},
): IDataObject {
	const form = Object.entries(current).map(([name, value]) => {
		const field = fields[name];
		if (!field) return [others[name], value];
		const { property, classic, toClassic } = field;
		if (classic === undefined) {
			throw inputError(
				property.displayName,
				say`does not exist in the classic call`,
				say`Take it out, or choose the current API version.`,
			);
		}
		return [classic, toClassic ? toClassic(value as Checked) : value];
	});
	return Object.fromEntries(form) as IDataObject;
}

/**
 * The changes with an empty field in the form in which DingTalk clears it.
 *
 * @throws ProviderError when the classic call is to clear it, which cannot
 * @see docs/reference/dingtalk.md 2.1.6, 2.2.7: force_update_fields
 */
export function clearing(
	context: IExecuteSingleFunctions,
	fields: ChangeFields,
	name: string,
	changes: IDataObject,
): IDataObject {
	if (changes[name] !== '') return changes;
	if (isClassic(context)) {
		throw inputError(
			String(fields[name]?.property.displayName),
			say`is empty, and the classic call cannot clear it`,
			say`Choose the current API version.`,
		);
	}
	return { ...changes, [name]: undefined, force_update_fields: name };
}

/** Text of so many characters at most, of which the classic call may take more or fewer. */
export function textUpTo(most: number, classicMost = most) {
	return (label: Label, value: unknown, context: IExecuteSingleFunctions): string =>
		charactersAtMost(
			label,
			optionalText(label, value),
			isClassic(context) ? classicMost : most,
			say`DingTalk`,
		);
}

/** The same for text that must be there. */
export function requiredTextUpTo(most: number, classicMost = most) {
	const check = textUpTo(most, classicMost);
	return (label: Label, value: unknown, context: IExecuteSingleFunctions): string =>
		check(label, requiredText(label, value), context);
}

/** @throws ProviderError when it is no whole number that JSON keeps exactly */
export function wholeNumber(label: Label, value: unknown): number {
	const text = requiredText(label, value);
	const number = Number(text);
	if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) {
		throw inputError(label, say`must be a whole number, but is "${text}"`);
	}
	return number;
}

/** The IDs as text with commas. */
export function joinedUserIds(label: Label, value: unknown): string {
	return userIds(label, value).join(',');
}

/** The IDs as text with commas. */
export function joinedDepartmentIds(label: Label, value: unknown): string {
	return departmentIds(label, value).join(',');
}

/** Where today's calls have commas between IDs, the classic ones have bars. */
export function withBars(value: Checked): string {
	return String(value).replaceAll(',', '|');
}

/** @param classic what the classic call names it, if it has it */
export function booleanField(
	displayName: string,
	description: string,
	classic?: string,
): ChangeField {
	return {
		property: { displayName, type: 'boolean', default: true, description },
		classic,
		check: yesOrNo,
	};
}

/** @param classic what the classic call names it, if it has it */
export function textField(
	displayName: string,
	description: string,
	check: ChangeField['check'],
	classic?: string,
): ChangeField {
	return { property: { displayName, type: 'string', default: '', description }, classic, check };
}

/** A field that shows an example where it is empty. */
export function withExample(field: ChangeField, placeholder: string): ChangeField {
	return { ...field, property: { ...field.property, placeholder } };
}
