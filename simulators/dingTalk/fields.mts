/** Fields of departments and users that create and update share, in old and current names. */
import { Refusal, textOf } from './codes.mts';
import type { Code } from './codes.mts';
import type { Parameters } from './parameters.mts';

export type Action = 'create' | 'update';

/** How a value is written: `ids` and `userids` are joined lists. */
type FieldKind = 'text' | 'number' | 'flag' | 'ids' | 'userids' | 'objects';

/** One row of the document's table. */
export interface FieldRow {
	/** The name in the current calls; the state has it under this name, too. */
	current: string;
	/** The name in the legacy calls; absent where these do not have it. */
	legacy?: string;
	kind: FieldKind;
	/** The only action that has it. */
	only?: Action;
	/** Characters of a text, items of a list. */
	min?: number;
	max?: number;
	legacyMax?: number;
	/** Members of the objects in a list; all must be there. */
	members?: Readonly<Record<string, 'number' | 'text'>>;
	/** Instead of the call's code for bad parameters. */
	code?: Code;
	/** The legacy form has another shape and is read elsewhere. */
	legacyApart?: boolean;
}

export type Form = 'legacy' | 'current';

const SEPARATORS: Readonly<Record<Form, string>> = { legacy: '|', current: ',' };

/** The names that a call has, for the check of unknown ones. */
export function fieldNames(rows: readonly FieldRow[], form: Form, action: Action): string[] {
	return rowsOf(rows, form, action).map(([name]) => name);
}

/** The fields that are there, under their current names. Throws a Refusal. */
export function readFields(
	rows: readonly FieldRow[],
	form: Form,
	action: Action,
	parameters: Parameters,
): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const [name, row] of rowsOf(rows, form, action)) {
		if (form === 'legacy' && row.legacyApart) continue;
		const value = readField(name, row, form, parameters);
		if (value !== undefined) fields[row.current] = value;
	}
	return fields;
}

function rowsOf(
	rows: readonly FieldRow[],
	form: Form,
	action: Action,
): ReadonlyArray<readonly [name: string, row: FieldRow]> {
	return rows.flatMap((row) => {
		const name = form === 'legacy' ? row.legacy : row.current;
		return name === undefined || (row.only ?? action) !== action ? [] : [[name, row]];
	});
}

function readField(name: string, row: FieldRow, form: Form, parameters: Parameters): unknown {
	const max = form === 'legacy' ? (row.legacyMax ?? row.max) : row.max;
	const rule = { min: row.min, max, code: row.code };
	switch (row.kind) {
		case 'text':
			return parameters.optionalText(name, rule);
		case 'number':
			return parameters.optionalNumber(name, rule);
		case 'flag':
			return parameters.optionalFlag(name, rule);
		case 'ids':
			return parameters.optionalJoinedNumbers(name, SEPARATORS[form], rule);
		case 'userids':
			return parameters.optionalJoined(name, SEPARATORS[form], rule);
		case 'objects':
			return readObjects(name, row.members ?? {}, parameters);
	}
}

function readObjects(
	name: string,
	members: Readonly<Record<string, 'number' | 'text'>>,
	parameters: Parameters,
): object[] | undefined {
	return parameters
		.optionalObjects(name, Object.keys(members))
		?.map((object) =>
			Object.fromEntries(
				Object.entries(members).map(([member, kind]) => [member, object[kind](member)]),
			),
		);
}

/** Throws a Refusal with `code` unless all of them are known. */
export function checkKnown<Id>(ids: readonly Id[], isKnown: (id: Id) => boolean, code: Code): void {
	const unknown = ids.find((id) => !isKnown(id));
	if (unknown !== undefined) throw new Refusal(code, `${textOf(code)}：${String(unknown)}`);
}
