import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { named, type Label } from '../../core/say';
import { say } from '../words';

const USERS = 'Users';
const DEPARTMENTS = 'Departments';

/** The receivers of a message. Source: YouDu integration guide 3. */
export const receiverFields: INodeProperties[] = [
	{
		displayName: USERS,
		name: 'toUser',
		type: 'string',
		default: '',
		placeholder: 'e.g. zhangsan|lisi',
		description:
			'Accounts of the users who get the message, separated by |, or a list from an expression (toUser)',
		hint: 'Fill in Users, Departments, or both. Separate accounts with |',
		routing: { send: { type: 'body', property: 'toUser' } },
	},
	{
		displayName: DEPARTMENTS,
		name: 'toDept',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12|15',
		description:
			'IDs of the departments that get the message, separated by |, or a list from an expression (toDept)',
		hint: 'Separate IDs with |; 0 is the whole organization',
		routing: { send: { type: 'body', property: 'toDept' } },
	},
];

function isReceiver(value: unknown): boolean {
	return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/**
 * Brings what the user entered into a list: text with `|` between the receivers, one number, or a
 * list of texts and numbers. Empty places and repetitions are left out.
 *
 * @throws ProviderError when it is anything else
 */
function listOf(field: Label, value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : [value ?? ''];
	if (!entries.every(isReceiver)) {
		throw inputError(field, say`must be text, or a list of texts and numbers`);
	}
	const receivers = entries.flatMap((entry) => String(entry).split('|'));
	return [...new Set(receivers.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/**
 * Turns users and departments of a request's body into checked lists. How many fit into one call
 * is the provider's business.
 *
 * @throws ProviderError when both are empty, or one holds what cannot be a receiver
 */
export async function checkReceivers(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const body = options.body as IDataObject;
	const toUser = listOf(USERS, body.toUser);
	const toDept = listOf(DEPARTMENTS, body.toDept);
	if (toUser.length === 0 && toDept.length === 0) {
		throw inputError(
			say`${named(USERS)} and ${named(DEPARTMENTS)}`,
			say`are both empty: give at least one`,
		);
	}
	const badUser = toUser.find((account) => /[\s,;，；、｜]/.test(account));
	if (badUser !== undefined) {
		throw inputError(
			USERS,
			say`must be separated by |, but "${badUser}" is not one account`,
			say`For instance: zhangsan|lisi. Or use an expression that gives a list.`,
		);
	}
	const badDepartment = toDept.find((id) => !/^(0|[1-9]\d*)$/.test(id));
	if (badDepartment !== undefined) {
		throw inputError(
			DEPARTMENTS,
			say`must be whole numbers separated by |, but there is "${badDepartment}"`,
			say`For instance: 12|15. Or use an expression that gives a list.`,
		);
	}
	return { ...options, body: { ...body, toUser, toDept } };
}

/** One item out of the answers to all its calls, with a row for each call. */
export async function reportCalls(
	this: IExecuteSingleFunctions,
	answers: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const calls = answers.map(({ json }) => json);
	return [
		{
			json: {
				errcode: calls[0]?.errcode,
				errmsg: calls[0]?.errmsg,
				invalidUsers: calls.flatMap((call) => call.invalidUsers as string[]),
				callCount: calls.length,
				calls,
			},
		},
	];
}
