/** How parameters travel and what they may be. */
import { FORM, UnreadableBody, contentTypeIs, formPairs, jsonPairs } from '../shared/bodies.mts';
import type { Pairs } from '../shared/bodies.mts';
import { isRecord } from '../shared/checks.mts';
import type { ReceivedRequest } from '../shared/messages.mts';
import { Refusal, textOf } from './codes.mts';
import type { Code } from './codes.mts';
import { checkContentType } from './dialects.mts';
import type { Dialect } from './dialects.mts';

/** The codes that a call answers to a parameter that is not there, or is not as it must be. */
export interface ParameterCodes {
	missing: Code;
	bad: Code;
}

/** What a value must be besides its type. */
export interface Rule {
	/** Characters of a text, the value of a number, items of a list. */
	min?: number;
	max?: number;
	oneOf?: readonly string[];
	/** Instead of both codes of the call. */
	code?: Code;
	/** Instead of the call's code for what is missing. */
	missing?: Code;
	/** Instead of the call's code for what is too long, too many or too large. */
	tooLong?: Code;
}

/** How the values of a place are written. */
export interface Writing {
	codes: ParameterCodes;
	/** Everything is text, as in a URL or form; objects and lists are JSON texts. */
	textual: boolean;
	/** Numbers and booleans may be texts, as in the document's own examples of the call. */
	quoted: boolean;
	/** Stands before the names in messages, e.g. `msg.oa.`. */
	prefix: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The parameters of one call, or the members of an object in it. */
export class Parameters {
	/** Exactly as sent. */
	readonly raw: Fields;
	private readonly writing: Writing;

	/** Throws a Refusal for a name that is not in `names`. */
	constructor(raw: Fields, names: readonly string[], writing: Writing) {
		this.raw = raw;
		this.writing = writing;
		const unknown = Object.keys(raw).find((name) => !names.includes(name));
		if (unknown !== undefined) throw this.refusal(unknown, '是未知参数');
	}

	/** Whether it is there and not null. */
	has(name: string): boolean {
		return this.value(name) !== undefined;
	}

	optionalText(name: string, rule: Rule = {}): string | undefined {
		const value = this.value(name);
		if (value === undefined) return undefined;
		if (typeof value !== 'string') throw this.refusal(name, '必须是 String', rule.code);
		this.checkSize(name, value.length, rule);
		if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
			throw this.refusal(name, `只能是 ${rule.oneOf.join('、')}`, rule.code);
		}
		return value;
	}

	/** The same, but it must be there and not be empty. */
	text(name: string, rule: Rule = {}): string {
		const value = this.optionalText(name, rule);
		if (value === undefined || value === '') throw this.missing(name, rule);
		return value;
	}

	/** A whole number. */
	optionalNumber(name: string, rule: Rule = {}): number | undefined {
		const value = this.value(name);
		if (value === undefined) return undefined;
		const number = this.mayBeText && isDigits(value) ? Number(value) : value;
		const isNumber = Number.isSafeInteger(number) && (!this.writing.textual || isDigits(value));
		if (!isNumber) throw this.refusal(name, '必须是 Number', rule.code);
		this.checkSize(name, number as number, rule);
		return number as number;
	}

	number(name: string, rule: Rule = {}): number {
		return this.present(name, this.optionalNumber(name, rule), rule);
	}

	optionalFlag(name: string, rule: Rule = {}): boolean | undefined {
		const value = this.value(name);
		if (value === undefined) return undefined;
		if (typeof value === 'boolean' && !this.writing.textual) return value;
		if (this.mayBeText && (value === 'true' || value === 'false')) return value === 'true';
		throw this.refusal(name, '必须是 Boolean', rule.code);
	}

	flag(name: string, rule: Rule = {}): boolean {
		return this.present(name, this.optionalFlag(name, rule), rule);
	}

	/** A list of non-empty texts. */
	optionalTexts(name: string, rule: Rule = {}): string[] | undefined {
		return this.listOf(name, rule, 'String', (item) => typeof item === 'string' && item !== '');
	}

	texts(name: string, rule: Rule = {}): string[] {
		return this.present(name, this.optionalTexts(name, rule), rule);
	}

	/** A list of whole numbers. */
	optionalNumbers(name: string, rule: Rule = {}): number[] | undefined {
		return this.listOf(name, rule, 'Number', Number.isSafeInteger);
	}

	/** Non-empty texts joined by `separator`; the empty text is an empty list. */
	optionalJoined(name: string, separator: string, rule: Rule = {}): string[] | undefined {
		const { max, tooLong, ...others } = rule;
		const value = this.optionalText(name, others);
		if (value === undefined) return undefined;
		const items = value === '' ? [] : value.split(separator);
		if (items.some((item) => item === '' || item !== item.trim())) {
			throw this.refusal(name, `必须是用 ${separator} 分隔的列表`, rule.code);
		}
		this.checkSize(name, items.length, { max, tooLong, code: rule.code });
		return items;
	}

	/** The same with whole numbers. */
	optionalJoinedNumbers(name: string, separator: string, rule: Rule = {}): number[] | undefined {
		const items = this.optionalJoined(name, separator, rule);
		if (items?.every(isDigits) === false) {
			throw this.refusal(name, `必须是用 ${separator} 分隔的 Number`, rule.code);
		}
		return items?.map(Number);
	}

	/** An object with only the members `names`. */
	optionalObject(name: string, names: readonly string[], rule: Rule = {}): Parameters | undefined {
		const value = this.structure(name, rule);
		if (value === undefined) return undefined;
		if (!isRecord(value)) throw this.refusal(name, '必须是 Object', rule.code);
		return this.members(name, value, names, rule.code);
	}

