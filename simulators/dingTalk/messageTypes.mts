/** The messages of work notifications, chats and conversations (reference 4). */
import { isRecord } from '../shared/checks.mts';
import { Refusal } from './codes.mts';
import type { Code } from './codes.mts';
import type { Parameters } from './parameters.mts';

/** The codes with which a call answers a wrong message. */
export interface MessageCodes {
	/** Unknown msgtype. */
	type: Code;
	/** Wrong, missing or unknown member. */
	structure: Code;
	/** The whole message, or a text that the document limits. */
	tooLong: Code;
	/** The part without which a message of this type is nothing; else `structure`. */
	emptyPart: Readonly<Record<string, Code>>;
}

export interface Message {
	type: string;
	/** What its reader sees first. */
	text: string;
	/** Exactly as sent. */
	raw: Readonly<Record<string, unknown>>;
	/** An OA message with a status bar goes to few people only. */
	hasStatusBar: boolean;
}

const MAX_BYTES = 2048;
const MARKDOWN = 5000;

/** Reads and checks one type's object; gives the text that stands for the message. */
type Reader = (body: Parameters, codes: MessageCodes) => string;

const MEMBERS: Readonly<Record<string, readonly [members: readonly string[], read: Reader]>> = {
	text: [['content'], (body) => body.text('content')],
	image: [['media_id'], (body, codes) => body.text('media_id', part(codes, 'image'))],
	voice: [
		['media_id', 'duration'],
		(body, codes) => {
			const duration = body.text('duration');
			if (!/^[1-9]\d?$/.test(duration) || Number(duration) >= 60) {
				throw body.refusal('duration', '必须是小于 60 的正整数');
			}
			return body.text('media_id', part(codes, 'voice'));
		},
	],
	file: [['media_id'], (body, codes) => body.text('media_id', part(codes, 'file'))],
	link: [
		['messageUrl', 'picUrl', 'title', 'text'],
		(body, codes) => {
			const empty = part(codes, 'link');
			for (const name of ['messageUrl', 'picUrl', 'text']) body.text(name, empty);
			return body.text('title', empty);
		},
	],
	markdown: [
		['title', 'text'],
		(body, { tooLong }) => {
			body.text('text', { max: MARKDOWN, tooLong });
			return body.text('title');
		},
	],
	oa: [['message_url', 'pc_message_url', 'head', 'status_bar', 'body'], readOa],
	action_card: [
		['title', 'markdown', 'single_title', 'single_url', 'btn_orientation', 'btn_json_list'],
		readActionCard,
	],
};

/**
 * Reads the parameter `msg`. Throws a Refusal: `missing` when it is not there, else one of
 * `codes`.
 */
export function readMessage(parameters: Parameters, codes: MessageCodes, missing?: Code): Message {
	const { structure } = codes;
	if (!parameters.has('msg')) throw parameters.missing('msg', { missing });
	const type = typeIn(parameters.structure('msg', { code: structure }));
	const [members, read] = (Object.hasOwn(MEMBERS, type) && MEMBERS[type]) || [];
	if (members === undefined || read === undefined) {
		const types = Object.keys(MEMBERS).join('、');
		throw parameters.refusal('msg.msgtype', `只能是 ${types}`, codes.type);
	}
	const msg = parameters.object('msg', ['msgtype', type], { code: structure });
	if (Buffer.byteLength(JSON.stringify(msg.raw)) > MAX_BYTES) {
		throw new Refusal(codes.tooLong, `msg 不能超过 ${MAX_BYTES} 字节`);
	}
	const body = msg.object(type, members, { code: structure });
	const text = read(body, codes);
	return { type, text, raw: msg.raw, hasStatusBar: type === 'oa' && body.has('status_bar') };
}

/** The msgtype of an object; what is none is left to the check of the structure. */
function typeIn(msg: unknown): string {
	return isRecord(msg) ? String(msg.msgtype) : 'text';
}

function part({ emptyPart, structure }: MessageCodes, type: string): { missing: Code } {
	return { missing: emptyPart[type] ?? structure };
}

function readOa(oa: Parameters): string {
	oa.text('message_url');
	oa.optionalText('pc_message_url');
	const head = oa.object('head', ['bgcolor', 'text']);
	if (!/^[0-9a-f]{8}$/i.test(head.text('bgcolor'))) {
		throw head.refusal('bgcolor', '必须是 8 位十六进制 AARRGGBB');
	}
	const headText = head.text('text');
	const bar = oa.optionalObject('status_bar', ['status_value', 'status_bg']);
	bar?.text('status_value');
	if (!/^0xFF[0-9a-f]{6}$/i.test(bar?.optionalText('status_bg') ?? '0xFF000000')) {
		throw bar?.refusal('status_bg', '必须是 0xFF 加 6 位十六进制');
	}
	const body = oa.object('body', [
		'title',
		'form',
		'rich',
		'content',
		'image',
		'file_count',
		'author',
	]);
	for (const name of ['image', 'file_count', 'author']) body.optionalText(name);
	for (const row of body.optionalObjects('form', ['key', 'value']) ?? []) {
		row.text('key');
		row.text('value');
	}
	const rich = body.optionalObject('rich', ['num', 'unit']);
	rich?.optionalText('num');
	rich?.optionalText('unit');
	const content = body.optionalText('content');
	return body.optionalText('title') ?? content ?? headText;
}

function readActionCard(card: Parameters, { tooLong }: MessageCodes): string {
	const markdown = card.text('markdown', { max: MARKDOWN, tooLong });
	const title = card.optionalText('title', { max: 64, tooLong });
	const single = card.has('single_title') || card.has('single_url');
	const several = card.has('btn_orientation') || card.has('btn_json_list');
	if (single === several) {
		throw card.refusal('single_title', '和 btn_json_list 必须且只能有一种');
	}
	if (single) {
		card.text('single_title', { max: 20, tooLong });
		card.text('single_url', { max: 500, tooLong });
	} else {
		card.text('btn_orientation', { oneOf: ['0', '1'] });
		const buttons = card.objects('btn_json_list', ['title', 'action_url'], { min: 1 });
		for (const button of buttons) {
			button.text('title', { max: 20, tooLong });
			button.text('action_url', { max: 700, tooLong });
		}
		if (JSON.stringify(card.raw.btn_json_list).length > 1000) {
			throw card.refusal('btn_json_list', '不能超过 1000 个字符', tooLong);
		}
	}
	return title ?? markdown;
}
