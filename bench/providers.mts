/** What each provider's text send looks like for each contender. */
import axios from 'axios';
import type { WorkflowNode } from '../host/n8n.mts';
import { freePort } from '../host/ports.mts';
import { dingTalkForms } from '../simulators/dingTalk/forms.mts';
import type { DingTalkCredentials } from '../simulators/dingTalk/simulator.mts';
import { dataOf } from '../simulators/shared/forms.mts';
import { open, parseKey, seal } from '../simulators/youDu/cipher.mts';
import { fill } from './nodes/fill.js';
import { startSimulator, type Simulator } from './simulator.mts';

export type Parameters = WorkflowNode['parameters'];

/** One item of a run. */
export interface Message {
	user: string;
	text: string;
}

/** A provider's simulator, and how each contender sends a text to it. */
export interface Setup {
	simulator: Simulator;
	credential: { type: string; data: Record<string, unknown> };
	/** Parameters of this package's node. */
	node: Parameters;
	/** The same with many receivers in one item, whose field `users` lists them. */
	nodeOfMany: Parameters;
	/** Where the send call is. */
	url: string;
	/** The body of the send call, with `$user` and `$text` for what differs from item to item. */
	body: object;
	/** The same as one expression. */
	bodyExpression: string;
	/**
	 * How HTTP Request and the bare node of bench/nodes/ do it with a token that another HTTP Request node
	 * before them has fetched; left out where they cannot. In what the bare node gets `$token` stands for it.
	 */
	byHand?: { tokenRequest: Parameters; sendRequest: Parameters; bareNode: Parameters };
	/** Sends a message with a bare client; fetches the token when it is called first. */
	bareSend(): Promise<(message: Message) => Promise<unknown>>;
}

export const providers: Readonly<Record<string, { title: string; start(): Promise<Setup> }>> = {
	youDu: { title: 'YouDu', start: startYouDu },
	dingTalk: { title: 'DingTalk', start: startDingTalk },
	messageCenter: { title: 'Message Center', start: startMessageCenter },
};

const http = axios.create({ proxy: false });

async function startYouDu(): Promise<Setup> {
	const simulator = await startSimulator('youDu');
	const { url, credentials } = simulator;
	const { buin, appId, encodingAesKey } = credentials as Record<string, string>;
	const body = { toUser: '$user', toDept: '', msgType: 'text', text: { content: '$text' } };
	return {
		simulator,
		credential: { type: 'youDuApi', data: credentials },
		node: {
			resource: 'message',
			operation: 'sendText',
			toUser: '={{ $json.user }}',
			toDept: '',
			content: '={{ $json.text }}',
		},
		nodeOfMany: {
			resource: 'message',
			operation: 'sendText',
			toUser: '={{ $json.users ?? $json.user }}',
			toDept: '',
			content: '={{ $json.text }}',
		},
		url: `${url}/cgi/msg/send`,
		body,
		bodyExpression:
			'={{ JSON.stringify({ toUser: $json.user, toDept: "", msgType: "text", text: { content: $json.text } }) }}',
		bareSend: async () => {
			const key = parseKey(String(encodingAesKey));
			const envelope = (text: string) => ({ buin, appId, encrypt: seal(key, text, String(appId)) });
			const now = String(Math.floor(Date.now() / 1000));
			const answer = await http.post<{ encrypt: string }>(`${url}/cgi/gettoken`, envelope(now));
			const { payload } = open(key, answer.data.encrypt);
			const { accessToken } = JSON.parse(payload.toString()) as { accessToken: string };
			return async (message) =>
				await http.post(`${url}/cgi/msg/send?accessToken=${accessToken}`, {
					...envelope(JSON.stringify(fill(body, { ...message }))),
				});
		},
	};
}

