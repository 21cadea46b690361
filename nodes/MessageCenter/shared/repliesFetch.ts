import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../core/json';
import { callProvider } from '../../core/call';
import { noAnswerError, ProviderError } from '../../core/errors';
import type { Credentials } from '../../core/provider';
import { messageCenter } from '../../providers/messageCenter';
import { repliesOf } from './repliesErrors';

/** How long the connection may be silent. A page whose answer comes later is lost. */
export const ANSWER_TIMEOUT_MS = 30_000;
/** How long a whole answer may take: one that trickles is never silent. */
const LONGEST_ANSWER_MS = 120_000;

/**
 * Takes up to `count` replies out of the app's queue. The Message Center deletes what it answers
 * with, so this is not repeated when the answer gets lost; only a stale token, with which nothing was
 * deleted, is replaced once.
 *
 * @see Message Center interface document 5.2.3
 * @throws ProviderError `unclear` when replies may have been deleted without reaching us
 */
export async function fetchReplies(
	context: IPollFunctions,
	credentials: Credentials,
	count: number,
): Promise<INodeExecutionData[]> {
	const deadline = AbortSignal.timeout(LONGEST_ANSWER_MS);
	try {
		const options = {
			method: 'POST',
			url: '/message/replyMessage',
			body: { count },
			timeout: ANSWER_TIMEOUT_MS,
			abortSignal: deadline,
		} as const;
		const call = { options, part: '' };
		const settings = { signal: deadline };
		const answer = await callProvider(context, messageCenter, call, credentials, settings);
		return listIn(answer.resultData).map((reply) => ({ json: toItem(reply) }));
	} catch (error) {
		throw error instanceof ProviderError ? asLoss(error, count, deadline.aborted) : error;
	}
}

/** An empty queue may be answered in several ways; the document shows none. */
function listIn(resultData: unknown): unknown[] {
	if (Array.isArray(resultData)) return resultData;
	const isEmptyObject = isPlainObject(resultData) && Object.keys(resultData).length === 0;
	if (isEmptyObject || [undefined, null, ''].includes(resultData as null)) return [];
	throw noAnswer('the answer holds no list of replies');
}

function noAnswer(happened: string): ProviderError {
	return noAnswerError(messageCenter.name, 'call', happened);
}

/** Tells what an unclear outcome means here. Other failures stay as they are: nothing was taken. */
function asLoss(error: ProviderError, count: number, isTooLate: boolean): ProviderError {
	if (error.details.outcome !== 'unclear') return error;
	const replies = count === 1 ? repliesOf(1) : `up to ${repliesOf(count)}`;
	const cause = isTooLate ? noAnswer('the answer took longer than two minutes') : error;
	return new ProviderError(
		`Ask the users to reply again if an answer is missing: ${replies} may have been deleted in ${messageCenter.name} without reaching n8n`,
		cause.details,
	);
}

/** A reply as the workflow sees it. What is not as documented is handed on all the same. */
function toItem(reply: unknown): IDataObject {
	if (!isPlainObject(reply)) return { content: reply as IDataObject[string] };
	const { time = null } = reply as IDataObject;
	return { ...(reply as IDataObject), time: toIsoTime(time), timeOriginal: time };
}

/**
 * The Message Center's time, which is China Standard Time whatever the zone of n8n.
 *
 * @returns null for anything but a real time of the form 2018-01-01 15:01:02
 */
export function toIsoTime(time: unknown): string | null {
	if (typeof time !== 'string') return null;
	const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(time);
	if (!parts) return null;
	const local = `${parts[1]}T${parts[2]}`;
	// Date takes 30 February for 2 March, so it must give back what it got.
	const date = new Date(`${local}Z`);
	const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(local);
	return isReal ? `${local}+08:00` : null;
}
