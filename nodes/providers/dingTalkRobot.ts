import { createHmac } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { purposeOf, type Call, type Credentials, type Pace, type Provider } from '../core/provider';
import { onServer, pathOnServer, withContentType, type RequestOptions } from '../core/serverUrl';
import { credentialError, numberOf, requiredOf } from './dingTalk.credential';
import { readReply, type Host } from './dingTalk.reply';
import { dingTalkRobotErrors, unsignedRobotErrors } from './dingTalkRobot.errors';
import { say } from './words';

const NAME = say`DingTalk Robot`.text();
const HOST: Host = { name: NAME, address: say`Webhook`, dialect: 'classic' };
const SEND_PATH = '/robot/send';
const MESSAGES_PER_MINUTE = 20;
/** A second more than the minute, since a robot that is too fast is blocked for ten. */
const MINUTE_SECONDS = 61;

interface RobotCredential {
	/** The webhook's address up to its path, with a prefix of that where a proxy has one. */
	serverUrl: string;
	accessToken: string;
	/** Empty where the robot is protected by keywords or addresses instead. */
	secret: string;
	longestWaitSeconds: number;
	ignoresSslIssues: boolean;
}

/**
 * Checks the fields of a credential.
 *
 * @throws ProviderError that names the field which is wrong
 */
function readCredential(credentials: Credentials): RobotCredential {
	const webhook = requiredOf(NAME, credentials.webhook, say`Webhook`);
	const address = URL.canParse(webhook) ? new URL(webhook) : undefined;
	const accessToken = address?.searchParams.get('access_token') ?? '';
	const isWeb = address && ['http:', 'https:'].includes(address.protocol);
	if (!isWeb || !address.pathname.endsWith(SEND_PATH) || accessToken === '') {
		throw credentialError(
			NAME,
			say`Webhook`,
			say`needs the form https://oapi.dingtalk.com/robot/send?access_token=…`,
		);
	}
	return {
		serverUrl: address.origin + address.pathname.slice(0, -SEND_PATH.length),
		accessToken,
		secret: String(credentials.secret ?? '').trim(),
		longestWaitSeconds: numberOf(NAME, credentials.longestWaitSeconds, say`Longest Wait`, 0),
		ignoresSslIssues: credentials.ignoreSslIssues === true,
	};
}

/**
 * The signature that a robot's webhook asks for.
 *
 * @param secret begins with SEC
 * @param timestamp in milliseconds
 * @returns Base64, not yet percent-encoded
 * @see docs/reference/dingtalk.md 7.1
 */
export function robotSignature(secret: string, timestamp: number): string {
	return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function authorize(
	options: Readonly<RequestOptions>,
	_token: string,
	credentials: Credentials,
): IHttpRequestOptions {
	const { serverUrl, accessToken, secret, ignoresSslIssues } = readCredential(credentials);
	pathOnServer(options, serverUrl, NAME);
	const authorized = onServer(options, serverUrl, ignoresSslIssues);
	const timestamp = Date.now();
	authorized.qs = {
		access_token: accessToken,
		...(secret !== '' && { timestamp, sign: robotSignature(secret, timestamp) }),
	};
	if (typeof options.body === 'object') authorized.body = JSON.stringify(options.body);
	authorized.headers = withContentType(options.headers, 'application/json');
	return authorized;
}

function pace(_call: Call, credentials: Credentials): Pace {
	const { longestWaitSeconds } = readCredential(credentials);
	return {
		name: say`the robot`.text(),
		calls: MESSAGES_PER_MINUTE,
		seconds: MINUTE_SECONDS,
		longestWaitSeconds,
	};
}

function decode(response: IN8nHttpFullResponse, call: Call, credentials: Credentials): IDataObject {
	const { accessToken, secret } = readCredential(credentials);
	const table = secret === '' ? unsignedRobotErrors : dingTalkRobotErrors;
	const codes = { classic: table, current: table };
	const text = String(response.body ?? '');
	return readReply(response, text, HOST, purposeOf(call), codes, [accessToken, secret]);
}

/** DingTalk's custom robot (自定义机器人). Source: docs/reference/dingtalk.md, 7.1. */
export const dingTalkRobot: Provider = {
	name: NAME,
	address: HOST.address,
	credentialType: 'dingTalkRobotApi',
	identity: (credentials) => {
		const { serverUrl, accessToken, secret } = readCredential(credentials);
		return [NAME, serverUrl, accessToken, secret];
	},
	pace,
	authorize,
	split: (options) => [{ part: '', options }],
	decode,
};
