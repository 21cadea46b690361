import type { IAllExecuteFunctions, IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { forOneRequest, REQUEST_STYLE, tokenCarriedBy, tokens } from './credential';
import { toProviderError } from './errors';
import { purposeOf, type Call, type Credentials, type Provider } from './provider';

/** What a call needs of n8n: any node's context, be it of an item, a trigger or a list. */
export type CallContext = Pick<IAllExecuteFunctions, 'helpers'>;

/**
 * Carries out one call: once, and once more with a new token if the provider calls the first one
 * stale. It is repeated for no other reason.
 *
 * @returns the provider's answer, unwrapped
 * @throws ProviderError
 */
export async function callProvider(
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
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context as IAllExecuteFunctions,
			provider.credentialType,
			{ ...call.options, ...REQUEST_STYLE },
			{
				credentialsDecrypted: {
					id: '',
					name: provider.credentialType,
					type: provider.credentialType,
					data: own,
				},
			},
		)) as IN8nHttpFullResponse;
		return provider.decode(response, call, credentials, tokenCarriedBy(own) ?? '');
	} catch (error) {
		const providerError = toProviderError(provider.name, purposeOf(call), error);
		const token = tokenCarriedBy(own);
		if (providerError.details.outcome === 'staleToken' && token !== undefined) {
			tokens.invalidate(provider.identity(credentials), token);
		}
		throw providerError;
	}
}
