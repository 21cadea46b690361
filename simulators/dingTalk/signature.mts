import { createHmac } from 'node:crypto';

/** base64 of HMAC-SHA256 of `text`, as webhook and ISV calls are signed (reference 6.1, 7.1). */
export function signatureOf(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text, 'utf8').digest('base64');
}
