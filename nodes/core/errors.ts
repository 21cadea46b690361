import {
	NodeApiError,
	type ICredentialTestRequest,
	type IDataObject,
	type INode,
} from 'n8n-workflow';
import { named, type Label, type Sentence } from './say';
import { labelsOf, type Words } from './translate';
import { say } from './words';

/**
 * What became of a call that failed.
 * - `staleToken`: the provider wants a new token and has done nothing
 * - `tooFast`: the provider wants fewer calls and has done nothing
 * - `refused`: it surely was not carried out; sending it again is safe
 * - `unclear`: it may have been carried out; sending it again may double it
 */
export type Outcome = 'staleToken' | 'tooFast' | 'refused' | 'unclear';

export interface ProviderErrorDetails {
	outcome: Outcome;
	/** What the provider itself said, or what happened on the way, for the error's details. */
	description?: string;
	/** The provider's own code, or the HTTP status. */
	code?: string;
	/** How long to wait before the next call, where the provider says so. */
	waitSeconds?: number;
	/** How often to try at most, where waiting longer is no use. */
	mostTries?: number;
	/** True when it is not only this call that is to wait. */
	slowsEverything?: boolean;
	/** True when the credential is at fault, so that no other item can succeed either. */
	credentialAtFault?: boolean;
	/** What the answer tells besides, for the error's details and for the item's output. */
	data?: IDataObject;
}

/**
 * A failed call to a provider. The message is one sentence that tells the user what to do. Message
 * and details are put together from named parts that hold no secret, never from a request.
 */
export class ProviderError extends Error {
	readonly sentence: Sentence;
	readonly details: ProviderErrorDetails;

	constructor(
		sentence: Sentence,
		{
			description,
			...details
		}: Omit<ProviderErrorDetails, 'description'> & {
			description?: Sentence;
		},
	) {
		super(sentence.text());
		this.name = 'ProviderError';
		this.sentence = sentence;
		this.details = { ...details, description: description?.text() };
	}

	/** The same error, of which something else is known. */
	with(
		changes: Omit<Partial<ProviderErrorDetails>, 'description'>,
		sentence = this.sentence,
	): ProviderError {
		const error = new ProviderError(sentence, { outcome: this.details.outcome });
		Object.assign(error.details, this.details, changes);
		return error;
	}
}

/** Whom a request asks. */
export interface Asked {
	/** As users know the provider. */
	name: string;
	/** What the field of its credential is called that holds the address. */
	address: Sentence;
	/** What to do where it gives no answer to a read, if its address stands in no credential. */
	whenSilent?: Sentence;
}

/** A provider's codes: how the provider names each, and the sentence for the user. */
export type ErrorTable = Readonly<Record<string, ErrorTableEntry>>;

export interface ErrorTableEntry {
	/** The provider's own name as text; a sentence where it has none. */
	name: string | Sentence;
	advice: Sentence;
	/** What to do where the provider's own words say more than the code: where they hold one of these. */
	adviceFor?: ReadonlyArray<{ words: readonly string[]; advice: Sentence }>;
	/** `refused` where it is left out. */
	outcome?: Outcome;
	credentialAtFault?: boolean;
}

const LONGEST_PROVIDER_MESSAGE = 500;

/** With this status gateways also give up a request that they have handed on. */
const REQUEST_TIMEOUT = 408;

/** Whether an HTTP status says that the request was not carried out. */
export function isRefusal(status: number): boolean {
	return status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
}

/**
 * Whether something may have been carried out although the answer is an error: by a call, unless its
 * HTTP status says that it was refused.
 */
export function mayBeCarriedOut(purpose: Purpose, status: number): boolean {
	return purpose === 'call' && !isRefusal(status);
}

/**
 * The error for a code that the provider answered with. What a code means that is not in the table
 * nobody can say.
 *
 * @param providerName as users know it
 * @param providerMessage the provider's own words; secrets in it are blacked out, and it is cut if it is very long
 * @param secrets what must not appear
 * @param isOpen whether it may have been carried out all the same, if the code does not say
 */
export function codeError(
	providerName: string,
	table: ErrorTable,
	code: string,
	providerMessage: string,
	secrets: readonly string[],
	isOpen = true,
): ProviderError {
	const entry = Object.hasOwn(table, code) ? table[code] : undefined;
	const own = redact(providerMessage, secrets).slice(0, LONGEST_PROVIDER_MESSAGE);
	const words = own || say`(no message)`;
	const name = entry && isBeyond(own, entry.name) ? entry.name : undefined;
	const description = name
		? say`${providerName} answered ${code} ${name}: ${words}`
		: say`${providerName} answered ${code}: ${words}`;
	if (!entry) {
		const lookUp = say`Look up the code ${code} in the documentation of ${providerName}`;
		return isOpen
			? new ProviderError(say`${lookUp}, and check whether this was carried out`, {
					outcome: 'unclear',
					description,
					code,
				})
			: new ProviderError(lookUp, { outcome: 'refused', description, code });
	}
	const { outcome = 'refused', credentialAtFault } = entry;
	if (outcome === 'unclear' && !isOpen) {
		return new ProviderError(say`Try again: ${providerName} could not answer`, {
			outcome: 'refused',
			description,
			code,
		});
	}
	return new ProviderError(adviceOf(entry, own), {
		outcome,
		description,
		code,
		credentialAtFault,
	});
}

