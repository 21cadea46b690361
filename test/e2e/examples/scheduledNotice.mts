import { changeNode, outputOf, succeeded, type Demo } from './demo.mts';

const MINUTE_MS = 60_000;

export async function schedulesAndReportsWhoIsMissing(demo: Demo, id: string): Promise<void> {
	const { client, messageCenter } = demo;
	const waiting = await client.waitForExecution(await client.runWorkflow(id, 'Start'));
	expect(waiting.status).toBe('waiting');
	const [notice] = messageCenter.messages;
	expect(notice).toMatchObject({
		kind: 'message',
		category: 'notice',
		state: 'scheduled',
		title: '系统维护通知',
		receivers: [{ user: '20230001' }, { user: '20230002' }],
	});
	const { time = NaN, dueAt = NaN } = notice ?? {};
	expect(Math.round((dueAt - time) / MINUTE_MS)).toBe(15);
	const { waitTill } = waiting as unknown as { waitTill: string };
	expect(Math.round((Date.parse(waitTill) - dueAt) / MINUTE_MS)).toBe(5);
	expect(demo.lines).toEqual([
		expect.stringMatching(
			/^Message Center notice, scheduled for \d{4}-\d\d-\d\d \d\d:\d\d, to 20230001, 20230002: 系统维护通知 \| 今晚/,
		),
	]);

	messageCenter.reset();
	messageCenter.reconfigure({ failUsers: { '20230002': '用户不存在' } });
	messageCenter.addFault({ kind: 'hold', path: '/message/getProgress' });
	await checkAtOnce(demo, id);
	const executionId = await client.runWorkflow(id, 'Start');
	await messageCenter.waitFor(({ requests }) => requests.some(({ fault }) => fault === 'hold'));
	messageCenter.advanceClock((15 * MINUTE_MS) / 1000);
	messageCenter.release();
	const execution = succeeded(await client.waitForExecution(executionId));
	messageCenter.reconfigure({ failUsers: undefined });
	expect(outputOf(execution, 'Get the result')).toEqual([
		{
			msgId: expect.any(String),
			state: 'sent',
			total: 2,
			successCount: 1,
			failCount: 1,
			failures: [{ kind: 'receiver', id: '20230002', reason: '用户不存在' }],
		},
	]);
	expect(messageCenter.messages).toMatchObject([
		{ title: '系统维护通知', state: 'sent' },
		{
			title: '未全部送达：系统维护通知',
			content: '状态 sent，共 2 人，成功 1 人，失败 1 人\n20230002：用户不存在',
			receivers: [{ user: '20239999' }],
			state: 'sent',
		},
	]);
}

/** n8n's clock cannot be moved: has the scheduled notice be looked at at once. */
async function checkAtOnce(demo: Demo, id: string): Promise<void> {
	type Values = { assignments: { assignments: Array<{ name: string; value: string }> } };
	await changeNode(demo, id, 'Notice', ({ parameters }) => {
		const { assignments } = (parameters as unknown as Values).assignments;
		for (const each of assignments) if (each.name === 'checkAt') each.value = '={{ $now.toISO() }}';
	});
}
