import type { IAllExecuteFunctions, IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { forOneRequest, REQUEST_STYLE, tokenCarriedBy, tokens } from './credential';
import { Deadline, LONGEST_TRANSFER_MS, longestFor } from './deadline';
import { noAnswerError, ProviderError, TOO_LATE, toProviderError, type Asked } from './errors';
import { KeyedLimiter, KeyedSmoother } from './limiter';
import { purposeOf, type Call, type Credentials, type Pace, type Provider } from './provider';
import { LONGEST_REQUEST_MS } from './requestSettings';
import { uptime } from './time';
import { hashOf } from './tokens';
import { say } from './words';

/** What a call needs of n8n: any node's context, be it of an item, a trigger or a list. */
export type CallContext = Pick<IAllExecuteFunctions, 'helpers' | 'logger'>;

const CALLS_IN_FLIGHT = 10;
const LONGEST_STEP_SECONDS = 60;
const inFlight = new KeyedLimiter(CALLS_IN_FLIGHT);
/** More need not have had their turn: if the provider was slow, they would all start at once. */
const inPace = new KeyedLimiter(CALLS_IN_FLIGHT);
const smoother = new KeyedSmoother();

/** What all calls of one try with one credential share. */
export class Course {
	private readonly end = new AbortController();
	/** By what shares a pace: since when the provider has asked for fewer calls, and taken none. */
	private readonly limitedSince = new Map<string, number>();

	/** @param cancelled given when the execution is cancelled */
	constructor(cancelled?: AbortSignal) {
		const cancel = () => this.end.abort(cancelledError());
		if (cancelled?.aborted) cancel();
		cancelled?.addEventListener('abort', cancel, { once: true });
	}

	/** Given, with a ProviderError as its reason, when no further call is to begin. */
	get signal(): AbortSignal {
		return this.end.signal;
	}

	/** For how many whole seconds the provider has taken no call that shares this pace. */
	secondsLimited(key: string): number {
		const since = this.limitedSince.get(key) ?? uptime();
		this.limitedSince.set(key, since);
		return Math.floor((uptime() - since) / 1000);
	}

	/** The provider takes calls that share this pace. */
	taken(key: string): void {
		this.limitedSince.delete(key);
	}

	/** Where the credential is at fault, no further call need ask. */
	learnFrom(failure: ProviderError): void {
		if (failure.details.credentialAtFault) this.end.abort(failure);
	}
}

export interface CallSettings {
	/** Given when the execution is cancelled. */
	signal?: AbortSignal;
	/** The course that the call belongs to, if there are others. */
	course?: Course;
	/** How long to wait at most when the provider asks to slow down, if that is less than the user's time. */
	longestWaitSeconds?: number;
}

/**
 * Carries out one call, at the provider's pace and with at most 9 others of the same credential in
 * flight. It is repeated only when the provider has surely not taken it: once, with a new token, if
 * the provider calls the first one stale; and as often as the user's time allows, if the provider asks
 * to slow down.
 *
 * @returns the provider's answer, unwrapped
 * @throws ProviderError
 */
export async function callProvider(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
	{ signal, course = new Course(signal), longestWaitSeconds = Infinity }: CallSettings = {},
): Promise<IDataObject> {
	const identity = hashOf(provider.identity(credentials));
	const pace = provider.pace?.(call, credentials);
	// A blank ends each part, so that a block of /user/get is none of /user/get_by_mobile.
	const key = `${identity} ${pace?.name} `;
	const patience = Math.min(pace?.longestWaitSeconds ?? 0, longestWaitSeconds);
	const inTurn = async () =>
		await inFlight.run(
			identity,
			async () => await oneTry(context, provider, call, credentials, course),
			course.signal,
		);
	const atPace = async ({ calls, seconds }: Pace) => {
		await smoother.turn(key, calls, seconds, course.signal);
		return await inTurn();
	};
	let waited = 0;
	for (let step = 1, tries = 1; ; step = Math.min(step * 2, LONGEST_STEP_SECONDS), tries++) {
		try {
			const answer = pace
				? await inPace.run(key, async () => await atPace(pace), course.signal)
				: await inTurn();
			course.taken(key);
			return answer;
		} catch (error) {
			const failure = error as ProviderError;
			const { details } = failure;
			if (!pace || details.outcome !== 'tooFast') throw failure;
			const seconds = details.waitSeconds ?? step;
			if (tries === 1) waited = course.secondsLimited(key);
			const isEnough = tries >= (details.mostTries ?? Infinity);
			if (isEnough || waited + seconds > patience) throw failure;
			waited += seconds;
			const isForAll = details.slowsEverything === true;
			const what = isForAll ? say`everything` : pace.name;
			context.logger.warn(
				say`${provider.name} wants fewer calls of ${what}: the next one waits ${seconds} s`.text(),
			);
			smoother.block(isForAll ? `${identity} ` : key, seconds * 1000);
		}
	}
}

/** Of what had not begun when the execution was cancelled. */
export function cancelledError(): ProviderError {
	return new ProviderError(say`The execution was cancelled before this was sent`, {
		outcome: 'refused',
	});
}

async function oneTry(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
	course: Course,
): Promise<IDataObject> {
	course.signal.throwIfAborted();
	const answer = withFreshToken(context, provider, call, credentials, course.signal);
	answer.catch((error: ProviderError) => course.learnFrom(error));
	return await answer;
}

async function withFreshToken(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
	signal: AbortSignal,
): Promise<IDataObject> {
	try {
		return await request(context, provider, call, credentials, signal);
	} catch (error) {
		const failure = toProviderError(askedBy(provider, call), purposeOf(call), error);
		if (failure.details.outcome !== 'staleToken') throw failure;
		return await request(context, provider, call, credentials, signal);
	}
}

async function request(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
	signal: AbortSignal,
): Promise<IDataObject> {
	signal.throwIfAborted();
	const deadline = new Deadline(longestOf(call));
	const own = forOneRequest(credentials, call.options, signal, deadline);
	const body = await call.loadBody?.();
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context as IAllExecuteFunctions,
			provider.credentialType,
			{
				...call.options,
				...(body && { body }),
				...REQUEST_STYLE,
				...(call.givesFile && { encoding: 'arraybuffer' }),
			},
			{
				credentialsDecrypted: {
					id: '',
					name: provider.credentialType,
					type: provider.credentialType,
					data: own,
				},
			},
		)) as IN8nHttpFullResponse;
		const answer = provider.decode(response, call, credentials, tokenCarriedBy(own) ?? '');
		call.judge?.(answer);
		return answer;
	} catch (error) {
		const asked = askedBy(provider, call);
		const providerError = deadline.isOver
			? noAnswerError(asked, purposeOf(call), TOO_LATE)
			: toProviderError(asked, purposeOf(call), error);
		const token = tokenCarriedBy(own);
		if (providerError.details.outcome === 'staleToken' && token !== undefined) {
			tokens.invalidate(provider.identity(credentials), token);
		}
		throw providerError;
	} finally {
		deadline.end();
	}
}

/** A file may take its time. */
function longestOf({ options, givesFile, loadBody, longestMs }: Call): number {
	if (givesFile || loadBody) return LONGEST_TRANSFER_MS;
	return longestMs ?? longestFor(options.timeout ?? LONGEST_REQUEST_MS);
}

function askedBy(provider: Provider, { options }: Call): Asked {
	return provider.askedBy?.(options) ?? provider;
}