function adviceOf({ advice, adviceFor = [] }: ErrorTableEntry, said: string): Sentence {
	const holds = (text: string) => said.toLowerCase().includes(text.toLowerCase());
	return adviceFor.find(({ words }) => words.some(holds))?.advice ?? advice;
}

/** Whether the name of a code says something that the provider's own words do not begin with. */
function isBeyond(words: string, name: string | Sentence): boolean {
	return typeof name !== 'string' || !words.startsWith(name);
}

/** A provider's own words without the secrets in them, also as they are written in an address. */
export function redact(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret !== '' && secret.length <= text.length)
		.sort((one, other) => other.length - one.length)
		.reduce((safe, secret) => safe.replace(spellingsOf(secret), '***'), text);
}

function spellingsOf(secret: string): RegExp {
	const characters = [...secret].map((character) => {
		const itself = `\\u{${character.codePointAt(0)?.toString(16)}}`;
		const encoded = Buffer.from(character).toString('hex').replace(/../g, '%$&');
		return `(?:${itself}|${encoded}${character === ' ' ? '|\\+' : ''})`;
	});
	return new RegExp(characters.join(''), 'giu');
}

const UNREACHABLE: Readonly<Record<string, Sentence>> = {
	ECONNREFUSED: say`the connection was refused`,
	ENOTFOUND: say`the host name is unknown`,
	EAI_AGAIN: say`the host name could not be looked up`,
	EHOSTUNREACH: say`there is no route to the host`,
	ENETUNREACH: say`there is no route to the network`,
	EPROTO: say`the server does not speak TLS on this port`,
	ERR_INVALID_URL: say`the address is not valid`,
};

/** Of these, the ones that a connection can still meet after it has been made. */
const ROUTE_LOST = { EHOSTUNREACH: true, ENETUNREACH: true };

const BAD_CERTIFICATE: Readonly<Record<string, Sentence>> = {
	CERT_HAS_EXPIRED: say`it has expired`,
	DEPTH_ZERO_SELF_SIGNED_CERT: say`it is self-signed`,
	SELF_SIGNED_CERT_IN_CHAIN: say`its chain is self-signed`,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: say`it cannot be verified`,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: say`its issuer is unknown`,
	ERR_TLS_CERT_ALTNAME_INVALID: say`it is for another host name`,
};

/** What is seen of an answer that is not whole when its time is over. */
export const TOO_LATE = say`no complete answer came in time`;

const BROKEN_OFF: Readonly<Record<string, Sentence>> = {
	ECONNABORTED: TOO_LATE,
	ETIMEDOUT: say`no answer came in time`,
	ECONNRESET: say`the connection was closed before the answer`,
	EPIPE: say`the connection was closed while sending`,
	ERR_BAD_RESPONSE: say`the answer broke off`,
	ERR_CANCELED: say`the execution was cancelled`,
};

/**
 * What a request was for. Without a token nothing was carried out, and a read changes nothing: both
 * can be repeated. A call may have been carried out although its answer is missing.
 */
export type Purpose = 'token' | 'read' | 'call';

/**
 * The error for a request that got no answer at all.
 *
 * @param error what n8n's request helper threw; only its code is looked at
 */
export function transportError(asked: Asked, purpose: Purpose, error: unknown): ProviderError {
	const { name: providerName, address, whenSilent } = asked;
	for (const { code, wasConnected } of failuresIn(error)) {
		const unreachable = UNREACHABLE[code];
		if (unreachable && !(code in ROUTE_LOST && wasConnected)) {
			return new ProviderError(
				whenSilent ??
					say`Check the ${address} in the ${providerName} credential, and that the server is running: ${unreachable}`,
				{
					outcome: 'refused',
					description: say`${providerName} could not be reached: ${unreachable}`,
				},
			);
		}
		const badCertificate = BAD_CERTIFICATE[code];
		if (badCertificate) {
			return new ProviderError(
				say`Check the certificate of the ${providerName} server, or let the credential ignore SSL issues`,
				{
					outcome: 'refused',
					description: say`The certificate of ${providerName} is not valid: ${badCertificate}`,
				},
			);
		}
		const brokenOff = BROKEN_OFF[code];
		if (brokenOff) return noAnswerError(asked, purpose, brokenOff);
	}
	return noAnswerError(asked, purpose, say`the connection failed`);
}

/**
 * The error for a request without a usable answer. If it was a call, nobody can say whether it was
 * carried out.
 *
 * @param happened what was seen, as a clause
 * @param code the HTTP status, where there was one
 */
