import { randomBytes } from 'node:crypto';
import { Refusal } from './codes.mts';
import type { Code } from './codes.mts';

/** The switches of a group, each 0 or 1. */
export const SWITCHES = [
	'showHistoryType',
	'searchable',
	'validationType',
	'mentionAllAuthority',
	'managementType',
	'chatBannedType',
] as const;

export type Switches = Record<(typeof SWITCHES)[number], number>;

/** A group chat in the words of /chat/get (reference 2.5). */
export interface Chat extends Switches {
	chatid: string;
	openConversationId: string;
	name: string;
	owner: string;
	useridlist: readonly string[];
	/** Members from other organisations. */
	extidlist: readonly string[];
	/** 2 internal, 0 ordinary. */
	conversationTag: number;
	icon: string;
	/** 1 normal, 2 dissolved. */
	status: number;
}

/** The groups that the app has created. */
export class Chats {
	private readonly chats: Chat[] = [];

	get all(): readonly Chat[] {
		return this.chats;
	}

	create(fields: Pick<Chat, 'name' | 'owner' | 'useridlist'> & Partial<Chat>): Chat {
		const switches = Object.fromEntries(SWITCHES.map((name) => [name, 0])) as Switches;
		const chat: Chat = {
			...switches,
			extidlist: [],
			conversationTag: 2,
			icon: '',
			...fields,
			status: 1,
			chatid: `chat${randomBytes(16).toString('hex')}`,
			openConversationId: `cid${randomBytes(16).toString('base64')}`,
		};
		this.chats.push(chat);
		return chat;
	}

	/** Throws a Refusal with `code` when there is none. */
	byChatId(chatid: string, code: Code): Chat {
		return found(
			this.chats.find((chat) => chat.chatid === chatid),
			code,
		);
	}

	/** Throws a Refusal with `code` when there is none. */
	byConversationId(id: string, code: Code): Chat {
		return found(
			this.chats.find((chat) => chat.openConversationId === id),
			code,
		);
	}
}

function found(chat: Chat | undefined, code: Code): Chat {
	if (chat === undefined) throw new Refusal(code);
	return chat;
}
