/** The messages of a custom robot's webhook (reference 7.1); other names than in 4. */
import { Refusal } from './codes.mts';
import type { Parameters } from './parameters.mts';

const UNKNOWN_TYPE = 400105;
const MAX_MENTIONS = 50;

/** Where a type has its fields and whether people can be mentioned; `read` gives the texts. */
interface MessageType {
	members: readonly string[];
	mentions: boolean;
	read(body: Parameters): string[];
}

const TYPES: Readonly<Record<string, MessageType>> = {
	text: { members: ['content'], mentions: true, read: (body) => [body.text('content')] },
	link: {
		members: ['title', 'text', 'messageUrl', 'picUrl'],
		mentions: false,
		read(body) {
			body.text('messageUrl');
			body.optionalText('picUrl');
			return [body.text('title'), body.text('text')];
		},
	},
	markdown: {
		members: ['title', 'text'],
		mentions: true,
		read: (body) => [body.text('title'), body.text('text')],
	},
	actionCard: {
		members: ['title', 'text', 'btnOrientation', 'hideAvatar', 'singleTitle', 'singleURL', 'btns'],
		mentions: true,
		read: readActionCard,
	},
	feedCard: {
		members: ['links'],
		mentions: false,
		read: (body) =>
			body.objects('links', ['title', 'messageURL', 'picURL'], { min: 1 }).map((link) => {
				link.text('messageURL');
				link.text('picURL');
				return link.text('title');
			}),
	},
};

export interface WebhookMessage {
	type: string;
	/** What its reader sees first. */
	text: string;
	/** Everything that keywords are looked for in. */
	content: string;
	toAll: boolean;
	/** Mobiles and userids whose @ stands in the text too; the others are not mentioned. */
	mentions: string[];
}

export const WEBHOOK_MEMBERS = ['msgtype', ...Object.keys(TYPES), 'at', 'msgUuid'];

/** Reads a message; throws a Refusal: 400105 type, 40035 anything else. */
export function readWebhookMessage(parameters: Parameters): WebhookMessage {
	const name = parameters.text('msgtype');
	const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
	if (type === undefined) throw new Refusal(UNKNOWN_TYPE);
	const other = Object.keys(TYPES).find((each) => each !== name && parameters.has(each));
	if (other !== undefined) throw parameters.refusal(other, `不属于 msgtype ${name}`);
	if (!type.mentions && parameters.has('at')) throw parameters.refusal('at', `不属于 ${name}`);
	const texts = type.read(parameters.object(name, type.members));
	const content = texts.join('\n');
	return { type: name, text: texts[0] ?? '', content, ...readMentions(parameters, content) };
}

function readMentions(
	parameters: Parameters,
	content: string,
): Pick<WebhookMessage, 'toAll' | 'mentions'> {
	const at = parameters.optionalObject('at', ['atMobiles', 'atUserIds', 'isAtAll']);
	const people = [
		...(at?.optionalTexts('atMobiles') ?? []),
		...(at?.optionalTexts('atUserIds') ?? []),
	];
	if (people.length > MAX_MENTIONS) {
		throw parameters.refusal('at', `不能超过 ${MAX_MENTIONS} 人`);
	}
	return {
		toAll: at?.optionalFlag('isAtAll') ?? false,
		mentions: people.filter((person) => content.includes(`@${person}`)),
	};
}

/** One button over the whole card, or several; with the former the latter are ignored. */
function readActionCard(card: Parameters): string[] {
	card.optionalText('btnOrientation', { oneOf: ['0', '1'] });
	card.optionalText('hideAvatar', { oneOf: ['0', '1'] });
	const texts = [card.text('title'), card.text('text')];
	const buttons = card.optionalObjects('btns', ['title', 'actionURL'], { min: 1 });
	for (const button of buttons ?? []) {
		button.text('title');
		button.text('actionURL');
	}
	const single = card.has('singleTitle') || card.has('singleURL');
	if (single || buttons === undefined) {
		texts.push(card.text('singleTitle'));
		card.text('singleURL');
	}
	return texts;
}
