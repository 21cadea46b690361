import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { dingTalk } from '../../nodes/providers/dingTalk.ts';

const credentials = {
	signInWith: 'app',
	appKey: 'dingkey',
	appSecret: 'app-secret',
	corpId: 'dingcorp',
	corpSecret: 'corp-secret',
	ssoSecret: 'sso-secret',
	agentId: '1001',
	oapiUrl: 'https://oapi.dingtalk.com',
	apiUrl: 'https://api.dingtalk.com/',
	callsPerMinute: 1200,
	longestWaitSeconds: 600,
	ignoreSslIssues: false,
};

const authorize = (options: IHttpRequestOptions, change: IDataObject = {}) =>
	dingTalk.authorize(options, 'token', { ...credentials, ...change });

describe('a request', () => {
	it('to a path of the classic host carries the token in its query', () => {
		const options = { method: 'GET' as const, url: '/department/get', qs: { id: 1 } };
		expect(authorize(options)).toEqual({
			method: 'GET',
			url: 'https://oapi.dingtalk.com/department/get',
			qs: { id: 1, access_token: 'token' },
		});
		expect(options).toEqual({ method: 'GET', url: '/department/get', qs: { id: 1 } });
	});

	it('to a path of the current host carries it in its header', () => {
		const { url, qs, headers, body } = authorize({
			method: 'POST',
			url: '/v1.0/im/group/create',
			body: { name: '群' },
		});
		expect(url).toBe('https://api.dingtalk.com/v1.0/im/group/create');
		expect(qs).toBeUndefined();
		expect(headers).toEqual({
			'x-acs-dingtalk-access-token': 'token',
			'Content-Type': 'application/json',
		});
		expect(body).toBe('{"name":"群"}');
	});

	it('of HTTP Request may name one of the hosts', () => {
		const classic = authorize({ method: 'GET', url: 'https://oapi.dingtalk.com/auth/scopes' });
		expect(classic.qs).toEqual({ access_token: 'token' });
		const current = authorize({ method: 'GET', url: 'https://api.dingtalk.com/v1.0/x' });
		expect(current.headers).toEqual({ 'x-acs-dingtalk-access-token': 'token' });
	});

	it.each([
		'https://example.com/auth/scopes',
		'https://oapi.dingtalk.com.example.com/auth/scopes',
		'http://oapi.dingtalk.com/auth/scopes',
	])('to %s is refused', (url) => {
		expect(() => authorize({ method: 'GET', url })).toThrow(
			'Use this credential only for the DingTalk server that it names',
		);
	});

	it('for a token is refused, since that would put it into the execution', () => {
		for (const url of [
			'/gettoken',
			'https://oapi.dingtalk.com/gettoken?appkey=x',
			'https://api.dingtalk.com/v1.0/oauth2/accessToken',
			'https://api.dingtalk.com/v1.0/oauth2/dingcorp/token',
		]) {
			expect(() => authorize({ method: 'GET', url })).toThrow('Choose another call');
		}
	});

	it('for an SSO token is refused where HTTP Request makes it', () => {
		for (const url of [
			'https://oapi.dingtalk.com/sso/gettoken',
			'https://oapi.dingtalk.com/sso/gettoken?corpid=dingcorp',
			'https://api.dingtalk.com/v1.0/oauth2/ssoAccessToken',
		]) {
			expect(() => authorize({ method: 'POST', url })).toThrow('Choose another call');
			const older = { method: 'POST', uri: url } as unknown as IHttpRequestOptions;
			expect(() => authorize(older)).toThrow('Choose another call');
		}
		const url = 'https://api.dingtalk.com/v1.0/oauth2/ssoUserInfo';
		expect(authorize({ method: 'GET', url }).url).toBe(url);
	});

	it('for a work notification has the agent ID of the credential, unless it names one', () => {
		const url = '/topapi/message/corpconversation/recall';
		const send = (body: IDataObject) => authorize({ method: 'POST', url, body }).body;
		expect(send({ msg_task_id: 7 })).toBe('{"msg_task_id":7,"agent_id":1001}');
		expect(send({ msg_task_id: 7, agent_id: 5 })).toBe('{"msg_task_id":7,"agent_id":5}');
	});

	it('for an SSO token has the SSO secret, and none of the app', () => {
		const { qs } = authorize({ method: 'GET', url: '/sso/gettoken' });
		expect(qs).toEqual({ corpid: 'dingcorp', corpsecret: 'sso-secret' });
		const { body, headers } = authorize({ method: 'POST', url: '/v1.0/oauth2/ssoAccessToken' });
		expect(body).toBe('{"corpid":"dingcorp","ssoSecret":"sso-secret"}');
		expect(headers).toEqual({ 'Content-Type': 'application/json' });
		expect(() => authorize({ method: 'GET', url: '/sso/gettoken' }, { ssoSecret: ' ' })).toThrow(
			'Check the SSO Secret in the DingTalk credential: it is empty',
		);
	});

	it('leaves a file’s bytes as they are', () => {
		const bytes = Buffer.from([0, 255, 1]);
		const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
		const sent = authorize({ method: 'POST', url: '/media/upload', body: bytes, headers });
		expect(sent.body).toBe(bytes);
		expect(sent.headers).toEqual(headers);
	});
});

describe('the pace', () => {
	const paceOf = (url: string) =>
		dingTalk.pace?.({ options: { method: 'POST', url }, part: '' }, credentials);

	it('is that of the credential, spread evenly', () => {
		expect(paceOf('/topapi/v2/user/get')).toEqual({
			name: '/topapi/v2/user/get',
			calls: 1,
			seconds: 0.05,
			longestWaitSeconds: 600,
		});
	});

	it('counts paths with a value in them as one API', () => {
		expect(paceOf('/v1.0/microApp/apps/1001')?.name).toBe('/v1.0/microApp/apps/{agentId}');
		expect(paceOf('/v1.0/microApp/users/u1/apps')?.name).toBe('/v1.0/microApp/users/{userId}/apps');
	});
});

describe('the parts of a work notification', () => {
	const split = (users: number, departments: number) =>
		dingTalk.split({
			method: 'POST',
			url: '/topapi/message/corpconversation/asyncsend_v2',
			body: {
				msg: {},
				userid_list: Array.from({ length: users }, (_, index) => `u${index}`),
				dept_id_list: Array.from({ length: departments }, (_, index) => String(index + 1)),
			},
		});

	it('have at most 100 users and 20 departments', () => {
		const calls = split(201, 45);
		expect(calls.map(({ part }) => part)).toEqual([
			'users 1 to 100 and departments 1 to 20',
			'users 101 to 200 and departments 21 to 40',
			'users 201 to 201 and departments 41 to 45',
		]);
		const bodies = calls.map(({ options }) => options.body as Record<string, string>);
		expect(bodies.map((body) => body.userid_list?.split(',').length)).toEqual([100, 100, 1]);
		expect(bodies.map((body) => body.dept_id_list?.split(',').length)).toEqual([20, 20, 5]);
	});

	it('are one call where it goes to everyone', () => {
		const [call, ...others] = split(0, 0);
		expect(others).toEqual([]);
		expect(call?.options.body).toEqual({ msg: {} });
	});
});
