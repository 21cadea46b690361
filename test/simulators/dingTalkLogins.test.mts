import { createHmac } from 'node:crypto';
import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { signatureOf } from '../../simulators/dingTalk/signature.mts';
import { startForEachTest } from './fixture.mts';
import { apiRefusal, startDingTalk, topapiOk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

const replaceBy = startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

describe('login-free codes (2.10)', () => {
	const old = async (code: string) => await client.get('/user/getuserinfo', { code });
	const now = async (code: string) => await client.post('/topapi/v2/user/getuserinfo', { code });

	it('tell the person once', async () => {
		simulator.addLoginCode({ code: 'c1', user: 'lisi' });
		simulator.addLoginCode({ code: 'c2', user: 'zhangsan', place: 'app' });
		expect(await old('c1')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			userid: 'lisi',
			name: '李四',
			deviceId: 'device-lisi',
			is_sys: false,
			sys_level: 0,
		});
		expect(await now('c2')).toEqual(
			topapiOk({
				result: {
					userid: 'zhangsan',
					unionid: 'union-zhangsan',
					associated_unionid: 'associated-union-zhangsan',
					name: '张三',
					device_id: 'device-zhangsan',
					sys: true,
					sys_level: 1,
				},
			}),
		);
		expect(await old('c1')).toMatchObject({ errcode: 40078 });
		expect(await now('c2')).toMatchObject({ errcode: 40078 });
	});

	it('tell the level of a boss', async () => {
		await replaceBy({ users: [{ userid: 'b', name: 'B', boss: true }] });
		simulator.addLoginCode({ code: 'c', user: 'b' });
		expect(await old('c')).toMatchObject({ is_sys: false, sys_level: 100 });
	});

	it('last five minutes', async () => {
		for (const code of ['c1', 'c2', 'c3']) simulator.addLoginCode({ code, user: 'lisi' });
		simulator.advanceClock(299);
		expect(await now('c1')).toMatchObject({ errcode: 0 });
		simulator.advanceClock(1);
		expect(await now('c2')).toMatchObject({ errcode: 40078 });
		expect(await old('c3')).toMatchObject({ errcode: 40078 });
	});

	it('are refused when unknown, of the console, or of nobody', async () => {
		simulator.addLoginCode({ code: 'c1', user: 'lisi', place: 'console' });
		simulator.addLoginCode({ code: 'c2', user: 'nobody' });
		expect(await old('x')).toMatchObject({ errcode: 40029 });
		expect(await now('x')).toMatchObject({ errcode: 40078 });
		expect(await old('c1')).toMatchObject({ errcode: 40029 });
		expect(await old('c2')).toMatchObject({ errcode: 40029 });
		expect(() => simulator.addLoginCode({ code: 'c1', user: 'lisi' })).toThrow('c1 twice');
	});
});

describe('codes of the console (2.10)', () => {
	beforeEach(async () => {
		const { corpId: corpid, ssoSecret } = simulator.credentials;
		const { accessToken } = await client.api('POST', '/v1.0/oauth2/ssoAccessToken', {
			corpid,
			ssoSecret,
		});
		client.token = String(accessToken);
	});

	it('tell the administrator', async () => {
		simulator.addLoginCode({ code: 'c1', user: 'zhangsan', place: 'console' });
		simulator.addLoginCode({ code: 'c2', user: 'zhangsan', place: 'console' });
		expect(await client.get('/sso/getuserinfo', { code: 'c1' })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			is_sys: true,
			corp_info: { corpid: 'dingexamplecorp0001', corp_name: '示例公司' },
			user_info: { userid: 'zhangsan', name: '张三', avatar: '', email: '' },
		});
		expect(await client.api('GET', '/v1.0/oauth2/ssoUserInfo?code=c2')).toEqual({
			corpId: 'dingexamplecorp0001',
			corpName: '示例公司',
			userId: 'zhangsan',
			userName: '张三',
			email: '',
			avatar: '',
			isAdmin: true,
		});
		expect(await client.get('/sso/getuserinfo', { code: 'c1' })).toMatchObject({ errcode: 40078 });
		expect(await client.api('GET', '/v1.0/oauth2/ssoUserInfo?code=c2')).toEqual(
			apiRefusal(400, 'invalidCode', '无效的code'),
		);
	});
});

