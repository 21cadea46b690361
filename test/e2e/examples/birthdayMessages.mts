import { changeNode, outputOf, run, type Demo } from './demo.mts';

const START = 'Every morning';

/** The sample; then one whom WeChat does not know, and a date that is a number, as in Excel. */
export async function congratulatesWhoHasBirthday(demo: Demo, id: string): Promise<void> {
	const { client, messageCenter } = demo;
	const execution = await run(demo, id, START);
	expect(outputOf(execution, 'Read the spreadsheet')).toHaveLength(3);
	const [congratulation, report, ...more] = messageCenter.messages;
	expect(congratulation).toMatchObject({
		kind: 'template',
		category: 'notice',
		state: 'sent',
		title: '生日祝福',
		receivers: [{ user: '20230001' }],
		content: expect.stringMatching(
			/^今天是您的生日，祝您生日快乐！\n姓名：张三\n日期：\d{1,2}月\d{1,2}日\n愿您新的一岁平安健康。$/,
		) as unknown,
	});
	expect(report).toMatchObject({
		kind: 'message',
		title: '生日祝福：1 条没有发出',
		content: '王五（20230003）：生日“三月八日”无法识别',
		receivers: [{ user: '20239999' }],
	});
	expect(more).toEqual([]);

	messageCenter.reset();
	messageCenter.reconfigure({ unboundUsers: ['20230001'] });
	await changeNode(demo, id, 'Sample rows', ({ parameters }) => {
		parameters.jsonOutput = `={{ { rows: [
			{ 账号: '20230001', 姓名: '张三', 生日: $today.set({ year: 1990 }).toFormat('yyyy/M/d') },
			{ 账号: 20230004, 姓名: '赵六', 生日: $today.setZone('UTC', { keepLocalTime: true }).set({ year: 1980 }).diff(DateTime.fromISO('1899-12-30', { zone: 'UTC' }), 'days').days },
			{ 账号: '20230005', 姓名: '孙七', 生日: $today.plus({ days: 1 }).toFormat('yyyy-MM-dd') },
			{ 账号: '20230006', 姓名: '周八' }
		] } }}`;
	});
	await run(demo, id, START);
	messageCenter.reconfigure({ unboundUsers: undefined });
	expect(messageCenter.messages).toMatchObject([
		{ kind: 'template', receivers: [{ user: '20230004' }] },
		{
			title: '生日祝福：2 条没有发出',
			content: expect.stringMatching(
				/^张三（20230001）：没有发出。.+ Message Center answered 600003.+\n周八（20230006）：生日“”无法识别$/,
			) as unknown,
		},
	]);
	await client.activate(id);
	await client.deactivate(id);
}
