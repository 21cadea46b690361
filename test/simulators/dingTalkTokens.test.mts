import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import {
	FORM_TYPE,
	JSON_TYPE,
	PATHS,
	apiRefusal,
	encoded,
	gateway,
	json,
	notification,
	startDingTalk,
	topapiOk,
} from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

const replaceBy = startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

/** The calls below bring no token of their own. */
function signOut(): void {
	client.token = '';
}

async function tokenBy(query: Fields): Promise<Json> {
	return await client.get('/gettoken', { access_token: undefined, ...query });
}

function corpPair(): { corpid: string; corpsecret: string } {
	const { corpId, corpSecret } = simulator.credentials;
	return { corpid: corpId, corpsecret: corpSecret };
}

function appPair(): { appkey: string; appsecret: string } {
	const { appKey, appSecret } = simulator.credentials;
	return { appkey: appKey, appsecret: appSecret };
}

describe('app tokens (1.2)', () => {
	it('answers the seed form without expires_in', async () => {
		expect(await tokenBy(corpPair())).toEqual({
			errcode: 0,
			errmsg: 'ok',
			access_token: expect.stringMatching(/^\w+$/),
		});
	});

	it('answers the later form with expires_in', async () => {
		expect(await tokenBy(appPair())).toEqual({
			errcode: 0,
			errmsg: 'ok',
			access_token: client.token,
			expires_in: 7200,
		});
	});

	it('gives the same token for the same secret whatever the call', async () => {
		const { corpId, appKey, appSecret } = simulator.credentials;
		signOut();
		const unified = await client.api('POST', `/v1.0/oauth2/${corpId}/token`, {
			client_id: appKey,
			client_secret: appSecret,
			grant_type: 'client_credentials',
		});
		const current = await client.api('POST', '/v1.0/oauth2/accessToken', { appKey, appSecret });
		expect(unified).toEqual({ access_token: simulator.issuedTokens[0], expires_in: 7200 });
		expect(current).toEqual({ accessToken: simulator.issuedTokens[0], expireIn: 7200 });
		expect(simulator.issuedTokens).toHaveLength(1);
	});

	it('gives another token for another secret, and both are good', async () => {
		const first = client.token;
		const { access_token } = await tokenBy(corpPair());
		expect(access_token).not.toBe(first);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
		client.token = String(access_token);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
	});

	it('renews a token that is asked for again, and replaces one that has expired', async () => {
		const first = client.token;
		simulator.advanceClock(7199);
		expect(await client.signIn()).toBe(first);
		simulator.advanceClock(7199);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
		simulator.advanceClock(1);
		expect(await client.get('/auth/scopes')).toEqual({
			errcode: 42001,
			errmsg: expect.any(String),
		});
		expect(await client.signIn()).not.toBe(first);
	});

	it('gives a new token after revokeTokens', async () => {
		const first = client.token;
		simulator.revokeTokens();
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 40014 });
		expect(await client.signIn()).not.toBe(first);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
	});

	it('keeps tokens for the time of the option', async () => {
		await replaceBy({ tokenSeconds: 60 });
		expect(await tokenBy(appPair())).toMatchObject({ expires_in: 60 });
		simulator.advanceClock(60);
		expect(await client.notify()).toEqual(gateway(42001, 'access_token超时'));
	});

	it.each<[string, () => Fields, number, string]>([
		['nothing', () => ({}), 40035, '缺少参数 corpid or appkey'],
		[
			'an unknown corpid',
			() => ({ ...corpPair(), corpid: 'x' }),
			40089,
			'不合法的corpid或corpsecret',
		],
		['a wrong secret', () => ({ ...corpPair(), corpsecret: 'x' }), 40001, expect.any(String)],
		['an empty corpid', () => ({ ...corpPair(), corpid: '' }), 41002, '缺少参数 corpid'],
		['no secret', () => ({ corpid: 'x' }), 41004, '缺少参数 corpsecret'],
		['a wrong appkey', () => ({ ...appPair(), appkey: 'x' }), 40096, '不合法的appKey或appSecret'],
		['a wrong appsecret', () => ({ ...appPair(), appsecret: 'x' }), 40096, expect.any(String)],
		['no appsecret', () => ({ appkey: 'x' }), 41004, '缺少参数 appsecret'],
		['an unknown field', () => ({ ...appPair(), x: 1 }), 40035, '不合法的参数：x 是未知参数'],
	])('refuses %s', async (_what, query, errcode, errmsg) => {
		expect(await tokenBy(query())).toEqual({ errcode, errmsg });
	});

	it('refuses a pair in a body', async () => {
		const body = JSON.stringify(appPair());
		const answer = await client.oapi(
			'/gettoken',
			{ access_token: undefined },
			{ method: 'GET', headers: { ...JSON_TYPE, 'Content-Length': body.length }, body },
		);
		expect(json(answer)).toEqual({ errcode: 40035, errmsg: '缺少参数 corpid or appkey' });
	});

	it.each<[string, Fields, number, string]>([
		['a wrong pair', { appKey: 'x', appSecret: 'y' }, 400, 'invalidClientIdOrSecret'],
		['no secret', { appKey: 'x' }, 400, 'missingParameter'],
		['a number', { appKey: 1, appSecret: 'y' }, 400, 'param.error'],
		['the names of oapi', { appkey: 'x', appsecret: 'y' }, 400, 'param.error'],
	])('refuses %s on api', async (_what, body, status, code) => {
		signOut();
		expect(await client.api('POST', '/v1.0/oauth2/accessToken', body)).toEqual(
			apiRefusal(status, code, expect.any(String)),
		);
	});

	it.each<[string, string, Fields, number, string]>([
		['another corpId', 'x', {}, 500, 'unknownError'],
		['a wrong secret', '', { client_secret: 'x' }, 400, 'invalid.client'],
		['another grant', '', { grant_type: 'password' }, 400, 'unsupported.grant.type'],
	])('refuses %s in the unified call', async (_what, corp, changes, status, code) => {
		const { corpId, appKey, appSecret } = simulator.credentials;
		const body = { client_id: appKey, client_secret: appSecret, grant_type: 'client_credentials' };
		const path = `/v1.0/oauth2/${corp || corpId}/token`;
		expect(await client.api('POST', path, { ...body, ...changes })).toMatchObject({ status, code });
	});
});

