/** What texts may hold, and how they are cut. */
import { Refusal } from './rspCodes.mts';
import type { Settings } from './settings.mts';

/** Throws a Refusal with 500013 when a text holds one of the platform's sensitive words. */
export function checkSensitiveWords(settings: Settings, texts: readonly string[]): void {
	const found = settings.sensitiveWords.find((word) => texts.some((text) => text.includes(word)));
	if (found !== undefined) throw new Refusal('SENSITIVE_WORD', found);
}

/**
 * Throws a Refusal when an SMS holds 【 or 】 (5.3.1, 5.3.2). The document gives no code; 500012,
 * illegal content, comes nearest.
 */
export function checkNoSmsSignature(content: string): void {
	if (/[【】]/.test(content)) {
		throw new Refusal('ILLEGAL_CONTENT', '短信内容禁止使用【】符号，请修改为〖〗符号');
	}
}

/** Tells whether the text is an http or https address. */
export function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** The longest beginning of whole characters that has at most so many bytes of UTF-8. */
export function cutBytes(text: string, maxBytes: number): string {
	let bytes = 0;
	let kept = '';
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > maxBytes) break;
		kept += character;
	}
	return kept;
}
