import { DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

/** The requests but those for the app's token, with all that they carried. */
function calls() {
	return dingTalk.simulator.requests
		.filter(({ path }) => path !== '/gettoken')
		.map(({ listener, method, path, query, headers, rawBody }) => ({
			host: listener,
			method,
			path,
			query,
			token: headers['x-acs-dingtalk-access-token'],
			body: rawBody ? (JSON.parse(String(rawBody)) as object) : undefined,
		}));
}

describe('Get Auth Scopes', () => {
	it('gives what the app may see, without a level between', async () => {
		const { error, json } = await dingTalk.run({
			resource: 'organization',
			operation: 'getAuthScopes',
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{ host: 'oapi', method: 'GET', path: '/auth/scopes', query: {}, body: undefined },
		]);
		expect(json).toEqual([
			{
				auth_user_field: expect.arrayContaining(['name', 'userid']),
				condition_field: [],
				authed_dept: [1],
				authed_user: [],
			},
		]);
	});

	it('says what to do where the address of n8n is not allowed', async () => {
		dingTalk.simulator.reconfigure({ ipAllowed: false });
		const { error } = await dingTalk.run({
			resource: 'organization',
			operation: 'getAuthScopes',
		});
		expect(error?.description).toMatch(/60020/);
	});
});

describe('Get Auth Info', () => {
	const parameters = { resource: 'organization', operation: 'getAuthInfo' };

	it('signs the call as seed 003 does, and gives flat fields', async () => {
		const { corpId, agentId, suiteKey, suiteTicket } = dingTalk.simulator.credentials;
		const { error, json } = await dingTalk.run({ ...parameters, authCorpId: ` ${corpId} ` });
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.requests).toHaveLength(1);
		expect(calls()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/service/get_auth_info',
				query: {
					accessKey: suiteKey,
					suiteTicket,
					timestamp: expect.stringMatching(/^\d{13}$/),
					signature: expect.stringMatching(/^[\w+/]{43}=$/),
				},
				token: undefined,
				body: { auth_corpid: corpId },
			},
		]);
		expect(json).toEqual([
			expect.objectContaining({
				corpid: corpId,
				auth_level: 'none',
				auth_userid: 'zhangsan',
				agents: [expect.objectContaining({ agentid: agentId, admin_list: ['zhangsan'] })],
				channel_agents: [],
			}),
		]);
	});

	it('refuses an empty corp ID before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, authCorpId: ' ' });
		expect(error?.message).toBe('Corp ID is empty [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('waits where DingTalk asks for fewer calls', async () => {
		const path = '/service/get_auth_info';
		dingTalk.simulator.addFault({ path, kind: 'errcode', errcode: 90010 });
		const { corpId } = dingTalk.simulator.credentials;
		const { error, json } = await dingTalk.run({ ...parameters, authCorpId: corpId });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(calls()).toHaveLength(2);
	});

	it('names the credential of the suite where it is wrong', async () => {
		const { error } = await dingTalk.run(
			{ ...parameters, authCorpId: 'ding1' },
			{ credentials: { dingTalkSuiteApi: { suiteSecret: 'other' } } },
		);
		expect(error?.message).toBe(
			'Check Suite Key and Suite Secret in the DingTalk Suite credential [item 0]',
		);
	});

	it('blames the clock where DingTalk takes the time for wrong', async () => {
		dingTalk.simulator.advanceClock(120);
		const { error } = await dingTalk.run({ ...parameters, authCorpId: 'ding1' });
		expect(error?.message).toBe('Check the clock of the machine on which n8n runs [item 0]');
	});

	it('says so when the organization has not authorized the suite', async () => {
		const { error } = await dingTalk.run({ ...parameters, authCorpId: 'ding0' });
		expect(error?.message).toBe('Ask this organization to authorize the suite [item 0]');
		expect(error?.description).toMatch(/^DingTalk answered 41030 /);
	});
});

