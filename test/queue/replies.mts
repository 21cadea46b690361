import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { Cluster } from './cluster.mts';
import { numbersTo } from './load.mts';

/** The texts of so many replies. */
export const replies = (count: number, from = 0) =>
	numbersTo(count).map((index) => `reply ${String(from + index).padStart(3, '0')}`);

/** Users reply: so many replies wait in the Message Center. */
export function addReplies(simulator: MessageCenterSimulator, count: number, from = 0): void {
	simulator.addReplies(
		replies(count, from).map((content) => ({
			msgId: '35cs32sdcgutn2x32sx',
			user: '123456',
			content,
		})),
	);
}

/** What a trigger's executions have of the replies. */
export interface Kept {
	/** What they were started with. */
	read: unknown[];
	/** What failed executions hold as a copy. */
	copied: unknown[];
}

/** Looks into executions, all of which have ended; each list is sorted. */
export async function repliesIn({ client }: Cluster, ids: string[]): Promise<Kept> {
	const executions = await Promise.all(ids.map(async (id) => await client.waitForExecution(id)));
	const results = executions.map(({ data }) => data.resultData);
	const read = results.flatMap(({ runData }) => runData.Trigger?.[0]?.data?.main[0] ?? []);
	const copied = results.flatMap(({ error }) => {
		const context = error?.context as { data?: { replies?: Array<{ content: unknown }> } };
		return context?.data?.replies ?? [];
	});
	return {
		read: read.map(({ json }) => json.content).sort(),
		copied: copied.map(({ content }) => content).sort(),
	};
}
