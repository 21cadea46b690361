import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isPlainObject, rowsOf } from '../../../core/json';
import { named, type Label } from '../../../core/say';
import type { ChangeField } from '../../shared/changes';
import { departmentId } from '../../shared/ids';
import { say } from '../../words';

/** The rows of a list by department; nothing where it has none. */
export function rowsByDepartment(
	name: string,
	check: (label: Label, value: unknown) => string | number,
): ChangeField['check'] {
	const column = name === 'order' ? 'Order' : 'Title';
	return (label, value) => {
		const rows = rowsOf(isPlainObject(value) ? value.row : value);
		if (rows.length === 0) return undefined;
		return rows.map((row) => ({
			dept_id: departmentId(say`${named(label)}: ${named('Department ID')}`, row.dept_id),
			[name]: check(say`${named(label)}: ${named(column)}`, row[name]),
		}));
	};
}

/** The classic calls want a map whose keys are not quoted: `{1:10,101:20}`. */
export function asClassicMap(name: string) {
	return (rows: unknown): string => {
		const entries = (rows as IDataObject[]).map(
			(row) => `${String(row.dept_id)}:${JSON.stringify(row[name])}`,
		);
		return `{${entries.join(',')}}`;
	};
}

/** A list with a value for each department. */
export function byDepartment(
	displayName: string,
	description: string,
	value: INodeProperties,
): ChangeField['property'] {
	return {
		displayName,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add department',
		default: {},
		description,
		options: [
			{
				displayName: 'Department',
				name: 'row',
				values: [
					{
						displayName: 'Department ID',
						name: 'dept_id',
						type: 'string',
						default: '',
						placeholder: 'e.g. 101',
						description: 'One of the departments of the user (dept_id)',
					},
					value,
				],
			},
		],
	};
}
