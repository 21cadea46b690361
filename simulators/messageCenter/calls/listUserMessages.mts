import { ok } from '../app.mts';
import type { Call, HeldMessage } from '../app.mts';
import { formatTime } from '../../shared/chinaTime.mts';
import { checkUserCallsOpen, userState } from '../userMessages.mts';
import type { UserState } from '../userMessages.mts';

const TYPES = { 1: 'todo', 2: 'done', 3: 'unread', 4: 'read' } as const;
const STATES: Readonly<Record<UserState, string>> = {
	read: '1',
	unread: '2',
	done: '3',
	todo: '4',
};

/**
 * 5.2.6 A page of a user's messages, newest first. The first page is 1 (not documented). The
 * example's time has no seconds, and its state 0 is not one of the table's.
 */
export const listUserMessages: Call = {
	path: '/api/message/user/list',
	carrier: 'form',
	parameters: ['token', 'account', 'page', 'search', 'size', 'type'],
	run({ ledger, identity, settings }, parameters) {
		checkUserCallsOpen(settings);
		const account = parameters.required('account');
		const page = parameters.requiredNumber('page', 1, Infinity);
		const size = parameters.requiredNumber('size', 1, 100);
		const search = parameters.optional('search') ?? '';
		const type = parameters.optionalWord('type', TYPES);
		const found = ledger
			.reached(account)
			.filter((message) => type === undefined || userState(message, account) === type)
			.filter(({ title }) => title.includes(search));
		const summary = (message: HeldMessage): object => ({
			id: message.id,
			title: message.title,
			type: message.category === 'todo' ? '4' : '1',
			time: formatTime(message.sentAt ?? message.time).slice(0, 'yyyy-MM-dd HH:mm'.length),
			state: STATES[userState(message, account)],
			source: identity.appId,
			url: `https://portal.example/pc/message/${message.id}`,
			murl: `https://portal.example/mobile/message/${message.id}`,
		});
		return ok({
			total: found.length,
			msglist: found.slice((page - 1) * size, page * size).map(summary),
		});
	},
};
