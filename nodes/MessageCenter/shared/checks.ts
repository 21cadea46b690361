import { inputError } from '../../core/errors';
import { bytesAtMost, charactersAtMost } from '../../core/fields';

/** @throws ProviderError when the text is longer than so many characters */
export function atMost(label: string, text: string, characters: number): string {
	return charactersAtMost(label, text, characters, 'the Message Center');
}

/**
 * The Message Center cuts cards by bytes, without a word.
 *
 * @throws ProviderError when the text is longer than so many bytes of UTF-8
 */
export function atMostBytes(label: string, text: string, bytes: number): string {
	return bytesAtMost(label, text, bytes, 'WeCom');
}

/** @throws ProviderError when the text holds 【】, which carriers keep for signatures */
export function noSignatureBrackets(label: string, text: string): string {
	if (/[【】]/.test(text)) {
		throw inputError(label, 'must not hold 【】 in an SMS', 'Write 〖〗 instead.');
	}
	return text;
}
