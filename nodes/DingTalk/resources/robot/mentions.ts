import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { booleanOption, listOf, option } from '../../../core/fields';
import { named } from '../../../core/say';
import { userIds } from '../../shared/ids';
import { say } from '../../words';

const MOST_PEOPLE = 50;
const EVERYONE = 'Mention Everyone';
const MOBILES = 'Mention Mobile Numbers';
const USERS = 'Mention Users';

/** Where a message that can mention people has its text, and what goes before what is added to it. */
const TEXTS: Readonly<Record<string, { name: string; before: string }>> = {
	actionCard: { name: 'text', before: '\n\n' },
	markdown: { name: 'text', before: '\n\n' },
	text: { name: 'content', before: '\n' },
};

/** Options to mention people. Source: docs/reference/dingtalk.md, 7.1. */
export const mentionFields: INodeProperties[] = [
	{
		displayName: EVERYONE,
		name: 'isAtAll',
		type: 'boolean',
		default: true,
		description: 'Whether to mention all members of the group (at.isAtAll)',
	},
	{
		displayName: MOBILES,
		name: 'atMobiles',
		type: 'string',
		default: '',
		placeholder: 'e.g. 13800000001,13800000002',
		description:
			'Members to mention, by mobile number, with commas; those whom the text does not mention are added at its end (at.atMobiles)',
	},
	{
		displayName: USERS,
		name: 'atUserIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. manager4220,user123',
		description:
			'Members to mention, by user ID, with commas; those whom the text does not mention are added at its end (at.atUserIds)',
	},
];

/**
 * The message with the mentions that the user wants: DingTalk shows only those that stand in the text,
 * too, so these are put there where they are missing.
 *
 * @throws ProviderError when they are wrong or too many, or the message cannot mention anybody
 * @see docs/reference/dingtalk.md 7.1
 */
export function withMentions(
	context: IExecuteSingleFunctions,
	msgtype: string,
	fields: IDataObject,
): IDataObject {
	const atMobiles = mobiles(option(context, 'atMobiles'));
	const atUserIds = userIds(USERS, option(context, 'atUserIds'));
	const isAtAll = booleanOption(context, 'isAtAll', EVERYONE);
	const people = [...new Set([...atMobiles, ...atUserIds])];
	if (people.length === 0 && !isAtAll) return { msgtype, [msgtype]: fields };
	const place = Object.hasOwn(TEXTS, msgtype) ? TEXTS[msgtype] : undefined;
	if (!place) {
		const label = isAtAll ? EVERYONE : atMobiles.length > 0 ? MOBILES : USERS;
		throw inputError(label, say`is not for this message type, which mentions nobody`);
	}
	if (people.length > MOST_PEOPLE) {
		throw inputError(
			say`${named(MOBILES)} and ${named(USERS)} together`,
			say`hold ${people.length} people, and DingTalk takes at most ${MOST_PEOPLE}`,
		);
	}
	const text = String(fields[place.name]);
	const missing = people.filter((person) => !mentions(text, person)).map((person) => `@${person}`);
	const added = missing.length > 0 ? place.before + missing.join(' ') : '';
	return {
		msgtype,
		[msgtype]: { ...fields, [place.name]: text + added },
		at: {
			...(atMobiles.length > 0 && { atMobiles }),
			...(atUserIds.length > 0 && { atUserIds }),
			isAtAll,
		},
	};
}

function mobiles(value: unknown): string[] {
	const numbers = listOf(MOBILES, value);
	for (const number of numbers) {
		if (!/^(\+?\d{1,4}-)?\d{5,15}$/.test(number)) {
			throw inputError(MOBILES, say`must be mobile numbers, but hold "${number}"`);
		}
	}
	return numbers;
}

/** True when the text mentions just this person, and not one whose ID only begins alike. */
function mentions(text: string, person: string): boolean {
	const parts = text.split(`@${person}`).slice(1);
	return parts.some((after) => !/^(?:[\w-]|[.@]\w)/.test(after));
}
