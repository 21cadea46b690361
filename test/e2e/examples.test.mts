import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importExamples, type ImportedExample } from '../../host/examples.mts';
import type { Execution, N8nClient, StoredWorkflow, WorkflowNode } from '../../host/n8n.mts';
import { startSimulators, type Simulators } from '../../host/simulators.mts';
import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { startInstance, type Instance } from './instance.mts';

jest.setTimeout(180_000);

/** n8n polls once a minute, at a second of its choice. */
const POLL_MS = 75_000;
const MINUTE_MS = 60_000;

let instance: Instance;
let client: N8nClient;
let simulators: Simulators;
let youDu: YouDuSimulator;
let messageCenter: MessageCenterSimulator;
let dingTalk: DingTalkSimulator;
let examples: ImportedExample[];

beforeAll(async () => {
	simulators = await startSimulators(() => {});
	youDu = simulators.youDu.simulator;
	messageCenter = simulators.messageCenter.simulator;
	dingTalk = simulators.dingTalk.simulator;
	instance = await startInstance();
	({ client } = instance);
	const credentials = Object.values(simulators).flatMap(({ credentials: own }) => own);
	examples = await importExamples(client, credentials);
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await Promise.all(
		Object.values(simulators ?? {}).map(async ({ simulator }) => await simulator.close()),
	);
}, 30_000);

/** Starts a workflow at its manual trigger; gives the execution's id. */
async function start(id: string): Promise<string> {
	return await client.runWorkflow(id, 'Start');
}

/** Executes a workflow from its manual trigger to its end. */
async function run(id: string): Promise<Execution> {
	return await ended(await start(id));
}

async function ended(executionId: string): Promise<Execution> {
	const execution = await client.waitForExecution(executionId);
	expect(execution.data.resultData.error).toBeUndefined();
	return execution;
}

function outputOf({ data }: Execution, node: string) {
	return data.resultData.runData[node]?.at(-1)?.data?.main[0]?.map(({ json }) => json);
}

async function sendsYouDuText(id: string): Promise<void> {
	await run(id);
	expect(youDu.messages.map(({ plaintext }) => JSON.parse(plaintext) as unknown)).toEqual([
		{
			toUser: 'zhangsan',
			toDept: '',
			msgType: 'text',
			text: { content: '你好，这是一条来自 n8n 的消息。Hello from n8n.' },
		},
	]);
}

async function confirmsWhatIsApproved(id: string): Promise<void> {
	await client.activate(id);
	const sent = outputOf(await run(id), 'Send the todo');
	expect(sent).toEqual([expect.objectContaining({ state: 'sent', failures: [] })]);
	const msgId = String(sent?.[0]?.msgId);
	expect(messageCenter.todos).toMatchObject([{ msgId, title: '请假审批', state: 'todo' }]);

	messageCenter.addReplies([{ msgId: 'another', user: '20230002', content: '不同意' }]);
	messageCenter.reply({ msgId, user: '20230001', content: ' 同意\n' });
	await messageCenter.waitFor(({ todos }) => todos[0]?.state === 'done', POLL_MS);
	await client.deactivate(id);

	const executions = await client.listExecutions(id);
	const byReplies = await Promise.all(
		executions.slice(0, -1).map(async (execution) => await ended(execution.id)),
	);
	expect(byReplies.flatMap((execution) => outputOf(execution, 'Get replies'))).toMatchObject([
		{ msgId: 'another', user: '20230002', content: '不同意' },
		{ msgId, user: '20230001', content: ' 同意\n' },
	]);
	expect(byReplies.flatMap((execution) => outputOf(execution, 'Not approved'))).toMatchObject([
		{ msgId: 'another' },
	]);
	expect(messageCenter.messages).toHaveLength(1);
	expect(messageCenter.stats().callsByPath['/message/checkMessageStatusApi']).toBe(1);
}

async function sendsTheTemplateOfItsLists(id: string): Promise<void> {
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

	await run(id);
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
				'您好，您有一条待办审批提醒\n业务系统：EHR\n所属业务：请假申请\n代办事项：张三的请假待审批\n申请人：张三\n当前环节：待审批\n请及时处理',
		},
	]);
}

