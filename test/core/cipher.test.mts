import fc from 'fast-check';
import {
	CipherError,
	decryptEnvelope,
	encryptEnvelope,
	parseAesKey,
} from '../../nodes/core/cipher.ts';
import { say } from '../../nodes/core/words.ts';
import { APP_ID, BASE64_KEY, mustFail, vectors } from '../vectors/youDu.mts';

const key = parseAesKey(BASE64_KEY);

describe('known answers (docs/reference/youdu.md 2.5)', () => {
	it.each(vectors.filter(({ encryptable }) => encryptable))(
		'encrypts $name bit for bit',
		({ random, payload, ownerId, encrypted }) => {
			expect(encryptEnvelope(key, payload, ownerId, random)).toBe(encrypted);
		},
	);

	it.each(vectors)('decrypts $name', ({ payload, ownerId, encrypted }) => {
		const opened = decryptEnvelope(key, encrypted);
		expect(opened.payload.equals(payload)).toBe(true);
		expect(opened.ownerId).toBe(ownerId);
	});

	it('accepts the URL-safe alphabet and line breaks', () => {
		const [{ encrypted, payload }] = vectors as [(typeof vectors)[number]];
		const urlSafe = encrypted.replaceAll('+', '-').replaceAll('/', '_');
		const broken = urlSafe.replace(/.{40}/g, '$&\n');
		expect(decryptEnvelope(key, broken).payload.equals(payload)).toBe(true);
	});

	it('refuses a length beyond the text', () => {
		expect(() => decryptEnvelope(key, mustFail.length)).toThrow(
			new CipherError(say`The decrypted text is shorter than the length it states`),
		);
	});

	it('refuses padding of 33 bytes', () => {
		expect(() => decryptEnvelope(key, mustFail.padding)).toThrow(
			new CipherError(say`The decrypted text has wrong padding`),
		);
	});

	it('gives the id of a foreign app to the caller, who decides', () => {
		expect(decryptEnvelope(key, mustFail.foreignApp).ownerId).toBe(`yd${'F'.repeat(32)}`);
	});
});

describe('parseAesKey', () => {
	it('takes 43 characters, 44 characters and surrounding white space', () => {
		for (const text of [BASE64_KEY, BASE64_KEY.slice(0, 43), ` ${BASE64_KEY}\n`]) {
			expect(parseAesKey(text).toString('base64')).toBe(BASE64_KEY);
		}
	});

	it.each([
		['', 'The key is not base64'],
		['not base64!', 'The key is not base64'],
		['AAECAwQFBgcICQoLDA0ODw==', 'The key has 16 bytes instead of 32'],
		[Buffer.alloc(33).toString('base64'), 'The key has 33 bytes instead of 32'],
	])('refuses %j', (text, message) => {
		expect(() => parseAesKey(text)).toThrow(message);
	});
});

describe('properties', () => {
	const bytes = (length: number) =>
		fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));

	it('opens what it has closed, whatever the payload, key and owner', () => {
		fc.assert(
			fc.property(
				bytes(32),
				bytes(16),
				fc.uint8Array({ maxLength: 4000 }),
				fc.string({ unit: 'grapheme', maxLength: 80 }),
				(anyKey, random, array, ownerId) => {
					const payload = Buffer.from(array);
					const encrypted = encryptEnvelope(anyKey, payload, ownerId, random);
					const opened = decryptEnvelope(anyKey, encrypted);
					return (
						opened.payload.equals(payload) &&
						opened.ownerId === Buffer.from(ownerId, 'utf8').toString('utf8') &&
						Buffer.from(encrypted, 'base64').length % 32 === 0
					);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('never gives the same text twice for one payload', () => {
		const texts = Array.from({ length: 50 }, () => encryptEnvelope(key, 'same', APP_ID));
		expect(new Set(texts).size).toBe(50);
	});
});
