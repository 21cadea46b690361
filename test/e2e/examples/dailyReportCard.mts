import { changeNode, execute, outputOf, run, type Demo } from './demo.mts';

const START = 'Every morning';

/** Both cards; one that does not go out; and no numbers. */
export async function sendsTheReport(demo: Demo, id: string): Promise<void> {
	const { client, messageCenter, dingTalk } = demo;
	const execution = await run(demo, id, START);
	expect(messageCenter.messages).toMatchObject([
		{
			kind: 'card',
			state: 'sent',
			title: '门诊日报',
			content: expect.stringMatching(
				/^<div class="gray">\d{4}-\d\d-\d\d<\/div><div class="normal">门诊 1286 人次（比前一日 \+46），急诊 97 人次<\/div><div class="highlight">待审核报告 3 份，请及时处理<\/div>$/,
			) as unknown,
			receivers: [{ user: 'zhangsan' }, { user: 'lisi' }],
			link: 'https://report.example.com/daily',
			buttonText: '查看',
			cut: [],
		},
	]);
	expect(dingTalk.messages).toMatchObject([
		{
			kind: 'workNotification',
			type: 'action_card',
			receivers: ['zhangsan', 'lisi'],
			message: {
				action_card: {
					title: '门诊日报',
					markdown: expect.stringContaining('门诊 1286 人次（比前一日 +46）') as unknown,
					single_title: '查看',
					single_url: 'https://report.example.com/daily',
				},
			},
		},
	]);
	expect(outputOf(execution, 'DingTalk card')).toMatchObject([{ state: 'sent', failures: [] }]);

	messageCenter.addFault({ path: '/message/cardMessage', kind: 'errcode', errcode: '500010' });
	const half = await execute(demo, id, START);
	expect(half.data.resultData.error?.message).toMatch(/channels.* \[item 0\]$/);
	expect([messageCenter, dingTalk].map(({ messages }) => messages.length)).toEqual([1, 2]);

	await changeNode(demo, id, 'Numbers', ({ parameters }) => {
		parameters.assignments = { assignments: [] };
	});
	const none = await execute(demo, id, START);
	expect(none.data.resultData.error?.message).toMatch(/^日报没有发出，数据不全/);
	expect([messageCenter, dingTalk].map(({ messages }) => messages.length)).toEqual([1, 2]);
	await client.activate(id);
	await client.deactivate(id);
}