describe('Get SSO Token', () => {
	const parameters = { resource: 'organization', operation: 'getSsoToken' };

	it('makes the current call, and gives the token', async () => {
		const { corpId, ssoSecret } = dingTalk.simulator.credentials;
		const { error, json } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			{
				host: 'api',
				method: 'POST',
				path: '/v1.0/oauth2/ssoAccessToken',
				query: {},
				token: undefined,
				body: { corpid: corpId, ssoSecret },
			},
		]);
		expect(json).toEqual([{ accessToken: expect.any(String), expireIn: 3600 }]);
		expect(dingTalk.simulator.issuedTokens).toContain(json[0]?.accessToken);
	});

	it('makes the classic call, with the same output', async () => {
		const { corpId, ssoSecret } = dingTalk.simulator.credentials;
		const { json } = await dingTalk.run({ ...parameters, options: { apiVersion: 'classic' } });
		expect(calls()).toEqual([
			{
				host: 'oapi',
				method: 'GET',
				path: '/sso/gettoken',
				query: { corpid: corpId, corpsecret: ssoSecret },
				token: undefined,
				body: undefined,
			},
		]);
		expect(json).toEqual([{ accessToken: expect.any(String) }]);
		expect(dingTalk.simulator.issuedTokens).toContain(json[0]?.accessToken);
	});

	it.each(['current', 'classic'])('says which secret is wrong, by the %s call', async (version) => {
		const { error } = await dingTalk.run(
			{ ...parameters, options: { apiVersion: version } },
			{ credentials: { dingTalkApi: { ssoSecret: 'other' } } },
		);
		expect(error?.message).toBe('Check Corp ID and SSO Secret in the DingTalk credential [item 0]');
		expect(calls()).toHaveLength(1);
	});

	it('asks for the secret where the credential has none', async () => {
		const { error } = await dingTalk.run(parameters, {
			credentials: { dingTalkApi: { ssoSecret: '' } },
		});
		expect(error?.message).toMatch(/SSO Secret/);
		expect(calls()).toEqual([]);
	});
});

describe('Get SSO User', () => {
	const parameters = { resource: 'organization', operation: 'getSsoUser', code: 'c1' };

	beforeEach(() => {
		dingTalk.simulator.addLoginCode({ code: 'c1', user: 'zhangsan', place: 'console' });
	});

	const administrator = {
		corpId: expect.stringMatching(/^ding/),
		corpName: expect.any(String),
		userId: 'zhangsan',
		userName: '张三',
		email: expect.any(String),
		avatar: expect.any(String),
		isAdmin: true,
	};

	it('reads by the current call, with a token of its own', async () => {
		const { error, json, stored } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		const [tokenCall, userCall] = calls();
		expect(tokenCall?.path).toBe('/v1.0/oauth2/ssoAccessToken');
		expect(userCall).toEqual({
			host: 'api',
			method: 'GET',
			path: '/v1.0/oauth2/ssoUserInfo',
			query: { code: 'c1' },
			token: expect.any(String),
			body: undefined,
		});
		expect(json).toEqual([administrator]);
		expect(stored).not.toContain(String(userCall?.token));
	});

	it('reads by the classic call, with the same output', async () => {
		const { json, stored } = await dingTalk.run({
			...parameters,
			options: { apiVersion: 'classic' },
		});
		const [tokenCall, userCall] = calls();
		expect(tokenCall?.path).toBe('/sso/gettoken');
		expect(userCall).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/sso/getuserinfo',
			query: { code: 'c1', access_token: expect.any(String) },
			token: undefined,
			body: undefined,
		});
		expect(json).toEqual([administrator]);
		expect(stored).not.toContain(String(userCall?.query.access_token));
	});

	it('does not use a code twice when n8n retries another item', async () => {
		const { error } = await dingTalk.run(
			{ ...parameters, code: '={{ $json.code }}' },
			{
				items: [{ code: 'c1' }, { code: 'unknown' }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			},
		);
		expect(error?.message).toMatch(/^Get a new login code.*\[item 1\]$/);
		const codes = calls().flatMap(({ query }) => query.code ?? []);
		expect(codes.sort()).toEqual(['c1', 'unknown', 'unknown']);
	});

	it('keeps the answer of an item, also where a retry for another gets no token any more', async () => {
		const token = { path: '/v1.0/oauth2/ssoAccessToken', kind: 'errcode' } as const;
		dingTalk.simulator.addFault({ ...token, errcode: 'param.error', skip: 2, times: 9 });
		const { output } = await dingTalk.run(
			{ ...parameters, code: '={{ $json.code }}' },
			{
				items: [{ code: 'unknown' }, { code: 'c1' }],
				node: {
					onError: 'continueRegularOutput',
					retryOnFail: true,
					maxTries: 2,
					waitBetweenTries: 1,
				},
			},
		);
		expect(output.map(({ json }) => json)).toEqual([
			expect.objectContaining({ error: expect.any(String) }),
			administrator,
		]);
	});

	it('refuses an empty code before anything is sent', async () => {
		const { error } = await dingTalk.run({ ...parameters, code: ' ' });
		expect(error?.message).toBe('Login Code is empty [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});
