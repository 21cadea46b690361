/** toUser and toDept of msg/send (docs/reference/youdu.md section 4.1). */
import { Refusal } from './errorCodes.mts';
import type { Settings } from './settings.mts';

export interface Receivers {
	toUser: string[];
	toDept: number[];
}

const MAX_USERS = 1000;
const MAX_DEPARTMENTS = 100;
/** An account has 1 to 64 characters (section 4.8). */
const MAX_ACCOUNT_LENGTH = 64;
/** `0` is the whole organisation (section 4.1), so it always exists. */
const WHOLE_ORGANISATION = 0;

/**
 * Reads both lists; duplicates are kept and count. Throws a Refusal:
 * - 200007 for a toUser that is not a list of accounts, and when both lists are empty;
 * - 200001 for more than 1000 accounts, and for more than 100 departments, because no code is
 *   published for a toDept limit (section 6);
 * - 300102 for a toDept that is not a list of ids: it is the code of a department id of a wrong
 *   type; none is published for msg/send.
 */
export function readReceivers(fields: Record<string, unknown>): Receivers {
	const toUser = segments(fields.toUser, 'toUser', 'INVALID_TOUSER');
	const toDept = segments(fields.toDept, 'toDept', 'INVALID_FORMAT_DEPTID');
	if (toUser.some((account) => account === '' || [...account].length > MAX_ACCOUNT_LENGTH)) {
		throw new Refusal('INVALID_TOUSER', 'each account in toUser must have 1 to 64 characters');
	}
	if (!toDept.every((id) => /^(0|[1-9]\d*)$/.test(id) && Number.isSafeInteger(Number(id)))) {
		throw new Refusal('INVALID_FORMAT_DEPTID', 'each department in toDept must be an integer');
	}
	if (toUser.length > MAX_USERS) {
		throw new Refusal('TOUSER_OVERLIMIT', `toUser has more than ${MAX_USERS} accounts`);
	}
	if (toDept.length > MAX_DEPARTMENTS) {
		throw new Refusal('TOUSER_OVERLIMIT', `toDept has more than ${MAX_DEPARTMENTS} departments`);
	}
	if (toUser.length + toDept.length === 0) {
		throw new Refusal('INVALID_TOUSER', 'toUser and toDept are both empty');
	}
	return { toUser, toDept: toDept.map(Number) };
}

/** Parts the receivers into those that exist and the names of those that do not. */
export function checkReceivers(
	{ toUser, toDept }: Receivers,
	{ users, departments }: Settings,
): { valid: Receivers; invalidNames: string[] } {
	const isUser = (account: string): boolean => users?.has(account) ?? true;
	const isDepartment = (id: number): boolean =>
		id === WHOLE_ORGANISATION || (departments?.has(id) ?? true);
	return {
		valid: { toUser: toUser.filter(isUser), toDept: toDept.filter(isDepartment) },
		invalidNames: [
			...toUser.filter((account) => !isUser(account)),
			...toDept.filter((id) => !isDepartment(id)).map(String),
		],
	};
}

/** The parts between vertical bars; none for an absent, null or empty value. */
function segments(
	value: unknown,
	name: string,
	code: 'INVALID_TOUSER' | 'INVALID_FORMAT_DEPTID',
): string[] {
	if (value === undefined || value === null || value === '') return [];
	if (typeof value !== 'string') throw new Refusal(code, `${name} must be a string`);
	return value.split('|');
}
