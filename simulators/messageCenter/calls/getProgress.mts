import { ok } from '../app.mts';
import type { Call, HeldMessage } from '../app.mts';
import { badParameter } from '../rspCodes.mts';

const STATES: Readonly<Record<HeldMessage['state'], string>> = {
	scheduled: '0',
	notSent: '0',
	sending: '2',
	sent: '1',
};

/**
 * 5.2.4 The result of a message (5.3.1) or SMS (5.3.2). Another msgId is 500001: table 4-1-2 has
 * 500005 for 5.4.1 only. Nothing has succeeded or failed before the message is sent.
 */
export const getProgress: Call = {
	path: '/message/getProgress',
	carrier: 'form',
	parameters: ['token', 'msgId'],
	run({ ledger }, parameters) {
		const message = ledger.find(parameters.required('msgId'));
		if (message?.kind !== 'message' && message?.kind !== 'sms') {
			throw badParameter('msgId 不是通用消息或短信消息的标识');
		}
		ledger.poll(message);
		const { state, receivers, failures } = message;
		return ok({
			total: receivers.length,
			state: STATES[state],
			successCount: state === 'sent' ? receivers.length - failures.length : 0,
			failCount: failures.length,
			failUserList: failures,
		});
	},
};