async function startDingTalk(): Promise<Setup> {
	const simulator = await startSimulator('dingTalk', [
		...['--api-port', String(await freePort())],
		...['--rate-limit', '100000000'],
	]);
	await simulator.reconfigure({
		ipLimit: null,
		dailyPerUser: 1_000_000,
		receiversPerMinute: 1_000_000,
	});
	const { url } = simulator;
	const credentials = simulator.credentials as unknown as DingTalkCredentials;
	const { appKey, appSecret, agentId } = credentials;
	const [app] = dingTalkForms(credentials);
	const body = {
		agent_id: agentId,
		userid_list: '$user',
		msg: { msgtype: 'text', text: { content: '$text' } },
	};
	const send = `${url}/topapi/message/corpconversation/asyncsend_v2`;
	const bodyExpression = `={{ JSON.stringify({ agent_id: ${agentId}, userid_list: $json.user, msg: { msgtype: "text", text: { content: $json.text } } }) }}`;
	const token = "={{ $('Token').first().json.access_token }}";
	const node = {
		resource: 'workNotification',
		operation: 'send',
		sendTo: 'users',
		messageType: 'text',
		content: '={{ $json.text }}',
	};
	return {
		simulator,
		credential: {
			type: 'dingTalkApi',
			// Any number of calls a minute: the others keep no limit either.
			data: { ...dataOf(app), callsPerMinute: 100_000_000 },
		},
		node: { ...node, userIds: '={{ $json.user }}' },
		nodeOfMany: { ...node, userIds: '={{ $json.users ?? $json.user }}' },
		url: send,
		body,
		bodyExpression,
		byHand: {
			tokenRequest: { url: `${url}/gettoken?appkey=${appKey}&appsecret=${appSecret}` },
			sendRequest: {
				method: 'POST',
				url: send,
				sendQuery: true,
				queryParameters: {
					parameters: [{ name: 'access_token', value: token }],
				},
				sendBody: true,
				specifyBody: 'json',
				jsonBody: bodyExpression,
			},
			bareNode: {
				url: `${send}?access_token=$token`,
				token,
				body: JSON.stringify(body),
			},
		},
		bareSend: async () => {
			const answer = await http.get<{ access_token: string }>(`${url}/gettoken`, {
				params: { appkey: appKey, appsecret: appSecret },
			});
			const params = { access_token: answer.data.access_token };
			return async (message) => await http.post(send, fill(body, { ...message }), { params });
		},
	};
}

async function startMessageCenter(): Promise<Setup> {
	const simulator = await startSimulator('messageCenter');
	const { url, credentials } = simulator;
	const { appId, appPassword } = credentials as Record<string, string>;
	const body = {
		msgtitle: '通知',
		msgType: '1',
		msgContent: '$text',
		sendChannel: 'Portal',
		sendMode: 'normal',
		receivers: '[{"type":"User","userId":"$user","name":"$user"}]',
		sendMsgType: '1',
		isReply: '0',
		sendStatus: '1',
	};
	const send = `${url}/message/sendMessageApi`;
	const fields =
		'{ msgtitle: "通知", msgType: "1", msgContent: $json.text, sendChannel: "Portal", sendMode: "normal", receivers: JSON.stringify([{ type: "User", userId: $json.user, name: $json.user }]), sendMsgType: "1", isReply: "0", sendStatus: "1" }';
	const token = "$('Token').first().json.resultData.token";
	const form = `Object.entries({ token: ${token}, ...${fields} })`;
	const node = {
		resource: 'message',
		operation: 'send',
		msgtitle: '通知',
		msgContent: '={{ $json.text }}',
		sendChannel: ['Portal'],
		sendMsgType: 'notice',
	};
	return {
		simulator,
		credential: { type: 'messageCenterApi', data: credentials },
		node: { ...node, receiverAccounts: '={{ $json.user }}' },
		nodeOfMany: { ...node, receiverAccounts: '={{ $json.users ?? $json.user }}' },
		url: send,
		body,
		bodyExpression: `={{ JSON.stringify(${fields}) }}`,
		byHand: {
			tokenRequest: {
				method: 'POST',
				url: `${url}/msg/getThirdAPIToken?appId=${appId}&appPassword=${appPassword}`,
			},
			sendRequest: {
				method: 'POST',
				url: send,
				sendBody: true,
				contentType: 'form-urlencoded',
				specifyBody: 'string',
				body: `={{ ${form}.map(([name, value]) => name + '=' + encodeURIComponent(value)).join('&') }}`,
			},
			bareNode: {
				url: send,
				token: `={{ ${token} }}`,
				body: JSON.stringify({ ...body, token: '$token' }),
				form: true,
			},
		},
		bareSend: async () => {
			const answer = await http.post<{ resultData: { token: string } }>(
				`${url}/msg/getThirdAPIToken`,
				undefined,
				{ params: { appId, appPassword } },
			);
			const { token } = answer.data.resultData;
			return async (message) =>
				await http.post(send, new URLSearchParams({ ...fill(body, { ...message }), token }));
		},
	};
}