describe('SSO tokens (1.2)', () => {
	it('are given for the SSO secret only, old and current', async () => {
		const { corpId: corpid, corpSecret, ssoSecret } = simulator.credentials;
		signOut();
		const old = await client.get('/sso/gettoken', { corpid, corpsecret: ssoSecret });
		expect(old).toEqual({ errcode: 0, errmsg: 'ok', access_token: expect.any(String) });
		const current = await client.api('POST', '/v1.0/oauth2/ssoAccessToken', { corpid, ssoSecret });
		expect(current).toEqual({ accessToken: old.access_token, expireIn: 3600 });
		expect(await client.get('/sso/gettoken', { corpid, corpsecret: corpSecret })).toMatchObject({
			errcode: 40001,
		});
		expect(
			await client.api('POST', '/v1.0/oauth2/ssoAccessToken', { corpid, ssoSecret: corpSecret }),
		).toMatchObject({ status: 400, code: 'invalidClientIdOrSecret' });
	});

	it('are good for SSO calls only, and app tokens are not good for these', async () => {
		const { corpId: corpid, ssoSecret } = simulator.credentials;
		expect(await client.get('/sso/getuserinfo', { code: 'c' })).toMatchObject({ errcode: 40014 });
		const { access_token } = await client.get('/sso/gettoken', {
			access_token: undefined,
			corpid,
			corpsecret: ssoSecret,
		});
		client.token = String(access_token);
		expect(await client.get('/sso/getuserinfo', { code: 'c' })).toMatchObject({ errcode: 40029 });
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 40014 });
		expect(await client.notify()).toEqual(gateway(40014, '不合法的access_token'));
	});
});

