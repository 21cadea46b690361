/** Work notifications, groups, conversations and the robot. */
import type { INodeParameters } from 'n8n-workflow';
import type { JournalEntry } from '../../../simulators/shared/journal.mts';
import type { DingTalkSimulator } from '../../../simulators/dingTalk/simulator.mts';
import { PATHS, text } from '../../simulators/dingTalkClient.mts';
import {
	askedFirst,
	byClassic,
	chosen,
	on,
	organization,
	signedIn,
	type DingTalkOperation,
} from './dingTalk.mts';
import { MARK, numbered, type Item } from './operation.mts';

const MEMBERS = ['zhangsan', 'lisi'];
const CONVERT = '/v1.0/im/chat/{chatId}/convertToOpenConversationId';
const message = { messageType: 'text', content: MARK };

const held = {
	effects: ({ messages }: DingTalkSimulator) =>
		messages.flatMap(({ text: content, receivers }) =>
			receivers.map((receiver) => `${content} ${receiver}`),
		),
	made: ({ messages }: DingTalkSimulator) =>
		messages.map(({ id, text: content }): [string, string] => [id, content]),
	weight: 3,
};
const askedOf =
	(receivers: string[]) =>
	({ mark }: Item) =>
		receivers.map((receiver) => `${mark} ${receiver}`);

const staff = Array.from({ length: 250 }, (_, index) => ({
	userid: `user${index}`,
	name: `员工${index}`,
	dept_id_list: [1],
}));

const tasks = askedFirst(async (client, mark) => {
	const { task_id } = await client.notify({ msg: text(mark) });
	return String(task_id);
});

const notify = on('workNotification', {
	operation: 'send',
	...held,
	writes: [PATHS.send],
	parameters: { sendTo: 'users', userIds: MEMBERS.join(), ...message },
	longText: 'content',
	receivers: 'userIds',
	asked: askedOf(MEMBERS),
});
const taskOf = { stage: tasks, parameters: { taskId: MARK } };

export const notificationOperations: DingTalkOperation[] = [
	notify,
	{
		...notify,
		variant: 'three parts',
		options: { ...organization, users: staff },
		mostItems: 3,
		parameters: { ...notify.parameters, userIds: staff.map(({ userid }) => userid).join() },
		asked: askedOf(staff.map(({ userid }) => userid)),
		partOf: ({ rawBody }: JournalEntry) => /"userid_list":"(\w+)/.exec(rawBody)?.[1] ?? '',
	},
	{
		...notify,
		variant: 'until sent',
		weight: 1,
		options: { pollsUntilSent: 1 },
		reads: [PATHS.progress, PATHS.result],
		parameters: { ...notify.parameters, options: { waitUntilSent: true, waitSeconds: 20 } },
	},
	on('workNotification', { operation: 'getProgress', reads: [PATHS.progress], ...taskOf }),
	on('workNotification', { operation: 'getResult', reads: [PATHS.result], ...taskOf }),
	on('workNotification', { operation: 'recall', writes: [PATHS.recall], ...taskOf }),
];

/** A group that is there, and with its IDs the items. */
const toGroup = {
	stage: async (simulator: DingTalkSimulator, count: number) => {
		const client = await signedIn(simulator);
		await client.post('/chat/create', { name: 'g', owner: MEMBERS[0], useridlist: MEMBERS });
		const [{ chatid = '', openConversationId = '' } = {}] = simulator.chats;
		const { robotCode } = simulator.credentials;
		return numbered(count).map((item) => ({ ...item, chatid, openConversationId, robotCode }));
	},
	asked: askedOf(MEMBERS),
};
const robotCode = '={{ $json.robotCode }}';

/** A group for each item, named by its mark. */
const groups = askedFirst(async (client, mark) => {
	const fields = { name: mark, owner: MEMBERS[0], useridlist: MEMBERS };
	return String((await client.post('/chat/create', fields)).chatid);
});

