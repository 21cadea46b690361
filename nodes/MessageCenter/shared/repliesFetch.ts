import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../core/json';
import { callProvider } from '../../core/call';
import { ProviderError } from '../../core/errors';
import type { Credentials } from '../../core/provider';
import { messageCenter } from '../../providers/messageCenter';
import { isoTime } from '../../core/time';
import { listAt } from './answers';
import { repliesOf } from './repliesErrors';
import { say } from '../words';

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
	try {
		const options = {
			method: 'POST',
			url: '/message/replyMessage',
			body: { count },
			timeout: ANSWER_TIMEOUT_MS,
		} as const;
		const call = { options, part: '', longestMs: LONGEST_ANSWER_MS };
		const answer = await callProvider(context, messageCenter, call, credentials);
		const replies = listAt(answer.resultData, say`replies`, 'call');
		return replies.map((reply) => ({ json: toItem(reply) }));
	} catch (error) {
		throw error instanceof ProviderError ? asLoss(error, count) : error;
	}
}

/** Tells what an unclear outcome means here. Other failures stay as they are: nothing was taken. */
function asLoss(error: ProviderError, count: number): ProviderError {
	if (error.details.outcome !== 'unclear') return error;
	const replies = count === 1 ? repliesOf(1) : say`up to ${repliesOf(count)}`;
	return error.with(
		{},
		say`Ask the users to reply again if an answer is missing: ${replies} may have been deleted in ${messageCenter.name} without reaching n8n`,
	);
}

/** A reply as the workflow sees it. What is not as documented is handed on all the same. */
function toItem(reply: unknown): IDataObject {
	if (!isPlainObject(reply)) return { content: reply as IDataObject[string] };
	const { time = null } = reply as IDataObject;
	return { ...(reply as IDataObject), time: isoTime(time), timeOriginal: time };
}
