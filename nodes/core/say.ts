import type { Translations } from './translate';

/** How the panel shows the label of a field that has this one in English. */
export type LabelOf = (label: string) => string;

const asIs: LabelOf = (label) => label;

/** Something that is said to the user, in the language of this process. */
export abstract class Sentence {
	/** @param labelOf shows the labels in it; they are English where nobody knows the panel */
	abstract text(labelOf?: LabelOf): string;

	toString(): string {
		return this.text();
	}
}

/** What can stand in a sentence. Text is somebody else's, and stays as it is. */
type Part = string | number | Sentence;

function textOf(part: Part | undefined, labelOf: LabelOf): string {
	return part instanceof Sentence ? part.text(labelOf) : String(part);
}

class Said extends Sentence {
	private readonly strings: readonly string[];
	private readonly parts: readonly Part[];
	private readonly translations: Translations;

	constructor(strings: readonly string[], parts: readonly Part[], translations: Translations) {
		super();
		this.strings = strings;
		this.parts = parts;
		this.translations = translations;
	}

	text(labelOf: LabelOf = asIs): string {
		const pattern = this.strings.reduce((start, end, place) => `${start}{${place - 1}}${end}`);
		const translated = this.translations[pattern] ?? pattern;
		return translated.replace(/\{(\d+)\}/g, (_, place) =>
			textOf(this.parts[Number(place)], labelOf),
		);
	}
}

/**
 * Makes the tag for sentences whose translations stand in a table: say`has ${count} characters` is
 * there as `has {0} characters`.
 *
 * @param translations left out in English
 */
export function speaker(translations: Translations = {}) {
	return (strings: TemplateStringsArray, ...parts: Part[]): Sentence =>
		new Said(strings, parts, translations);
}

class Joined extends Sentence {
	private readonly parts: readonly Part[];
	private readonly between: Sentence;

	constructor(parts: readonly Part[], between: Sentence) {
		super();
		this.parts = parts;
		this.between = between;
	}

	text(labelOf: LabelOf = asIs): string {
		return this.parts.map((part) => textOf(part, labelOf)).join(this.between.text());
	}
}

/** Several things one after the other. */
export function joined(parts: readonly Part[], between: Sentence): Sentence {
	return new Joined(parts, between);
}

class FieldName extends Sentence {
	private readonly label: string;

	constructor(label: string) {
		super();
		this.label = label;
	}

	text(labelOf: LabelOf = asIs): string {
		return labelOf(this.label);
	}
}

/** Which field something is about: its label in English, or a sentence for a place in it. */
export type Label = string | Sentence;

/** A label as a part of a sentence. */
export function named(label: Label): Sentence {
	return typeof label === 'string' ? new FieldName(label) : label;
}