describe('calls of an ISV (6.1)', () => {
	const OK = { errcode: 0, errmsg: 'ok' };

	function signed(changes: Fields = {}): Fields {
		const { suiteKey, suiteSecret, suiteTicket } = simulator.credentials;
		const timestamp = Number(changes.timestamp ?? Date.now());
		const ticket = String(changes.suiteTicket ?? suiteTicket);
		const signature = createHmac('sha256', suiteSecret)
			.update(`${timestamp}\n${ticket}`)
			.digest('base64');
		return {
			access_token: undefined,
			accessKey: suiteKey,
			timestamp,
			suiteTicket: ticket,
			signature,
			...changes,
		};
	}

	const authInfo = async (body: Fields = {}, query: Fields = signed()) =>
		await client.post(
			'/service/get_auth_info',
			{ auth_corpid: simulator.credentials.corpId, ...body },
			query,
		);

	it('are signed as the vectors say', () => {
		const secret = 'testSuiteSecret0123456789';
		expect(signatureOf(secret, '1700000000003\nTestSuiteTicket')).toBe(
			'P/mo0/c7xCPSL97AZ183nQsO5FGpkktLxG5I+S3vffE=',
		);
		expect(signatureOf(secret, '1527130370219\nTestSuiteTicket')).toBe(
			'M9nH8ZLg0msexUL6ZQR7i9kfyxW7pvozheefkvzaITo=',
		);
	});

	it('tell what an organisation has authorised', async () => {
		const answer = {
			...OK,
			auth_corp_info: {
				corpid: 'dingexamplecorp0001',
				corp_name: '示例公司',
				full_corp_name: '示例公司',
				corp_type: 0,
				industry: '',
				is_authenticated: false,
				auth_level: 0,
				license_code: '',
				auth_channel: '',
				auth_channel_type: '',
				invite_url: '',
				invite_code: '',
				corp_logo_url: '',
			},
			auth_user_info: { userId: 'zhangsan' },
			auth_info: {
				agent: [
					{
						agentid: 1001,
						agent_name: '示例应用',
						logo_url: '',
						appid: 53642,
						admin_list: ['zhangsan'],
					},
				],
			},
			channel_auth_info: { channelAgent: [] },
			auth_market_info: {},
		};
		expect(await authInfo()).toEqual(answer);
		expect(await authInfo({ suite_key: simulator.credentials.suiteKey })).toEqual(answer);
	});

	it('give tokens, a new one each time', async () => {
		const body = { auth_corpid: simulator.credentials.corpId };
		const first = await client.post('/service/get_corp_token', body, signed());
		const second = await client.post('/service/get_corp_token', body, signed());
		expect(first).toEqual({ ...OK, access_token: expect.any(String), expires_in: 7200 });
		expect(second.access_token).not.toBe(first.access_token);
		client.token = String(first.access_token);
		expect(await client.get('/auth/scopes')).toMatchObject({ errcode: 0 });
	});

	it('tell the app', async () => {
		const { corpId: auth_corpid, suiteKey: suite_key } = simulator.credentials;
		const body = { auth_corpid, suite_key, agentid: '1001' };
		expect(await client.post('/service/get_agent', body, signed())).toEqual({
			...OK,
			agentid: 1001,
			name: '示例应用',
			logo_url: '',
			description: '示例',
			close: 1,
		});
		expect(
			await client.post('/service/get_agent', { ...body, agentid: '5' }, signed()),
		).toMatchObject({ errcode: 40056 });
	});

	it.each<[string, () => Promise<Json>, number]>([
		['no time', () => authInfo({}, signed({ timestamp: undefined })), 853001],
		['a time in seconds', () => authInfo({}, signed({ timestamp: 1_700_000_000 })), 853001],
		[
			'a time 61 seconds ago',
			() => authInfo({}, signed({ timestamp: Date.now() - 61_000 })),
			853002,
		],
		['another key', () => authInfo({}, signed({ accessKey: 'x' })), 853003],
		['another signature', () => authInfo({}, signed({ signature: 'x' })), 853004],
		['no signature', () => authInfo({}, signed({ signature: undefined })), 853004],
		['another ticket', () => authInfo({}, signed({ suiteTicket: 'x' })), 40085],
		['another organisation', () => authInfo({ auth_corpid: 'x' }), 41030],
		['no organisation', () => authInfo({ auth_corpid: undefined }), 40035],
		['another suite', () => authInfo({ suite_key: 'x' }), 853003],
		['an unknown parameter', () => authInfo({}, signed({ x: 1 })), 40035],
	])('refuse %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});

	it('take a time of up to a minute ago', async () => {
		expect(await authInfo({}, signed({ timestamp: Date.now() - 50_000 }))).toMatchObject(OK);
	});
});

describe('current calls of an ISV (6.2)', () => {
	const suite = (changes: Fields = {}) => {
		const { suiteKey, suiteSecret, suiteTicket } = simulator.credentials;
		return { suiteKey, suiteSecret, suiteTicket, ...changes };
	};
	const suiteToken = async (changes: Fields = {}) =>
		await client.api('POST', '/v1.0/oauth2/suiteAccessToken', suite(changes));
	const corpToken = async (changes: Fields = {}) =>
		await client.api('POST', '/v1.0/oauth2/corpAccessToken', {
			...suite(),
			authCorpId: simulator.credentials.corpId,
			...changes,
		});
	const authInfo = async (authCorpId = simulator.credentials.corpId) =>
		await client.api('GET', `/v1.0/oauth2/apps/authInfo?authCorpId=${authCorpId}`);

	it('give the same suite token and new corp tokens', async () => {
		const first = await suiteToken();
		expect(first).toEqual({ accessToken: expect.any(String), expireIn: 7200 });
		expect(await suiteToken()).toEqual(first);
		const corp = await corpToken();
		expect(corp).toEqual({ accessToken: expect.any(String), expireIn: 7200 });
		expect((await corpToken()).accessToken).not.toBe(corp.accessToken);
	});

	it('tell what an organisation has authorised, by the suite token only', async () => {
		expect(await authInfo()).toMatchObject({ status: 400, code: 'InvalidAuthentication' });
		client.token = String((await suiteToken()).accessToken);
		expect(await authInfo()).toEqual({
			authAppInfo: {
				agentList: [
					{
						agentId: 1001,
						agentName: '示例应用',
						logoUrl: '',
						appId: 53642,
						adminList: ['zhangsan'],
					},
				],
			},
			authCorpInfo: {
				corpId: 'dingexamplecorp0001',
				corpName: '示例公司',
				fullCorpName: '示例公司',
				authLevel: 0,
			},
			authUserInfo: { userId: 'zhangsan' },
		});
		expect(await authInfo('x')).toMatchObject({ status: 400, code: 'orgNotAuthApp' });
	});

	it.each<[string, () => Promise<Json>, string]>([
		['another key', () => suiteToken({ suiteKey: 'x' }), 'invalidClientIdOrSecret'],
		['another secret', () => suiteToken({ suiteSecret: 'x' }), 'invalidClientIdOrSecret'],
		['another ticket', () => suiteToken({ suiteTicket: 'x' }), 'invalidSuiteTicket'],
		['another key', () => corpToken({ suiteKey: 'x' }), 'invalidSuiteKey'],
		['another ticket', () => corpToken({ suiteTicket: 'x' }), 'invalidSuiteTicket'],
		['another organisation', () => corpToken({ authCorpId: 'x' }), 'invalidAuthInfo'],
	])('refuse %s', async (_what, call, code) => {
		expect(await call()).toMatchObject({ status: 400, code });
	});
});
