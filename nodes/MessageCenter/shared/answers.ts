import type { IDataObject } from 'n8n-workflow';
import { noAnswerError } from '../../core/errors';
import { isPlainObject } from '../../core/json';
import type { Call } from '../../core/provider';
import type { CarryOut } from '../../core/run';
import { messageCenter } from '../../providers/messageCenter';

/** The data of an answer; none where it holds no object. */
export function resultDataOf(answer: IDataObject | undefined): IDataObject {
	return isPlainObject(answer?.resultData) ? (answer.resultData as IDataObject) : {};
}

/**
 * For a call that reads one thing: an answer without it must not look like one that tells of nothing.
 *
 * @param field of the answer's data
 * @returns what throws a ProviderError where the field is not there
 */
export function mustHold(field: string): NonNullable<Call['judge']> {
	return (answer) => {
		if (resultDataOf(answer)[field] !== undefined) return;
		throw noAnswerError(messageCenter.name, 'read', `the answer holds no ${field}`);
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
