import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { MessageCenterOptions } from '../../simulators/messageCenter/simulator.mts';
import { http } from './rawClient.mts';
import type { Answer, RawRequest } from './rawClient.mts';

export interface RspAnswer {
	rspCode: string;
	rspMsg: string;
	debuggerErrorMsg?: null;
	resultData: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

export const PATHS = {
	token: '/msg/getThirdAPIToken',
	accounts: '/message/getPublicList',
	templates: '/message/getTemplateList',
	replies: '/message/replyMessage',
	progress: '/message/getProgress',
	counts: '/api/message/user/count',
	list: '/api/message/user/list',
	message: '/message/sendMessageApi',
	sms: '/message/sendMessageBySMSApi',
	template: '/message/sendTemplateApi',
	card: '/message/cardMessage',
	confirm: '/message/checkMessageStatusApi',
} as const;

export const FORM = 'application/x-www-form-urlencoded';

/** URL-encoded fields; undefined leaves a field out. */
export function encoded(fields: Fields): string {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) form.append(name, String(value));
	}
	return form.toString();
}

/** A bare Message Center client that does what the interface document says and nothing more. */
export class MessageCenterClient {
	/** Set by signIn(). */
	token = '';
	private readonly simulator: Pick<MessageCenterSimulator, 'url' | 'credentials'>;

	constructor(simulator: Pick<MessageCenterSimulator, 'url' | 'credentials'>) {
		this.simulator = simulator;
	}

	/** The answer to a POST as it came. */
	async post(path: string, options: RawRequest = {}): Promise<Answer> {
		return await http(`${this.simulator.url}${path}`, { method: 'POST', ...options });
	}

	async query(path: string, fields: Fields, options: RawRequest = {}): Promise<RspAnswer> {
		return rsp(await this.post(`${path}?${encoded(fields)}`, options));
	}

	async form(path: string, fields: Fields, options: RawRequest = {}): Promise<RspAnswer> {
		const headers = { 'Content-Type': FORM };
		return rsp(await this.post(path, { headers, body: encoded(fields), ...options }));
	}

	async json(path: string, fields: Fields, options: RawRequest = {}): Promise<RspAnswer> {
		const headers = { 'Content-Type': 'application/json' };
		return rsp(await this.post(path, { headers, body: JSON.stringify(fields), ...options }));
	}

	async askToken(changes: Fields = {}): Promise<RspAnswer> {
		const { appId, appPassword } = this.simulator.credentials;
		return await this.query(PATHS.token, { appId, appPassword, ...changes });
	}

	/** Fetches a token and keeps it for the calls below. */
	async signIn(): Promise<string> {
		const { resultData } = await this.askToken();
		this.token = (resultData as { token: string }).token;
		return this.token;
	}

	async accounts(changes: Fields = {}) {
		return await this.query(PATHS.accounts, { token: this.token, ...changes });
	}

	async templates(publicId: string = ACCOUNT_ID) {
		return await this.query(PATHS.templates, { token: this.token, publicId });
	}

	async fetchReplies(changes: Fields = {}) {
		return await this.form(PATHS.replies, { token: this.token, ...changes });
	}

	async progress(msgId: string | undefined) {
		return await this.form(PATHS.progress, { token: this.token, msgId });
	}

	async counts(changes: Fields = {}) {
		return await this.form(PATHS.counts, { token: this.token, account: '12345', ...changes });
	}

	async list(changes: Fields = {}) {
		const page = { account: '12345', page: '1', size: '10' };
		return await this.form(PATHS.list, { token: this.token, ...page, ...changes });
	}

	async send(changes: Fields = {}, options: RawRequest = {}) {
		return await this.form(PATHS.message, { token: this.token, ...message(), ...changes }, options);
	}

	/** The answer to a send of message() as it came. */
	async sendRaw(options: RawRequest = {}): Promise<Answer> {
		const headers = { 'Content-Type': FORM };
		const body = encoded({ token: this.token, ...message() });
		return await this.post(PATHS.message, { headers, body, ...options });
	}

	async sendSms(changes: Fields = {}) {
		return await this.form(PATHS.sms, { token: this.token, ...sms(), ...changes });
	}

	async sendTemplate(changes: Fields = {}) {
		return await this.json(PATHS.template, { token: this.token, ...template(), ...changes });
	}

	async sendCard(changes: Fields = {}) {
		return await this.json(PATHS.card, { token: this.token, ...card(), ...changes });
	}

	async confirm(changes: Fields = {}) {
		return await this.form(PATHS.confirm, { token: this.token, ...changes });
	}
}

/** A running simulator with a client that has signed in. */
export async function startMessageCenter(options?: MessageCenterOptions) {
	const simulator = await MessageCenterSimulator.start(options);
	const client = new MessageCenterClient(simulator);
	await client.signIn();
	return { simulator, client };
}

function rsp({ text }: Answer): RspAnswer {
	return JSON.parse(text) as RspAnswer;
}

/** The usable account and a template of the examples (5.2.1, 5.2.2). */
export const ACCOUNT_ID = 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75';
export const DISABLED_ACCOUNT_ID = 'd2e5c446-b7fd-421e-8bad-d5d6915207ff';
export const TEMPLATE_ID = 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4';

/** A text message with the receivers of the example of 5.3.1. */
export function message(): Record<string, unknown> {
	return {
		msgtitle: '放假通知',
		msgType: '1',
		msgContent: '国庆节放假七天',
		sendStatus: '1',
		sendChannel: 'WeChat',
		sendMode: 'normal',
		receivers:
			'[{"type":"User","userId":"12345","name":"接受人1"},{"type":"User","userId":"12346","name":"接受人2"}]',
	};
}

/** What makes a todo of a message. */
export const AS_TODO = { sendMsgType: '4', waitLink: 'https://oa.example/leave/7' };

/** An SMS with the receivers of the example of 5.3.2. */
export function sms(): Record<string, unknown> {
	return {
		msgContent: '验证码 8341',
		receivers:
			'[{"name":"示例姓名1","mobile": "18612345678"},{"name":"示例姓名2","mobile": "13912345678"}]',
	};
}

/** The example of 5.3.3, for an account and a template that its other examples list. */
export function template(): Record<string, unknown> {
	return {
		userId: 'yezz',
		publicId: ACCOUNT_ID,
		messageType: '1',
		templateId: TEMPLATE_ID,
		url: 'https://www.vanytech.com',
		data: templateData(),
	};
}

export function templateData(): Record<string, unknown> {
	return {
		keyword1: { value: 'OA办公系统' },
		keyword2: { value: '办公用品申领' },
		keyword3: { value: '记事本办公用品申领' },
		keyword4: { value: '肖贾' },
		keyword5: { value: '领导审批' },
	};
}

/** The example of 5.3.4. */
export function card(): Record<string, unknown> {
	return {
		userList: 'test1|test2',
		title: '通知',
		description:
			'<div class="gray">2021年06月17日</div> <div class="normal">恭喜你获得本次大赛第一</div><div class="highlight">请于2021年06月20日前联系行政同事领取</div>',
		btnTxt: '更多数据',
		url: 'https://www.xxxx.com/s?ie=UTF-8&wd=baidu',
	};
}

/** The refusal for a bad parameter. */
export function bad(detail: string): RspAnswer {
	return { rspCode: '500001', rspMsg: `参数校验有误：${detail}`, resultData: null };
}

/** Real time so many seconds from now as China writes it. */
export function inSeconds(seconds: number): string {
	const shifted = new Date(Date.now() + (8 * 3600 + seconds) * 1000);
	return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
