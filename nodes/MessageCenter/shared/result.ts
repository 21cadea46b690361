import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { noAnswerError, type ProviderError } from '../../core/errors';
import type { PartialFailure } from '../../core/failures';
import { wordFor } from '../../core/fields';
import { rowsOf } from '../../core/json';
import type { CarryOut } from '../../core/run';
import { waitForResult, wantsResult } from '../../core/waiting';
import { messageCenter } from '../../providers/messageCenter';
import { messageCenterErrors } from '../../providers/messageCenter.errors';
import { answerTo, resultDataOf } from './answers';
import { say } from '../words';

const RESULT_PATH = '/message/getProgress';
const STATES = { 0: 'notSent', 1: 'sent', 2: 'sending' };

/**
 * The plan of a send: the call itself, and if the user wants to wait, its result.
 *
 * @returns the answer of the send with the fields it was asked with, then that of the last look
 * @throws ProviderError also when the answer of the send holds no message ID
 * @see Message Center interface document, 5.2.4
 */
export async function waitUntilSent(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const sent = await answerTo(carryOut, { options, part: '', judge: messageIdOf });
	if (!wantsResult(this)) return [sent];
	const look = { ...options, url: RESULT_PATH, body: { msgId: messageIdOf(sent) } };
	const isOver = (answer: IDataObject) => resultFields(answer).state === 'sent';
	return [sent, await waitForResult(this, carryOut, look, isOver, isFinalRefusal)];
}

/**
 * The ID of what was sent. Without one nobody can say whether it was.
 *
 * @param sent the answer of a send
 * @throws ProviderError `unclear`
 */
export function messageIdOf(sent: IDataObject): string {
	const { msgId } = resultDataOf(sent);
	const isId = (typeof msgId === 'string' && msgId !== '') || Number.isFinite(msgId);
	if (isId) return String(msgId);
	throw noAnswerError(messageCenter, 'call', say`the answer holds no message ID`);
}

/** True for a refusal by the Message Center itself, which it would repeat. */
function isFinalRefusal({ details: { code = '' } }: ProviderError): boolean {
	const isKnown = Object.hasOwn(messageCenterErrors, code);
	return isKnown && messageCenterErrors[code]?.outcome === undefined;
}

/** The fields of a result, in words; none where there is no result. */
export function resultFields(answer: IDataObject | undefined): IDataObject {
	const { state, total, successCount, failCount } = resultDataOf(answer);
	return {
		...(state !== undefined && { state: wordFor(STATES, state), total, successCount, failCount }),
		...(answer?.resultError !== undefined && { resultError: answer.resultError }),
	};
}

/** The receivers whom a result names as failed, and one failure for those whom it does not name. */
export function resultFailures(answer: IDataObject | undefined): PartialFailure[] {
	const { failUserList, failCount } = resultDataOf(answer);
	const named = rowsOf(failUserList).map(({ user, cause }) => ({
		kind: 'receiver',
		id: String(user ?? ''),
		reason: String(cause ?? ''),
	}));
	const unnamed = Number(failCount ?? 0) - named.length;
	if (!(unnamed > 0)) return named;
	const reason =
		say`The Message Center does not name ${unnamed} of those whom it did not reach`.text();
	return [...named, { kind: 'receiver', id: '', reason }];
}

/**
 * The receivers who are not among the failures.
 *
 * @returns nothing where that cannot be told, because a failure names nobody, or somebody by another
 * number than the one that the message was sent to
 */
export function othersThan(failures: PartialFailure[], receivers: string[]): string[] | undefined {
	const failed = failures.map(({ id }) => id);
	if (!failed.every((id) => receivers.includes(id))) return undefined;
	return receivers.filter((id) => !failed.includes(id));
}
