import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf, withFields } from '../../../core/fields';
import { departmentId, ROOT_DEPARTMENT } from '../../shared/ids';
import { departmentLocator } from '../../shared/locators';
import { say } from '../../words';

/** A step: the request is about one department, and about nothing else. */
export async function checkDepartmentId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return withFields(options, { dept_id: departmentId('Department', fieldsOf(options).dept_id) });
}

/**
 * The department to change.
 *
 * @throws ProviderError when it is no ID, or that of the whole organization, which nobody can change
 * @see docs/reference/dingtalk.md 2.1.6: 60007, 60018
 */
export function changeableDepartment(value: unknown): number {
	const { displayName } = departmentLocator;
	const id = departmentId(displayName, value);
	if (id === ROOT_DEPARTMENT) {
		throw inputError(
			displayName,
			say`is the whole organization, which cannot be changed or deleted`,
		);
	}
	return id;
}

/** The department that the user chose, for the output of calls that answer with nothing. */
export function chosenDepartment(context: IExecuteSingleFunctions): number {
	const { name, displayName } = departmentLocator;
	const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
	return departmentId(displayName, value);
}
