import axios from 'axios';
import { executionsOf, run, type Demo } from './demo.mts';

const PATH = 'fails-in-production';

/** n8n's sample, and an execution that a webhook started and that failed. */
export async function reportsWhatFailed(demo: Demo, id: string): Promise<void> {
	const { client, dingTalk } = demo;
	await run(demo, id, 'When a workflow fails');
	expect(dingTalk.messages).toMatchObject([
		{ kind: 'webhook', text: '工作流失败：Example Workflow' },
	]);

	await client.activate(id);
	const { id: failing } = await client.createWorkflow({
		name: '库存同步',
		nodes: [
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				parameters: { path: PATH, httpMethod: 'POST', options: {} },
				webhookId: PATH,
			},
			{
				name: 'Check the stock',
				type: 'n8n-nodes-base.stopAndError',
				typeVersion: 1,
				position: [200, 0],
				parameters: { errorMessage: '仓库接口没有响应\n请检查网络' },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Check the stock', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow: id },
	});
	await client.activate(failing);
	await axios.post(`${demo.url}/webhook/${PATH}`, {}, { proxy: false });
	await dingTalk.waitFor(({ messages }) => messages.length === 2);
	const [execution] = await executionsOf(demo, failing);
	await client.deactivate(failing);
	await client.deactivate(id);
	expect(dingTalk.messages[1]?.message).toMatchObject({
		msgtype: 'markdown',
		markdown: {
			title: '工作流失败：库存同步',
			text: expect.stringMatching(
				new RegExp(
					[
						'^#### 工作流失败：库存同步',
						'节点：Check the stock',
						'',
						'> 仓库接口没有响应',
						'> ',
						'> 请检查网络',
						'',
						`\\[查看执行\\]\\(http://localhost:\\d+/workflow/${failing}/executions/${execution?.id}\\)`,
					].join('\n'),
				),
			) as unknown,
		},
		at: { atMobiles: ['13800000001'], isAtAll: false },
	});
}
