import { inputError } from '../../core/errors';
import { bytesAtMost, charactersAtMost } from '../../core/fields';
import type { Label } from '../../core/say';
import { say } from '../words';

/** @throws ProviderError when the text is longer than so many characters */
export function atMost(label: Label, text: string, characters: number): string {
	return charactersAtMost(label, text, characters, say`the Message Center`);
}

/**
 * The Message Center cuts cards by bytes, without a word.
 *
 * @throws ProviderError when the text is longer than so many bytes of UTF-8
 */
export function atMostBytes(label: Label, text: string, bytes: number): string {
	return bytesAtMost(label, text, bytes, say`WeCom`);
}

/** @throws ProviderError when the text holds 【】, which carriers keep for signatures */
export function noSignatureBrackets(label: Label, text: string): string {
	if (/[【】]/.test(text)) {
		throw inputError(label, say`must not hold 【】 in an SMS`, say`Write 〖〗 instead.`);
	}
	return text;
}
