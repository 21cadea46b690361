/**
 * The AES envelope of YouDu. Source: docs/reference/youdu.md section 2 (doc:c01_00002 and the
 * official SDKs). The body is 16 random bytes, the payload's length as a big-endian uint32, the
 * payload and the sender's appId, padded with PKCS#7 to a multiple of 32 bytes; AES-256-CBC,
 * IV = key[0..16).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Text that is not an envelope under this key, or a key that is not one. */
export class CipherError extends Error {
	override readonly name = 'CipherError';
}

export interface OpenedEnvelope {
	payload: Buffer;
	/** Who sealed it, as the envelope says. */
	appId: string;
}

const RANDOM_BYTES = 16;
const HEADER_BYTES = RANDOM_BYTES + 4;
const PADDING_UNIT = 32;
const ALGORITHM = 'aes-256-cbc';

/**
 * The 32 key bytes of an EncodingAESKey: 44 characters of standard base64 (section 1.1).
 * Throws a CipherError on anything else.
 */
export function parseKey(encodingAesKey: string): Buffer {
	const key = Buffer.from(encodingAesKey, 'base64');
	if (key.length !== 32 || key.toString('base64') !== encodingAesKey) {
		throw new CipherError('an EncodingAESKey is 44 characters of base64 and holds 32 bytes');
	}
	return key;
}

/** Seals a payload in the name of `appId` (section 2.1); `random` is 16 bytes, fresh by default. */
export function seal(
	key: Buffer,
	payload: Buffer | string,
	appId: string,
	random: Buffer = randomBytes(RANDOM_BYTES),
): string {
	const body = envelopeBody(payload, appId, random);
	const padding = paddingOf(body.length);
	return encryptBytes(key, Buffer.concat([body, Buffer.alloc(padding, padding)]));
}

/**
 * Opens an envelope (section 2.2). Only standard base64 is taken, as section 2.1 demands of
 * senders, and every padding byte is checked. Throws a CipherError that names the flaw.
 */
export function open(key: Buffer, encrypted: string): OpenedEnvelope {
	const body = withoutPadding(decryptBytes(key, encrypted));
	if (body.length < HEADER_BYTES) throw new CipherError('the body is shorter than its header');
	const end = HEADER_BYTES + body.readUInt32BE(RANDOM_BYTES);
	if (end > body.length) throw new CipherError('the length field exceeds the body');
	return { payload: body.subarray(HEADER_BYTES, end), appId: body.toString('utf8', end) };
}

/** An envelope whose length field lies: 0x00FFFFFF (must-fail vector of section 2.5). */
export function sealWithBadLength(key: Buffer, payload: Buffer | string, appId: string): string {
	const body = envelopeBody(payload, appId, randomBytes(RANDOM_BYTES));
	body.writeUInt32BE(0x00ffffff, RANDOM_BYTES);
	const padding = paddingOf(body.length);
	return encryptBytes(key, Buffer.concat([body, Buffer.alloc(padding, padding)]));
}

/** An envelope padded with bytes of value 33 (must-fail vector of section 2.5). */
export function sealWithBadPadding(key: Buffer, payload: Buffer | string, appId: string): string {
	const body = envelopeBody(payload, appId, randomBytes(RANDOM_BYTES));
	const padding = Buffer.alloc(paddingOf(body.length), PADDING_UNIT + 1);
	return encryptBytes(key, Buffer.concat([body, padding]));
}

/**
 * The first of the texts that `make` gives whose last decrypted byte is no padding length, so that
 * every receiver, strict or lenient, fails at the padding. Chance would spare one text in eight.
 */
export function withoutSoundPadding(key: Buffer, make: () => string): string {
	for (;;) {
		const encrypted = make();
		const last = decryptBytes(key, encrypted).at(-1) ?? 0;
		if (last === 0 || last > PADDING_UNIT) return encrypted;
	}
}

function envelopeBody(payload: Buffer | string, appId: string, random: Buffer): Buffer {
	const bytes = Buffer.from(payload);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	return Buffer.concat([random, length, bytes, Buffer.from(appId)]);
}

/** 1 to 32: a body that is a multiple of 32 already gets 32 bytes more. */
function paddingOf(length: number): number {
	return PADDING_UNIT - (length % PADDING_UNIT);
}

function withoutPadding(body: Buffer): Buffer {
	const padding = body.at(-1) ?? 0;
	const start = body.length - padding;
	const sound =
		padding >= 1 &&
		padding <= PADDING_UNIT &&
		start >= 0 &&
		body.subarray(start).every((byte) => byte === padding);
	if (!sound) throw new CipherError('the padding is not PKCS#7 to 32 bytes');
	return body.subarray(0, start);
}

function encryptBytes(key: Buffer, body: Buffer): string {
	const cipher = createCipheriv(ALGORITHM, key, key.subarray(0, 16)).setAutoPadding(false);
	return Buffer.concat([cipher.update(body), cipher.final()]).toString('base64');
}

function decryptBytes(key: Buffer, encrypted: string): Buffer {
	const bytes = Buffer.from(encrypted, 'base64');
	if (bytes.toString('base64') !== encrypted) throw new CipherError('not standard base64');
	if (bytes.length === 0 || bytes.length % PADDING_UNIT !== 0) {
		throw new CipherError('the ciphertext is not a multiple of 32 bytes');
	}
	const decipher = createDecipheriv(ALGORITHM, key, key.subarray(0, 16)).setAutoPadding(false);
	return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
