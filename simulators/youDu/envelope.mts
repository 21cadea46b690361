/** The standard request and reply (docs/reference/youdu.md sections 3.1 and 3.2). */
import { isRecord } from '../shared/checks.mts';
import type { ReceivedRequest } from '../shared/messages.mts';
import { CipherError, open } from './cipher.mts';
import { Refusal } from './errorCodes.mts';
import type { ErrorName } from './errorCodes.mts';
import type { Identity } from './settings.mts';

const FIELDS: ReadonlyArray<{
	name: 'buin' | 'appId' | 'encrypt';
	missing: ErrorName;
	wrongType: ErrorName;
	typed: (value: unknown) => boolean;
	type: string;
}> = [
	{
		name: 'buin',
		missing: 'MISS_BUIN',
		wrongType: 'INVALID_FORMAT_BUIN',
		typed: Number.isSafeInteger,
		type: 'an int',
	},
	{
		name: 'appId',
		missing: 'MISS_APPID',
		wrongType: 'INVALID_FORMAT_APPID',
		typed: (value) => typeof value === 'string',
		type: 'a string',
	},
	{
		name: 'encrypt',
		missing: 'MISS_ENCRYPT',
		wrongType: 'INVALID_FORMAT_ENCRYPT',
		typed: (value) => typeof value === 'string',
		type: 'a string',
	},
];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The plaintext of a standard request: checks the content type, the query's names, the envelope's
 * fields and values, and the cipher. Throws a Refusal with the code that section 6 has for the
 * flaw; 100003 where it has none (content type, unknown fields).
 */
export function openRequest(
	request: ReceivedRequest,
	identity: Identity,
	queryNames: readonly string[],
): string {
	checkContentType(request.headers['content-type']);
	checkQuery(request.query, queryNames);
	const { buin, appId, encrypt } = readFields(parseJsonObject(utf8(request.body), 'the body'));
	if (buin !== identity.buin) throw new Refusal('INVALID_BUIN', `invalid buin ${buin}`);
	if (appId !== identity.appId) throw new Refusal('INVALID_APPID', 'invalid appId');
	return openSealed(identity, encrypt);
}

/** The plaintext of whatever in the request opens with the own key; undefined if nothing does. */
export function peekPlaintext(request: ReceivedRequest, identity: Identity): string | undefined {
	try {
		const body: unknown = JSON.parse(request.body.toString('utf8'));
		const sealed = isRecord(body) ? body.encrypt : undefined;
		if (typeof sealed !== 'string') return undefined;
		return open(identity.key, sealed).payload.toString('utf8');
	} catch {
		return undefined;
	}
}

/** A JSON object; throws a Refusal with 100004 otherwise. */
export function parseJsonObject(json: string, what: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		throw new Refusal('INVALID_FORMAT_JSON', `${what} is not JSON`);
	}
	if (!isRecord(value)) throw new Refusal('INVALID_FORMAT_JSON', `${what} is not a JSON object`);
	return value;
}

/** Throws a Refusal with 100003 when the object has a field that is not in the list. */
export function refuseUnknownFields(
	value: Record<string, unknown>,
	known: readonly string[],
	what: string,
): void {
	const unknown = Object.keys(value).find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw new Refusal('INVALID_REQUEST', `${what} has the unknown field ${unknown}`);
	}
}

/** `application/json`, alone or with charset utf-8 (sections 1.2 and 3.1). */
function checkContentType(contentType: string | undefined): void {
	if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
		throw new Refusal('INVALID_REQUEST', 'Content-Type must be application/json');
	}
}

function checkQuery(query: URLSearchParams, known: readonly string[]): void {
	const names = [...query.keys()];
	const stranger = names.find((name) => !known.includes(name));
	if (stranger !== undefined) {
		throw new Refusal('INVALID_REQUEST', `the query has the unknown parameter ${stranger}`);
	}
	if (new Set(names).size !== names.length) {
		throw new Refusal('INVALID_REQUEST', 'the query has a parameter twice');
	}
}

function readFields(body: Record<string, unknown>): {
	buin: number;
	appId: string;
	encrypt: string;
} {
	for (const { name, missing, wrongType, typed, type } of FIELDS) {
		if (!Object.hasOwn(body, name)) throw new Refusal(missing, `${name} is missing`);
		if (!typed(body[name])) throw new Refusal(wrongType, `${name} is not ${type}`);
	}
	refuseUnknownFields(
		body,
		FIELDS.map(({ name }) => name),
		'the body',
	);
	return body as { buin: number; appId: string; encrypt: string };
}

function openSealed(identity: Identity, encrypt: string): string {
	try {
		const { payload, appId } = open(identity.key, encrypt);
		if (appId !== identity.appId) throw new CipherError('it ends with a foreign appId');
		return utf8(payload);
	} catch (error) {
		if (!(error instanceof CipherError)) throw error;
		throw new Refusal('INVALID_ENCRYPT', `encrypt cannot be decrypted: ${error.message}`);
	}
}

/** Text of valid UTF-8 bytes; throws a Refusal with 100004 otherwise. */
function utf8(bytes: Buffer): string {
	try {
		return strictUtf8.decode(bytes);
	} catch {
		throw new Refusal('INVALID_FORMAT_JSON', 'the text is not UTF-8');
	}
}
