import { ok } from '../app.mts';
import type { App, Call, Draft } from '../app.mts';
import { checkChannels, checkSmsQuota, mayBecomeSms } from '../channels.mts';
import { checkNoSmsSignature, checkSensitiveWords, isWebAddress } from '../content.mts';
import type { Parameters } from '../parameters.mts';
import { readReceivers } from '../receivers.mts';
import { Refusal, badParameter } from '../rspCodes.mts';
import { SEND_CHANNELS } from '../settings.mts';
import { parseTime } from '../../shared/chinaTime.mts';

const TYPES = { 0: 'richText', 1: 'text', 2: 'link' } as const;
const STATUSES = { 1: 'now', 2: 'scheduled' } as const;
const MODES = { normal: 'normal' } as const;
const CATEGORIES = { 1: 'notice', 4: 'todo' } as const;
const REPLIES = { 0: false, 1: true } as const;

const LEAD_MS = 10 * 60_000;

/**
 * 5.3.1 Send a message. A success means queued: getProgress tells the rest. Without sendMsgType it
 * is a notice, without isReply nobody can reply (neither default is documented).
 */
export const sendMessage: Call = {
	path: '/message/sendMessageApi',
	carrier: 'form',
	parameters: [
		'token',
		'msgtitle',
		'msgType',
		'msgContent',
		'sendStatus',
		'sendChannel',
		'sendMode',
		'receivers',
		'sendMsgType',
		'summary',
		'iconUrl',
		'sendTime',
		'isReply',
		'waitLink',
		'pcUrl',
	],
	run(app, parameters) {
		const draft = readDraft(app, parameters);
		const { settings, ledger } = app;
		if (settings.appDisabled) throw new Refusal('BAD_APP');
		checkChannels(settings, draft.channels ?? []);
		checkSensitiveWords(settings, [draft.title, draft.summary ?? '', draft.content]);
		if (draft.receivers.length === 0) throw new Refusal('NOBODY_SUBSCRIBED');
		if (draft.category === 'todo' && settings.refuseRepeatedTodos && ledger.hasEqualTodo(draft)) {
			throw new Refusal('TODO_REPEATED');
		}
		if (draft.channels?.includes('SMS')) checkSmsQuota(app, draft.receivers.length);
		const { id, unsubscribed } = ledger.hold(draft);
		return ok({
			msgId: id,
			noSubscribeStatus: unsubscribed.length > 0 ? '1' : '0',
			noSubscribeList: unsubscribed.map(({ user, name }) => ({
				type: 'User',
				userId: user,
				[settings.noSubscribeName]: name,
			})),
		});
	},
};

function readDraft({ settings, clock }: App, parameters: Parameters): Draft {
	const title = parameters.required('msgtitle', 100);
	const type = parameters.requiredWord('msgType', TYPES);
	const content = parameters.required('msgContent');
	if (type === 'link' && !isWebAddress(content)) {
		throw badParameter('msgType 为 2 时 msgContent 必须是 Http 请求地址');
	}
	const status = parameters.requiredWord('sendStatus', STATUSES);
	const channels = readChannels(parameters);
	parameters.requiredWord('sendMode', MODES);
	const receivers = readReceivers(parameters, 'userId');
	const category = parameters.optionalWord('sendMsgType', CATEGORIES) ?? 'notice';
	const summary = parameters.optional('summary', 255);
	const iconUrl = parameters.optional('iconUrl', 100);
	const sendTime = readSendTime(parameters);
	if (status === 'scheduled') checkSchedule(sendTime, clock.now());
	const repliesAllowed = parameters.optionalWord('isReply', REPLIES) ?? false;
	const link = parameters.optional('waitLink', 1024);
	if (category === 'todo' && link === undefined) {
		throw badParameter('sendMsgType 为 4 时 waitLink 必填');
	}
	const pcLink = parameters.optional('pcUrl', 1024);
	if (mayBecomeSms(settings, channels)) checkNoSmsSignature(content);
	return {
		kind: 'message',
		category,
		title,
		content,
		receivers: receivers.filter(({ user }) => !settings.unsubscribed.has(user)),
		unsubscribed: receivers.filter(({ user }) => settings.unsubscribed.has(user)),
		repliesAllowed,
		raw: parameters.raw,
		type,
		channels,
		summary,
		iconUrl,
		dueAt: status === 'scheduled' ? sendTime : undefined,
		link,
		pcLink,
	};
}

/** Several channels are joined by an English comma. */
function readChannels(parameters: Parameters): string[] {
	const channels = parameters.required('sendChannel').split(',');
	if (!channels.every((channel) => SEND_CHANNELS.includes(channel))) {
		throw badParameter(`sendChannel 只能是 ${SEND_CHANNELS.join('、')}，多个用英文逗号隔开`);
	}
	return channels;
}

/** The time in milliseconds; its form is checked also where sendStatus makes it meaningless. */
function readSendTime(parameters: Parameters): number | undefined {
	const text = parameters.optional('sendTime');
	if (text === undefined) return undefined;
	const time = parseTime(text);
	if (time === undefined) throw badParameter('sendTime 格式必须是 yyyy-MM-dd HH:mm:ss');
	return time;
}

function checkSchedule(sendTime: number | undefined, now: number): void {
	if (sendTime === undefined) throw badParameter('sendStatus 为 2 时 sendTime 必填');
	if (sendTime - now <= LEAD_MS) throw badParameter('sendTime 必须大于系统当前时间10分钟以上');
}
