import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../core/json';
import { callProvider } from '../../core/call';
import { noAnswerError, ProviderError } from '../../core/errors';
import type { Credentials } from '../../core/provider';
import { messageCenter } from '../../providers/messageCenter';

/** How long the Message Center may take to answer. A page whose answer comes later is lost. */
export const ANSWER_TIMEOUT_MS = 30_000;

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
		const answer = await callProvider(context, messageCenter, { options, part: '' }, credentials);
		const replies = answer.resultData ?? [];
		if (Array.isArray(replies)) return replies.map((reply) => ({ json: toItem(reply) }));
		throw noAnswerError(messageCenter.name, 'call', 'the answer holds no list of replies');
	} catch (error) {
		throw error instanceof ProviderError ? asLoss(error, count) : error;
	}
}

/** Tells what an unclear outcome means here. Other failures stay as they are: nothing was taken. */
function asLoss(error: ProviderError, count: number): ProviderError {
	if (error.details.outcome !== 'unclear') return error;
	const replies = count === 1 ? 'one reply' : `up to ${count} replies`;
	return new ProviderError(
		`Ask the users to reply again if an answer is missing: ${replies} may have been deleted in ${messageCenter.name} without reaching n8n`,
		error.details,
	);
}

/** A reply as the workflow sees it. What is not as documented is handed on all the same. */
function toItem(reply: unknown): IDataObject {
	if (!isPlainObject(reply)) return { content: reply as IDataObject[string] };
	const { content, time, msgId, user } = reply as IDataObject;
	return { content, time: toIsoTime(time), timeOriginal: time, msgId, user };
}

/**
 * The Message Center's time, which is China Standard Time whatever the zone of n8n.
 *
 * @returns null for anything but a real time of the form 2018-01-01 15:01:02
 */
export function toIsoTime(time: unknown): string | null {
	const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(String(time));
	if (!parts) return null;
	const local = `${parts[1]}T${parts[2]}`;
	// Date takes 30 February for 2 March, so it must give back what it got.
	const date = new Date(`${local}Z`);
	const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(local);
	return isReal ? `${local}+08:00` : null;
}
