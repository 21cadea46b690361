import {
	InputError,
	checkFields,
	flag,
	isRecord,
	nonEmptyText,
	oneOf,
	required,
} from './checks.mts';
import { text, wholeNumber } from './checks.mts';
import type { FieldRule, FieldRules } from './checks.mts';

/** Which requests a rule is for. All that is given must fit. */
interface FaultMatch {
	/** The call's path below the simulator's path prefix, e.g. `/cgi/msg/send`. */
	path?: string;
	/** A piece of the decrypted plaintext. */
	contains?: string;
	/** How many fitting requests to let pass first; default 0. */
	skip?: number;
	/** How many fitting requests to spoil after that; default 1, Infinity for all. */
	times?: number;
}

export type BadCipher = 'random' | 'padding' | 'length' | 'notBase64' | 'otherKey';

/** One switchable fault; README.md says what each kind does. */
export type FaultRule = FaultMatch &
	(
		| { kind: 'delay' | 'trickle' | 'endless'; ms: number }
		| { kind: 'hold' | 'resetBefore' | 'resetAfter' | 'hangBefore' | 'hangAfter' }
		| {
				kind: 'status';
				httpStatus: number;
				body?: string;
				contentType?: string;
				taken?: boolean;
		  }
		| { kind: 'html' | 'empty'; taken?: boolean }
		| { kind: 'truncated' | 'truncatedJson' | 'doubled' }
		| { kind: 'mislabelled'; contentType: string }
		| { kind: 'errcode' | 'echoSecret'; errcode: number | string; errmsg?: string }
		| { kind: 'badCipher'; encrypt: BadCipher }
		| { kind: 'redirect'; location: string }
	);

export type FaultKind = FaultRule['kind'];

/** The result codes of most providers. */
export const integerCode: FieldRule = wholeNumber(Number.MIN_SAFE_INTEGER);

const timesRule: FieldRule = {
	accepts: (value) => value === Infinity || wholeNumber(1).accepts(value),
	expected: 'a whole number from 1 on, or Infinity',
};

const matchFields: FieldRules = {
	path: nonEmptyText,
	contains: nonEmptyText,
	skip: wholeNumber(0),
	times: timesRule,
	kind: required(text),
};

/** The fields that each kind has besides the ones of FaultMatch. */
const kindFields = (code: FieldRule): Readonly<Record<FaultKind, FieldRules>> => ({
	delay: { ms: required(wholeNumber(0, 2 ** 31 - 1)) },
	hold: {},
	resetBefore: {},
	resetAfter: {},
	hangBefore: {},
	hangAfter: {},
	status: {
		httpStatus: required(wholeNumber(200, 599)),
		body: text,
		contentType: nonEmptyText,
		taken: flag,
	},
	html: { taken: flag },
	empty: { taken: flag },
	truncated: {},
	truncatedJson: {},
	doubled: {},
	mislabelled: { contentType: required(nonEmptyText) },
	trickle: { ms: required(wholeNumber(0, 2 ** 31 - 1)) },
	endless: { ms: required(wholeNumber(1, 2 ** 31 - 1)) },
	errcode: { errcode: required(code), errmsg: text },
	echoSecret: { errcode: required(code), errmsg: text },
	badCipher: {
		encrypt: required(oneOf('random', 'padding', 'length', 'notBase64', 'otherKey')),
	},
	redirect: { location: required(nonEmptyText) },
});

/**
 * Checks a rule from outside; `code` says what the provider's result codes are. Throws an
 * InputError on an unknown kind or field or a bad value.
 */
export function checkFaultRule(value: unknown, code: FieldRule): asserts value is FaultRule {
	const fieldsOf = kindFields(code);
	const kind = isRecord(value) ? value.kind : undefined;
	if (typeof kind !== 'string' || !Object.hasOwn(fieldsOf, kind)) {
		throw new InputError(`fault: kind must be one of ${Object.keys(fieldsOf).join(', ')}`);
	}
	checkFields(`fault ${kind}`, value, { ...matchFields, ...fieldsOf[kind as FaultKind] });
}

/** The rules that are switched on, in the order in which they were added. */
export class FaultRules {
	private active: Array<{ rule: FaultRule; skip: number; times: number }> = [];

	add(rule: FaultRule): void {
		this.active.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 });
	}

	clear(): void {
		this.active = [];
	}

	/**
	 * The rule for this request, or undefined. The first fitting rule that has nothing left to
	 * skip wins and is used up by one; fitting rules before it count one skipped request.
	 */
	take(path: string | undefined, plaintext: string | undefined): FaultRule | undefined {
		for (const entry of this.active) {
			const { rule } = entry;
			if (rule.path !== undefined && rule.path !== path) continue;
			if (rule.contains !== undefined && !plaintext?.includes(rule.contains)) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			entry.times -= 1;
			if (entry.times === 0) this.active = this.active.filter((other) => other !== entry);
			return rule;
		}
		return undefined;
	}
}
