import { inputError } from '../../../core/errors';
import { requiredText } from '../../../core/fields';

/**
 * @returns the number as DingTalk has it: 13800000001, and for other countries +65-81234567
 * @throws ProviderError when it is written in another way
 * @see docs/reference/dingtalk.md 2.2.7
 */
export function mobileNumber(label: string, value: unknown): string {
	const number = requiredText(label, value);
	if (!/^(\+\d{1,4}-)?\d{5,}$/.test(number)) {
		throw inputError(
			label,
			`must be a mobile number, but is "${number.slice(0, 40)}"`,
			'Write digits only, and for other countries the country code with a hyphen: +65-81234567.',
		);
	}
	return number;
}
