import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { ProviderError, type ProviderErrorDetails } from '../../nodes/core/errors.ts';
import type { RequestOptions } from '../../nodes/core/serverUrl.ts';
import { messageCenter } from '../../nodes/providers/messageCenter.ts';

const BASE = 'https://msg.example.edu.cn:8443/mc';
const SIGN_IN = '/msg/getThirdAPIToken';
const credentials = { baseUrl: `${BASE}/`, appId: 'MSG1', appPassword: 'pass word' };

/** What a request becomes: as n8n's HTTP Request makes it, or with a path alone, as the node does. */
function authorize(options: Partial<RequestOptions>) {
	const request = { method: 'POST', ...options } as IHttpRequestOptions;
	const before = structuredClone(request);
	const authorized = messageCenter.authorize(request, 'TOKEN', credentials);
	expect(request).toEqual(before);
	return authorized;
}

function failure(work: () => unknown): ProviderErrorDetails & { message: string } {
	try {
		work();
	} catch (error) {
		if (error instanceof ProviderError) return { ...error.details, message: error.message };
		throw error;
	}
	throw new Error('It did not fail');
}

function formOf({ body }: IHttpRequestOptions): IDataObject {
	return Object.fromEntries(new URLSearchParams(String(body)));
}

describe('a request with the credential', () => {
	it('carries the token in the query of the two lists', () => {
		const { url, qs } = authorize({
			url: '/message/getTemplateList',
			qs: { publicId: 'p', token: 'other' },
		});
		expect(url).toBe(`${BASE}/message/getTemplateList`);
		expect(qs).toEqual({ publicId: 'p', token: 'TOKEN' });
	});

	it.each([['/message/sendTemplateApi'], ['/message/cardMessage/']])(
		'carries it in JSON: %s',
		(path) => {
			const { headers, body } = authorize({
				uri: BASE + path,
				body: { title: 't', token: 'other' },
			});
			expect(headers).toEqual({ 'Content-Type': 'application/json' });
			expect(JSON.parse(String(body))).toEqual({ title: 't', token: 'TOKEN' });
		},
	);

	it('carries it in a form, lists as JSON text, without what is not there', () => {
		const body = {
			receivers: [{ userId: '1' }],
			extra: { a: 1 },
			count: 5,
			no: null,
			none: undefined,
		};
		const authorized = authorize({ uri: `${BASE}/message/sendMessageApi`, body } as never);
		expect(authorized.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' });
		expect(formOf(authorized)).toEqual({
			receivers: '[{"userId":"1"}]',
			extra: '{"a":1}',
			count: '5',
			token: 'TOKEN',
		});
	});

	it.each([
		['JSON text', { body: '{"msgId":"m","token":"other"}' }],
		['a form', { form: { msgId: 'm' } }],
		['an object', { body: { msgId: 'm' } }],
	])('takes the fields as %s', (_, fields) => {
		const authorized = authorize({ uri: `${BASE}/message/getProgress`, ...fields });
		expect(formOf(authorized)).toEqual({ msgId: 'm', token: 'TOKEN' });
		expect(authorized).not.toHaveProperty('form');
	});

	it.each(['text', '[1]'])('refuses a body that is no set of fields: %j', (body) => {
		const { message } = failure(() => authorize({ uri: `${BASE}/message/getProgress`, body }));
		expect(message).toBe('Send the parameters as fields of a JSON object or of a form');
	});

	it('refuses a form of parts, which no call takes', () => {
		const formData = { msgId: 'm' };
		const { message } = failure(() => authorize({ uri: `${BASE}/message/getProgress`, formData }));
		expect(message).toBe('Send the parameters as fields of a JSON object or of a form');
	});

	it.each(['https://evil.example/message/getProgress', 'https://msg.example.edu.cn:8443/other'])(
		'goes nowhere else: %s',
		(uri) => {
			expect(failure(() => authorize({ uri })).message).toMatch(/^Use this credential only for/);
		},
	);

	it('gets a token only for the test of the credential, which names the path alone', () => {
		const { url, qs } = authorize({ url: SIGN_IN });
		expect(url).toBe(BASE + SIGN_IN);
		expect(qs).toEqual({ appId: 'MSG1', appPassword: 'pass word' });
	});

	it.each([
		{ uri: BASE + SIGN_IN },
		{ uri: `${BASE}${SIGN_IN}/` },
		{ url: BASE + SIGN_IN },
		{ url: `${SIGN_IN}/` },
	])('gets none for a node’s request: %j', (options) => {
		const { message, outcome } = failure(() => authorize(options));
		expect(message).toBe('Leave this request out: the credential fetches the token by itself');
		expect(outcome).toBe('refused');
	});
});

describe('an answer', () => {
	function decode(
		body: object | string,
		{ url = '/message/sendMessageApi', isRead = false, statusCode = 200 } = {},
	) {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const response = { body: text, statusCode, headers: {} } as IN8nHttpFullResponse;
		const call = { options: { url }, part: '', isRead };
		return messageCenter.decode(response, call, credentials, 'TOKEN');
	}

	it('is unwrapped, without the secrets in it', () => {
		const resultData = { msgId: 'm' };
		const answer = decode({ rspCode: '000000', rspMsg: 'TOKEN pass word', resultData });
		expect(answer).toEqual({ rspCode: '000000', rspMsg: '*** ***', resultData });
	});

	it('may say 1 for success only where an SMS was sent', () => {
		const body = { rspCode: '1', rspMsg: '', resultData: null };
		expect(decode(body, { url: '/message/sendMessageBySMSApi' })).toMatchObject({ rspCode: '1' });
		expect(failure(() => decode(body))).toMatchObject({ outcome: 'unclear', code: '1' });
	});

	it.each([
		['a refusal with an HTTP status', { rspCode: '500010' }, 500, 'refused', '500010'],
		['a stale token with an HTTP status', { rspCode: '500003' }, 401, 'staleToken', '500003'],
		['a number for a code', { rspCode: 500003 }, 200, 'staleToken', '500003'],
		['a success with an HTTP status', { rspCode: '000000' }, 500, 'unclear', '500'],
		['no code', { msg: 'ok' }, 200, 'unclear', undefined],
		['no code, with an HTTP status', '<html>', 404, 'refused', '404'],
		['a code by the name of a function', { rspCode: 'constructor' }, 200, 'unclear', 'constructor'],
		['another error', { rspCode: '999999' }, 200, 'unclear', '999999'],
		['a code that is not known', { rspCode: '123456' }, 200, 'unclear', '123456'],
		['the same where HTTP says it was refused', { rspCode: '123456' }, 400, 'refused', '123456'],
	])('is read leniently: %s', (_, body, statusCode, outcome, code) => {
		expect(failure(() => decode(body, { statusCode }))).toMatchObject({ outcome, code });
	});

	it.each(['999999', '123456', 'constructor'])(
		'to a read leaves nothing unclear: %s',
		(rspCode) => {
			const { outcome, message } = failure(() => decode({ rspCode }, { isRead: true }));
			expect(outcome).toBe('refused');
			expect(message).not.toContain('carried out');
		},
	);

	it.each(['600020', '600021'])('does not blame the credential for %s', (rspCode) => {
		expect(failure(() => decode({ rspCode })).credentialAtFault).toBeFalsy();
	});
});

describe('the credential', () => {
	it.each([
		[{ baseUrl: 'ftp://x' }, 'Check the Base URL in the Message Center credential'],
		[{ appId: ' ' }, 'Check the App ID in the Message Center credential: it is empty'],
		[{ appPassword: '' }, 'Check the App Password in the Message Center credential: it is empty'],
	])('names the field that is wrong: %j', (change, text) => {
		const { message, credentialAtFault } = failure(() =>
			messageCenter.identity({ ...credentials, ...change }),
		);
		expect(message).toContain(text);
		expect(credentialAtFault).toBe(true);
	});

	it('is another for another address, app or password', () => {
		const one = JSON.stringify(messageCenter.identity(credentials));
		for (const change of [{ baseUrl: 'https://x' }, { appId: 'x' }, { appPassword: 'x' }]) {
			expect(JSON.stringify(messageCenter.identity({ ...credentials, ...change }))).not.toBe(one);
		}
		expect(JSON.stringify(messageCenter.identity({ ...credentials, baseUrl: BASE }))).toBe(one);
	});
});

describe('the token', () => {
	const fetched = async (body: string, statusCode = 200) => {
		const request = async () => ({ body, statusCode, headers: {} });
		return await messageCenter.fetchToken(request, credentials);
	};

	it('lives as long as the document says', async () => {
		const body = '{"rspCode":"000000","rspMsg":"","resultData":{"token":"t"}}';
		expect(await fetched(body)).toEqual({ value: 't', expiresInSeconds: 7200 });
	});

	it.each([
		['{"rspCode":"000000","resultData":{}}', 'Check that the Base URL'],
		['<html>', 'Check that the Base URL'],
		['{"rspCode":"500002","rspMsg":"pass word"}', 'Check App ID and App Password'],
		['{"rspCode":"1","resultData":{"token":"t"}}', 'Look up the code 1'],
	])('is missed in %s', async (body, text) => {
		const error = (await fetched(body).catch((thrown: unknown) => thrown)) as ProviderError;
		expect(error.message).toContain(text);
		expect(error.details.outcome).toBe('refused');
		expect(JSON.stringify(error.details)).not.toContain('pass word');
	});
});
