import { api, v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { SWITCHES } from '../chats.mts';
import type { Chat, Switches } from '../chats.mts';
import { Refusal } from '../codes.mts';
import type { Code } from '../codes.mts';
import { changed } from '../lists.mts';
import type { Parameters } from '../parameters.mts';

const PERMISSION = 'qyapi_chat_manage';
const MAX_NAME = 20;
const MAX_PER_CALL = 40;
const MAX_MEMBERS = 1000;

/** What a form of create and update answers to which mistake. */
interface ChatCodes {
	name: Code;
	noOwner: Code;
	ownerNotMember: Code;
	noMembers: Code;
	tooMany: Code;
	unknownUsers: Code;
	overlap: Code;
	noChatId: Code;
	badChatId: Code;
}

const CREATE_CODES: ChatCodes = {
	name: 49015,
	noOwner: 49013,
	ownerNotMember: 49006,
	noMembers: 49010,
	tooMany: 49011,
	unknownUsers: 40031,
	overlap: 49004,
	noChatId: 49000,
	badChatId: 40016,
};

/** The reference does not say what 49009 and 49023 mean: they are taken for owner and members. */
const UPDATE_CODES: ChatCodes = { ...CREATE_CODES, ownerNotMember: 49009, unknownUsers: 49023 };

const INVALID = 'parameter.invalid';
const API_CODES: ChatCodes = {
	name: INVALID,
	noOwner: INVALID,
	ownerNotMember: INVALID,
	noMembers: INVALID,
	tooMany: INVALID,
	unknownUsers: INVALID,
	overlap: INVALID,
	noChatId: INVALID,
	badChatId: INVALID,
};
const API_PARAMETERS = { missing: INVALID, bad: INVALID };

/** 2.5 create */
const create: Call[] = [
	v1({
		method: 'POST',
		path: '/chat/create',
		parameters: ['name', 'owner', 'useridlist', ...SWITCHES],
		permission: PERMISSION,
		run: (app, { parameters }) =>
			idsOf(created(app, parameters, CREATE_CODES, readSwitches(parameters))),
	}),
	api({
		method: 'POST',
		path: '/v1.0/im/group/create',
		parameters: [
			'name',
			'owner',
			'ownerType',
			'useridlist',
			'extidlist',
			'icon',
			'conversationTag',
			'managementOptions',
		],
		permission: PERMISSION,
		codes: API_PARAMETERS,
		run(app, { parameters }) {
			const conversationTag = parameters.optionalNumber('conversationTag', { min: 0, max: 2 });
			return idsOf(
				created(app, parameters, API_CODES, {
					...managementOptions(parameters),
					...(conversationTag === undefined ? {} : { conversationTag }),
				}),
			);
		},
	}),
];

const UPDATES = [
	'chatid',
	'name',
	'owner',
	'ownerType',
	'add_useridlist',
	'del_useridlist',
	'add_extidlist',
	'del_extidlist',
	'icon',
];

/** 2.5 update */
const update: Call[] = [
	v1({
		method: 'POST',
		path: '/chat/update',
		parameters: [...UPDATES, ...SWITCHES, 'isBan'],
		permission: PERMISSION,
		run(app, { parameters }) {
			parameters.optionalFlag('isBan');
			updated(app, parameters, UPDATE_CODES, readSwitches(parameters));
			return {};
		},
	}),
	api({
		method: 'POST',
		path: '/v1.0/im/group/update',
		parameters: [...UPDATES, 'managementOptions'],
		permission: PERMISSION,
		codes: API_PARAMETERS,
		run(app, { parameters }) {
			updated(app, parameters, API_CODES, managementOptions(parameters));
			return { success: true };
		},
	}),
];

const INFO = [
	'chatid',
	'name',
	'owner',
	'useridlist',
	'conversationTag',
	'icon',
	'status',
	...SWITCHES,
] as const;

/** 2.5 get */
const get = v1({
	method: 'GET',
	path: '/chat/get',
	parameters: ['chatid'],
	permission: PERMISSION,
	run({ chats }, { parameters }) {
		const chat = chats.byChatId(parameters.text('chatid', { missing: 49000 }), 40016);
		return { chat_info: Object.fromEntries(INFO.map((name) => [name, chat[name]])) };
	},
});

/** 2.5 The current id of a group by the old one. */
const convert = api({
	method: 'POST',
	path: '/v1.0/im/chat/{chatId}/convertToOpenConversationId',
	parameters: [],
	codes: API_PARAMETERS,
	run({ chats }, { path }) {
		const { openConversationId } = chats.byChatId(path.chatId ?? '', INVALID);
		return { openConversationId };
	},
});

function idsOf({ chatid, openConversationId, conversationTag }: Chat): object {
	return { chatid, openConversationId, conversationTag };
}

function created(app: App, parameters: Parameters, codes: ChatCodes, others: Partial<Chat>): Chat {
	const name = parameters.text('name', {
		max: MAX_NAME,
		tooLong: codes.name,
	});
	const owner = parameters.text('owner', { missing: codes.noOwner });
	const useridlist = parameters.texts('useridlist', {
		max: MAX_PER_CALL,
		tooLong: codes.tooMany,
		missing: codes.noMembers,
	});
	if (useridlist.length === 0) throw new Refusal(codes.noMembers);
	const isOutside = readOwnerType(parameters) === 'ext';
	if (!isOutside && !useridlist.includes(owner)) throw new Refusal(codes.ownerNotMember);
	checkUsers(app, useridlist, codes.unknownUsers);
	const extidlist = parameters.optionalTexts('extidlist') ?? [];
	const icon = parameters.optionalText('icon') ?? '';
	return app.chats.create({ ...others, name, owner, useridlist, extidlist, icon });
}

function updated(
	app: App,
	parameters: Parameters,
	codes: ChatCodes,
	switches: Partial<Switches>,
): void {
	const chatid = parameters.text('chatid', { missing: codes.noChatId });
	const chat = app.chats.byChatId(chatid, codes.badChatId);
	const name = parameters.optionalText('name', { min: 1, max: MAX_NAME, code: codes.name });
	const lists = { max: MAX_PER_CALL, tooLong: codes.tooMany };
	const added = parameters.optionalTexts('add_useridlist', lists) ?? [];
	const removed = parameters.optionalTexts('del_useridlist', lists) ?? [];
	if (added.some((userid) => removed.includes(userid))) throw new Refusal(codes.overlap);
	checkUsers(app, [...added, ...removed], codes.unknownUsers);
	const useridlist = changed(chat.useridlist, added, removed);
	if (useridlist.length > MAX_MEMBERS) throw new Refusal(codes.tooMany);
	const owner = parameters.optionalText('owner', { min: 1 }) ?? chat.owner;
	const isOutside = readOwnerType(parameters) === 'ext';
	if (!isOutside && !useridlist.includes(owner)) throw new Refusal(codes.ownerNotMember);
	const extidlist = changed(
		chat.extidlist,
		parameters.optionalTexts('add_extidlist', lists) ?? [],
		parameters.optionalTexts('del_extidlist', lists) ?? [],
	);
	const icon = parameters.optionalText('icon') ?? chat.icon;
	Object.assign(chat, { ...switches, name: name ?? chat.name, owner, useridlist, extidlist, icon });
}

function checkUsers({ organisation }: App, userids: readonly string[], code: Code): void {
	if (!userids.every((userid) => organisation.hasUser(userid))) throw new Refusal(code);
}

function readOwnerType(parameters: Parameters): string {
	return parameters.optionalText('ownerType', { oneOf: ['emp', 'ext'] }) ?? 'emp';
}

function managementOptions(parameters: Parameters): Partial<Switches> {
	const options = parameters.optionalObject('managementOptions', SWITCHES);
	return options === undefined ? {} : readSwitches(options);
}

function readSwitches(parameters: Parameters): Partial<Switches> {
	const values = SWITCHES.map(
		(name) => [name, parameters.optionalNumber(name, { min: 0, max: 1 })] as const,
	);
	return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

export const chatCalls = [...create, ...update, get, convert];
