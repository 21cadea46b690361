import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { requiredText } from '../../core/fields';

const RECEIVERS = 'Receivers';

/** Who gets a message: rows, account numbers, or JSON. Source: interface document, 5.3.1. */
export const userReceiverFields: INodeProperties[] = [
	{
		displayName: 'Receivers As',
		name: 'receiversAs',
		type: 'options',
		options: [
			{ name: 'Account Numbers', value: 'accounts' },
			{ name: 'JSON', value: 'json' },
			{ name: 'Rows', value: 'rows' },
		],
		default: 'accounts',
		description: 'How the receivers are given',
	},
	{
		displayName: RECEIVERS,
		name: 'receiverAccounts',
		type: 'string',
		displayOptions: { show: { receiversAs: ['accounts'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 20230001,20230002',
		description:
			'Staff or student numbers, separated by commas, or a list from an expression (receivers)',
		routing: { send: { type: 'body', property: 'receivers' } },
	},
	{
		displayName: RECEIVERS,
		name: 'receiverRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { receiversAs: ['rows'] } },
		default: {},
		placeholder: 'Add receiver',
		description: 'One row for each receiver (receivers)',
		routing: { send: { type: 'body', property: 'receivers' } },
		options: [
			{
				displayName: 'Receiver',
				name: 'rows',
				values: [
					{
						displayName: 'Account Number',
						name: 'userId',
						type: 'string',
						default: '',
						description: 'Staff or student number (userId)',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'Name of the receiver; the account number where it is empty (name)',
					},
				],
			},
		],
	},
	{
		displayName: RECEIVERS,
		name: 'receiversJson',
		type: 'json',
		displayOptions: { show: { receiversAs: ['json'] } },
		default: '[{ "userId": "20230001", "name": "张三" }]',
		required: true,
		description: 'A list of objects with userId and name (receivers)',
		routing: { send: { type: 'body', property: 'receivers' } },
	},
];

/**
 * Brings the receivers, however they were given, into a list of objects: rows of the panel, JSON as
 * text or value, account numbers with commas between, or a list of them.
 *
 * @throws ProviderError when they are none of this, or nobody
 */
export function receiverList(value: unknown): IDataObject[] {
	const entries = entriesOf(value).filter((entry) => entry !== '');
	if (entries.length === 0) throw inputError(RECEIVERS, 'are empty: give at least one');
	return entries.map((entry) => {
		if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
			return entry as IDataObject;
		}
		if (typeof entry === 'string' || typeof entry === 'number') return { userId: String(entry) };
		throw inputError(RECEIVERS, 'must be account numbers, rows or a JSON list of objects');
	});
}

function entriesOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value === 'object' && value !== null) {
		const { rows } = value as { rows?: unknown };
		return Array.isArray(rows) ? rows : [value];
	}
	const text = String(value ?? '').trim();
	if (!/^[[{]/.test(text)) return text.split(/[,，;；\n]/).map((entry) => entry.trim());
	try {
		return entriesOf(JSON.parse(text));
	} catch {
		throw inputError(RECEIVERS, 'hold JSON that cannot be read');
	}
}

/** The wire form of the receivers of a message: who has no name goes by the account number. */
export function userReceivers(value: unknown): string {
	const receivers = receiverList(value).map((entry) => {
		const userId = requiredText(`${RECEIVERS}: account number`, entry.userId);
		const name = entry.name ? String(entry.name) : userId;
		return { type: 'User', userId, name };
	});
	const known = new Map(receivers.map((receiver) => [receiver.userId, receiver]));
	return JSON.stringify([...known.values()]);
}
