import template from '../../examples/message-center-template.json';
import type { Workflow } from '../../host/n8n.mts';
import {
	choose,
	chooseFetched,
	executeNode,
	nodeOnCanvas,
	openNode,
	startEditor,
	type Editor,
} from './editor.mts';

jest.setTimeout(400_000);

const languages = [
	{
		locale: 'en_US.UTF-8',
		labels: ['Resource', 'Operation', 'Send To', 'Message Type', 'Options'],
		resource: 'User',
		operation: 'Count',
		subtitle: 'Count: User',
	},
	{
		locale: 'zh_CN.UTF-8',
		labels: ['资源', '操作', '发送给', '消息类型', '选项'],
		resource: '用户',
		operation: '统计人数',
		subtitle: '统计人数：用户',
	},
];

describe.each(languages)('the editor in $locale', ({ locale, labels, ...words }) => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await startEditor(locale);
	}, 400_000);

	afterAll(async () => await editor?.close(), 60_000);

	it('opens an example, sends, and shows what another operation gives', async () => {
		const example = editor.examples['dingtalk-department-notice.json'];
		await editor.visit('notice', `/workflow/${example}`, async (page) => {
			await openNode(page, 'Send');
			for (const label of labels) {
				await page
					.getByTestId('node-parameters')
					.getByText(label, { exact: true })
					.first()
					.waitFor();
			}
			const sent = await executeNode(page);
			await sent.getByTestId('radio-button-json').click();
			await sent.getByText('"task_id"').waitFor();
			const { messages, users } = editor.simulators.dingTalk.simulator;
			expect(messages).toHaveLength(1);

			await choose(page, 'resource', words.resource);
			await choose(page, 'operation', words.operation);
			const output = await executeNode(page);
			await output.getByTestId('radio-button-table').click();
			await output.getByRole('cell', { name: String(users.length), exact: true }).waitFor();

			await page.getByTestId('ndv-close-button').click();
			await nodeOnCanvas(page, 'Send').getByText(words.subtitle, { exact: true }).waitFor();
		});
	});

	it('fills in the form of a template with the fields of the chosen one', async () => {
		const { id } = await editor.instance.client.createWorkflow(await withoutTemplate(editor));
		await editor.visit('template', `/workflow/${id}`, async (page) => {
			await openNode(page, 'Send the template message');
			// n8n's editor does not fetch the fields anew while another field of the form has no value.
			await page.getByTestId('execute-previous-node').click();
			await page.getByTestId('ndv-input-panel').getByText('applicant', { exact: true }).waitFor();
			const form = page.getByTestId('node-parameters');
			await chooseFetched(page, 'publicId', '示例大学公众号');
			await chooseFetched(page, 'templateId', '待办审批提醒 (…8K3EyS4)');
			for (const name of ['first', 'keyword1', 'keyword5', 'remark']) {
				await form.getByTestId(`parameter-input-${name}`).waitFor();
			}
			await form.getByText('业务系统 (keyword1)', { exact: true }).waitFor();
			for (let number = 1; number <= 5; number += 1) {
				const field = form.getByTestId(`parameter-input-keyword${number}`);
				await field.locator('input').fill(`值 ${number}`);
			}
			const output = await executeNode(page);
			await output.getByTestId('radio-button-json').click();
			await output.getByText('"msgId"').waitFor();
			const [message] = editor.simulators.messageCenter.simulator.messages;
			expect(JSON.stringify(message?.raw)).toContain('值 5');
		});
	});
});

/** The workflow that sends a template message, without the template and its fields. */
async function withoutTemplate({ simulators, instance }: Editor): Promise<Workflow> {
	const [credential] = simulators.messageCenter.credentials;
	const stored = (await instance.client.listCredentials()).find(
		({ name }) => name === credential?.name,
	);
	const { nodes, connections } = template as unknown as Workflow;
	const empty = { mode: 'list', value: '' };
	return {
		name: 'Template',
		connections,
		nodes: nodes.map((node) => {
			if (!node.credentials) return node;
			const parameters = {
				...node.parameters,
				publicId: empty,
				templateId: empty,
				data: undefined,
			};
			return {
				...node,
				parameters,
				credentials: { messageCenterApi: { id: stored?.id, name: stored?.name ?? '' } },
			};
		}),
	};
}
