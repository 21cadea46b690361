import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { charactersAtMost, requiredText } from '../../../core/fields';
import { isPlainObject, parseObject } from '../../../core/json';
import { momentOf } from '../../../core/time';
import type { Label } from '../../../core/say';
import { textUpTo, type ChangeField } from '../../shared/changes';
import { departmentIds, userId } from '../../shared/ids';
import { say } from '../../words';

const MOST_DEPARTMENTS = 100;
const EXTENSION_CHARACTERS = 2000;

/**
 * The IDs with commas.
 *
 * @throws ProviderError when one is no ID, when there is none, or when there are too many
 */
export function checkDepartments(label: Label, value: unknown): string {
	const ids = departmentIds(label, value);
	if (ids.length === 0) throw inputError(label, say`are empty: a user is in at least one`);
	if (ids.length > MOST_DEPARTMENTS) {
		throw inputError(label, say`are ${ids.length}, and DingTalk takes at most ${MOST_DEPARTMENTS}`);
	}
	return ids.join(',');
}

/** An email address of so many characters at most, or nothing. */
export function checkEmail(most: number, classicMost = most): ChangeField['check'] {
	const check = textUpTo(most, classicMost);
	return (label, value, context) => {
		const email = check(label, value, context) as string;
		if (email !== '' && !/^[^@\s]+@[^@\s]+$/.test(email)) {
			throw inputError(label, say`must be an email address, but is "${email}"`);
		}
		return email;
	};
}

/**
 * @param value JSON text of an object, or such an object
 * @returns the JSON text, as it was given if it was text
 * @throws ProviderError when it is anything else, or too long
 */
export function checkExtension(label: Label, value: unknown): string {
	const object = typeof value === 'string' ? parseObject(value) : value;
	if (!isPlainObject(object)) {
		throw inputError(label, say`must be a JSON object`, say`For instance: {"Hobby": "Golf"}`);
	}
	const text = typeof value === 'string' ? value.trim() : JSON.stringify(object);
	return charactersAtMost(label, text, EXTENSION_CHARACTERS, say`DingTalk`);
}

/**
 * Milliseconds since 1970, given as such or as a date and time. A day alone begins when it does in
 * China, whatever the time zone of the workflow.
 *
 * @throws ProviderError when it is neither
 */
export function checkDate(label: Label, value: unknown, context: IExecuteSingleFunctions): number {
	const text = value instanceof Date ? value.toJSON() : String(value).trim();
	if (/^\d{12,13}$/.test(text)) return Number(text);
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
	return momentOf(label, isDay ? `${text}T00:00:00+08:00` : text, context.getTimezone()).getTime();
}

/** The ID of a user; empty where there is to be none. */
export function checkManager(label: Label, value: unknown): string {
	return value === '' ? '' : userId(label, value);
}

/**
 * @returns the number as DingTalk has it: 13800000001, and for other countries +65-81234567
 * @throws ProviderError when it is written in another way
 * @see docs/reference/dingtalk.md 2.2.7
 */
export function mobileNumber(label: Label, value: unknown): string {
	const number = requiredText(label, value);
	if (!/^(\+\d{1,4}-)?\d{5,}$/.test(number)) {
		throw inputError(
			label,
			say`must be a mobile number, but is "${number.slice(0, 40)}"`,
			say`Write digits only, and for other countries the country code with a hyphen: +65-81234567.`,
		);
	}
	return number;
}
