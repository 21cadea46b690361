import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { ProviderError } from './errors';
import { option } from './fields';

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

/**
 * The item for an answer, with its partial failures.
 *
 * @throws ProviderError when there are some and the user wants the item to fail then
 */
export function withFailures(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
	failures: PartialFailure[],
): INodeExecutionData {
	if (failures.length > 0 && option(context, 'failOnPartialFailure') === true) {
		const who = failures.map(({ id, reason }) => (id ? `${id} (${reason})` : reason));
		throw new ProviderError('Look at the failures of this item, and see to those alone', {
			outcome: 'unclear',
			description: `The rest was carried out. Failed: ${who.join('; ')}`,
			data: { failures: failures as unknown as IDataObject[] },
		});
	}
	return { json: { ...fields, failures: failures as unknown as IDataObject[] } };
}
