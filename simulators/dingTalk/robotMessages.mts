/** The messages of an app's robot (reference 7.2): a key and the text of a JSON object. */
import { isJsonObject } from '../shared/bodies.mts';
import { Refusal } from './codes.mts';
import type { Parameters } from './parameters.mts';

const MAX_BYTES = 15_000;

const CARD = ['title', 'text'];
const buttons = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => [
		`actionTitle${index + 1}`,
		`actionURL${index + 1}`,
	]).flat();

/** The keys of msgParam by msgKey; all of them are demanded. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
	sampleText: ['content'],
	sampleMarkdown: CARD,
	sampleImageMsg: ['photoURL'],
	sampleLink: [...CARD, 'messageUrl', 'picUrl'],
	sampleActionCard: [...CARD, 'singleTitle', 'singleURL'],
	sampleActionCard2: [...CARD, ...buttons(2)],
	sampleActionCard3: [...CARD, ...buttons(3)],
	sampleActionCard4: [...CARD, ...buttons(4)],
	sampleActionCard5: [...CARD, ...buttons(5)],
	sampleActionCard6: [...CARD, 'buttonTitle1', 'buttonUrl1', 'buttonTitle2', 'buttonUrl2'],
	sampleAudio: ['mediaId', 'duration'],
	sampleFile: ['mediaId', 'fileName', 'fileType'],
	sampleVideo: ['videoMediaId', 'videoType', 'picMediaId', 'duration'],
};

export interface RobotMessage {
	key: string;
	/** What its reader sees first. */
	text: string;
	/** msgParam, read. */
	message: Readonly<Record<string, unknown>>;
}

/** Reads msgKey and msgParam; throws a Refusal with one of their codes. */
export function readRobotMessage(parameters: Parameters): RobotMessage {
	const key = parameters.text('msgKey', { missing: 'invalidParameter.msgKey.empty' });
	const names = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
	if (names === undefined) throw new Refusal('invalidParameter.msgKey.invalid');
	const bad = 'invalidParameter.msgParam.invalid';
	const param = parameters.text('msgParam', { code: bad });
	if (Buffer.byteLength(param) > MAX_BYTES) {
		throw new Refusal('invalidParameter.msgParam.tooLong');
	}
	if (!isJsonObject(param)) throw new Refusal(bad, 'msgParam 必须是 JSON');
	const message = JSON.parse(param) as Record<string, unknown>;
	const problem =
		names.find((name) => typeof message[name] !== 'string' || message[name] === '') ??
		Object.keys(message).find((name) => !names.includes(name));
	if (problem !== undefined) throw new Refusal(bad, `msgParam.${problem} 不正确`);
	return {
		key,
		text: String(message.content ?? message.title ?? message.fileName ?? key),
		message,
	};
}
