import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { listIn, listOf, optionalText, requiredText, valueFor } from '../../core/fields';
import { isPlainObject, rowsOf } from '../../core/json';
import { named, type Label, type Sentence } from '../../core/say';
import { say } from '../words';

const RECEIVERS = 'Receivers';

/** A way to name the receivers of a message. */
interface ReceiverKind {
	/** How the panel's parameters call the way of plain text, and its field. */
	way: string;
	field: string;
	/** The field of a row that says who it is. */
	id: string;
	label: string;
	labels: string;
	example: string;
	another: string;
	description: string;
	/** What separates the entries of a text, if it is not everything that may. */
	between?: RegExp;
	/**
	 * Checks a receiver and gives the ID in its wire form.
	 *
	 * @param where field and row, for the error
	 * @throws ProviderError
	 */
	check(where: Label, id: string, row: IDataObject): string;
}

/** Members, by account. Source: Message Center interface document, 5.3.1. */
export const members: ReceiverKind = {
	way: 'accounts',
	field: 'receiverAccounts',
	id: 'userId',
	label: 'Account Number',
	labels: 'Account Numbers',
	example: '20230001',
	another: '20230002',
	description: 'Staff or student number',
	check(where, id, { type }) {
		if ((type ?? 'User') !== 'User') {
			throw inputError(where, say`has a type that does not exist: there is only User`);
		}
		return oneAccount(where, id);
	},
};

/** People outside, by phone number. Source: Message Center interface document, 5.3.2. */
export const outsiders: ReceiverKind = {
	way: 'numbers',
	field: 'receiverNumbers',
	id: 'mobile',
	label: 'Phone Number',
	labels: 'Phone Numbers',
	example: '13800000000',
	another: '13900000000',
	description: 'Number that gets the SMS',
	between: /[,，;；、|｜\r\n\t]+/,
	check(where, id) {
		const number = id.replace(/[\s-]/g, '');
		if (!/^\+?\d{5,15}$/.test(number)) {
			throw inputError(
				where,
				say`"${id}" is not a phone number`,
				say`A phone number has 5 to 15 digits, and can begin with +. Separate several by commas.`,
			);
		}
		return number;
	},
};

/** The fields for the receivers of a message: as text, rows or JSON. */
export function receiverFields(kind: ReceiverKind): INodeProperties[] {
	const { way, field, id, label, labels, example, another, description } = kind;
	return [
		{
			displayName: 'Receivers As',
			name: 'receiversAs',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: labels, value: way },
				{ name: 'JSON', value: 'json' },
				{ name: 'Rows', value: 'rows' },
			],
			default: way,
			description: 'How the receivers are given; somebody who is named twice gets the message once',
		},
		{
			displayName: RECEIVERS,
			name: field,
			type: 'string',
			displayOptions: { show: { receiversAs: [way] } },
			default: '',
			required: true,
			placeholder: `e.g. ${example},${another}`,
			description: `${labels}, separated by commas, or a list from an expression (receivers)`,
		},
		{
			displayName: RECEIVERS,
			name: 'receiverRows',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show: { receiversAs: ['rows'] } },
			default: {},
			required: true,
			placeholder: 'Add receiver',
			description: 'One row for each receiver (receivers)',
			options: [
				{
					displayName: 'Receiver',
					name: 'rows',
					values: [
						{
							displayName: label,
							name: id,
							type: 'string',
							default: '',
							placeholder: `e.g. ${example}`,
							description: `${description} (${id})`,
						},
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: `Name of the receiver; the ${label.toLowerCase()} where it is empty (name)`,
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
			default: '[]',
			required: true,
			description: `A list of objects with ${id} and name, for instance [{ "${id}": "${example}", "name": "张三" }] (receivers)`,
		},
	];
}

/** Somebody who gets a message. */
interface Receiver {
	id: string;
	name: string;
}

/**
 * The receivers, in the way that the user has chosen to give them. Who is named twice counts once, by
 * the first name; who has no name goes by the ID. Empty rows are left out.
 *
 * @throws ProviderError that names the row which is wrong; also when there is nobody
 */
export function receiversOf(context: IExecuteSingleFunctions, kind: ReceiverKind): Receiver[] {
	const ways = {
		[kind.way]: { field: kind.field, read: textGiven },
		json: { field: 'receiversJson', read: jsonGiven },
		rows: { field: 'receiverRows', read: rowsGiven },
	};
	const way = valueFor(ways, context.getNodeParameter('receiversAs'), 'Receivers As');
	const rows = way.read(context.getNodeParameter(way.field, undefined), kind);
	const known = new Map<string, Receiver>();
	for (const [where, row] of rows) {
		const label = say`${named(where)}: ${named(kind.label)}`;
		const id = kind.check(label, requiredText(label, row[kind.id]), row);
		const name = optionalText(say`${named(where)}: ${named('Name')}`, row.name) || id;
		if (!known.has(id)) known.set(id, { id, name });
	}
	if (known.size === 0) throw inputError(RECEIVERS, say`are empty: give at least one`);
	return [...known.values()];
}

/** Where a receiver stands, for errors, and what stands there. */
type GivenRow = [where: Label, row: IDataObject];

function listGiven(where: Label, value: unknown, { id, between }: ReceiverKind): GivenRow[] {
	return listOf(where, value, between).map((text) => [where, { [id]: text }]);
}

function textGiven(value: unknown, kind: ReceiverKind): GivenRow[] {
	return listGiven(RECEIVERS, value, kind);
}

function rowsGiven(value: unknown, { id }: ReceiverKind): GivenRow[] {
	const rows = rowsOf(isPlainObject(value) ? value.rows : undefined);
	const isEmpty = (row: IDataObject) => [row[id], row.name].every((text) => (text ?? '') === '');
	return rows.map((row, index): GivenRow => [rowAt(index), row]).filter(([, row]) => !isEmpty(row));
}

function jsonGiven(value: unknown, kind: ReceiverKind): GivenRow[] {
	const list = typeof value === 'string' ? listIn(RECEIVERS, value) : value;
	if (!Array.isArray(list)) {
		throw inputError(
			RECEIVERS,
			say`must be a JSON list of objects or texts`,
			say`For instance: [{ "${kind.id}": "${kind.example}" }]`,
		);
	}
	return list.flatMap((entry: unknown, index) => {
		const where = rowAt(index);
		if (entry === null || entry === undefined) throw inputError(where, say`is empty`);
		return isPlainObject(entry)
			? [[where, entry as IDataObject] satisfies GivenRow]
			: listGiven(where, entry, kind);
	});
}

function rowAt(index: number): Sentence {
	return say`${named(RECEIVERS)}, row ${index + 1}`;
}

/**
 * The account that a text holds, without what may stand between several.
 *
 * @throws ProviderError when it holds none, or several
 */
export function oneAccount(where: Label, text: string): string {
	const [account, ...others] = listOf(where, text);
	if (account === undefined || others.length > 0) {
		throw inputError(where, say`"${text}" is not one account`);
	}
	return account;
}
