import type { WorkflowNode } from '../../../host/n8n.mts';
import { outputOf, run, type Demo } from './demo.mts';

export async function sendsYouDuText(demo: Demo, id: string): Promise<void> {
	await run(demo, id);
	expect(demo.youDu.messages.map(({ plaintext }) => JSON.parse(plaintext) as unknown)).toEqual([
		{
			toUser: 'zhangsan',
			toDept: '',
			msgType: 'text',
			text: { content: '你好，这是一条来自 n8n 的消息。Hello from n8n.' },
		},
	]);
	expect(demo.lines).toEqual([
		'YouDu text to zhangsan: 你好，这是一条来自 n8n 的消息。Hello from n8n.',
	]);
}

export async function notifiesTheDepartment(demo: Demo, id: string): Promise<void> {
	const tasks = outputOf(await run(demo, id), 'Send');
	const [message] = demo.dingTalk.messages;
	expect(message).toMatchObject({
		type: 'markdown',
		departments: [102],
		message: { markdown: { title: '系统维护通知' } },
	});
	expect(message?.receivers).toEqual(expect.arrayContaining(['zhangsan', 'wangwu', 'zhaoliu']));
	expect(JSON.stringify(message?.message)).toMatch(/请提前保存。（\d\d:\d\d:\d\d）/);
	expect(tasks).toEqual([
		expect.objectContaining({ state: 'sent', dept_id_list: '102', unread: message?.receivers }),
	]);
}

export async function tellsTheGroup(demo: Demo, id: string): Promise<void> {
	await run(demo, id);
	expect(demo.dingTalk.messages).toMatchObject([
		{
			kind: 'webhook',
			message: {
				msgtype: 'markdown',
				markdown: {
					title: '告警：HIS 数据库',
					text: expect.stringContaining('磁盘使用率 93%') as unknown,
				},
				at: { atMobiles: ['13800000001'], isAtAll: false },
			},
		},
	]);
	expect(demo.lines).toEqual(['DingTalk custom robot to its group: 告警：HIS 数据库']);
}

export async function sendsTheTemplateOfItsLists(demo: Demo, id: string): Promise<void> {
	const { client, messageCenter } = demo;
	const { nodes } = await client.getWorkflow(id);
	const node = nodes.find(({ name }) => name.startsWith('Send')) as WorkflowNode;
	const parameters = node.parameters as Record<
		'publicId' | 'templateId',
		{ value: string; cachedResultName: string }
	> & { data: { schema: unknown } };
	const { publicId, templateId } = parameters;
	expect(await client.listOf(node, 'searchAccounts')).toEqual([
		{ name: publicId.cachedResultName, value: publicId.value },
	]);
	expect(await client.listOf(node, 'searchTemplates')).toContainEqual(
		expect.objectContaining({ name: templateId.cachedResultName, value: templateId.value }),
	);
	expect(await client.formOf(node, 'templateFields')).toEqual(parameters.data.schema);

	await run(demo, id);
	expect(messageCenter.messages).toMatchObject([
		{
			kind: 'template',
			category: 'todo',
			state: 'sent',
			publicId: publicId.value,
			templateId: templateId.value,
			receivers: [{ user: '20230001' }],
			link: 'https://oa.example.edu.cn/approve/42',
			content:
				'您好，您有一条待办审批提醒\n业务系统：EHR\n所属业务：请假申请\n代办事项：李四的请假待审批\n申请人：李四\n当前环节：待审批\n请及时处理',
		},
	]);
}