describe('the two dialects (1.1)', () => {
	const search = JSON.stringify({ queryWord: '张', offset: 0, size: 10 });
	const path = '/v1.0/contact/users/search';

	it('api refuses a bad token', async () => {
		client.token = 'bad';
		expect(await client.api('POST', path, JSON.parse(search))).toEqual(
			apiRefusal(400, 'InvalidAuthentication', '不合法的access_token'),
		);
	});

	it('api looks for the token in its header only', async () => {
		const missing = apiRefusal(
			400,
			'AuthenticationFailed.MissingParameter',
			'缺少参数：x-acs-dingtalk-access-token',
		);
		const { token } = client;
		signOut();
		const inQuery = await client.apiRaw('POST', `${path}?access_token=${token}`, { body: search });
		const asBearer = await client.apiRaw('POST', path, {
			body: search,
			headers: { ...JSON_TYPE, Authorization: `Bearer ${token}` },
		});
		for (const answer of [inQuery, asBearer]) {
			expect({ status: answer.status, ...json(answer) }).toEqual(missing);
		}
	});

	it('topapi looks for the token in the query and in a form', async () => {
		const { token } = client;
		const send = {
			...notification(client.agentId),
			msg: '{"msgtype":"text","text":{"content":"a"}}',
		};
		signOut();
		expect(await client.form(PATHS.send, { ...send, access_token: token })).toMatchObject({
			errcode: 0,
		});
		expect(await client.form(PATHS.send, { ...send, access_token: 'bad' })).toEqual(
			gateway(40014, '不合法的access_token'),
		);
		expect(await client.post(PATHS.send, send, { access_token: 'bad' })).toEqual(
			gateway(40014, '不合法的access_token'),
		);
		const inHeader = await client.oapi(
			PATHS.send,
			{},
			{
				headers: { ...JSON_TYPE, 'x-acs-dingtalk-access-token': token },
				body: JSON.stringify(send),
			},
		);
		expect(inHeader.status).toBe(200);
		expect(json(inHeader)).toEqual(gateway(40000, 'access_token is blank'));
		const inBody = await client.post(PATHS.send, { ...send, access_token: token });
		expect(inBody).toEqual(gateway(40000, 'access_token is blank'));
	});

	it('v1 paths give plain codes', async () => {
		expect(await client.get('/auth/scopes', { access_token: 'bad' })).toEqual({
			errcode: 40014,
			errmsg: '不合法的access_token',
		});
		expect(await client.get('/auth/scopes', { access_token: undefined })).toEqual({
			errcode: 41001,
			errmsg: '缺少access_token参数',
		});
		expect(await client.get('/auth/scopes', { access_token: '' })).toMatchObject({
			errcode: 41001,
		});
	});

	it('does not know the calls of one host on the other', async () => {
		const unknown = { errcode: 404, errmsg: '请求的URI地址不存在' };
		expect(await client.api('POST', PATHS.send, notification(client.agentId))).toEqual(unknown);
		expect(await client.post(path, JSON.parse(search))).toEqual(unknown);
		expect(await client.api('GET', '/v1.0/nothing')).toEqual(unknown);
		expect(await client.get('/nothing')).toEqual(unknown);
		expect(await client.post('/topapi/v2/user/notexist')).toEqual({
			errcode: 22,
			sub_msg: '不合法ApiName，ApiName = dingtalk.oapi.v2.user.notexist',
			errmsg: 'Invalid method[submsg=不合法ApiName，ApiName = dingtalk.oapi.v2.user.notexist]',
			request_id: expect.any(String),
		});
	});

	it('refuses a wrong method', async () => {
		expect(await client.get(PATHS.send)).toMatchObject({ errcode: 43002 });
		expect(await client.get('/chat/create')).toEqual({ errcode: 43002, errmsg: '需要POST请求' });
		expect(await client.post('/auth/scopes')).toEqual({ errcode: 43001, errmsg: '需要GET请求' });
		expect(await client.api('GET', path)).toEqual({
			errcode: 404,
			errmsg: '请求的URI地址不存在',
		});
	});

	it('answers api with the fields alone and topapi in its envelope', async () => {
		expect(await client.api('POST', path, JSON.parse(search))).toEqual({
			hasMore: false,
			totalCount: 1,
			list: ['zhangsan'],
		});
		expect(await client.notify()).toEqual(topapiOk({ task_id: expect.any(Number) }));
	});
});

