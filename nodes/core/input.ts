import { NodeOperationError, type IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * The error for something that the user entered, before anything is sent.
 *
 * @param field the field's name in the panel
 * @param problem what is wrong with it, as the end of a sentence that begins with the field
 * @param advice how to put it right, where that is not plain
 */
export function inputError(
	context: IExecuteSingleFunctions,
	field: string,
	problem: string,
	advice?: string,
): NodeOperationError {
	const itemIndex = context.getItemIndex();
	return new NodeOperationError(context.getNode(), `${field} ${problem} [item ${itemIndex}]`, {
		itemIndex,
		description: advice,
	});
}