async function sendsTheCard(id: string): Promise<void> {
	await run(id);
	expect(messageCenter.messages).toMatchObject([
		{
			kind: 'card',
			state: 'sent',
			title: '门诊日报',
			content: expect.stringMatching(
				/^<div class="gray">\d{4}-\d\d-\d\d<\/div><div class="normal">门诊 .*<\/div><div class="highlight">待审核.*<\/div>$/,
			) as unknown,
			receivers: [{ user: 'zhangsan' }, { user: 'lisi' }],
			link: 'https://report.example.com/daily',
			buttonText: '查看',
			cut: [],
		},
	]);
}

async function schedulesAndReportsWhoIsMissing(id: string): Promise<void> {
	const waiting = await client.waitForExecution(await start(id));
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

	messageCenter.reset();
	messageCenter.reconfigure({ failUsers: { '20230002': '用户不存在' } });
	messageCenter.addFault({ kind: 'hold', path: '/message/getProgress' });
	await checkAtOnce(await client.getWorkflow(id));
	const executionId = await start(id);
	await messageCenter.waitFor(({ requests }) => requests.some(({ fault }) => fault === 'hold'));
	messageCenter.advanceClock((15 * MINUTE_MS) / 1000);
	messageCenter.release();
	const execution = await ended(executionId);
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
async function checkAtOnce({ id, nodes }: StoredWorkflow): Promise<void> {
	type Values = { assignments: { assignments: Array<{ name: string; value: string }> } };
	for (const { parameters } of nodes.filter(({ name }) => name === 'Notice')) {
		const { assignments } = (parameters as unknown as Values).assignments;
		for (const each of assignments) if (each.name === 'checkAt') each.value = '={{ $now.toISO() }}';
	}
	await client.updateWorkflow(id, { nodes });
}

async function readsAllContacts(id: string): Promise<void> {
	const rows = outputOf(await run(id), 'Rows');
	const members = dingTalk.users.flatMap(({ userid, name, dept_id_list }) =>
		dept_id_list.map((dept) => ({ userid, name, dept })),
	);
	const nameOf = (dept: number) =>
		dingTalk.departments.find(({ dept_id }) => dept_id === dept)?.name;
	expect(members.map(({ dept }) => dept)).toContain(1);
	expect(rows).toHaveLength(members.length);
	for (const { userid, name, dept } of members) {
		expect(rows).toContainEqual(
			expect.objectContaining({ userid, name, department: nameOf(dept) }),
		);
	}
}

async function notifiesTheDepartment(id: string): Promise<void> {
	const tasks = outputOf(await run(id), 'Send');
	const [message] = dingTalk.messages;
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

async function tellsTheGroup(id: string): Promise<void> {
	await run(id);
	expect(dingTalk.messages).toMatchObject([
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
}

/** What each file of examples/ does, given the id of its workflow in n8n. */
const proofs: Record<string, (id: string) => Promise<void>> = {
	'dingtalk-contacts.json': readsAllContacts,
	'dingtalk-department-notice.json': notifiesTheDepartment,
	'dingtalk-robot-alarm.json': tellsTheGroup,
	'message-center-approval.json': confirmsWhatIsApproved,
	'message-center-card.json': sendsTheCard,
	'message-center-scheduled-notice.json': schedulesAndReportsWhoIsMissing,
	'message-center-template.json': sendsTheTemplateOfItsLists,
	'youdu-send-text.json': sendsYouDuText,
};

describe('the examples', () => {
	it('are all imported, and all proved below', () => {
		const files = readdirSync(join(__dirname, '../../examples')).sort();
		expect(examples.map(({ file }) => file).sort()).toEqual(files);
		expect(Object.keys(proofs).sort()).toEqual(files);
	});

	it('are imported once, however often n8n is started', async () => {
		const credentials = Object.values(simulators).flatMap(({ credentials: own }) => own);
		expect(await importExamples(client, credentials)).toEqual(examples);
		expect(await client.listWorkflows()).toHaveLength(examples.length);
	});

	it('are not imported without a credential of each type', async () => {
		await expect(importExamples(client, simulators.youDu.credentials)).rejects.toThrow(
			/^dingtalk-.*, node ".*": there is no credential of type dingTalkApi\.$/,
		);
	});

	it.each(Object.entries(proofs))('%s', async (file, proof) => {
		const example = examples.find((each) => each.file === file);
		if (!example) throw new Error(`${file} was not imported.`);
		for (const { simulator } of Object.values(simulators)) simulator.reset();
		await proof(example.id);
	});
});