describe('bodies', () => {
	const path = '/chat/create';

	it.each<[string, Record<string, string>, string, number]>([
		['no content type', {}, '{}', 43004],
		['another content type', { 'Content-Type': 'text/plain' }, '{}', 43005],
		['a form', FORM_TYPE, 'name=x', 43005],
		['another charset', { 'Content-Type': 'application/json; charset=gbk' }, '{}', 43005],
		['no body', JSON_TYPE, '', 44002],
		['no JSON', JSON_TYPE, '{', 47001],
		['no object', JSON_TYPE, '[]', 43009],
	])('a v1 path refuses %s', async (_what, headers, body, errcode) => {
		const answer = await client.oapi(path, {}, {
			method: 'POST',
			headers: { ...headers },
			body,
		} as never);
		expect(json(answer)).toEqual({ errcode, errmsg: expect.any(String) });
	});

	it('takes JSON with its charset', async () => {
		const headers = { 'Content-Type': 'application/json; charset=utf-8' };
		const answer = await client.oapi(
			PATHS.send,
			{},
			{
				headers,
				body: JSON.stringify(notification(client.agentId)),
			},
		);
		expect(json(answer)).toMatchObject({ errcode: 0 });
	});

	it('reads forms of topapi: numbers, booleans and objects are texts', async () => {
		const fields = {
			agent_id: client.agentId,
			userid_list: 'zhangsan',
			to_all_user: false,
			msg: JSON.stringify({ msgtype: 'text', text: { content: '你好 & +' } }),
		};
		expect(await client.form(PATHS.send, fields)).toMatchObject({ errcode: 0 });
		expect(simulator.messages[0]).toMatchObject({ text: '你好 & +' });
		expect(await client.form(PATHS.send, { ...fields, agent_id: 'x' })).toMatchObject({
			errcode: 40035,
			errmsg: '不合法的参数：agent_id 必须是 Number',
		});
		expect(await client.form(PATHS.send, { ...fields, msg: '{' })).toMatchObject({
			errcode: 34014,
		});
		const raw = await client.oapi(PATHS.send, {}, { headers: FORM_TYPE, body: 'msg=你' });
		expect(json(raw)).toMatchObject({ errcode: 47001 });
	});

	it('refuses on api what is no JSON', async () => {
		for (const options of [
			{ body: '{' },
			{ body: '[]' },
			{ body: '' },
			{ body: '{}', headers: { 'x-acs-dingtalk-access-token': client.token } },
		]) {
			const answer = await client.apiRaw('POST', '/v1.0/im/group/create', options);
			expect(answer.status).toBe(400);
			expect(json(answer)).toMatchObject({ code: 'parameter.invalid' });
		}
	});

	it('refuses a parameter that is given twice', async () => {
		const { agentId, token } = client;
		const url = `/department/list_ids?access_token=${token}&id=1&id=2`;
		signOut();
		expect(await client.get(url)).toEqual({ errcode: 40035, errmsg: '不合法的参数：id 重复' });
		const form = `${encoded({ agent_id: agentId })}&agent_id=2`;
		const answer = await client.oapi(
			PATHS.send,
			{ access_token: token },
			{ headers: FORM_TYPE, body: form },
		);
		expect(json(answer)).toMatchObject({ errmsg: '不合法的参数：agent_id 重复' });
	});
});

describe('what the app may do', () => {
	it('refuses another address', async () => {
		simulator.reconfigure({ ipAllowed: false });
		expect(await client.get('/auth/scopes')).toEqual({
			errcode: 60020,
			errmsg: '访问ip不在白名单之中',
		});
		expect(await client.notify()).toEqual(gateway(60020, '访问ip不在白名单之中'));
		expect(
			await client.api('POST', '/v1.0/contact/users/search', { queryWord: '', offset: 0, size: 1 }),
		).toEqual(apiRefusal(403, 'Forbidden.AccessDenied.IpNotInWhiteList', expect.any(String)));
		expect(await tokenBy(appPair())).toMatchObject({ errcode: 0 });
	});

	it('refuses calls without their permission', async () => {
		simulator.reconfigure({
			missingPermissions: ['qyapi_get_member', 'qyapi_addresslist_search'],
		});
		const text = '应用尚未开通所需的权限：';
		expect(await client.get('/user/get', { userid: 'lisi' })).toEqual({
			errcode: 60011,
			errmsg: `${text}[qyapi_get_member]`,
		});
		expect(await client.post('/topapi/v2/user/get', { userid: 'lisi' })).toEqual(
			gateway(60011, `${text}[qyapi_get_member]`),
		);
		expect(
			await client.api('POST', '/v1.0/contact/users/search', { queryWord: '', offset: 0, size: 1 }),
		).toEqual(
			apiRefusal(
				403,
				'Forbidden.AccessDenied.AccessTokenPermissionDenied',
				`${text}[qyapi_addresslist_search]`,
			),
		);
		expect(await client.notify()).toMatchObject({ errcode: 0 });
	});

	it('tells the scopes (2.3)', async () => {
		expect(await client.get('/auth/scopes')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			auth_user_field: expect.arrayContaining(['name', 'userid', 'avatar']),
			condition_field: [],
			auth_org_scopes: { authed_dept: [1], authed_user: [] },
		});
		simulator.reconfigure({
			authScopes: { authed_dept: [101], authed_user: ['wangwu'] },
			hiddenUserFields: ['mobile'],
		});
		const scopes = await client.get('/auth/scopes');
		expect(scopes.auth_org_scopes).toEqual({ authed_dept: [101], authed_user: ['wangwu'] });
		expect(scopes.auth_user_field).not.toContain('mobile');
	});
});
