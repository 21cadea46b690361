import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { yesOrNo } from '../../core/fields';

const LABEL = 'Simplify';

/** n8n's own name and words for it. */
export const simplifyField: INodeProperties = {
	displayName: LABEL,
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** @throws ProviderError when it is neither true nor false */
export function isSimplified(context: IExecuteSingleFunctions): boolean {
	return yesOrNo(LABEL, context.getNodeParameter('simplify', true));
}

/**
 * The fields that a next node needs, if the user wants no others. Those that the app may not see are
 * missing, as in the whole answer.
 */
export function simplified(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
	names: readonly string[],
): IDataObject {
	if (!isSimplified(context)) return fields;
	return Object.fromEntries(
		names.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]]),
	);
}
