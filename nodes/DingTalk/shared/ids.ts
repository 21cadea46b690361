import { inputError } from '../../core/errors';
import { listOf, requiredText } from '../../core/fields';
import type { Label } from '../../core/say';
import { say } from '../words';

/** The department above all others. */
export const ROOT_DEPARTMENT = 1;

/** @throws ProviderError when it is no ID of a department, which is a whole number above 0 */
export function departmentId(label: Label, value: unknown): number {
	const text = requiredText(label, value);
	if (isDepartmentId(text)) return Number(text);
	throw inputError(label, say`must be the number of a department, but is "${text}"`);
}

function isDepartmentId(text: string): boolean {
	return /^\d+$/.test(text) && Number(text) > 0 && Number.isSafeInteger(Number(text));
}

/** @throws ProviderError when one entry is no ID of a department */
export function departmentIds(label: Label, value: unknown): number[] {
	return listOf(label, value).map((entry) => {
		if (isDepartmentId(entry)) return Number(entry);
		throw inputError(label, say`must hold numbers of departments, but one entry is "${entry}"`);
	});
}

/**
 * @throws ProviderError when it is no ID of a user, which has 1 to 64 characters
 * @see docs/reference/dingtalk.md 1.3
 */
export function userId(label: Label, value: unknown): string {
	const text = requiredText(label, value);
	if (text.length > 64 || /[\s,，|]/.test(text)) {
		throw inputError(label, say`must be the ID of one user, but is "${text.slice(0, 80)}"`);
	}
	return text;
}

/** @throws ProviderError when one entry is no ID of a user */
export function userIds(label: Label, value: unknown): string[] {
	return listOf(label, value).map((entry) => userId(label, entry));
}