	object(name: string, names: readonly string[], rule: Rule = {}): Parameters {
		return this.present(name, this.optionalObject(name, names, rule), rule);
	}

	/** A list of objects, each with only the members `names`. */
	optionalObjects(
		name: string,
		names: readonly string[],
		rule: Rule = {},
	): Parameters[] | undefined {
		return this.listOf<Fields>(name, rule, 'Object', isRecord)?.map((item, index) =>
			this.members(`${name}[${index}]`, item, names, rule.code),
		);
	}

	objects(name: string, names: readonly string[], rule: Rule = {}): Parameters[] {
		return this.present(name, this.optionalObjects(name, names, rule), rule);
	}

	/** The value as it is, once its JSON text is read where everything is text. */
	structure(name: string, rule: Rule = {}): unknown {
		const value = this.value(name);
		if (value === undefined || !this.mayBeText || typeof value !== 'string') return value;
		try {
			return JSON.parse(value) as unknown;
		} catch {
			throw this.refusal(name, '必须是 JSON', rule.code);
		}
	}

	/** What a bad value is answered with. */
	refusal(name: string, problem: string, code: Code = this.writing.codes.bad): Refusal {
		return new Refusal(code, `${textOf(code)}：${this.writing.prefix}${name} ${problem}`);
	}

	/** What a value that is not there is answered with. */
	missing(name: string, rule: Rule = {}): Refusal {
		const code = rule.missing ?? rule.code ?? this.writing.codes.missing;
		return new Refusal(code, `缺少参数 ${this.writing.prefix}${name}`);
	}

	private get mayBeText(): boolean {
		return this.writing.textual || this.writing.quoted;
	}

	private value(name: string): unknown {
		const value = Object.hasOwn(this.raw, name) ? this.raw[name] : undefined;
		return value ?? undefined;
	}

	private present<Value>(name: string, value: Value | undefined, rule: Rule): Value {
		if (value === undefined) throw this.missing(name, rule);
		return value;
	}

	private listOf<Item>(
		name: string,
		rule: Rule,
		type: string,
		accepts: (item: unknown) => boolean,
	): Item[] | undefined {
		const value = this.structure(name, rule);
		if (value === undefined) return undefined;
		if (!Array.isArray(value) || !value.every(accepts)) {
			throw this.refusal(name, `必须是 ${type}[]`, rule.code);
		}
		this.checkSize(name, value.length, rule);
		return value as Item[];
	}

	private members(path: string, raw: Fields, names: readonly string[], code?: Code): Parameters {
		const { codes, prefix } = this.writing;
		return new Parameters(raw, names, {
			...this.writing,
			textual: false,
			codes: code === undefined ? codes : { missing: code, bad: code },
			prefix: `${prefix}${path}.`,
		});
	}

	private checkSize(name: string, size: number, { min, max, code, tooLong }: Rule): void {
		if (min !== undefined && size < min) throw this.refusal(name, `不能小于 ${min}`, code);
		if (max !== undefined && size > max) {
			throw this.refusal(name, `不能超过 ${max}`, tooLong ?? code);
		}
	}
}

/** Where a call's parameters are. */
export interface Layout {
	dialect: Dialect;
	codes: ParameterCodes;
	quoted: boolean;
	/** In the body, or in the URL where the call has no body. */
	parameters: readonly string[];
}

/** The parameters in the URL; throws a Refusal for one that is unknown or given twice. */
export function queryParameters(
	{ query }: ReceivedRequest,
	names: readonly string[],
	codes: ParameterCodes,
): Parameters {
	const pairs = [...query].filter(([name]) => name !== 'access_token');
	return collected(pairs, names, { codes, textual: true, quoted: false, prefix: '' });
}

/**
 * The parameters in a JSON body or, for topapi, a form. Throws a Refusal: 43004 or 43005 content
 * type, 44002 no body, 47001 cannot be read, 43009 no JSON object; the call's code for these on
 * api and for a parameter that is unknown or given twice.
 */
export function bodyParameters(request: ReceivedRequest, layout: Layout): Parameters {
	const { dialect, codes, quoted, parameters } = layout;
	const form = dialect === 'topapi' && contentTypeIs(request, FORM);
	const writing = { codes, textual: form, quoted, prefix: '' };
	if (request.body.length === 0 && parameters.length === 0) return collected([], [], writing);
	checkContentType(request, dialect, codes.bad);
	const pairs = form
		? formPairs(request.body).filter(([name]) => name !== 'access_token')
		: jsonMembers(request, layout);
	return collected(pairs, parameters, writing);
}

function jsonMembers({ body }: ReceivedRequest, { dialect, codes }: Layout): Pairs {
	const refusal = (code: number, problem: string): Refusal =>
		dialect === 'api' ? new Refusal(codes.bad, problem) : new Refusal(code);
	if (body.length === 0) throw refusal(44002, '请求体为空');
	try {
		return jsonPairs(body);
	} catch (error) {
		if (!(error instanceof UnreadableBody)) throw error;
		throw refusal(error.isJson ? 43009 : 47001, error.message);
	}
}

function collected(pairs: Pairs, names: readonly string[], writing: Writing): Parameters {
	const parameters = new Parameters(Object.fromEntries(pairs), names, writing);
	const seen = new Set<string>();
	for (const [name] of pairs) {
		if (seen.has(name)) throw parameters.refusal(name, '重复');
		seen.add(name);
	}
	return parameters;
}

function isDigits(value: unknown): boolean {
	return typeof value === 'string' && /^-?\d+$/.test(value);
}
