import {
	sleep,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { inputError, type ProviderError } from './errors';
import { booleanOption, isAdded, option } from './fields';
import type { Call } from './provider';
import type { CarryOut } from './run';
import { uptime } from './time';
import { say } from './words';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
/** The last look gets so long, even if the user's time is over then. */
const SHORTEST_LOOK_MS = 1000;
/** One that hangs must not take all of the user's time. */
const LONGEST_LOOK_MS = 30_000;
const DEFAULT_WAIT_SECONDS = 60;
/** A pause is slept in pieces, since n8n's `sleep` cannot be ended. */
const LONGEST_SLEEP_MS = 500;

const WAIT_AT_MOST = 'Wait at Most (Seconds)';

/** Options of a send whose result comes later. */
export const waitFields: INodeProperties[] = [
	{
		displayName: WAIT_AT_MOST,
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
 * True when the user wants the result of a send.
 *
 * @throws ProviderError when the option is neither true nor false
 */
export function wantsResult(context: IExecuteSingleFunctions): boolean {
	return booleanOption(context, 'waitUntilSent', 'Wait Until Sent');
}

/**
 * Looks at the result of a send until it is there, or the user's time is over. A look that fails is
 * no failure of the send: unless it is final, it is made again.
 *
 * @param look the request that gives the result; none waits for longer than the time that is left,
 * or than half a minute where it sets no other time
 * @param isFinal tells of an error that another look would meet again
 * @returns the last answer that came, with `resultError` if the last look gave none
 */
export async function waitForResult(
	context: IExecuteSingleFunctions,
	carryOut: CarryOut,
	look: Call['options'],
	isOver: (answer: IDataObject) => boolean,
	isFinal: (error: ProviderError) => boolean = () => false,
): Promise<IDataObject> {
	const deadline = uptime() + waitSecondsOf(context) * 1000;
	const timeLeft = () => Math.max(deadline - uptime(), 0);
	const cancelled = context.getExecutionCancelSignal();
	let known: IDataObject = {};
	let isLast = false;
	for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
		const timeout = Math.min(
			look.timeout ?? LONGEST_LOOK_MS,
			Math.max(timeLeft(), SHORTEST_LOOK_MS),
		);
		try {
			known = await carryOut({
				options: { ...look, timeout },
				part: '',
				isRead: true,
				longestMs: timeout,
			});
			if (isOver(known) || isLast) return known;
		} catch (error) {
			const failure = error as ProviderError;
			if (isFinal(failure) || isLast) return { ...known, resultError: failure.message };
		}
		if (cancelled?.aborted) return known;
		const left = timeLeft();
		// A timer may end a little early, and then the time is over all the same.
		isLast = left <= wait;
		await pause(Math.min(wait, left), cancelled);
	}
}

/** Waits so many milliseconds, or until half a second at most after the signal is given. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	const end = uptime() + milliseconds;
	for (let left = milliseconds; left > 0 && !signal?.aborted; left = end - uptime()) {
		await sleep(Math.min(left, LONGEST_SLEEP_MS));
	}
}

/** A step: what the user wants must be known, and a number, before anything is sent. */
export async function checkWait(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	wantsResult(this);
	waitSecondsOf(this);
	return options;
}

/** @throws ProviderError when it is no number above 0 */
function waitSecondsOf(context: IExecuteSingleFunctions): number {
	if (!isAdded(context, 'waitSeconds')) return DEFAULT_WAIT_SECONDS;
	const value = option(context, 'waitSeconds');
	const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const seconds = isNumber ? Number(value) : NaN;
	if (!(seconds > 0 && seconds < Infinity)) {
		throw inputError(WAIT_AT_MOST, say`must be a number above 0`);
	}
	return seconds;
}
