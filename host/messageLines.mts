/** The line of the terminal for a message that a simulator has received. */
import type { HeldMessage as DingTalkMessage } from '../simulators/dingTalk/simulator.mts';
import type { HeldMessage as MessageCenterMessage } from '../simulators/messageCenter/simulator.mts';
import type { HeldMessage as YouDuMessage } from '../simulators/youDu/simulator.mts';
import { say } from './language.mjs';

const SHOWN_NAMES = 5;
const SHOWN_CHARACTERS = 120;

const DING_TALK_KINDS: Readonly<Record<DingTalkMessage['kind'], string>> = {
	workNotification: say('work notification', '工作通知'),
	chat: say('group message', '群消息'),
	conversation: say('conversation message', '普通会话消息'),
	groupRobot: say('message of a group robot', '群机器人消息'),
	webhook: say('custom robot', '自定义机器人'),
	file: say('file', '文件'),
};

const MESSAGE_CENTER_KINDS: Readonly<Record<MessageCenterMessage['kind'], string>> = {
	message: say('notice', '通知'),
	sms: say('SMS', '短信'),
	template: say('WeChat template message', '微信模板消息'),
	card: say('WeCom card', '企业微信卡片'),
};

/** A text that YouDu got. */
export function youDuLine({ toUser, toDept, content }: YouDuMessage): string {
	const departments = toDept.map((id) => say(`department ${id}`, `部门 ${id}`));
	return line(say('YouDu text', '有度文本'), toFew([...toUser, ...departments]), [content]);
}

/** A message that the Message Center got; what is needed to reply to it stands at the end. */
export function messageCenterLine(message: MessageCenterMessage): string {
	const { kind, category, dueAt, receivers, title, content, repliesAllowed, id } = message;
	const isTodo = kind === 'message' && category === 'todo';
	const what = isTodo ? say('todo', '待办') : MESSAGE_CENTER_KINDS[kind];
	const when = dueAt === undefined ? '' : scheduled(dueAt);
	// A card's text is HTML.
	const text = kind === 'card' ? content.replace(/<[^>]*>/g, ' ').trim() : content;
	const texts = [title, text, repliesAllowed ? `msgId ${id}` : ''];
	const to = toFew(receivers.map(({ user }) => user));
	return line(say(`Message Center ${what}`, `统一消息中心${what}`) + when, to, texts);
}

/** A message that DingTalk got. */
export function dingTalkLine({ kind, receivers, text }: DingTalkMessage): string {
	const to = kind === 'webhook' ? say('to its group', '发给机器人所在的群') : toFew(receivers);
	const what = DING_TALK_KINDS[kind];
	return line(say(`DingTalk ${what}`, `钉钉${what}`), to, [text]);
}

/** The time of day, by 24 hours. */
export function timeOfDay(date: Date): string {
	return date.toLocaleTimeString('sv-SE');
}

function scheduled(dueAt: number): string {
	// 2026-11-26 08:00, as in China and in ISO 8601.
	const at = new Date(dueAt).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
	return say(`, scheduled for ${at},`, `（定时 ${at}）`);
}

function line(what: string, to: string, texts: readonly string[]): string {
	const shown = texts.filter((text) => text !== '').map(shortened);
	return say(`${what} ${to}: `, `${what}，${to}：`) + shown.join(' | ');
}

function shortened(text: string): string {
	const characters = [...text];
	const shown = characters.slice(0, SHOWN_CHARACTERS).join('');
	return characters.length > SHOWN_CHARACTERS ? `${shown}…` : shown;
}

/** To whom it went: the first few of many. */
function toFew(names: readonly string[]): string {
	if (names.length === 0) return say('to nobody', '没有接收者');
	const more = names.length - SHOWN_NAMES;
	const shown = names.slice(0, SHOWN_NAMES).join(say(', ', '、'));
	const space = /^\p{Script=Han}/u.test(shown) ? '' : ' ';
	const rest = more > 0 ? say(` and ${more} more`, ` 等 ${names.length} 人`) : '';
	return say('to ', `发给${space}`) + shown + rest;
}
