import {
	NodeOperationError,
	type INodeExecutionData,
	type INodeProperties,
	type IPollFunctions,
} from 'n8n-workflow';
import { inputError, ProviderError, toNodeError } from '../../core/errors';
import { isAdded, option } from '../../core/fields';
import type { Credentials } from '../../core/provider';
import { uptime } from '../../core/time';
import { messageCenter } from '../../providers/messageCenter';
import { RepliesDesk } from './repliesDesk';
import { showError, toPollError } from './repliesErrors';
import { ANSWER_TIMEOUT_MS, fetchReplies } from './repliesFetch';
import { say, triggerWords } from '../words';

/** A poll should be over when the next one begins, which is after a minute at the earliest. */
const LONGEST_POLL_MS = 60_000;

/** Sent as count: from 1 to 100. Source: Message Center interface document, 5.2.3. */
export const pageSize: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
	default: 100,
	description:
		'How many replies to fetch at once and hand to one execution, which is also the most that one crash of n8n can lose (count)',
};

export const maximum: INodeProperties = {
	displayName: 'Maximum Replies per Poll',
	name: 'maximum',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1000,
	description: 'How many replies to fetch each time at most. The next poll fetches the others.',
};

/** By workflow and node. Small, and only for triggers that were active in this process. */
const desks = new Map<string, RepliesDesk>();

/** Why n8n registers a trigger when nobody is there to see it fail. */
const STARTS_WITH_N8N = ['init', 'leadershipChange'];

/**
 * The trigger's poll: takes replies out of the app's queue page by page, and has n8n start an
 * execution with each page the moment it is there.
 *
 * The Message Center deletes what it answers with, so a page that was fetched must become an
 * execution. n8n drops what a poll returns when the workflow was deactivated or published anew
 * meanwhile; therefore pages are emitted. A page that n8n does not take is kept, and goes out first
 * at the next poll, which may be after the next activation or restart. Nothing more is fetched before.
 *
 * docs/message-center-trigger.md tells users what cannot be saved, when a page can come twice, and what
 * else they should know.
 *
 * @throws NodeApiError and NodeOperationError when the poll has failed and nothing can be lost by
 * saying so in this way: n8n shows it, and the next poll goes on
 */
export async function pollReplies(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		if (this.getMode() === 'manual') return [await takeOne(this)];
		const desk = deskOf(this);
		// A second poll beside the first would only compete with it for the same replies.
		await desk.alone(this, async () => await drain(this, desk));
		return null;
	} catch (error) {
		const pollError = toPollError(this, error);
		if (this.getMode() === 'manual' || !mustStayUp(this, error)) throw pollError;
		showError(this, pollError);
		return null;
	}
}

/**
 * Whether n8n must not learn of an error by a poll that throws. n8n drops such an error when the
 * workflow was deactivated or published anew. During an activation it tries again at once, four
 * times, which may cost as many pages; and then it gives the trigger up, although the server may
 * only be slower to start than n8n.
 */
function mustStayUp(context: IPollFunctions, error: unknown): boolean {
	const mayHaveLost = error instanceof ProviderError && error.details.outcome === 'unclear';
	return mayHaveLost || STARTS_WITH_N8N.includes(context.getActivationMode());
}

function deskOf(context: IPollFunctions): RepliesDesk {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const desk = desks.get(key) ?? new RepliesDesk(`messageCenterReplies:${context.getNode().id}`);
	desks.set(key, desk);
	return desk;
}

/** For a test in the editor: one reply, since nothing brings it back. */
async function takeOne(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const items = await fetchReplies(context, await credentialOf(context), 1);
	if (items.length > 0) return items;
	throw new NodeOperationError(context.getNode(), say`No reply is waiting`.text(), {
		description:
			say`Send a message that allows replies, answer it as a user, and test again. Other triggers with the same app may have taken the replies`.text(),
	});
}

async function drain(context: IPollFunctions, desk: RepliesDesk): Promise<void> {
	const lastFetch = uptime() + timeForFetching(context);
	await desk.handOutKept(context);
	if (desk.keepsPages) return;
	const page = numberIn(context, pageSize);
	let left = numberIn(context, maximum);
	const credentials = await credentialOf(context);
	do {
		const count = Math.min(page, left);
		const items = await fetchReplies(context, credentials, count);
		if (items.length === 0) return;
		if (!(await desk.handOut(context, items)) || items.length < count) return;
		left -= items.length;
	} while (left > 0 && !desk.keepsPages && uptime() < lastFetch);
}

/** n8n may abandon a poll that takes too long; the last answer must be there before. */
function timeForFetching(context: IPollFunctions): number {
	// Older versions of n8n have no such function, and no limit.
	const { getPollBudgetMs } = context as Partial<IPollFunctions>;
	const budget = getPollBudgetMs?.call(context) ?? LONGEST_POLL_MS;
	return Math.min(budget, LONGEST_POLL_MS) - ANSWER_TIMEOUT_MS;
}

async function credentialOf(context: IPollFunctions): Promise<Credentials> {
	return await context.getCredentials<Credentials>(messageCenter.credentialType);
}

/**
 * The whole number of an option; its default where the user has not added it.
 *
 * @throws NodeApiError when it holds anything else, which an expression may bring
 */
function numberIn(context: IPollFunctions, field: INodeProperties): number {
	const { name, displayName, typeOptions: { maxValue } = {} } = field;
	if (!isAdded(context, name)) return Number(field.default);
	const value = option(context, name);
	if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= (maxValue ?? Infinity)) {
		return Number(value);
	}
	const problem =
		maxValue === undefined
			? say`must be a whole number from 1 on`
			: say`must be a whole number from 1 to ${maxValue}`;
	const nodeError = toNodeError(context.getNode(), inputError(displayName, problem), triggerWords);
	nodeError.failure = { cause: 'configuration-invalid' };
	throw nodeError;
}
