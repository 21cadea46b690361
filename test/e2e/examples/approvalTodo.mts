import axios from 'axios';
import type { Execution } from '../../../host/n8n.mts';
import { executionsOf, outputOf, run, type Demo } from './demo.mts';

const CONFIRM = '/message/checkMessageStatusApi';

/** Two requests, one from the pinned sample and one from the form, and what comes of their replies. */
export async function confirmsWhatIsAnswered(demo: Demo, id: string): Promise<void> {
	const { messageCenter } = demo;
	const sent = await run(demo, id, 'Leave request');
	expect(outputOf(sent, 'Remember the request')).toMatchObject([
		{ applicant: '20230002', matter: '请假审批：李四', answer: '' },
	]);
	await demo.client.activate(id);
	await fillInTheForm(demo);
	await messageCenter.waitFor(({ todos }) => todos.length === 2);
	await executionsOf(demo, id);
	await demo.client.deactivate(id);
	expect(messageCenter.messages).toMatchObject([
		{ title: '请假审批：李四', receivers: [{ user: '20230001' }], repliesAllowed: true },
		{
			title: '请假审批：王五',
			content: '王五申请请假 3 天，事由：探亲。请回复：同意 或 不同意',
		},
	]);

	expect(demo.lines[0]).toMatch(
		/^Message Center todo to 20230001: 请假审批：李四 \| 李四申请请假 1 天.* \| msgId \S+$/,
	);

	const [first = '', second = ''] = messageCenter.todos.map(({ msgId }) => msgId);
	const reply = (msgId: string, content: string) =>
		messageCenter.reply({ msgId, user: '20230001', content });
	messageCenter.addReplies([{ msgId: 'another', user: '20230009', content: '同意' }]);
	reply(first, '改天再说');
	reply(first, ' 同意\n');
	reply(first, '不同意');
	reply(second, '不同意');
	messageCenter.addFault({ path: CONFIRM, contains: second, kind: 'errcode', errcode: '500008' });
	const failed = await pollOnce(demo, id, 2);
	expect(outputOf(failed, 'Reply to another message')).toMatchObject([{ msgId: 'another' }]);
	expect(outputOf(failed, 'Neither yes nor no')).toMatchObject([{ answer: '改天再说' }]);
	expect(failed.data.resultData.error?.message).toMatch(/^请假审批：王五：Try again later/);
	expect(messageCenter.todos).toMatchObject([{ state: 'done' }, { state: 'todo' }]);

	reply(first, '不同意');
	reply(second, '不同意');
	await pollOnce(demo, id, 3);
	expect(messageCenter.todos).toMatchObject([{ state: 'done' }, { state: 'done' }]);
	expect(messageCenter.messages.slice(2)).toMatchObject([
		{
			category: 'notice',
			title: '请假审批：李四',
			content: '审批结果：同意',
			receivers: [{ user: '20230002' }],
		},
		{
			category: 'notice',
			title: '请假审批：王五',
			content: '审批结果：不同意',
			receivers: [{ user: '20230003' }],
		},
	]);
	expect(demo.lines.slice(2)).toEqual([
		'Message Center notice to 20230002: 请假审批：李四 | 审批结果：同意',
		'Message Center notice to 20230003: 请假审批：王五 | 审批结果：不同意',
	]);
}

async function fillInTheForm({ url }: Demo): Promise<void> {
	const answers = ['20230003', '王五', '3', '探亲'];
	const fields = answers.map((answer, index) => [`field-${index}`, answer] as const);
	await axios.postForm(`${url}/form/leave-request`, Object.fromEntries(fields), { proxy: false });
}

/**
 * Publishes the workflow, which polls at once, and gives the execution that the replies started.
 *
 * @param confirms how often a todo will have been confirmed then, since the proof began
 */
async function pollOnce(demo: Demo, id: string, confirms: number): Promise<Execution> {
	const { client, messageCenter } = demo;
	await client.activate(id);
	await messageCenter.waitFor(() => messageCenter.stats().callsByPath[CONFIRM] === confirms);
	const execution = (await executionsOf(demo, id)).at(-1);
	await client.deactivate(id);
	if (!execution) throw new Error('No execution was started.');
	return execution;
}
