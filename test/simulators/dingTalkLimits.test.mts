import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { gateway, startDingTalk } from './dingTalkClient.mts';
import type { DingTalkClient, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

const replaceBy = startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

const scopes = async () => await client.get('/auth/scopes');
const search = async () =>
	await client.api('POST', '/v1.0/contact/users/search', { queryWord: 'x', offset: 0, size: 1 });

async function times(count: number, call: () => Promise<Json>): Promise<Json[]> {
	const answers: Json[] = [];
	for (let n = 0; n < count; n += 1) answers.push(await call());
	return answers;
}

const PATH_TEXT = (name: string, calls: number) =>
	expect.stringMatching(
		`apiPath\\(${name}\\), 从 [-\\d]+ [:\\d]+ 到 [-\\d]+ [:\\d]+ 请求总次数超过了 ${calls} 次, 处罚将在 [-\\d]+ [:\\d]+ 结束$`,
	);

describe('calls of one API (3.4)', () => {
	it('takes 1500 in any 60 seconds', async () => {
		const answers = await times(1500, scopes);
		expect(new Set(answers.map(({ errcode }) => errcode))).toEqual(new Set([0]));
		expect(await scopes()).toEqual({
			errcode: 90005,
			errmsg: PATH_TEXT('dingtalk.oapi.auth.scopes', 1500),
		});
		expect(await client.notify()).toMatchObject({ errcode: 0 });
		simulator.advanceClock(60);
		expect(await scopes()).toMatchObject({ errcode: 0 });
		expect(simulator.stats()).toMatchObject({ limited: 1 });
		expect(simulator.stats().mostCallsPerMinute['/auth/scopes']).toBe(1501);
	});

	it('lets in as many as have left the window', async () => {
		simulator.reconfigure({ rateLimit: 2 });
		await scopes();
		simulator.advanceClock(30);
		await scopes();
		expect(await scopes()).toMatchObject({ errcode: 90005 });
		simulator.advanceClock(30);
		expect(await scopes()).toMatchObject({ errcode: 0 });
		expect(await scopes()).toMatchObject({ errcode: 90005 });
	});

	it('shuts out for the penalty', async () => {
		simulator.reconfigure({ rateLimit: 1, rateLimitPenaltySeconds: 300 });
		await times(2, scopes);
		simulator.advanceClock(299);
		expect(await scopes()).toMatchObject({ errcode: 90005 });
		simulator.advanceClock(1);
		expect(await scopes()).toMatchObject({ errcode: 0 });
	});

	it('counts seconds where the option says so, and calls with values in the path together', async () => {
		simulator.reconfigure({ rateLimit: 1, rateLimitSeconds: 1 });
		const apps = async (userId: string) =>
			await client.api('GET', `/v1.0/microApp/users/${userId}/apps`);
		expect(await apps('lisi')).not.toHaveProperty('status');
		expect(await apps('wangwu')).toMatchObject({ status: 403 });
		simulator.advanceClock(1);
		expect(await apps('wangwu')).not.toHaveProperty('status');
	});

	it('does not count calls without a good token', async () => {
		simulator.reconfigure({ rateLimit: 1 });
		await client.get('/auth/scopes', { access_token: 'bad' });
		expect(await scopes()).toMatchObject({ errcode: 0 });
	});

	it('has no limit with null', async () => {
		simulator.reconfigure({ rateLimit: null, rateLimitSeconds: 1_000_000 });
		const answers = await times(50, scopes);
		expect(answers.every(({ errcode }) => errcode === 0)).toBe(true);
	});

	it.each([
		['corpApi', 90005, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'],
		['credentialsApi', 90006, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'],
		['isvCorpApi', 90008, 'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi'],
		['isvApi', 90010, 'Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi'],
		['suiteCorpApi', 90014, 'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi'],
		['appApi', 90018, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'],
		['api', 90002, 'Forbidden.AccessDenied.QpsLimitForApi'],
		['monthly', 90020, 'Forbidden.AccessDenied.ApiCountLimitForOrg'],
	] as const)('says so as %s', async (rateLimitForm, errcode, code) => {
		simulator.reconfigure({ rateLimit: 0, rateLimitForm });
		expect(await scopes()).toEqual({
			errcode,
			errmsg: PATH_TEXT('dingtalk.oapi.auth.scopes', 0),
		});
		const wrapped = await client.notify();
		const name = 'dingtalk.oapi.message.corpconversation.asyncsend_v2';
		expect(wrapped.sub_msg).toEqual(PATH_TEXT(name, 0));
		expect(wrapped).toEqual(gateway(errcode, String(wrapped.sub_msg)));
		expect(await search()).toEqual({
			status: 403,
			code,
			message: PATH_TEXT('/v1.0/contact/users/search', 0),
			requestid: expect.any(String),
		});
		expect(simulator.messages).toEqual([]);
		expect(simulator.stats().limited).toBe(3);
	});

	it('says so as busy', async () => {
		simulator.reconfigure({ rateLimit: 0, rateLimitForm: 'busy' });
		expect(await scopes()).toEqual({ errcode: -1, errmsg: '系统繁忙' });
		expect(await client.notify()).toMatchObject({ errcode: -1 });
		expect(await search()).toMatchObject({ status: 429, code: 'system.busy' });
	});
});

describe('all calls from one address (3.4)', () => {
	it('bans with an answer that has no envelope', async () => {
		simulator.reconfigure({ ipLimit: 3 });
		await scopes();
		await search();
		expect(await scopes()).toEqual({
			status: 1111,
			wait: 5,
			source: 'x5',
			punish: 'deny',
			uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
		});
		simulator.advanceClock(299);
		expect(await search()).toMatchObject({ status: 1111 });
		simulator.advanceClock(1);
		expect(await scopes()).toMatchObject({ errcode: 0 });
		expect(simulator.stats().limited).toBe(2);
	});

	it('bans with a page', async () => {
		simulator.reconfigure({ ipLimit: 0, ipBanForm: 'html' });
		const answer = await client.oapi('/auth/scopes');
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
		expect(answer.text).toMatch(/^<!DOCTYPE html>/);
	});
});

describe('the fast clock', () => {
	let real = 1_700_000_000_000;

	beforeEach(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => real);
	});

	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('passes a minute in a real second', async () => {
		await replaceBy({ clockSpeed: 60, rateLimit: 2 });
		expect((await times(3, scopes)).map(({ errcode }) => errcode)).toEqual([0, 0, 90005]);
		real += 999;
		expect(await scopes()).toMatchObject({ errcode: 90005 });
		real += 1;
		expect(await scopes()).toMatchObject({ errcode: 0 });
		expect(simulator.stats().mostCallsPerMinute['/auth/scopes']).toBe(4);
	});

	it('is switched without a jump', async () => {
		await replaceBy({ clockSpeed: 60 });
		const started = real;
		real += 1000;
		simulator.reconfigure({ clockSpeed: 1 });
		await client.notify();
		real += 1000;
		await client.notify();
		const [first, second] = simulator.messages.map(({ time }) => time);
		expect([first, second]).toEqual([started + 60_000, started + 61_000]);
	});
});
