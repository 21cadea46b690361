import type { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';
import {
	ACCOUNT_ID,
	AS_TODO,
	MessageCenterClient,
	PATHS,
	TEMPLATE_ID,
} from '../../simulators/messageCenterClient.mts';
import { MARK, numbered, type Item, type Operation } from './operation.mts';

type MessageCenterOperation = Operation<MessageCenterSimulator>;

const USERS = ['20230001', '20230002'];
const NUMBERS = ['13800000001', '13800000002'];

/** An entry of the node. */
function on(resource: string, entry: Omit<MessageCenterOperation, 'node' | 'resource'>) {
	return { node: 'Message Center', resource, ...entry } satisfies MessageCenterOperation;
}

type Message = MessageCenterSimulator['messages'][number];

/** The text of a message in which its item's mark stands. */
function markIn({ kind, title, content, values }: Message): string {
	return { message: title, sms: content, card: title, template: values?.keyword1 ?? '' }[kind];
}

/** What is held of sends: the mark, and who gets it. */
const held = {
	effects: ({ messages }: MessageCenterSimulator) =>
		messages.flatMap((message) =>
			message.receivers.map(({ user }) => `${markIn(message)} ${user}`),
		),
	made: ({ messages }: MessageCenterSimulator) =>
		messages.map((message): [string, string] => [message.id, markIn(message)]),
	weight: 3,
};

const askedOf =
	(receivers: string[]) =>
	({ mark }: Item) =>
		receivers.map((receiver) => `${mark} ${receiver}`);

/** Sends something for each item, and gives items with the numbers of what was sent. */
async function sent(
	simulator: MessageCenterSimulator,
	count: number,
	changes: Record<string, unknown> = {},
): Promise<Item[]> {
	const client = new MessageCenterClient(simulator);
	await client.signIn();
	const receivers = JSON.stringify([{ type: 'User', userId: USERS[0], name: USERS[0] }]);
	for (const { mark } of numbered(count)) {
		await client.send({ ...changes, msgtitle: mark, receivers });
	}
	return simulator.messages.map(({ id }) => ({ mark: id }));
}

const message = {
	operation: 'send',
	...held,
	asked: askedOf(USERS),
	writes: [PATHS.message],
	parameters: {
		receiversAs: 'accounts',
		receiverAccounts: USERS.join(),
		sendChannel: ['Portal'],
		msgtitle: MARK,
		msgContent: 'x',
		sendMsgType: 'notice',
	},
	longText: 'msgtitle',
	receivers: 'receiverAccounts',
};

const sms = {
	operation: 'sendSms',
	...held,
	asked: askedOf(NUMBERS),
	writes: [PATHS.sms],
	parameters: { receiversAs: 'numbers', receiverNumbers: NUMBERS.join(), msgContent: MARK },
	receivers: 'receiverNumbers',
};

const untilSent = {
	variant: 'until sent',
	weight: 1,
	reads: [PATHS.progress],
	options: { pollsUntilSent: 1 },
};
const waiting = { options: { waitUntilSent: true, waitSeconds: 20 } };

const one = { account: USERS[0] ?? '' };
const open = { options: { userCallsOpen: true }, stage: sent, marksAreText: false };
const account = { __rl: true, mode: 'id', value: ACCOUNT_ID } as const;

export const messageCenterOperations: MessageCenterOperation[] = [
	on('message', message),
	on('message', { ...message, ...untilSent, parameters: { ...message.parameters, ...waiting } }),
	on('message', {
		...message,
		variant: 'todo',
		parameters: { ...message.parameters, sendMsgType: 'todo', waitLink: 'https://a.example' },
	}),
	on('message', sms),
	on('message', { ...sms, ...untilSent, parameters: { ...sms.parameters, ...waiting } }),
	on('message', {
		operation: 'sendCard',
		...held,
		// Nobody is told the number of a card.
		made: undefined,
		asked: askedOf(USERS),
		writes: [PATHS.card],
		parameters: {
			userList: USERS.join(),
			title: MARK,
			description: 'x',
			url: 'https://a.example',
		},
		longText: 'title',
		receivers: 'userList',
	}),
	on('message', {
		operation: 'sendTemplate',
		...held,
		asked: askedOf(USERS.slice(0, 1)),
		writes: [PATHS.template],
		reads: [PATHS.templates],
		parameters: {
			publicId: account,
			templateId: { __rl: true, mode: 'id', value: TEMPLATE_ID },
			userId: USERS[0] ?? '',
			messageType: 'notice',
			url: 'https://a.example',
			data: {
				mappingMode: 'defineBelow',
				value: { keyword1: MARK, keyword2: 'x', keyword3: 'x', keyword4: 'x', keyword5: 'x' },
			},
		},
	}),
	on('message', {
		operation: 'getResult',
		reads: [PATHS.progress],
		stage: sent,
		parameters: { msgId: MARK },
	}),
	on('message', {
		operation: 'getAll',
		reads: [PATHS.list],
		...open,
		parameters: { ...one, returnAll: true },
		listed: ({ messages }) => messages.map(({ id }) => id),
	}),
	on('message', {
		operation: 'getCounts',
		reads: [PATHS.counts],
		...open,
		parameters: { ...one, type: 'all' },
	}),
	// To set the state that a todo has already changes nothing.
	on('todo', {
		operation: 'confirm',
		weight: 2,
		reads: [PATHS.confirm],
		stage: async (simulator, count) => await sent(simulator, count, AS_TODO),
		parameters: { msgId: MARK, messageType: 'message', state: 'done' },
	}),
	on('officialAccount', {
		operation: 'getAll',
		reads: [PATHS.accounts],
		marksAreText: false,
		parameters: {},
	}),
	on('template', {
		operation: 'getAll',
		reads: [PATHS.templates],
		marksAreText: false,
		parameters: { publicId: account },
	}),
];
