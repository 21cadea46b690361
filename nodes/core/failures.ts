import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { ProviderError, type Outcome } from './errors';
import { booleanOption } from './fields';
import { joined } from './say';
import { say } from './words';

/** Something that failed although the call as a whole succeeded. One shape for all calls. */
export interface PartialFailure {
	/** What it is about, in a word: receiver, step, unsubscribed. */
	kind: string;
	/** The account, phone number or step. */
	id: string;
	reason: string;
	/** The provider's own code, where it gave one. */
	code?: string;
}

export const failOnPartialFailure: INodeProperties = {
	displayName: 'Fail on Partial Failure',
	name: 'failOnPartialFailure',
	type: 'boolean',
	default: false,
	description:
		'Whether the item fails when only some of its receivers or steps failed; otherwise they are listed in its output',
};

/** True when the user wants an item with partial failures to fail. */
export function failsOnPartialFailure(context: IExecuteSingleFunctions): boolean {
	return booleanOption(context, failOnPartialFailure.name, failOnPartialFailure.displayName);
}

/** A step: whether the item is to fail then must be known before anything is sent. */
export async function checkFailOnPartialFailure(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	failsOnPartialFailure(this);
	return options;
}

/**
 * The item for an answer, with its partial failures and, where that is known, for whom it succeeded.
 *
 * @param succeeded receivers or steps; left out where nobody can tell
 * @throws ProviderError when there are failures and the user wants the item to fail then
 */
export function withFailures(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
	failures: PartialFailure[],
	succeeded?: string[],
): INodeExecutionData {
	const json = { ...fields, ...(succeeded && { succeeded }), failures: asData(failures) };
	if (failures.length === 0 || !failsOnPartialFailure(context)) return { json };
	throw partialError(json, failures, 'unclear', succeeded?.length !== 0);
}

/**
 * The error for an item of which something failed. Its data hold all that is known of the item.
 *
 * @param outcome `refused` where all of it can be sent again
 * @param isPartial whether something else of the item succeeded, or may have
 */
export function partialError(
	fields: IDataObject,
	failures: PartialFailure[],
	outcome: Outcome,
	isPartial: boolean,
): ProviderError {
	const who = failures.map(({ id, reason }) => (id ? say`${id} (${reason})` : reason));
	const all = joined(who, say`; `);
	const data = { ...fields, failures: asData(failures) };
	return isPartial
		? new ProviderError(say`Look at the failures of this item, and see to those alone`, {
				outcome,
				description: say`The rest was carried out. Failed: ${all}`,
				data,
			})
		: new ProviderError(say`Look at the failures of this item: all of it failed`, {
				outcome,
				description: say`Failed: ${all}`,
				data,
			});
}

function asData(failures: PartialFailure[]): IDataObject[] {
	return failures.map((failure) => ({ ...failure }));
}
