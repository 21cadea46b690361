/** A text as n8n's editor shows it. */
export interface Label {
	en: string;
	zh: string;
}

/** A field of a credential of the package. */
export interface FormField {
	/** As n8n stores it. */
	name: string;
	label: Label;
	value: string | number;
	/** The provider's own address that this one is in the place of, where that is always the same. */
	standsFor?: string;
}

/** A credential of the package, filled in so that it reaches the simulator. */
export interface CredentialForm {
	/** As n8n stores it. */
	type: string;
	label: Label;
	fields: readonly FormField[];
}

/** Those of a provider, the one that most operations use first. */
export type CredentialForms = readonly [CredentialForm, ...CredentialForm[]];

/** A field with one value. */
export function field(
	name: string,
	en: string,
	zh: string,
	value: string | number,
	standsFor?: string,
): FormField {
	return { name, label: { en, zh }, value, ...(standsFor && { standsFor }) };
}

/** What n8n stores of a credential. */
export function dataOf({ fields }: CredentialForm): Record<string, string | number> {
	return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** What a person reads to fill in the credentials: values by both names, those of the dialog. */
export function readable(forms: CredentialForms): object {
	const both = ({ en, zh }: Label) => (en === zh ? en : `${en} / ${zh}`);
	return Object.fromEntries(
		forms.map(({ label, fields }) => [
			both(label),
			Object.fromEntries(fields.map((each) => [both(each.label), each.value])),
		]),
	);
}
