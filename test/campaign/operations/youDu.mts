import type { JournalEntry } from '../../../simulators/shared/journal.mts';
import type { YouDuSimulator } from '../../../simulators/youDu/simulator.mts';
import { MARK, numbered, type Item, type Operation } from './operation.mts';

const SEND = '/cgi/msg/send';

/** Items to so many users each. */
function to(users: number): Pick<Operation<YouDuSimulator>, 'stage' | 'asked'> {
	const accounts = Array.from({ length: users }, (_, index) => `user${index}`);
	return {
		stage: async (_, count) => numbered(count).map((item) => ({ ...item, toUser: accounts })),
		asked: ({ mark }: Item) => accounts.map((account) => `${mark} ${account}`),
	};
}

const sendText: Operation<YouDuSimulator> = {
	node: 'YouDu',
	resource: 'message',
	operation: 'sendText',
	writes: [SEND],
	parameters: { toUser: '={{ $json.toUser }}', toDept: '', content: MARK },
	longText: 'content',
	receivers: 'toUser',
	partOf: ({ plaintext }: JournalEntry) =>
		(JSON.parse(plaintext ?? '{}') as { toUser?: string }).toUser?.split('|')[0] ?? '',
	effects: ({ messages }) =>
		messages.flatMap(({ content, toUser }) => toUser.map((account) => `${content} ${account}`)),
};

export const youDuOperations: Operation<YouDuSimulator>[] = [
	{ ...sendText, ...to(2), weight: 14 },
	{ ...sendText, ...to(2500), variant: 'three parts', weight: 8, mostItems: 2 },
];
