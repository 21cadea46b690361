import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import type { DingTalkOptions } from '../../simulators/dingTalk/simulator.mts';
import { http } from './rawClient.mts';
import type { Answer, RawRequest } from './rawClient.mts';

export type Fields = Readonly<Record<string, unknown>>;
export type Json = Record<string, unknown>;

export const JSON_TYPE = { 'Content-Type': 'application/json' };
export const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** URL-encoded fields; undefined leaves a field out. */
export function encoded(fields: Fields): string {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) form.append(name, String(value));
	}
	return form.toString();
}

/** A bare DingTalk client that does what the reference says and nothing more. */
export class DingTalkClient {
	/** The token that is sent; set by signIn(). */
	token = '';
	private readonly simulator: Pick<DingTalkSimulator, 'credentials'>;

	constructor(simulator: Pick<DingTalkSimulator, 'credentials'>) {
		this.simulator = simulator;
	}

	/** Fetches a token and keeps it for the calls below. */
	async signIn(): Promise<string> {
		const { appKey, appSecret } = this.simulator.credentials;
		const { accessToken } = (await this.api('POST', '/v1.0/oauth2/accessToken', {
			appKey,
			appSecret,
		})) as { accessToken: string };
		this.token = accessToken;
		return accessToken;
	}

	/** A GET of oapi: the JSON answer. */
	async get(path: string, query: Fields = {}): Promise<Json> {
		return json(await this.oapi(path, query));
	}

	/** A POST of oapi with a JSON body. */
	async post(path: string, body: unknown = {}, query: Fields = {}): Promise<Json> {
		return json(await this.oapi(path, query, { headers: JSON_TYPE, body: JSON.stringify(body) }));
	}

	/** A POST of oapi with a form body. */
	async form(path: string, fields: Fields, query: Fields = {}): Promise<Json> {
		return json(await this.oapi(path, query, { headers: FORM_TYPE, body: encoded(fields) }));
	}

	/** A request to oapi, answered as it came; `access_token` can be replaced or left out. */
	async oapi(path: string, query: Fields = {}, options: RawRequest = {}): Promise<Answer> {
		const { oapiUrl } = this.simulator.credentials;
		const text = encoded({ access_token: this.token || undefined, ...query });
		return await http(`${oapiUrl}${path}${text === '' ? '' : `?${text}`}`, options);
	}

	/** A call of api: the JSON answer, with `status` where it is not 200. */
	async api(method: string, path: string, body?: unknown): Promise<Json> {
		const answer = await this.apiRaw(method, path, {
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { ...(answer.status === 200 ? {} : { status: answer.status }), ...json(answer) };
	}

	/** A request to api, answered as it came. */
	async apiRaw(method: string, path: string, options: RawRequest = {}): Promise<Answer> {
		const { apiUrl } = this.simulator.credentials;
		const headers = {
			...(this.token === '' ? {} : { 'x-acs-dingtalk-access-token': this.token }),
			...(options.body === undefined ? {} : JSON_TYPE),
		};
		return await http(`${apiUrl}${path}`, { headers, ...options, method });
	}

	/** Sends a text as a work notification to zhangsan and lisi, with some fields replaced. */
	async notify(changes: Fields = {}): Promise<Json> {
		return await this.post(PATHS.send, { ...notification(this.agentId), ...changes });
	}

	get agentId(): number {
		return this.simulator.credentials.agentId;
	}
}

export const PATHS = {
	send: '/topapi/message/corpconversation/asyncsend_v2',
	progress: '/topapi/message/corpconversation/getsendprogress',
	result: '/topapi/message/corpconversation/getsendresult',
	recall: '/topapi/message/corpconversation/recall',
} as const;

/** The example of reference 2.4.1 for other people. */
export function notification(agent_id: number): Json {
	return { agent_id, userid_list: 'zhangsan,lisi', to_all_user: false, msg: text('hello') };
}

export function text(content: string): Json {
	return { msgtype: 'text', text: { content } };
}

/** A running simulator with a client that has signed in. */
export async function startDingTalk(options?: DingTalkOptions) {
	const simulator = await DingTalkSimulator.start(options);
	const client = new DingTalkClient(simulator);
	await client.signIn();
	return { simulator, client };
}

export function json({ text: body }: Answer): Json {
	return JSON.parse(body) as Json;
}

/** The answer of a topapi call that went well. */
export function topapiOk(fields: Json = {}): Json {
	return { errcode: 0, errmsg: 'ok', ...fields, request_id: expect.stringMatching(/^\w+$/) };
}

/** The answer of a topapi call that the gateway refuses. */
export function gateway(code: number, message: string): Json {
	return {
		errcode: 88,
		sub_code: String(code),
		sub_msg: message,
		errmsg: `ding talk error[subcode=${code},submsg=${message}]`,
		request_id: expect.stringMatching(/^\w+$/),
	};
}

/** The answer of a call of api that is refused. */
export function apiRefusal(status: number, code: string, message: unknown): Json {
	return { status, code, message, requestid: expect.stringMatching(/^[-\w]+$/) };
}
