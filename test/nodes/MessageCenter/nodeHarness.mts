import type { IDataObject, INode } from 'n8n-workflow';
import {
	MessageCenterSimulator,
	type MessageCenterOptions,
} from '../../../simulators/messageCenter/simulator.mts';
import { runWorkflow } from '../../harness/runWorkflow.mts';
import workflow from './messageCenter.workflow.json';

export const ACCOUNT = 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75';
export const TEMPLATE = 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4';

export const SEND = '/message/sendMessageApi';
export const SEND_TEMPLATE = '/message/sendTemplateApi';
export const RESULT = '/message/getProgress';
export const LIST = '/api/message/user/list';
export const CONFIRM = '/message/checkMessageStatusApi';

/** Parameters of Send that are right. */
export const message = {
	resource: 'message',
	operation: 'send',
	receiversAs: 'accounts',
	receiverAccounts: '20230001, 20230002，20230001',
	sendChannel: ['Portal', 'WeChat'],
	msgtitle: '请假审批',
	msgContent: '张三的请假待审批',
	sendMsgType: 'notice',
};

/** Parameters of Send WeChat Template that are right. */
export const template = {
	resource: 'message',
	operation: 'sendTemplate',
	publicId: { __rl: true, mode: 'id', value: ACCOUNT },
	templateId: { __rl: true, mode: 'list', value: TEMPLATE },
	userId: '20230001',
	messageType: 'todo',
	url: 'https://oa.example.edu.cn/1',
	data: {
		mappingMode: 'defineBelow',
		value: {
			keyword1: 'EHR',
			keyword2: '请假申请',
			keyword3: '张三的请假待审批',
			keyword4: '张三',
			keyword5: '待审批',
		},
	},
};

/** What a test can change besides the node's parameters. */
interface RunSettings {
	node?: Partial<Omit<INode, 'parameters'>>;
	items?: IDataObject[];
	credential?: IDataObject;
	timezone?: string;
}

/** The node in a workflow, and the simulator that it talks to: a new one for each test of the file. */
export class NodeRig {
	simulator!: MessageCenterSimulator;

	constructor() {
		beforeEach(async () => {
			this.simulator = await MessageCenterSimulator.start();
		});
		afterEach(async () => {
			await this.simulator.close();
		});
	}

	/** Another simulator, with these options. */
	async restart(options: MessageCenterOptions): Promise<void> {
		await this.simulator.close();
		this.simulator = await MessageCenterSimulator.start(options);
	}

	async run(parameters: object, settings: RunSettings = {}) {
		const { node = {}, items = [{}], credential = {}, timezone } = settings;
		const result = await runWorkflow({
			workflow: { ...workflow, settings: { timezone } },
			items,
			nodes: { 'Message Center': { ...node, parameters } as Partial<INode> },
			credentials: { messageCenterApi: { ...this.simulator.credentials, ...credential } },
		});
		return { ...result, json: result.output('Message Center').map(({ json }) => json) };
	}

	/** The next so many calls to this path get this answer, and are not carried out. */
	answer(path: string, answer: object, times = 1, httpStatus = 200): void {
		const reply = { rspCode: '000000', rspMsg: '', ...answer };
		this.simulator.addFault({
			kind: 'status',
			httpStatus,
			body: JSON.stringify(reply),
			path,
			times,
		});
	}

	/** How often this path was called. */
	callsTo(path: string): number {
		return this.simulator.stats().callsByPath[path] ?? 0;
	}

	/** The last request but those for a token: how it went, and its fields but the token. */
	sent() {
		const request = this.simulator.requests.filter(({ path }) => !path.includes('/msg/')).at(-1);
		const raw = String(request?.rawBody ?? '');
		const fields = raw.startsWith('{')
			? (JSON.parse(raw) as IDataObject)
			: Object.fromEntries(new URLSearchParams(raw));
		const { token, ...others } = { ...(request?.query as IDataObject), ...fields };
		expect(this.simulator.issuedTokens).toContain(token);
		return {
			method: request?.method,
			path: request?.path,
			contentType: request?.headers['content-type'],
			fields: others,
		};
	}
}
