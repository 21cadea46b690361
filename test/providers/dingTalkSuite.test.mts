import { dingTalkErrors, dingTalkSuiteErrors } from '../../nodes/providers/dingTalk.errors.ts';
import { dingTalkSuite, suiteSignature } from '../../nodes/providers/dingTalkSuite.ts';
import { suiteVectors } from '../vectors/dingTalk.mts';

const [vector] = suiteVectors;

describe('an answer', () => {
	it('tells of no token that is stale', () => {
		const stale = Object.entries(dingTalkErrors).filter(
			([, { outcome }]) => outcome === 'staleToken',
		);
		const others = Object.keys(dingTalkErrors).length - stale.length;
		expect(Object.keys(dingTalkSuiteErrors)).toHaveLength(others);
		for (const [code] of stale) expect(dingTalkSuiteErrors).not.toHaveProperty(code);
	});
});

describe('the signature', () => {
	it.each(suiteVectors)(
		'at $timestamp is that of the document, which a URL carries percent-encoded',
		({ suiteSecret, suiteTicket, timestamp, signature, encoded }) => {
			expect(suiteSignature(suiteSecret, suiteTicket, timestamp)).toBe(signature);
			expect(encodeURIComponent(signature)).toBe(encoded);
		},
	);
});

describe('a request', () => {
	afterEach(() => {
		jest.useRealTimers();
	});

	it('carries key, ticket, time and signature', () => {
		jest.useFakeTimers({ now: vector?.timestamp });
		const options = {
			method: 'POST' as const,
			url: '/service/get_auth_info',
			body: { auth_corpid: 'dingx' },
		};
		const credentials = {
			oapiUrl: 'https://oapi.dingtalk.com',
			longestWaitSeconds: '600',
			suiteKey: 'suitex',
			suiteSecret: vector?.suiteSecret,
			suiteTicket: vector?.suiteTicket,
		} as Record<string, string>;
		expect(dingTalkSuite.authorize(options, '', credentials)).toEqual({
			method: 'POST',
			url: 'https://oapi.dingtalk.com/service/get_auth_info',
			qs: {
				accessKey: 'suitex',
				timestamp: vector?.timestamp,
				suiteTicket: vector?.suiteTicket,
				signature: vector?.signature,
			},
			body: '{"auth_corpid":"dingx"}',
			headers: { 'Content-Type': 'application/json' },
		});
	});
});
