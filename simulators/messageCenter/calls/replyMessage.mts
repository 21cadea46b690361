import { ok } from '../app.mts';
import type { Call } from '../app.mts';

/** 5.2.3 Fetch replies, 100 unless count says otherwise, and delete them. */
export const replyMessage: Call = {
	path: '/message/replyMessage',
	carrier: 'form',
	parameters: ['token', 'count'],
	run({ replies }, parameters) {
		return ok(replies.take(parameters.optionalNumber('count', 1, 100) ?? 100));
	},
};
