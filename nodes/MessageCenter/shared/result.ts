import {
	sleep,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import type { CarryOut } from '../../core/run';
import { isPlainObject } from '../../core/serverUrl';
import { option } from './checks';
import { rowsOf, type PartialFailure } from './failures';

const RESULT_PATH = '/message/getProgress';
const STATES: Readonly<Record<string, string>> = { 0: 'notSent', 1: 'sent', 2: 'sending' };
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
const DEFAULT_WAIT_SECONDS = 60;

export const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait at Most (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_WAIT_SECONDS,
		description: 'How long to wait for the result; after that the state so far is given',
	},
	{
		displayName: 'Wait Until Sent',
		name: 'waitUntilSent',
		type: 'boolean',
		default: true,
		description:
			'Whether to look at the result until all has been sent; otherwise the message is only queued',
	},
];

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
	if (option(this, 'waitUntilSent') !== true || typeof msgId !== 'string') return [sent];

	const seconds = Number(option(this, 'waitSeconds') || DEFAULT_WAIT_SECONDS);
	const deadline = Date.now() + seconds * 1000;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const result = await carryOut({
			options: { method: 'POST', url: RESULT_PATH, body: { msgId } },
			part: '',
			isRead: true,
		});
		const isOver = resultFields(result).state === 'sent';
		if (isOver || Date.now() + pause > deadline) return [sent, result];
		await sleep(pause);
	}
}

/** The fields of a result, in words; none where there is no result. */
export function resultFields(answer: IDataObject | undefined): IDataObject {
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
