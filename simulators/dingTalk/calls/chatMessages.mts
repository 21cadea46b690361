import { randomBytes } from 'node:crypto';
import { api, v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import { readMessage } from '../messageTypes.mts';
import type { MessageCodes } from '../messageTypes.mts';
import type { Parameters } from '../parameters.mts';
import { readRobotMessage } from '../robotMessages.mts';

const MAX_PAGE = 100;
const MAX_RESULTS = 200;
/** Cursors are this and a position, so that others can be told. */
const CURSOR = 200_467_000_000;
const DAY_MS = 24 * 3_600_000;

const MESSAGE_CODES: MessageCodes = {
	type: 34004,
	structure: 34014,
	tooLong: 34016,
	emptyPart: { image: 34008, link: 34009, file: 34010, voice: 34011 },
};

/** 2.5 send (historical), with the message in `msg`. */
const send = v1({
	method: 'POST',
	path: '/chat/send',
	parameters: ['chatid', 'msg'],
	permission: 'qyapi_chat_manage',
	run({ chats, ledger }, { parameters }) {
		const chatid = parameters.text('chatid', { code: 34001 });
		const chat = chats.byChatId(chatid, 34013);
		const { type, text, raw } = readMessage(parameters, MESSAGE_CODES, 34014);
		const { id } = ledger.hold({
			kind: 'chat',
			id: `msg${randomBytes(16).toString('base64')}`,
			type,
			text,
			message: raw,
			chat: chatid,
			receivers: chat.useridlist,
		});
		return { messageId: id };
	},
});

/**
 * 2.5 getReadList (historical). That a page may not be larger than the group is not checked: it is
 * not documented what would be answered.
 */
const readList = v1({
	method: 'GET',
	path: '/chat/getReadList',
	parameters: ['messageId', 'cursor', 'size'],
	permission: 'qyapi_chat_manage',
	run({ ledger }, { parameters }) {
		const message = ledger.find('chat', parameters.text('messageId'));
		if (message === undefined) throw parameters.refusal('messageId', '不存在');
		const cursor = parameters.number('cursor', { code: 40068 });
		const size = parameters.number('size', { min: 1, max: MAX_PAGE, code: 40069 });
		const { readBy } = message;
		const from = cursor === 0 ? 0 : cursor - CURSOR;
		if (from < 0 || (cursor !== 0 && from >= readBy.length)) throw new Refusal(40068);
		const page = readBy.slice(from, from + size);
		return {
			...(from + size < readBy.length ? { next_cursor: CURSOR + from + size } : {}),
			...(page.length > 0 ? { readUserIdList: page } : {}),
		};
	},
});

/** 2.6 A message of a person to an ordinary conversation (historical). */
const sendToConversation = v1({
	method: 'POST',
	path: '/message/send_to_conversation',
	parameters: ['sender', 'cid', 'msg'],
	run({ organisation, conversations, ledger }, { parameters }) {
		const sender = parameters.text('sender', { code: 40012 });
		const cid = parameters.text('cid', { code: 40016 });
		organisation.user(sender, 40012);
		const members = conversations.get(cid);
		if (members === undefined) throw new Refusal(40016);
		if (!members.includes(sender)) throw new Refusal(40015);
		const receivers = members.filter((userid) => userid !== sender && organisation.hasUser(userid));
		if (receivers.length === 0) throw new Refusal(40017);
		const { type, text, raw } = readMessage(parameters, MESSAGE_CODES, 34014);
		ledger.hold({
			kind: 'conversation',
			id: `conversation-${ledger.messages.length + 1}`,
			type,
			text,
			message: raw,
			chat: cid,
			sender,
			receivers,
		});
		return { receiver: receivers.join('|') };
	},
});

/** 7.2 A message of the app's robot to a group. */
const robotSend = api({
	method: 'POST',
	path: '/v1.0/robot/groupMessages/send',
	parameters: ['robotCode', 'openConversationId', 'msgKey', 'msgParam', 'coolAppCode'],
	permission: 'qyapi_robot_sendmsg',
	run(app, { parameters }) {
		checkRobot(app, parameters);
		const chat = app.chats.byConversationId(
			conversationId(parameters),
			'invalid.openConversationId',
		);
		if (chat.status !== 1) throw new Refusal('group.disbanded');
		parameters.optionalText('coolAppCode');
		const { key, text, message } = readRobotMessage(parameters);
		const { id } = app.ledger.hold({
			kind: 'groupRobot',
			id: randomBytes(18).toString('base64'),
			type: key,
			text,
			message,
			chat: chat.openConversationId,
			receivers: chat.useridlist,
		});
		return { processQueryKey: id };
	},
});

/** 7.2 Who has read it. */
const robotQuery = api({
	method: 'POST',
	path: '/v1.0/robot/groupMessages/query',
	parameters: ['robotCode', 'openConversationId', 'processQueryKey', 'maxResults', 'nextToken'],
	permission: 'qyapi_robot_sendmsg',
	run(app, { parameters }) {
		checkRobot(app, parameters);
		const id = conversationId(parameters);
		const message = app.ledger.find('groupRobot', parameters.text('processQueryKey'));
		if (message?.chat !== id) throw new Refusal('resource.not.found');
		if (app.clock.now() - message.time > DAY_MS) throw new Refusal('processQueryKey.expireTime');
		const size =
			parameters.optionalNumber('maxResults', { min: 1, max: MAX_RESULTS }) ?? MAX_RESULTS;
		const from = readPosition(parameters);
		const { readBy } = message;
		const hasMore = from + size < readBy.length;
		return {
			sendStatus: 'SUCCESS',
			readUserIds: readBy.slice(from, from + size),
			hasMore,
			...(hasMore ? { nextToken: positionToken(from + size) } : {}),
		};
	},
});

function checkRobot({ identity }: App, parameters: Parameters): void {
	const robotCode = parameters.text('robotCode', { missing: 'invalidParameter.robotCode.empty' });
	if (robotCode !== identity.robotCode) throw new Refusal('invalidParameter.robotCode.notExsit');
}

function conversationId(parameters: Parameters): string {
	return parameters.text('openConversationId', { missing: 'miss.openConversationId' });
}

function positionToken(position: number): string {
	return Buffer.from(`from ${position}`).toString('base64');
}

/** The position of a nextToken that was given out; 0 without one. */
function readPosition(parameters: Parameters): number {
	const token = parameters.optionalText('nextToken') ?? '';
	if (token === '') return 0;
	const [, position] = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
	if (position === undefined) throw parameters.refusal('nextToken', '无效');
	return Number(position);
}

export const chatMessageCalls: Call[] = [send, readList, sendToConversation, robotSend, robotQuery];
