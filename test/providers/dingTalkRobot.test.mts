import { dingTalkRobot, robotSignature } from '../../nodes/providers/dingTalkRobot.ts';
import { robotVector } from '../vectors/dingTalk.mts';

const credentials = {
	webhook: 'https://oapi.dingtalk.com/robot/send?access_token=robot-token',
	secret: robotVector.secret,
	longestWaitSeconds: 600,
};

const send = { method: 'POST' as const, url: '/robot/send', body: { msgtype: 'text' } };

describe('the signature', () => {
	it('is that of the document, which a URL carries percent-encoded', () => {
		const { secret, timestamp, signature, encoded } = robotVector;
		expect(robotSignature(secret, timestamp)).toBe(signature);
		expect(encodeURIComponent(signature)).toBe(encoded);
	});
});

describe('a request', () => {
	afterEach(() => {
		jest.useRealTimers();
	});

	it('carries the token of the webhook, and time and signature', () => {
		jest.useFakeTimers({ now: robotVector.timestamp });
		expect(dingTalkRobot.authorize(send, '', credentials)).toEqual({
			method: 'POST',
			url: 'https://oapi.dingtalk.com/robot/send',
			qs: {
				access_token: 'robot-token',
				timestamp: robotVector.timestamp,
				sign: robotVector.signature,
			},
			body: '{"msgtype":"text"}',
			headers: { 'Content-Type': 'application/json' },
		});
	});

	it('carries the token alone where there is no secret', () => {
		const { qs } = dingTalkRobot.authorize(send, '', { ...credentials, secret: ' ' });
		expect(qs).toEqual({ access_token: 'robot-token' });
	});

	it('goes where the webhook does, also below a prefix', () => {
		const webhook = 'https://proxy.example.com:8443/dingtalk/robot/send?access_token=t';
		const { url } = dingTalkRobot.authorize(send, '', { ...credentials, webhook });
		expect(url).toBe('https://proxy.example.com:8443/dingtalk/robot/send');
	});

	it('to another server is refused', () => {
		const foreign = { ...send, url: 'https://example.com/robot/send' };
		expect(() => dingTalkRobot.authorize(foreign, '', credentials)).toThrow(
			'Use this credential only for the DingTalk Robot server that it names',
		);
	});

	it.each([
		['', /Webhook/],
		['robot-token', /Webhook/],
		['ftp://oapi.dingtalk.com/robot/send?access_token=t', /Webhook/],
		['https://oapi.dingtalk.com/robot/send', /Webhook/],
		['https://oapi.dingtalk.com/other?access_token=t', /Webhook/],
	])('with the webhook %j is refused', (webhook, message) => {
		expect(() => dingTalkRobot.authorize(send, '', { ...credentials, webhook })).toThrow(message);
	});
});