export function noAnswerError(
	{ name: providerName, address, whenSilent }: Asked,
	purpose: Purpose,
	happened: Sentence,
	code?: string,
): ProviderError {
	if (purpose === 'token') {
		return new ProviderError(
			say`Check that the ${address} in the ${providerName} credential is that of a ${providerName} server, and that it is running`,
			{ outcome: 'refused', description: say`${providerName} gave no token: ${happened}`, code },
		);
	}
	if (purpose === 'read') {
		const again = say`Try again: ${providerName} gave no usable answer`;
		return new ProviderError(whenSilent ?? again, {
			outcome: 'refused',
			description: say`${providerName}: ${happened}`,
			code,
		});
	}
	return new ProviderError(
		say`Check in ${providerName} whether this was carried out before you send it again`,
		{
			outcome: 'unclear',
			description: say`${providerName} gave no usable answer: ${happened}. The call was not repeated, since it may have been carried out`,
			code,
		},
	);
}

const STATUS_ADVICE: Readonly<Record<number, Sentence>> = {
	401: say`Check that nothing in front of the server asks n8n to log in`,
	403: say`Check that the server allows requests from the address of n8n`,
	413: say`Send less at a time: the server accepts no request of this size`,
	429: say`Try again later, and send less at a time: the server gets too many requests`,
};

/** The error for an HTTP status that is not a success. */
export function statusError(asked: Asked, purpose: Purpose, status: number): ProviderError {
	const { name: providerName, address } = asked;
	const code = String(status);
	const happened = say`the server answered with HTTP status ${code}`;
	if (status >= 500 || status === REQUEST_TIMEOUT) {
		return noAnswerError(asked, purpose, happened, code);
	}
	const advice =
		STATUS_ADVICE[status] ??
		say`Check the ${address} in the ${providerName} credential, with its port and path`;
	return new ProviderError(advice, {
		outcome: 'refused',
		description: say`${providerName}: ${happened}`,
		code,
	});
}

/**
 * The error for something that the user entered, before anything is sent.
 *
 * @param field the field's name in the panel, or a place in it
 * @param problem what is wrong with it, as the end of a sentence that begins with the field
 * @param advice how to put it right, where that is not plain
 */
export function inputError(field: Label, problem: Sentence, advice?: Sentence): ProviderError {
	return new ProviderError(say`${named(field)} ${problem}`, {
		outcome: 'refused',
		description: advice,
	});
}

/** The codes of an error and its causes, and whether the connection stood already. */
function failuresIn(error: unknown): Array<{ code: string; wasConnected: boolean }> {
	const failures = [];
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code, syscall } = cause as NodeJS.ErrnoException;
		if (typeof code === 'string') {
			failures.push({ code, wasConnected: syscall === 'read' || syscall === 'write' });
		}
	}
	return failures;
}

/**
 * The ProviderError inside what n8n's request helper threw, or the one that describes it.
 *
 * @param error thrown by a request, or by a credential's functions on the way to it
 */
export function toProviderError(asked: Asked, purpose: Purpose, error: unknown): ProviderError {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof ProviderError) return cause;
	}
	return transportError(asked, purpose, error);
}

/**
 * The error that n8n shows and stores. Only message, description and code go into it.
 *
 * @param words the node's, by which it names fields as the panel does
 * @param itemIndex counted from 0, as n8n does; a trigger has no items
 */
export function toNodeError(
	node: INode,
	{ sentence, details: { description, code, data } }: ProviderError,
	words: Words | undefined,
	itemIndex?: number,
): NodeApiError {
	const whole = itemIndex === undefined ? sentence : say`${sentence} [item ${itemIndex}]`;
	const message = whole.text(labelsOf(words, node.parameters.resource));
	const nodeError = new NodeApiError(
		node,
		{ message },
		{ message, description, httpCode: code, itemIndex },
	);
	// The constructor replaces a message that happens to contain the name of a network error.
	nodeError.message = message;
	nodeError.description = description;
	if (data) nodeError.context.data = data;
	return nodeError;
}

/** The test has just fetched a token, and fetches no other one. */
const REFUSED_TOKEN = say`Try again: the token that the server had just given was refused`;

/**
 * The rules of a credential's test: for each code of the table its sentence.
 *
 * @param field the field of the answer that holds the code; an answer without it fails, too
 * @param asAnswered a code in the form in which the provider answers it
 */
export function rejectedCodes(
	table: ErrorTable,
	field: string,
	{ name, address }: { name: string | Sentence; address: Sentence },
	asAnswered: (code: string) => string | number,
): NonNullable<ICredentialTestRequest['rules']> {
	const rule = (value: string | number | undefined, message: Sentence) => ({
		type: 'responseSuccessBody' as const,
		properties: { key: field, value, message: message.text() },
	});
	return [
		rule(
			undefined,
			say`Check the ${address} in this credential: what answers there is not ${name}`,
		),
		...Object.entries(table).map(([code, { advice, outcome }]) =>
			rule(asAnswered(code), outcome === 'staleToken' ? REFUSED_TOKEN : advice),
		),
	];
}

/** A table without the codes that say nothing against a credential. */
export function without(table: ErrorTable, harmless: readonly string[]): ErrorTable {
	return Object.fromEntries(Object.entries(table).filter(([code]) => !harmless.includes(code)));
}
