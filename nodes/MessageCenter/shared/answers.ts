import type { IDataObject } from 'n8n-workflow';
import { noAnswerError, type Purpose } from '../../core/errors';
import { isPlainObject, rowsOf } from '../../core/json';
import type { Call } from '../../core/provider';
import type { CarryOut } from '../../core/run';
import type { Sentence } from '../../core/say';
import { messageCenter } from '../../providers/messageCenter';
import { say } from '../words';

/** The data of an answer; none where it holds no object. */
export function resultDataOf(answer: IDataObject | undefined): IDataObject {
	return isPlainObject(answer?.resultData) ? (answer.resultData as IDataObject) : {};
}

/**
 * The list in an answer. That there is nothing may be said in several ways; the document shows none.
 *
 * @param value where the list has its place
 * @param what the list holds
 * @throws ProviderError when something else is there
 */
export function listAt(value: unknown, what: Sentence, purpose: Purpose = 'read'): unknown[] {
	if (Array.isArray(value)) return value;
	const isEmptyObject = isPlainObject(value) && Object.keys(value).length === 0;
	if (isEmptyObject || [undefined, null, ''].includes(value as null)) return [];
	throw noAnswerError(messageCenter, purpose, say`the answer holds no list of ${what}`);
}

/**
 * The official accounts in an answer.
 *
 * @throws ProviderError when it holds no list of them
 */
export function accountsIn(answer: IDataObject | undefined): IDataObject[] {
	return rowsOf(listAt(answer?.resultData, say`official accounts`));
}

/**
 * The templates of an official account in an answer.
 *
 * @throws ProviderError when it holds no list of them
 */
export function templatesIn(answer: IDataObject | undefined): IDataObject[] {
	return rowsOf(listAt(answer?.resultData, say`templates`));
}

/**
 * For a call that reads one thing: an answer without it must not look like one that tells of nothing.
 *
 * @param field of the answer's data
 * @returns what throws a ProviderError where the field is not there
 */
export function mustHold(field: string): NonNullable<Call['judge']> {
	return (answer) => {
		if ((resultDataOf(answer)[field] ?? undefined) !== undefined) return;
		throw noAnswerError(messageCenter, 'read', say`the answer holds no ${field}`);
	};
}

/**
 * The answer to a call, and under `asked` the fields that it was asked with, of which the output
 * repeats some.
 */
export async function answerTo(carryOut: CarryOut, call: Call): Promise<IDataObject> {
	return { ...(await carryOut(call)), asked: askedWith(call) };
}

/** The fields of a call's request. */
export function askedWith({ options }: Call): IDataObject {
	return (options.body ?? {}) as IDataObject;
}
