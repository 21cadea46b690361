/** How parameters travel (参数携带方式 and content-type of each call) and what they may be. */
import {
	FORM,
	JSON_TYPE,
	UnreadableBody,
	contentTypeIs,
	formPairs,
	jsonPairs,
	readableText,
} from '../shared/bodies.mts';
import type { Pairs } from '../shared/bodies.mts';
import type { ReceivedRequest } from '../shared/messages.mts';
import { Refusal, badParameter } from './rspCodes.mts';

/** In the URL, or in the body as a form or as JSON. */
export type Carrier = 'query' | 'form' | 'json';

const CONTENT_TYPES = { form: FORM, json: JSON_TYPE };
const PLACES: Readonly<Record<Carrier, string>> = {
	query: 'URL',
	form: `请求体（${CONTENT_TYPES.form}）`,
	json: `请求体（${CONTENT_TYPES.json}）`,
};

/** The parameters of one request, with the checks that all calls share. */
export class Parameters {
	/** Exactly as sent. */
	readonly raw: Readonly<Record<string, unknown>>;

	constructor(raw: Readonly<Record<string, unknown>>) {
		this.raw = raw;
	}

	/** The value; undefined when it is absent, null or empty, which counts as not sent. */
	value(name: string): unknown {
		const value = Object.hasOwn(this.raw, name) ? this.raw[name] : undefined;
		return value === null || value === '' ? undefined : value;
	}

	/** A String of at most `maxLength` UTF-16 units; throws a Refusal with 500001. */
	optional(name: string, maxLength = Infinity): string | undefined {
		const value = this.value(name);
		if (value === undefined) return undefined;
		if (typeof value !== 'string') throw badParameter(`${name} 必须是 String`);
		if (value.length > maxLength) throw badParameter(`${name} 长度不能超过 ${maxLength}`);
		return value;
	}

	/** The same, but it must be there. */
	required(name: string, maxLength = Infinity): string {
		return this.present(name, this.optional(name, maxLength));
	}

	/** The word that `words` has for the value; throws a Refusal with 500001 for another value. */
	optionalWord<Word>(name: string, words: Readonly<Record<string, Word>>): Word | undefined {
		const value = this.optional(name);
		if (value === undefined) return undefined;
		const word = Object.hasOwn(words, value) ? words[value] : undefined;
		if (word === undefined) {
			throw badParameter(`${name} 只能是 ${Object.keys(words).join('、')}`);
		}
		return word;
	}

	/** The same, but it must be there. */
	requiredWord<Word>(name: string, words: Readonly<Record<string, Word>>): Word {
		return this.present(name, this.optionalWord(name, words));
	}

	/** A whole number in digits from `min` to `max`; throws a Refusal with 500001. */
	optionalNumber(name: string, min: number, max: number): number | undefined {
		const value = this.optional(name);
		if (value === undefined) return undefined;
		const number = Number(value);
		if (!/^\d+$/.test(value) || number < min || number > max) {
			const range = max === Infinity ? `不小于 ${min}` : `${min} 到 ${max}`;
			throw badParameter(`${name} 必须是 ${range} 的整数`);
		}
		return number;
	}

	/** The same, but it must be there. */
	requiredNumber(name: string, min: number, max: number): number {
		return this.present(name, this.optionalNumber(name, min, max));
	}

	private present<Value>(name: string, value: Value | undefined): Value {
		if (value === undefined) throw badParameter(`缺少参数 ${name}`);
		return value;
	}
}

/**
 * The parameters of a call that takes those in `names` by `carrier`. Throws a Refusal: 500001 for
 * a wrong content type and for a parameter that is unknown, given twice or in the wrong place;
 * 500012 for a body that cannot be read at all.
 */
export function readParameters(
	request: ReceivedRequest,
	carrier: Carrier,
	names: readonly string[],
): Parameters {
	const pairs = carrier === 'query' ? queryOnly(request) : bodyOnly(request, carrier);
	const seen = new Set<string>();
	for (const [name] of pairs) {
		if (!names.includes(name)) throw badParameter(`未知参数 ${name}`);
		if (seen.has(name)) throw badParameter(`参数 ${name} 重复`);
		seen.add(name);
	}
	return new Parameters(Object.fromEntries(pairs));
}

/** The token of a request, wherever it is. */
export function tokenIn(request: ReceivedRequest): string | undefined {
	const [, token] = /\btoken"?\s*[=:]\s*"?([\w-]+)/.exec(readableText(request) ?? '') ?? [];
	return token;
}

function queryOnly({ query, body }: ReceivedRequest): Pairs {
	if (body.length > 0) throw badParameter(`参数必须放在 ${PLACES.query} 中，请求体必须为空`);
	return [...query];
}

function bodyOnly(request: ReceivedRequest, carrier: 'form' | 'json'): Pairs {
	const [misplaced] = request.query.keys();
	if (misplaced !== undefined) {
		throw badParameter(`参数 ${misplaced} 必须放在${PLACES[carrier]}中，不能放在 URL 中`);
	}
	if (!contentTypeIs(request, CONTENT_TYPES[carrier])) {
		throw badParameter(`Content-Type 必须是 ${CONTENT_TYPES[carrier]}`);
	}
	try {
		return carrier === 'form' ? formPairs(request.body) : jsonPairs(request.body);
	} catch (error) {
		if (error instanceof UnreadableBody) throw new Refusal('ILLEGAL_CONTENT', error.message);
		throw error;
	}
}
