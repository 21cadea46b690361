import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf, requiredText, valueFor } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { named, type Label } from '../../../core/say';
import { departmentIds, userIds } from '../../shared/ids';
import { departmentLocator, userLocator } from '../../shared/locators';
import { say } from '../../words';

const USERS_FROM_LIST = 'Users From List';
const DEPARTMENTS_FROM_LIST = 'Departments From List';

const TO = {
	users: { users: true, departments: false },
	departments: { users: false, departments: true },
	both: { users: true, departments: true },
	everyone: { users: false, departments: false },
};

/** The receivers of a work notification. Source: docs/reference/dingtalk.md, 2.4.1. */
export const receiverFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{ name: 'Departments', value: 'departments', description: 'With all departments below them' },
			{ name: 'Everyone', value: 'everyone', description: 'At most three times a day' },
			{ name: 'Users', value: 'users' },
			{ name: 'Users and Departments', value: 'both' },
		],
		default: 'users',
		description: 'Who gets it (to_all_user)',
	},
	{
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		displayOptions: { show: { sendTo: ['users', 'both'] } },
		default: '',
		placeholder: 'e.g. manager4220,user123',
		hint: 'The userid, not a name or a mobile number; or choose them from the list below',
		description:
			'IDs separated by commas, or a list from an expression; over 100 are split into several tasks (userid_list)',
		routing: { send: { type: 'body', property: 'userid_list' } },
	},
	{
		displayName: USERS_FROM_LIST,
		name: 'userRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { sendTo: ['users', 'both'] } },
		default: {},
		placeholder: 'Add user',
		description: 'Users to choose, besides those given by ID (userid_list)',
		options: [{ displayName: 'User', name: 'rows', values: [chosen(userLocator)] }],
	},
	{
		displayName: 'Department IDs',
		name: 'deptIds',
		type: 'string',
		displayOptions: { show: { sendTo: ['departments', 'both'] } },
		default: '',
		placeholder: 'e.g. 101,102',
		hint: 'Or choose them from the list below',
		description:
			'IDs separated by commas, or a list from an expression; over 20 are split into several tasks (dept_id_list)',
		routing: { send: { type: 'body', property: 'dept_id_list' } },
	},
	{
		displayName: DEPARTMENTS_FROM_LIST,
		name: 'deptRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { sendTo: ['departments', 'both'] } },
		default: {},
		placeholder: 'Add department',
		description: 'Departments to choose, besides those given by ID (dept_id_list)',
		options: [{ displayName: 'Department', name: 'rows', values: [chosen(departmentLocator)] }],
	},
];

/** A list to choose from that is one row of several: its value goes where all of them go. */
function chosen(locator: INodeProperties): INodeProperties {
	return { ...locator, routing: undefined };
}

/** @throws ProviderError when nothing is chosen in a row that was added */
function chosenIn(
	context: IExecuteSingleFunctions,
	label: Label,
	rows: string,
	field: string,
): string[] {
	const { rows: given } = context.getNodeParameter(rows, {}) as IDataObject;
	return rowsOf(given).map((row, index) =>
		requiredText(
			say`${named(label)}: row ${index + 1}`,
			(row[field] as IDataObject | undefined)?.value,
		),
	);
}

/**
 * A step: users and departments as checked lists. How many fit into one call is the provider's
 * business.
 *
 * @throws ProviderError when there is nobody, or an entry is no ID
 */
export async function checkReceivers(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { userid_list, dept_id_list, ...body } = fieldsOf(options);
	const to = valueFor(TO, this.getNodeParameter('sendTo'), 'Send To');
	const users = to.users
		? [
				...userIds('User IDs', userid_list),
				...userIds(USERS_FROM_LIST, chosenIn(this, USERS_FROM_LIST, 'userRows', 'userId')),
			]
		: [];
	const departments = to.departments
		? [
				...departmentIds('Department IDs', dept_id_list),
				...departmentIds(
					DEPARTMENTS_FROM_LIST,
					chosenIn(this, DEPARTMENTS_FROM_LIST, 'deptRows', 'deptId'),
				),
			]
		: [];
	const isForAll = !to.users && !to.departments;
	if (!isForAll && users.length + departments.length === 0) {
		if (!to.departments) throw inputError('User IDs', say`are empty: give at least one`);
		if (!to.users) throw inputError('Department IDs', say`are empty: give at least one`);
		throw inputError(
			say`${named('User IDs')} and ${named('Department IDs')}`,
			say`are both empty: give at least one`,
		);
	}
	return {
		...options,
		body: {
			...body,
			userid_list: [...new Set(users)],
			dept_id_list: [...new Set(departments)].map(String),
			...(isForAll && { to_all_user: true }),
		},
	};
}
