import type { IDataObject } from 'n8n-workflow';
import { DingTalkApi } from '../credentials/DingTalkApi.credentials.ts';
import { MessageCenterApi } from '../credentials/MessageCenterApi.credentials.ts';
import { YouDuApi } from '../credentials/YouDuApi.credentials.ts';
import example from '../examples/youdu-send-text.json';
import { searchTemplates } from '../nodes/MessageCenter/shared/locators.ts';
import { YouDuSimulator } from '../simulators/youDu/simulator.mts';
import { credentials, nodes } from './harness/descriptions.mts';
import { runWorkflow } from './harness/runWorkflow.mts';
import { panel } from './harness/panel.mts';
import { chosen, DingTalkFixture } from './nodes/DingTalk/fixture.mts';
import { message, NodeRig } from './nodes/MessageCenter/nodeHarness.mts';
import { TriggerRig } from './nodes/MessageCenter/triggerHarness.mts';

/** As in a process whose locale is Chinese. */
jest.mock('../nodes/core/language.ts', () => ({
	inLanguage: (others: Record<string, unknown>) => others['zh-CN'],
}));

it.each([
	['DingTalk', '钉钉'],
	['MessageCenter', '统一消息中心'],
	['MessageCenterTrigger', '统一消息中心触发器'],
	['YouDu', '有度'],
])('shows the node %s in Chinese', (name, displayName) => {
	const { description } = nodes.find((node) => node.name === name)!;
	expect(description.displayName).toBe(displayName);
	// Workflows keep it.
	expect(description.defaults?.name).toMatch(/^[A-Za-z ]+$/);
});

it('shows the credentials in Chinese', () => {
	expect(credentials.map(({ description }) => description.displayName)).toEqual([
		'钉钉 API',
		'钉钉机器人 API',
		'钉钉套件 API',
		'统一消息中心 API',
		'有度 API',
	]);
});

it.each([new YouDuApi(), new DingTalkApi()])(
	'tests the credential $name in Chinese',
	({ test }) => {
		const messages = (test?.rules ?? []).map(({ properties }) => properties.message);
		expect(messages.length).toBeGreaterThan(5);
		for (const message of messages) expect(message).toMatch(/\p{Script=Han}/u);
	},
);

describe('errors', () => {
	const rig = new NodeRig();
	let youDu: YouDuSimulator;
	let dingTalk: DingTalkFixture;

	beforeAll(async () => {
		youDu = await YouDuSimulator.start();
		dingTalk = await DingTalkFixture.start();
	});

	afterAll(async () => {
		await youDu.close();
		await dingTalk.close();
	});

	async function sendText(item: IDataObject, credential: IDataObject = {}) {
		const SEND = 'Send a text message';
		const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
		const send = example.nodes.find(({ name }) => name === SEND)!;
		return await runWorkflow({
			workflow: {
				nodes: [{ ...start, id: 'start', position: [0, 0], parameters: {} }, send],
				connections: { Start: { main: [[{ node: SEND, type: 'main', index: 0 }]] } },
			},
			items: [item],
			nodes: {
				[SEND]: { parameters: { toUser: '={{ $json.to }}', content: '={{ $json.content }}' } },
			},
			credentials: { youDuApi: { ...youDu.credentials, ...credential } },
		});
	}

	it('name the field as the panel does', async () => {
		const { error } = await sendText({ to: 'zhangsan', content: '长'.repeat(700) });
		expect(error?.message).toBe('“内容”有 700 个字符，有度最多接受 600 个 [条目 0]');
		expect(error?.description).toBe('请缩短，或打开选项“允许有度截断过长的内容”');
	});

	it('put each of several fields into quotes of its own', async () => {
		const { error } = await sendText({ to: '', content: '你好' });
		expect(error?.message).toBe('“用户”和“部门”都是空的：请至少填写一个 [条目 0]');
	});

	it('carry the provider’s own code and message', async () => {
		const path = '/cgi/msg/send';
		youDu.addFault({ kind: 'errcode', errcode: 3, errmsg: '无权限', path });
		const { error } = await sendText({ to: 'zhangsan', content: '你好' });
		expect(error?.message).toBe('请有度管理员为该应用开通这项权限 [条目 0]');
		expect(error?.description).toBe('有度的答复 3 NORIGHT：无权限');
		expect(error?.httpCode).toBe('3');
	});

	it('tell of a wrong credential', async () => {
		const { error } = await sendText({ to: 'zhangsan', content: '你好' }, { buin: 0 });
		expect(error?.message).toBe('请检查有度凭证中的公司总机号（buin） [条目 0]');
		expect(error?.description).toBe('公司总机号不是整数');
	});

	it('know what a label means in the resource that is chosen', async () => {
		const { error } = await dingTalk.run({
			resource: 'user',
			operation: 'update',
			userId: chosen('zhangsan'),
			updateFields: { title: '长'.repeat(201) },
		});
		expect(error?.message).toBe('“职位”有 201 个字符，钉钉最多接受 200 个 [条目 0]');
		const message = await dingTalk.run({
			resource: 'workNotification',
			operation: 'send',
			userIds: 'zhangsan',
			messageType: 'markdown',
			title: '={{ "" }}',
			text: 'text',
		});
		expect(message.error?.message).toBe('“标题”不能为空 [条目 0]');
	});

	it('tell several receivers of one item apart', async () => {
		youDu.addFault({ kind: 'errcode', errcode: 3, errmsg: '无权限', contains: '"user1|' });
		const users = Array.from({ length: 1001 }, (_, index) => `user${index + 1}`);
		const { error } = await sendText({ to: users, content: '你好' });
		expect(error?.description).toBe(
			'有度的答复 3 NORIGHT：无权限。失败：用户 1 至 1000。已送达：用户 1001 至 1001',
		);
	});

	it('name a place in a field', async () => {
		const { error } = await dingTalk.run({
			resource: 'user',
			operation: 'update',
			userId: chosen('zhangsan'),
			updateFields: { dept_order_list: { row: [{ dept_id: '1', order: 'first' }] } },
		});
		expect(error?.message).toBe('“部门内排序：排序”必须是整数，而现在是 "first" [条目 0]');
	});

	it('name it also in the Message Center, its lists and its trigger', async () => {
		const receiverRows = { rows: [{ userId: '', name: '张三' }] };
		const { error } = await rig.run({ ...message, receiversAs: 'rows', receiverRows });
		expect(error?.message).toBe('“接收者，第 1 行：工号/学号”不能为空 [条目 0]');

		const list = searchTemplates.call(panel(new MessageCenterApi(), {}));
		await expect(list).rejects.toThrow('“公众平台”尚未选择');

		const trigger = new TriggerRig(rig.simulator.credentials);
		trigger.parameters = { options: { pageSize: 101 } };
		await expect(trigger.registration().poll()).rejects.toThrow('“每页条数”必须是 1 到 100 的整数');
	});
});
