import axios from 'axios';
import type { Execution } from '../../../host/n8n.mts';
import { startChatModel, type ChatModel } from '../chatModel.mts';
import { changeNode, type Demo } from './demo.mts';

const TOOL = 'Send_a_YouDu_message';
/** n8n's pages do not act for programs that look at links. */
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36' };

/** What n8n's chat shows: a text, or one with buttons. */
type Shown = string | { text: string; buttons: Array<{ text: string; link: string }> };

/** A wrong receiver, then a right one; then a message that the person does not want to be sent. */
export async function sendsWhatAPersonAgreesTo(demo: Demo, id: string): Promise<void> {
	const model = await startChatModel();
	try {
		await choose(demo, id, model);
		await sendsOneMessage(demo, id, model);
		await sendsNothing(demo, id, model);
	} finally {
		await model.close();
	}
}

async function sendsOneMessage(demo: Demo, id: string, model: ChatModel): Promise<void> {
	const { client, youDu } = demo;
	const text = '会议改到三点';
	model.says([send('张三、王总', text), send('张三', text), { text: '已发送给张三。' }]);
	const executionId = await write(demo, id, '告诉张三和王总，会议改到三点');
	const first = await client.waitForExecution(executionId);
	expect(shown(first, 'Ask before sending')).toMatchObject({
		text: '发送给 张三、王总：\n\n会议改到三点',
	});
	expect(model.requests[0]?.tools).toMatchObject([
		{
			function: {
				name: TOOL,
				description:
					'Sends a text message in YouDu (有度), the chat of the organization. It can go to 张三、李四, and to nobody else.',
			},
		},
	]);
	await press(demo, first, 'Send');
	await model.asked(2);
	expect(model.requests[1]?.messages.at(-1)).toMatchObject({
		role: 'tool',
		content: expect.stringContaining('王总 is not among those who may get messages') as unknown,
	});

	const second = await client.waitForExecution(executionId);
	expect(shown(second, 'Ask before sending')).toMatchObject({
		text: '发送给 张三：\n\n会议改到三点',
	});
	expect(youDu.messages).toEqual([]);
	await press(demo, second, 'Send');
	await model.asked(3);
	const last = await client.waitForExecution(executionId);
	expect(shown(last, 'Answer')).toBe('已发送给张三。');
	expect(youDu.messages).toMatchObject([{ toUser: ['zhangsan'], content: '会议改到三点' }]);
}

async function sendsNothing(demo: Demo, id: string, model: ChatModel): Promise<void> {
	const { client, youDu } = demo;
	model.says([send('李四', '散会'), { text: '没有发送。' }]);
	const executionId = await write(demo, id, '告诉李四散会');
	await press(demo, await client.waitForExecution(executionId), 'Do not send');
	await model.asked(5);
	expect(model.requests[4]?.messages.at(-1)).toMatchObject({
		role: 'tool',
		content: expect.stringContaining('rejected') as unknown,
	});
	const last = await client.waitForExecution(executionId);
	expect(shown(last, 'Answer')).toBe('没有发送。');
	expect(youDu.messages).toHaveLength(1);
}

/** Chooses the model's credential, as the note says. */
async function choose(demo: Demo, id: string, model: ChatModel): Promise<void> {
	const { id: credential, name } = await demo.client.createCredential({
		name: 'Stand-in',
		type: 'openAiApi',
		data: { apiKey: model.apiKey, url: model.baseUrl },
	});
	await changeNode(demo, id, 'Chat model', (node) => {
		node.credentials = { openAiApi: { id: credential, name } };
	});
}

/** The wish of the model to send a message. */
function send(receivers: string, text: string) {
	return { tool: TOOL, args: { toolParameters: { receivers, text }, hitlParameters: {} } };
}

/** Writes into the editor's chat; gives the execution's id. */
async function write({ client }: Demo, id: string, chatInput: string): Promise<string> {
	const items = [[{ json: { sessionId: chatInput, action: 'sendMessage', chatInput } }]];
	const data = { startTime: 0, executionTime: 0, executionIndex: 0, source: [] };
	const { executionId } = await client.request<{ executionId: string }>(
		'POST',
		`/rest/workflows/${id}/run`,
		{
			triggerToStartFrom: {
				name: 'When somebody writes',
				data: { ...data, data: { main: items } },
			},
		},
	);
	return executionId;
}

/** What a node wants the chat to show. */
function shown({ data }: Execution, node: string): Shown | undefined {
	const output = data.resultData.runData[node]?.at(-1)?.data as
		| Record<string, Array<Array<{ sendMessage?: Shown }>>>
		| undefined;
	return Object.values(output ?? {})[0]?.[0]?.[0]?.sendMessage;
}

/** Presses a button of the review that an execution waits for. */
async function press({ url }: Demo, execution: Execution, label: string): Promise<void> {
	const review = shown(execution, 'Ask before sending');
	const buttons = typeof review === 'object' ? review.buttons : [];
	const { pathname, search } = new URL(buttons.find(({ text }) => text === label)?.link ?? '');
	await axios.get(url + pathname + search, { headers: BROWSER, proxy: false });
}
