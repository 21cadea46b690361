import { NO_SUCH_USER } from '../../host/shots.mts';
import template from '../../examples/message-center-template.json';
import type { Workflow } from '../../host/n8n.mts';
import {
	choose,
	chooseFetched,
	executeNode,
	nodeOnCanvas,
	openNode,
	searchNode,
	startEditor,
	type Editor,
} from './editor.mts';

jest.setTimeout(400_000);

/** What people type to find a node; no two in a row find the same one. */
const SEARCHES = [
	['有度', 'youDu'],
	['钉钉', 'dingTalk'],
	['youdu', 'youDu'],
	['统一消息中心', 'messageCenter'],
	['dingding', 'dingTalk'],
	['Message Center', 'messageCenter'],
	['DingTalk', 'dingTalk'],
	['待办', 'messageCenter'],
	['工作通知', 'dingTalk'],
] as const;

const languages = [
	{
		locale: 'en_US.UTF-8',
		labels: ['Resource', 'Operation', 'Send To', 'Message Type', 'Options'],
		resource: 'User',
		operation: 'Count',
		subtitle: 'Count: User',
		noSuchUser: /^Check the user ID: the organization has no such user/,
		wrongKey: 'Check the Encoding AES Key in the YouDu credential',
	},
	{
		locale: 'zh_CN.UTF-8',
		labels: ['资源', '操作', '发送给', '消息类型', '选项'],
		resource: '用户',
		operation: '统计人数',
		subtitle: '统计人数：用户',
		noSuchUser: /^请检查用户 ID：组织中没有这个用户/,
		wrongKey: '请检查有度凭证中的 EncodingAESKey',
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

	it('finds the nodes by what people type', async () => {
		const example = editor.examples['youdu-send-text.json'];
		await editor.visit('search', `/workflow/${example}`, async (page) => {
			await page.getByTestId('node-creator-plus-button').click();
			for (const [typed, name] of SEARCHES) await searchNode(page, typed, name);
		});
	});

	it('shows what to do about an error, and what the provider said', async () => {
		const { client } = editor.instance;
		const { nodes, connections } = await client.getWorkflow(
			editor.examples['dingtalk-department-notice.json'] ?? '',
		);
		const { id } = await client.createWorkflow({
			name: 'Error',
			connections,
			nodes: nodes.map((node) =>
				node.name === 'Send' ? { ...node, parameters: NO_SUCH_USER } : node,
			),
		});
		await editor.visit('error', `/workflow/${id}`, async (page) => {
			await openNode(page, 'Send');
			const output = await executeNode(page, 'error');
			const said = output.getByTestId('node-error-message').filter({ hasText: '[' });
			await said.getByText(words.noSuchUser).waitFor();
			await output.getByTestId('node-error-description').getByText('60121').waitFor();
		});
	});

	it('tests a credential, and says what is wrong with it', async () => {
		const [right] = editor.simulators.youDu.credentials;
		const encodingAesKey = Buffer.alloc(32, 'another key').toString('base64');
		const { id } = await editor.instance.client.createCredential({
			name: 'Wrong',
			type: 'youDuApi',
			data: { ...right?.data, encodingAesKey },
		});
		await editor.visit('credential', `/home/credentials/${id}`, async (page) => {
			await page.getByText('More details', { exact: true }).click();
			await page.getByText(words.wrongKey).waitFor();
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
