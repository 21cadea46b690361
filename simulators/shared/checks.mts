/** Bad input to a simulator itself (options, fault rules, control calls), said in one sentence. */
export class InputError extends Error {
	override readonly name = 'InputError';
}

/** The options without those that are undefined. */
export function given<Options extends object>(options: Options): Partial<Options> {
	const entries = Object.entries(options).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as Partial<Options>;
}

/** What one field of an options object, fault rule or control call must be. */
export interface FieldRule {
	accepts: (value: unknown) => boolean;
	/** Completes the sentence "<field> must be …". */
	expected: string;
	required?: boolean;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

/** Tells whether `value` is a JSON object: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks that `value` is an object with only the fields of `rules`, each as its rule demands.
 * Throws an InputError that begins with `what`.
 */
export function checkFields(what: string, value: unknown, rules: FieldRules): void {
	if (!isRecord(value)) throw new InputError(`${what} must be an object`);
	const unknown = Object.keys(value).find((name) => !Object.hasOwn(rules, name));
	if (unknown !== undefined) throw new InputError(`${what}: unknown field "${unknown}"`);
	for (const [name, rule] of Object.entries(rules)) {
		const field = value[name];
		const absent = field === undefined;
		if (absent && rule.required) throw new InputError(`${what}: ${name} is missing`);
		if (!absent && !rule.accepts(field)) {
			throw new InputError(`${what}: ${name} must be ${rule.expected}`);
		}
	}
}

export const text: FieldRule = {
	accepts: (value) => typeof value === 'string',
	expected: 'a string',
};

export const nonEmptyText: FieldRule = {
	accepts: (value) => typeof value === 'string' && value !== '',
	expected: 'a non-empty string',
};

export const flag: FieldRule = {
	accepts: (value) => typeof value === 'boolean',
	expected: 'true or false',
};

export const finiteNumber: FieldRule = { accepts: Number.isFinite, expected: 'a number' };

export const anObject: FieldRule = { accepts: isRecord, expected: 'an object' };

export const aFunction: FieldRule = {
	accepts: (value) => typeof value === 'function',
	expected: 'a function',
};

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number = Number.MAX_SAFE_INTEGER): FieldRule {
	return {
		accepts: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
		expected:
			max === Number.MAX_SAFE_INTEGER
				? `a whole number from ${min} on`
				: `a whole number from ${min} to ${max}`,
	};
}

/** One of the given strings. */
export function oneOf(...choices: string[]): FieldRule {
	return {
		accepts: (value) => typeof value === 'string' && choices.includes(value),
		expected: `one of ${choices.join(', ')}`,
	};
}

/** A list whose every item the rule `item` accepts. */
export function listOf(item: FieldRule): FieldRule {
	return {
		accepts: (value) => Array.isArray(value) && value.every((entry) => item.accepts(entry)),
		expected: `a list, each item ${item.expected}`,
	};
}

/** The same rule, but the field must be there. */
export function required(rule: FieldRule): FieldRule {
	return { ...rule, required: true };
}

/** The same rule, but null is taken too (JSON has no undefined). */
export function orNull(rule: FieldRule): FieldRule {
	return {
		...rule,
		accepts: (value) => value === null || rule.accepts(value),
		expected: `${rule.expected}, or null`,
	};
}
