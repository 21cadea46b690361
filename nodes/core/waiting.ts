import {
	sleep,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { inputError, type ProviderError } from './errors';
import { option } from './fields';
import type { Call } from './provider';
import type { CarryOut } from './run';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
const DEFAULT_WAIT_SECONDS = 60;

/** Options of a send whose result comes later. */
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

/** True when the user wants the result of a send. */
export function wantsResult(context: IExecuteSingleFunctions): boolean {
	return option(context, 'waitUntilSent') === true;
}

/**
 * Looks at the result of a send until it is there, or the user's time is over. A look that fails is
 * no failure of the send: it is made again, and the last error is told.
 *
 * @param look the call that gives the result
 * @returns the answer of the last look, or `{ resultError }` where it gave none
 */
export async function waitForResult(
	context: IExecuteSingleFunctions,
	carryOut: CarryOut,
	look: Call['options'],
	isOver: (answer: IDataObject) => boolean,
): Promise<IDataObject> {
	const deadline = Date.now() + waitSecondsOf(context) * 1000;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const answer = await carryOut({ options: look, part: '', isRead: true }).catch(
			(error: ProviderError): IDataObject => ({ resultError: error.message }),
		);
		const isCancelled = context.getExecutionCancelSignal()?.aborted === true;
		if (isOver(answer) || isCancelled || Date.now() + pause > deadline) return answer;
		await sleep(pause);
	}
}

/** A step: the user's time must be a number, which is to be known before anything is sent. */
export async function checkWait(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	waitSecondsOf(this);
	return options;
}

/** @throws ProviderError when it is no number above 0 */
function waitSecondsOf(context: IExecuteSingleFunctions): number {
	const value = option(context, 'waitSeconds');
	const seconds = value === '' ? DEFAULT_WAIT_SECONDS : Number(value);
	if (!(seconds > 0)) throw inputError('Wait at Most', 'must be a number of seconds above 0');
	return seconds;
}
