import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { fieldsOf, withFields } from '../../../core/fields';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';

/** A step: the request is about one user, and about nothing else. */
export async function checkUserId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { userid: userId('User', fieldsOf(options).userid) });
}

/** The user who was chosen, for the output of calls that answer with nothing. */
export function chosenUser(context: IExecuteSingleFunctions): string {
	const { name, displayName } = userLocator;
	const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
	return userId(displayName, value);
}
