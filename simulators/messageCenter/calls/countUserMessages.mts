import { RSP_CODES } from '../rspCodes.mts';
import type { Call } from '../app.mts';
import { checkUserCallsOpen } from '../userMessages.mts';

const TYPES = { 1: 'notice', 4: 'todo' } as const;

/**
 * 5.2.5 Count a user's messages. `total` counts the messages of the type asked for, of both types
 * where none is asked for; the example's rspMsg is empty, and its total is not the sum.
 */
export const countUserMessages: Call = {
	path: '/api/message/user/count',
	carrier: 'form',
	parameters: ['token', 'account', 'type'],
	run({ ledger, settings }, parameters) {
		checkUserCallsOpen(settings);
		const account = parameters.required('account');
		const type = parameters.optionalWord('type', TYPES);
		const messages = ledger
			.reached(account)
			.filter(({ category }) => type === undefined || category === type);
		const notices = messages.filter(({ category }) => category === 'notice');
		const read = notices.filter(({ readBy }) => readBy.includes(account)).length;
		const checked = messages.filter(({ todoState }) => todoState === 'done').length;
		const [rspCode] = RSP_CODES.OK;
		const resultData = {
			unread: notices.length - read,
			read,
			checked,
			todo: messages.length - notices.length - checked,
			processing: 0,
			initiated: 0,
			total: messages.length,
		};
		return { rspCode, rspMsg: '', resultData };
	},
};
