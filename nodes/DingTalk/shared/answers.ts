import { noAnswerError, type Purpose } from '../../core/errors';
import type { Call } from '../../core/provider';
import type { Plan } from '../../core/run';
import { joined } from '../../core/say';
import { dingTalk } from '../../providers/dingTalk';
import { say } from '../words';

/**
 * Judges an answer that means nothing without one of these fields.
 *
 * @param purpose what it answers to: only a call may have been carried out all the same
 * @returns what throws a ProviderError where all of them are missing or empty
 */
export function mustHold(
	purpose: Exclude<Purpose, 'token'>,
	...fields: string[]
): NonNullable<Call['judge']> {
	return (answer) => {
		if (fields.some((field) => (answer[field] ?? '') !== '')) return;
		throw noAnswerError(dingTalk, purpose, say`the answer holds no ${joined(fields, say` or `)}`);
	};
}

/** The plan of one call whose answer must hold one of these fields. */
export function callFor(...fields: string[]): Plan {
	return async (options, carryOut) => [
		await carryOut({ options, part: '', judge: mustHold('call', ...fields) }),
	];
}

/** The plan of one read whose answer must hold one of these fields. */
export function readFor(...fields: string[]): Plan {
	return async (options, carryOut) => [
		await carryOut({ options, part: '', isRead: true, judge: mustHold('read', ...fields) }),
	];
}

/**
 * A yes in an answer. DingTalk's own examples write it as text, too.
 *
 * @see docs/reference/dingtalk.md 8 (6)
 */
export function saysYes(value: unknown): boolean {
	return value === true || value === 'true';
}
