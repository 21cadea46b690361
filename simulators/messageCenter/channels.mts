import type { App } from './app.mts';
import { Refusal } from './rspCodes.mts';
import type { Settings } from './settings.mts';

/** The channels that the intelligent mode can choose from (5.3.1). */
const CHOSEN_BY_INTELLIGENT_MODE = ['WeChat', 'DingTalk', 'Mail', 'SMS', 'Portal'];

/** Throws a Refusal: 500010 for a channel that the app may not use, 500011 for intelligent mode without any. */
export function checkChannels(settings: Settings, channels: readonly string[]): void {
	const missing = channels.find((channel) => !settings.channels.has(channel));
	if (missing !== undefined) throw new Refusal('CHANNEL_NOT_ALLOWED', missing);
	const mayChoose = CHOSEN_BY_INTELLIGENT_MODE.some((channel) => settings.channels.has(channel));
	if (channels.includes('IntelligenceMode') && !mayChoose) {
		throw new Refusal('NO_CHANNEL_FOR_INTELLIGENT_MODE');
	}
}

/** Tells whether a message can go out as an SMS: the intelligent mode may choose that, too. */
export function mayBecomeSms(
	{ channels: allowed }: Settings,
	channels: readonly string[],
): boolean {
	return channels.includes('SMS') || (channels.includes('IntelligenceMode') && allowed.has('SMS'));
}

/** Throws a Refusal with 100011 when so many further SMS are more than the quota allows. */
export function checkSmsQuota({ settings, ledger }: App, further: number): void {
	if (settings.smsQuota === Infinity) return;
	if (ledger.smsCount() + further > settings.smsQuota) throw new Refusal('SMS_QUOTA_USED_UP');
}
