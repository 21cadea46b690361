import type { IAllExecuteFunctions, IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { forOneRequest, REQUEST_STYLE, tokenCarriedBy, tokens } from './credential';
import { ProviderError, toProviderError } from './errors';
import { KeyedLimiter, KeyedSmoother } from './limiter';
import { purposeOf, type Call, type Credentials, type Provider } from './provider';
import { hashOf } from './tokens';

/** What a call needs of n8n: any node's context, be it of an item, a trigger or a list. */
export type CallContext = Pick<IAllExecuteFunctions, 'helpers' | 'logger'>;

const CALLS_IN_FLIGHT = 10;
const LONGEST_STEP_SECONDS = 60;
const inFlight = new KeyedLimiter(CALLS_IN_FLIGHT);
const smoother = new KeyedSmoother();

export interface CallSettings {
	/** Given when the execution is cancelled. */
	signal?: AbortSignal;
	/** Wrapped around each try, while it counts as in flight. */
	guard?: (work: () => Promise<IDataObject>) => Promise<IDataObject>;
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
	{ signal, guard, longestWaitSeconds = Infinity }: CallSettings = {},
): Promise<IDataObject> {
	const identity = hashOf(provider.identity(credentials));
	const pace = provider.pace?.(call, credentials);
	const key = `${identity} ${pace?.name}`;
	const patience = Math.min(pace?.longestWaitSeconds ?? 0, longestWaitSeconds);
	let waited = 0;
	for (let step = 1, tries = 1; ; step = Math.min(step * 2, LONGEST_STEP_SECONDS), tries++) {
		if (pace) await smoother.turn(key, pace.calls, pace.seconds, signal);
		try {
			return await inFlight.run(identity, async () => {
				if (signal?.aborted) throw cancelledError();
				const work = async () => await withFreshToken(context, provider, call, credentials);
				return await (guard ? guard(work) : work());
			});
		} catch (error) {
			const failure = error as ProviderError;
			const { details } = failure;
			if (!pace || details.outcome !== 'tooFast') throw failure;
			const seconds = details.waitSeconds ?? step;
			const isEnough = tries >= (details.mostTries ?? Infinity);
			if (isEnough || waited + seconds > patience) throw failure;
			waited += seconds;
			const isForAll = details.slowsEverything === true;
			const what = isForAll ? 'everything' : pace.name;
			context.logger.warn(
				`${provider.name} wants fewer calls of ${what}: the next one waits ${seconds} s`,
			);
			smoother.block(isForAll ? identity : key, seconds * 1000);
		}
	}
}

function cancelledError(): ProviderError {
	return new ProviderError('The execution was cancelled before this was sent', {
		outcome: 'refused',
	});
}

async function withFreshToken(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
): Promise<IDataObject> {
	try {
		return await request(context, provider, call, credentials);
	} catch (error) {
		const failure = toProviderError(provider.name, purposeOf(call), error);
		if (failure.details.outcome !== 'staleToken') throw failure;
		return await request(context, provider, call, credentials);
	}
}

async function request(
	context: CallContext,
	provider: Provider,
	call: Call,
	credentials: Credentials,
): Promise<IDataObject> {
	const own = forOneRequest(credentials, call.options);
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
		const providerError = toProviderError(provider.name, purposeOf(call), error);
		const token = tokenCarriedBy(own);
		if (providerError.details.outcome === 'staleToken' && token !== undefined) {
			tokens.invalidate(provider.identity(credentials), token);
		}
		throw providerError;
	}
}