const sendToGroup = on('chat', {
	operation: 'send',
	...held,
	...toGroup,
	writes: ['/v1.0/robot/groupMessages/send'],
	parameters: { chatId: '={{ $json.openConversationId }}', robotCode, ...message },
	longText: 'content',
});
const createGroup = on('chat', {
	operation: 'create',
	writes: ['/v1.0/im/group/create'],
	parameters: { name: MARK, owner: chosen('zhangsan'), useridlist: MEMBERS.join() },
	longText: 'name',
	receivers: 'useridlist',
	effects: ({ chats }) => chats.map(({ name }) => name),
	made: ({ chats }) => chats.map(({ chatid, name }) => [chatid, name]),
});
const updateGroup = on('chat', {
	operation: 'update',
	writes: ['/v1.0/im/group/update'],
	stage: groups,
	parameters: { chatId: MARK, updateFields: { name: 'new' } },
});

/** A message of the group for each item, read by one member; its ID is the mark. */
const read = (send: (group: INodeParameters, mark: string) => [string, object]) => ({
	stage: async (simulator: DingTalkSimulator, count: number) => {
		const client = await signedIn(simulator);
		const [group] = (await toGroup.stage(simulator, 1)) as INodeParameters[] as [INodeParameters];
		const items = [];
		for (const { mark } of numbered(count)) {
			const [path, body] = send(group, mark);
			await (path.startsWith('/v') ? client.api('POST', path, body) : client.post(path, body));
			const id = simulator.messages.at(-1)?.id ?? '';
			simulator.read({ id, user: 'lisi' });
			items.push({ ...group, mark: id });
		}
		return items;
	},
});
const readList = on('chat', {
	operation: 'getReadList',
	reads: ['/v1.0/robot/groupMessages/query'],
	...read(({ openConversationId, robotCode: code }, mark) => [
		'/v1.0/robot/groupMessages/send',
		{
			robotCode: code,
			openConversationId,
			msgKey: 'sampleText',
			msgParam: JSON.stringify({ content: mark }),
		},
	]),
	parameters: {
		chatId: '={{ $json.openConversationId }}',
		processQueryKey: MARK,
		robotCode,
		returnAll: true,
	},
	listed: () => ['lisi'],
});

export const chatOperations: DingTalkOperation[] = [
	sendToGroup,
	{
		...sendToGroup,
		variant: 'by chat ID',
		weight: 1,
		reads: [CONVERT],
		parameters: { ...sendToGroup.parameters, chatId: '={{ $json.chatid }}' },
	},
	byClassic(sendToGroup, {
		weight: 1,
		writes: ['/chat/send'],
		more: { chatId: '={{ $json.chatid }}' },
	}),
	on('chat', {
		operation: 'sendToConversation',
		...held,
		// Nobody is told the number of such a message.
		made: undefined,
		writes: ['/message/send_to_conversation'],
		parameters: { sender: chosen('zhangsan'), cid: '9f540d', ...message },
		longText: 'content',
		asked: askedOf(['lisi']),
	}),
	createGroup,
	byClassic(createGroup, { writes: ['/chat/create'] }),
	updateGroup,
	byClassic(updateGroup, { writes: ['/chat/update'] }),
	on('chat', {
		operation: 'get',
		reads: ['/chat/get'],
		stage: groups,
		parameters: { chatId: MARK },
	}),
	readList,
	byClassic(readList, {
		reads: ['/chat/get', '/chat/getReadList'],
		...read(({ chatid }, mark) => ['/chat/send', { chatid, msg: text(mark) }]),
		more: { chatId: '={{ $json.chatid }}' },
	}),
];

export const robotOperations: DingTalkOperation[] = [
	on('robot', {
		operation: 'send',
		weight: 4,
		mostItems: 6,
		writes: ['/robot/send'],
		parameters: message,
		longText: 'content',
		effects: ({ messages }) => messages.map(({ text: content }) => content),
	}),
];
