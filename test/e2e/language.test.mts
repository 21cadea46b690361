import template from '../../examples/message-center-template.json';
import text from '../../examples/youdu-send-text.json';
import type { ShownType, Workflow, WorkflowNode } from '../../host/n8n.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';
import { startInstance, type Instance } from './instance.mts';

jest.setTimeout(120_000);

let simulators: Simulators;
/** n8n in a Chinese locale, and in another one. */
let chinese: Instance;
let english: Instance;

beforeAll(async () => {
	simulators = await startSimulators(() => {});
	chinese = await startInstance({ LANG: 'zh_CN.UTF-8' });
	english = await startInstance();
}, 400_000);

afterAll(async () => {
	await chinese?.remove();
	await english?.remove();
	await closeAll(simulators);
}, 60_000);

/** What the editor of an n8n shows of this package, by name. */
async function shownBy({ client }: Instance): Promise<Record<string, ShownType>> {
	const shown = [...(await client.types('nodes')), ...(await client.types('credentials'))];
	const own = shown.filter(({ name }) => /youDu|dingTalk|messageCenter/.test(name));
	return Object.fromEntries(own.map((each) => [each.name.replace(/^.*\./, ''), each]));
}

/** Stores a workflow as an import does, with credentials for the simulators; gives its ID. */
async function store({ client }: Instance, { name, nodes, connections }: Workflow) {
	const known = Object.values(simulators).flatMap(({ credentials }) => credentials);
	const withOwn = async (node: WorkflowNode): Promise<WorkflowNode> => {
		const [type] = Object.keys(node.credentials ?? {});
		const credential = known.find((each) => each.type === type);
		if (!type || !credential) return node;
		return { ...node, credentials: { [type]: await client.createCredential(credential) } };
	};
	const own = await Promise.all(nodes.map(withOwn));
	return (await client.createWorkflow({ name, nodes: own, connections })).id;
}

async function run({ client }: Instance, id: string) {
	return await client.waitForExecution(await client.runWorkflow(id, 'Start'));
}

it('shows nodes and credentials in the language of the server, under the same names', async () => {
	const shown = await shownBy(chinese);
	expect(shown.dingTalk?.displayName).toBe('钉钉');
	expect(shown.messageCenterTrigger?.displayName).toBe('统一消息中心触发器');
	expect(shown.youDuApi?.displayName).toBe('有度 API');
	const labels = shown.youDu?.properties.map(({ displayName }) => displayName);
	expect(labels).toEqual(expect.arrayContaining(['资源', '操作', '用户', '部门', '内容', '选项']));

	const others = await shownBy(english);
	expect(others.dingTalk?.displayName).toBe('DingTalk');
	expect(others.youDuApi?.displayName).toBe('YouDu API');
	expect(Object.keys(shown)).toEqual(Object.keys(others));
	for (const [name, { properties }] of Object.entries(others)) {
		const names = shown[name]?.properties.map((property) => property.name);
		expect(names).toEqual(properties.map((property) => property.name));
	}
});

it.each(['English', 'Chinese'])('opens and runs in the other what was made in %s', async (made) => {
	const [maker, other] = made === 'English' ? [english, chinese] : [chinese, english];
	for (const example of [text, template]) {
		const first = await store(maker, example as unknown as Workflow);
		expect((await run(maker, first)).status).toBe('success');
		const exported = await maker.client.getWorkflow(first);
		const id = await store(other, exported);
		expect((await run(other, id)).status).toBe('success');
		const opened = await other.client.getWorkflow(id);
		const parameters = ({ nodes }: Workflow) => nodes.map((node) => [node.name, node.parameters]);
		expect(parameters(opened)).toEqual(parameters(exported));
		expect(parameters(opened)).toEqual(parameters(example as unknown as Workflow));
	}
});

it('fails in the language of the server', async () => {
	const nodes = (text.nodes as unknown as WorkflowNode[]).map((node) =>
		node.type.endsWith('.youDu')
			? { ...node, parameters: { ...node.parameters, content: '={{ "长".repeat(700) }}' } }
			: node,
	);
	const workflow = { ...text, nodes } as unknown as Workflow;
	const errorOf = async (instance: Instance) => {
		const execution = await run(instance, await store(instance, workflow));
		return execution.data.resultData.error;
	};
	const error = await errorOf(chinese);
	expect(error?.message).toBe('“内容”有 700 个字符，有度最多接受 600 个 [条目 0]');
	expect(error?.description).toBe('请缩短，或打开选项“允许有度截断过长的内容”');
	expect((await errorOf(english))?.message).toBe(
		'Content has 700 characters, and YouDu takes at most 600 [item 0]',
	);
});

it('tests credentials in the language of the server', async () => {
	const [credential] = simulators.messageCenter.credentials;
	const wrong = { ...credential!, data: { ...credential!.data, appPassword: 'wrong' } };
	const answerOf = async ({ client }: Instance) => {
		const { id } = await client.createCredential(wrong);
		return await client.testCredential({ ...wrong, id });
	};
	const answer = await answerOf(chinese);
	expect(answer.status).toBe('Error');
	expect(answer.message).toMatch(/请检查统一消息中心凭证中的应用 ID 和应用秘钥/);
	expect((await answerOf(english)).message).toMatch(/Check App ID and App Password/);
});
