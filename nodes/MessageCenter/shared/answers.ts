import type { IDataObject } from 'n8n-workflow';
import { isPlainObject } from '../../core/json';
import type { Call } from '../../core/provider';
import type { CarryOut } from '../../core/run';

/** The data of an answer; none where it holds no object. */
export function resultDataOf(answer: IDataObject | undefined): IDataObject {
	return isPlainObject(answer?.resultData) ? (answer.resultData as IDataObject) : {};
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
