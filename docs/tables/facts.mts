/** What the documentation says of an operation that its description does not hold. */

/** The same in both languages. */
export interface Text {
	en: string;
	zh: string;
}

/**
 * Method and path as the provider writes them. Where an operation does not always make the call, `when` is
 * the field or choice of the panel that makes it do so, or text in no language.
 */
export type Call = string | { call: string; when: string };

export interface Facts {
	/** In the order in which they are made, or those to choose from. */
	calls: readonly Call[];
	/** Those with API Version: Classic; left out where there is no such choice. */
	classic?: readonly Call[];
	/** Left out where there are none but those of all calls. */
	limits?: Text;
	output: Text;
}

/** By resource and operation: `message.sendText`. */
export type FactsOfAll = Readonly<Record<string, Facts>>;
