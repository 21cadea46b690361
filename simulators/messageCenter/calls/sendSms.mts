import type { Call } from '../app.mts';
import { checkChannels, checkSmsQuota } from '../channels.mts';
import { checkNoSmsSignature, checkSensitiveWords } from '../content.mts';
import { readReceivers } from '../receivers.mts';
import { RSP_CODES, Refusal } from '../rspCodes.mts';

/** 5.3.2 Send an SMS to outsiders. Success is rspCode 1 here, and means queued. */
export const sendSms: Call = {
	path: '/message/sendMessageBySMSApi',
	carrier: 'form',
	parameters: ['token', 'msgContent', 'receivers'],
	run(app, parameters) {
		const content = parameters.required('msgContent');
		const receivers = readReceivers(parameters, 'mobile');
		checkNoSmsSignature(content);
		checkChannels(app.settings, ['SMS']);
		if (app.settings.smsClosed) throw new Refusal('CHANNEL_CLOSED');
		checkSensitiveWords(app.settings, [content]);
		checkSmsQuota(app, receivers.length);
		const { id } = app.ledger.hold({
			kind: 'sms',
			title: '',
			content,
			receivers,
			unsubscribed: [],
			repliesAllowed: false,
			raw: parameters.raw,
		});
		const [rspCode, rspMsg] = RSP_CODES.SMS_OK;
		return { rspCode, rspMsg, resultData: { msgId: id } };
	},
};
