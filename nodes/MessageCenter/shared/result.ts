import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { isPlainObject, rowsOf } from '../../core/json';
import { type PartialFailure } from '../../core/failures';
import type { CarryOut } from '../../core/run';
import { waitForResult, wantsResult } from '../../core/waiting';

const RESULT_PATH = '/message/getProgress';
const STATES: Readonly<Record<string, string>> = { 0: 'notSent', 1: 'sent', 2: 'sending' };

/**
 * The plan of a send: the call itself, and if the user wants to wait, its result.
 *
 * @returns the answer of the send, then that of the last look at its result
 * @see Message Center interface document, 5.2.4
 */
export async function waitUntilSent(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const sent = await carryOut({ options, part: '' });
	const msgId = isPlainObject(sent.resultData) ? sent.resultData.msgId : undefined;
	if (!wantsResult(this) || typeof msgId !== 'string') return [sent];
	const result = await waitForResult(
		this,
		carryOut,
		{ method: 'POST', url: RESULT_PATH, body: { msgId } },
		(answer) => resultFields(answer).state === 'sent',
	);
	return [sent, result];
}

/** The fields of a result, in words; none where there is no result. */
export function resultFields(answer: IDataObject | undefined): IDataObject {
	if (answer?.resultError !== undefined) return { resultError: answer.resultError };
	const data = isPlainObject(answer?.resultData) ? (answer.resultData as IDataObject) : undefined;
	if (!data) return {};
	return {
		state: STATES[String(data.state)] ?? String(data.state),
		total: data.total,
		successCount: data.successCount,
		failCount: data.failCount,
	};
}

/** The receivers whom a result names as failed. */
export function resultFailures(answer: IDataObject | undefined): PartialFailure[] {
	const data = isPlainObject(answer?.resultData) ? answer.resultData : {};
	return rowsOf(data.failUserList).map(({ user, cause }) => ({
		kind: 'receiver',
		id: String(user ?? ''),
		reason: String(cause ?? ''),
	}));
}
