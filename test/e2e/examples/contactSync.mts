import { chain, itemsFrom } from '../chain.mts';
import type { WorkflowNode } from '../../../host/n8n.mts';
import { execute, outputOf, run, type Demo } from './demo.mts';

const START = 'Every night';
const SEND = '/topapi/message/corpconversation/asyncsend_v2';

/** Everybody new; nothing; a change of each kind, told though the first attempt failed; too many gone. */
export async function tellsWhatHasChanged(demo: Demo, id: string): Promise<void> {
	const { client, dingTalk } = demo;
	const first = await run(demo, id, START);
	const people = dingTalk.users.length;
	expect(outputOf(first, 'Write the row')).toHaveLength(people);
	expect(outputOf(first, 'Contacts now')).toContainEqual({
		userid: 'zhangsan',
		name: '张三',
		title: '经理',
		departments: '研发部、示例公司',
	});
	expect(texts(demo)).toEqual([
		expect.stringMatching(
			new RegExp(`^钉钉通讯录有变化（.+）\\n新增 ${people} 人：李四（销售部）、`),
		),
	]);
	expect(dingTalk.messages).toMatchObject([{ receivers: ['zhangsan'] }]);

	const unchanged = await run(demo, id, START);
	expect(outputOf(unchanged, 'What has changed', 1)).toHaveLength(people);
	expect(outputOf(unchanged, 'Changes')).toBeUndefined();

	await change(demo, [
		user('update', { userId: chosen('lisi'), updateFields: { title: '销售经理' } }),
		user('create', {
			name: '周八',
			mobile: '13900000008',
			dept_id_list: '102',
			additionalFields: { userid: 'zhouba' },
		}),
	]);
	await addRows(demo, [{ userid: 'wujiu', name: '吴九', title: '', departments: '销售部' }]);
	dingTalk.addFault({ path: SEND, kind: 'errcode', errcode: 60011 });
	const failed = await execute(demo, id, START);
	expect(failed.status).toBe('error');
	expect(outputOf(failed, 'Write the row')).toBeUndefined();

	const changed = await run(demo, id, START);
	expect(texts(demo)[1]).toMatch(
		/^.+\n新增 1 人：周八（研发部）\n变更 1 人：李四（销售 → 销售经理）\n离开 1 人：吴九（销售部）\n?$/,
	);
	expect(outputOf(changed, 'Write the row')).toMatchObject([
		{ userid: 'zhouba' },
		{ userid: 'lisi', title: '销售经理' },
	]);
	expect(outputOf(changed, 'Delete the row')).toMatchObject([{ userid: 'wujiu' }]);

	const gone = Array.from({ length: people + 2 }, (_, index) => ({
		userid: `gone${index}`,
		name: '离职',
		title: '',
		departments: '销售部',
	}));
	await addRows(demo, gone);
	const implausible = await execute(demo, id, START);
	expect(implausible.data.resultData.error?.message).toMatch(/^通讯录没有更新：\d+ 人不见了/);
	expect(outputOf(implausible, 'Delete the row')).toBeUndefined();
	expect(dingTalk.messages).toHaveLength(2);
	await client.activate(id);
	await client.deactivate(id);
}

function texts({ dingTalk }: Demo): string[] {
	return dingTalk.messages.map(({ text }) => text);
}

function chosen(value: string) {
	return { __rl: true, mode: 'id', value };
}

/** A node that changes a user of DingTalk. */
function user(operation: string, parameters: object): WorkflowNode {
	return {
		name: operation,
		type: 'n8n-nodes-cn-messaging.dingTalk',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'user', operation, options: {}, ...parameters },
	};
}

async function change(demo: Demo, nodes: WorkflowNode[]): Promise<void> {
	const stored = await demo.client.listCredentials();
	const credential = stored.find(({ type }) => type === 'dingTalkApi');
	if (!credential) throw new Error('There is no credential of DingTalk.');
	const credentials = { dingTalkApi: { id: credential.id, name: credential.name } };
	const workflow = chain(
		'Changes',
		nodes.map((node) => ({ ...node, credentials })),
	);
	await run(demo, (await demo.client.createWorkflow(workflow)).id);
}

/** Adds rows to the list of the last execution, as if they had been read then. */
async function addRows(demo: Demo, rows: object[]): Promise<void> {
	const insert: WorkflowNode = {
		name: 'Insert',
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: {
			resource: 'row',
			operation: 'insert',
			dataTableId: { __rl: true, mode: 'name', value: 'DingTalk contacts' },
			columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
			options: {},
		},
	};
	const workflow = chain('Rows', [...itemsFrom(rows), insert]);
	await run(demo, (await demo.client.createWorkflow(workflow)).id);
}
