import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sentence } from './say';
import { say } from './words';

const KEY_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
const AES_BLOCK_BYTES = 16;
const PADDING_UNIT_BYTES = 32;

/** A key, or an encrypted text, that does not fit the envelope. The message never holds either. */
export class CipherError extends Error {
	readonly sentence: Sentence;

	constructor(sentence: Sentence) {
		super(sentence.text());
		this.sentence = sentence;
	}
}

/** What was inside an envelope: the payload's bytes, and the id that its sender put behind them. */
export interface OpenedEnvelope {
	payload: Buffer;
	ownerId: string;
}

function decodeBase64(text: string, what: Sentence): Buffer {
	const compact = text.replace(/\s+/g, '');
	if (compact === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) {
		throw new CipherError(say`${what} is not base64`);
	}
	return Buffer.from(compact, 'base64');
}

/**
 * Reads an EncodingAESKey: 43 or 44 characters of base64 that hold the 32 bytes of an AES-256 key.
 *
 * @throws CipherError when the text is not base64 or holds another number of bytes
 * @see docs/reference/youdu.md 1.1 and 2.1
 */
export function parseAesKey(text: string): Buffer {
	const key = decodeBase64(text, say`The key`);
	if (key.length !== KEY_BYTES) {
		throw new CipherError(say`The key has ${key.length} bytes instead of ${KEY_BYTES}`);
	}
	return key;
}

/**
 * Encrypts a payload: AES-256-CBC over random bytes, the payload's length, the payload and the
 * owner's id, padded to a multiple of 32 bytes. The IV is the first half of the key.
 *
 * @param ownerId the id of the app (or organisation) that the key belongs to
 * @param random 16 bytes that make equal payloads look different
 * @returns standard base64
 * @see docs/reference/youdu.md 2.1
 */
export function encryptEnvelope(
	key: Buffer,
	payload: Buffer | string,
	ownerId: string,
	random: Buffer = randomBytes(RANDOM_BYTES),
): string {
	const content = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
	const length = Buffer.alloc(LENGTH_BYTES);
	length.writeUInt32BE(content.length);
	const plain = Buffer.concat([random, length, content, Buffer.from(ownerId, 'utf8')]);
	const padding = PADDING_UNIT_BYTES - (plain.length % PADDING_UNIT_BYTES);
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, AES_BLOCK_BYTES));
	cipher.setAutoPadding(false);
	return Buffer.concat([
		cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
		cipher.final(),
	]).toString('base64');
}

/**
 * Opens an envelope. The first 16 bytes are thrown away unread, since senders use different IVs.
 * Whether the owner's id is acceptable is for the caller to say.
 *
 * @param text base64, standard or URL-safe
 * @throws CipherError when the text is not base64, not whole blocks, wrongly padded, or shorter
 * than its own length field says
 * @see docs/reference/youdu.md 2.2 and 2.3
 */
export function decryptEnvelope(key: Buffer, text: string): OpenedEnvelope {
	const encrypted = decodeBase64(text, say`The encrypted text`);
	if (encrypted.length === 0 || encrypted.length % AES_BLOCK_BYTES !== 0) {
		throw new CipherError(say`The encrypted text does not consist of whole blocks`);
	}
	const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, AES_BLOCK_BYTES));
	decipher.setAutoPadding(false);
	const padded = Buffer.concat([decipher.update(encrypted), decipher.final()]);

	const padding = padded[padded.length - 1] ?? 0;
	const end = padded.length - padding;
	const paddingFits = padding >= 1 && padding <= PADDING_UNIT_BYTES && end >= 0;
	if (!paddingFits || padded.subarray(end).some((byte) => byte !== padding)) {
		throw new CipherError(say`The decrypted text has wrong padding`);
	}

	const start = RANDOM_BYTES + LENGTH_BYTES;
	if (end < start) throw new CipherError(say`The decrypted text is too short`);
	const length = padded.readUInt32BE(RANDOM_BYTES);
	if (start + length > end) {
		throw new CipherError(say`The decrypted text is shorter than the length it states`);
	}
	return {
		payload: padded.subarray(start, start + length),
		ownerId: padded.toString('utf8', start + length, end),
	};
}
