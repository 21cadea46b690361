import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { MessageCenterOptions } from '../../simulators/messageCenter/simulator.mts';
import { startForEachTest } from './fixture.mts';
import {
	ACCOUNT_ID,
	FORM,
	PATHS,
	bad,
	card,
	message,
	sms,
	startMessageCenter,
	template,
} from './messageCenterClient.mts';
import type { MessageCenterClient } from './messageCenterClient.mts';
import { http } from './rawClient.mts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

const restart = startForEachTest(
	startMessageCenter,
	(running) => ({ simulator, client } = running),
);

describe('start', () => {
	it('has an identity without any option', () => {
		expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(simulator.credentials).toEqual({
			baseUrl: simulator.url,
			appId: 'MSG123456',
			appPassword: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
		});
	});

	it('takes another identity and a path prefix', async () => {
		await restart({ appId: 'MSG7', appPassword: 'a+b&c=%', pathPrefix: '/center' });
		expect(simulator.credentials).toEqual({
			baseUrl: simulator.url,
			appId: 'MSG7',
			appPassword: 'a+b&c=%',
		});
		expect((await client.accounts()).rspCode).toBe('000000');
		expect(simulator.requests.map(({ path }) => path)).toEqual([
			'/center/msg/getThirdAPIToken',
			'/center/message/getPublicList',
		]);
		const outside = await http(new URL(PATHS.token, simulator.url).href, { body: '' });
		expect(outside.status).toBe(404);
	});

	it('treats an option that is undefined as not given', async () => {
		await restart({ appId: undefined, channels: undefined });
		expect(simulator.credentials.appId).toBe('MSG123456');
	});

	const account = { publicId: 'p', publicName: 'n' };
	const approval = { template_id: 't', title: 'T', content: 'c' };
	it.each([
		[{ port: 65536 }, 'options: port must be a whole number from 0 to 65535'],
		[{ appId: '' }, 'options: appId must be a non-empty string'],
		[{ app: 'x' }, 'options: unknown field "app"'],
		[{ channels: ['wechat'] }, 'options: channels must be a list, each item one of WeChat,'],
		[{ pollsUntilSent: -1 }, 'options: pollsUntilSent must be a whole number from 0 on, or null'],
		[{ failUsers: ['1'] }, 'options: failUsers must be an object of causes by user'],
		[{ failUsers: { 1: 2 } }, 'options: failUsers must be an object of causes by user'],
		[{ noSubscribeName: 'x' }, 'options: noSubscribeName must be one of userName, name'],
		[{ accounts: ['x'] }, 'options: accounts must be a list, each item an object'],
		[{ accounts: [{ publicId: 'p' }] }, 'account: publicName is missing'],
		[{ accounts: [{ ...account, status: '1' }] }, 'account: status must be one of usable,'],
		[{ accounts: [{ ...account, templates: [{}] }] }, 'template: template_id is missing'],
		[
			{ accounts: [{ ...account, templates: [{ ...approval, id: 'x' }] }] },
			'template: unknown field "id"',
		],
	])('refuses %j', async (options, sentence) => {
		const starting = MessageCenterSimulator.start(options as unknown as MessageCenterOptions);
		await expect(starting).rejects.toThrow(sentence);
	});

	it('rejects with EADDRINUSE on a busy port', async () => {
		const port = Number(new URL(simulator.url).port);
		await expect(MessageCenterSimulator.start({ port })).rejects.toMatchObject({
			code: 'EADDRINUSE',
		});
	});
});

describe('the documented examples', () => {
	it('5.1.1 get token', async () => {
		expect(await client.askToken()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: { token: expect.stringMatching(UUID) },
		});
	});

	it('5.2.1 list official accounts', async () => {
		expect(await client.accounts()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			debuggerErrorMsg: null,
			resultData: [
				{
					appId: 'MSG123456',
					publicName: '平台名称',
					publicId: 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75',
					remark: '备注',
					status: '1',
				},
				{
					appId: 'MSG123456',
					publicName: '平台名称1',
					publicId: 'd2e5c446-b7fd-421e-8bad-d5d6915207ff',
					remark: '备注',
					status: '2',
				},
			],
		});
	});

	it('5.2.2 list templates', async () => {
		const approval = {
			title: '待办审批提醒',
			primary_industry: 'IT科技',
			deputy_industry: 'IT软件与服务',
			content:
				'{{first.DATA}}\n业务系统：{{keyword1.DATA}}\n所属业务：{{keyword2.DATA}}\n代办事项：{{keyword3.DATA}}\n申请人：{{keyword4.DATA}}\n当前环节：{{keyword5.DATA}}\n{{remark.DATA}}',
			example:
				'您好，您有一条待办审批提醒\r\n业务系统：EHR\r\n所属业务：请假申请\r\n代办事项：张三的请假待审批\r\n申请人：张三\r\n当前环节：待审批\r\n请及时处理',
		};
		expect(await client.templates()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			debuggerErrorMsg: null,
			resultData: [
				{ template_id: 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4', ...approval },
				{ template_id: 'KlCgLbMhWp8dyXoQAo15tSLiYCWTiiUcNplfEWSKcUE', ...approval },
			],
		});
	});

	it('5.2.3 fetch replies', async () => {
		const reply = {
			content: '回复内容',
			time: '2018-01-01 15:01:02',
			msgId: '35cs32sdcgutn2x32sx',
			user: '123456',
		};
		simulator.addReplies([reply, reply]);
		expect(await client.fetchReplies()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: [reply, reply],
		});
	});

	it('5.2.4 get progress', async () => {
		const receivers = '[{"name":"甲","mobile":"13800000000"},{"name":"乙","mobile":"1234567890"}]';
		const { resultData } = await client.sendSms({ receivers });
		expect(await client.progress((resultData as { msgId: string }).msgId)).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: {
				total: 2,
				state: '1',
				successCount: 1,
				failCount: 1,
				failUserList: [{ user: '1234567890', cause: '短信发送失败！手机号码格式有误！' }],
			},
		});
	});

	it('5.2.5 count messages', async () => {
		simulator.reconfigure({ userCallsOpen: true });
		await client.send();
		expect(await client.counts()).toEqual({
			rspCode: '000000',
			rspMsg: '',
			resultData: {
				unread: 1,
				read: 0,
				checked: 0,
				todo: 0,
				processing: 0,
				initiated: 0,
				total: 1,
			},
		});
	});

	it('5.2.6 list messages', async () => {
		simulator.reconfigure({ userCallsOpen: true });
		simulator.advanceClock((Date.UTC(2020, 0, 1, 2, 10, 30) - Date.now()) / 1000);
		await client.signIn();
		await client.send({ msgtitle: '生日祝福' });
		const [{ id } = { id: '' }] = simulator.messages;
		expect(await client.list()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: {
				total: 1,
				msglist: [
					{
						id,
						title: '生日祝福',
						type: '1',
						time: '2020-01-01 10:10',
						state: '2',
						source: 'MSG123456',
						url: `https://portal.example/pc/message/${id}`,
						murl: `https://portal.example/mobile/message/${id}`,
					},
				],
			},
		});
	});

	it('5.3.1 send a message, example 1', async () => {
		expect(await client.send()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: {
				msgId: simulator.messages[0]?.id,
				noSubscribeStatus: '0',
				noSubscribeList: [],
			},
		});
	});

	it('5.3.1 send a message, example 2', async () => {
		simulator.reconfigure({ unsubscribed: ['12345'] });
		expect(await client.send()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: {
				msgId: simulator.messages[0]?.id,
				noSubscribeStatus: '1',
				noSubscribeList: [{ type: 'User', userId: '12345', userName: '接受人1' }],
			},
		});
	});

	it('5.3.2 send SMS', async () => {
		expect(await client.sendSms()).toEqual({
			rspCode: '1',
			rspMsg: '操作成功！',
			resultData: { msgId: expect.stringMatching(UUID) },
		});
	});

	it('5.3.3 send a template message', async () => {
		expect(await client.sendTemplate()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			debuggerErrorMsg: null,
			resultData: {
				messageId: expect.stringMatching(UUID),
				status: '0',
				info: '发送成功',
			},
		});
	});

	it('5.3.4 send a card', async () => {
		expect(await client.sendCard()).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: null,
		});
	});

	it('5.4.1 confirm a todo', async () => {
		simulator.reconfigure({ failUsers: { 12346: '企业微信发送失败' } });
		await client.send({ sendMsgType: '4', waitLink: 'https://oa.example' });
		const msgId = simulator.messages[0]?.id;
		expect(await client.confirm({ msgId, messageType: '1', state: '2' })).toEqual({
			rspCode: '000000',
			rspMsg: '操作完成',
			resultData: {
				total: 2,
				flowId: 'F0001',
				msglist: [
					{ stepId: 'S0001', rspCode: '000000', rspMsg: '操作成功' },
					{ stepId: 'S0002', rspCode: '500013', rspMsg: '该步骤的消息不存在！' },
				],
			},
		});
	});
});

describe('HTTP', () => {
	it('has no other calls', async () => {
		expect((await client.post(`${PATHS.message}/`)).status).toBe(404);
		expect((await client.post('/')).status).toBe(404);
	});

	it.each(Object.values(PATHS))('%s takes only POST', async (path) => {
		for (const method of ['GET', 'PUT', 'DELETE']) {
			const answer = await client.post(path, { method });
			expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
		}
	});

	it('answers JSON with HTTP 200, refusals too', async () => {
		const answer = await client.post(PATHS.message);
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(JSON.parse(answer.text)).toEqual(bad(`Content-Type 必须是 ${FORM}`));
	});

	it('notes the code of each answer', async () => {
		await client.sendSms();
		await client.confirm();
		expect(simulator.requests.map(({ errcode, httpStatus }) => [errcode, httpStatus])).toEqual([
			['000000', 200],
			['1', 200],
			['500005', 200],
		]);
	});
});

describe('how parameters travel', () => {
	const inUrl = [
		[PATHS.accounts, {}],
		[PATHS.templates, { publicId: ACCOUNT_ID }],
	] as const;
	const inForm: Array<[string, Record<string, unknown>]> = [
		[PATHS.replies, {}],
		[PATHS.progress, { msgId: 'x' }],
		[PATHS.counts, { account: '12345' }],
		[PATHS.list, { account: '12345', page: '1', size: '1' }],
		[PATHS.message, message()],
		[PATHS.sms, sms()],
		[PATHS.confirm, { msgId: 'x' }],
	];
	const inJson: Array<[string, Record<string, unknown>]> = [
		[PATHS.template, template()],
		[PATHS.card, card()],
	];
	const NO_BODY = bad('参数必须放在 URL 中，请求体必须为空');

	it.each(inUrl)('%s: only in the URL', async (path, fields) => {
		const all = { token: client.token, ...fields };
		expect((await client.query(path, all)).rspCode).toBe('000000');
		expect(await client.form(path, all)).toEqual(NO_BODY);
		expect(await client.json(path, all)).toEqual(NO_BODY);
		expect(await client.query(path, all, { body: '{}' })).toEqual(NO_BODY);
	});

	it('get token: only in the URL', async () => {
		const { appId, appPassword } = simulator.credentials;
		expect(await client.form(PATHS.token, { appId, appPassword })).toEqual(NO_BODY);
		expect(await client.json(PATHS.token, { appId, appPassword })).toEqual(NO_BODY);
		expect(simulator.issuedTokens).toHaveLength(1);
	});

	it.each(inForm)('%s: only as a form', async (path, fields) => {
		const all = { token: client.token, ...fields };
		const place = `请求体（${FORM}）`;
		expect(await client.query(path, all)).toEqual(
			bad(`参数 token 必须放在${place}中，不能放在 URL 中`),
		);
		expect(await client.form(`${path}?token=${client.token}`, fields)).toEqual(
			bad(`参数 token 必须放在${place}中，不能放在 URL 中`),
		);
		expect(await client.json(path, all)).toEqual(bad(`Content-Type 必须是 ${FORM}`));
		expect(simulator.messages).toEqual([]);
	});

	it.each(inJson)('%s: only as JSON', async (path, fields) => {
		const all = { token: client.token, ...fields };
		expect(await client.json(`${path}?token=${client.token}`, fields)).toEqual(
			bad('参数 token 必须放在请求体（application/json）中，不能放在 URL 中'),
		);
		expect(await client.form(path, all)).toEqual(bad('Content-Type 必须是 application/json'));
		expect(simulator.messages).toEqual([]);
	});

	it.each([...inForm, ...inJson])('%s: an unknown parameter', async (path, fields) => {
		const all = { token: client.token, ...fields, extra: '1' };
		const asJson = path === PATHS.template || path === PATHS.card;
		const answer = asJson ? await client.json(path, all) : await client.form(path, all);
		expect(answer).toEqual(bad('未知参数 extra'));
	});

	it.each(inUrl)('%s: an unknown parameter in the URL', async (path, fields) => {
		const all = { token: client.token, ...fields, extra: '' };
		expect(await client.query(path, all)).toEqual(bad('未知参数 extra'));
	});

	it('a parameter given twice', async () => {
		const twice = `token=${client.token}&token=${client.token}`;
		const headers = { 'Content-Type': FORM };
		const inUrlTwice = await client.post(`${PATHS.accounts}?${twice}`);
		const inFormTwice = await client.post(PATHS.replies, { headers, body: twice });
		expect(JSON.parse(inUrlTwice.text)).toEqual(bad('参数 token 重复'));
		expect(JSON.parse(inFormTwice.text)).toEqual(bad('参数 token 重复'));
	});

	it.each([
		FORM,
		`${FORM}; charset=utf-8`,
		`${FORM};charset=UTF-8`,
		'APPLICATION/X-WWW-FORM-URLENCODED; charset="utf-8"',
	])('takes the content type %s', async (contentType) => {
		const headers = { 'Content-Type': contentType };
		expect((await client.send({}, { headers })).rspCode).toBe('000000');
	});

	it.each(['text/plain', 'multipart/form-data', `${FORM}; charset=gbk`, `${FORM}; a=b; c=d`])(
		'refuses the content type %s',
		async (contentType) => {
			const headers = { 'Content-Type': contentType };
			expect(await client.send({}, { headers })).toEqual(bad(`Content-Type 必须是 ${FORM}`));
		},
	);

	it.each([
		['raw UTF-8', Buffer.from('msgContent=放假')],
		['a raw space', Buffer.from('msgContent=a b')],
		['GBK', Buffer.from('msgContent=%B7%C5')],
		['a bare percent sign', Buffer.from('msgContent=100%')],
	])('refuses a form with %s', async (_name, body) => {
		const headers = { 'Content-Type': FORM };
		const { text } = await client.post(PATHS.message, { headers, body });
		expect(JSON.parse(text)).toMatchObject({ rspCode: '500012' });
	});

	it('decodes plus signs and percent signs of a form', async () => {
		await client.send({ msgContent: '1+1 = 2 & 100% 放假\n👍' });
		expect(simulator.messages[0]?.content).toBe('1+1 = 2 & 100% 放假\n👍');
	});

	it.each([
		['', '请求体不是 JSON'],
		['{', '请求体不是 JSON'],
		['// comment\n{}', '请求体不是 JSON'],
		['[]', '请求体不是 JSON 对象'],
		['null', '请求体不是 JSON 对象'],
		['\ufeff{}', '请求体不是 JSON'],
	])('refuses the JSON body %j', async (body, detail) => {
		const headers = { 'Content-Type': 'application/json' };
		const { text } = await client.post(PATHS.card, { headers, body });
		expect(JSON.parse(text)).toEqual({
			rspCode: '500012',
			rspMsg: `不合法的请求内容：${detail}`,
			resultData: null,
		});
	});

	it('refuses JSON that is not UTF-8', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const body = Buffer.from([0x7b, 0xff, 0x7d]);
		const { text } = await client.post(PATHS.card, { headers, body });
		expect(JSON.parse(text)).toMatchObject({ rspCode: '500012' });
	});

	it('tells each missing parameter', async () => {
		const required: Array<[string, Record<string, unknown>]> = [
			[PATHS.progress, { msgId: 'x' }],
			[PATHS.message, message()],
			[PATHS.sms, sms()],
			[PATHS.card, card()],
		];
		const optional = ['btnTxt'];
		for (const [path, fields] of required) {
			for (const name of ['token', ...Object.keys(fields)]) {
				if (optional.includes(name)) continue;
				const send = path === PATHS.card ? client.json.bind(client) : client.form.bind(client);
				const all = { token: client.token, ...fields };
				expect(await send(path, { ...all, [name]: undefined })).toEqual(bad(`缺少参数 ${name}`));
				expect(await send(path, { ...all, [name]: '' })).toEqual(bad(`缺少参数 ${name}`));
			}
		}
		expect(await client.json(PATHS.card, { token: null })).toEqual(bad('缺少参数 token'));
		expect(await client.accounts({ token: undefined })).toEqual(bad('缺少参数 token'));
		expect(await client.askToken({ appId: undefined })).toEqual(bad('缺少参数 appId'));
		expect(await client.askToken({ appPassword: '' })).toEqual(bad('缺少参数 appPassword'));
		expect(simulator.messages).toEqual([]);
	});

	it('wants text where the document says String', async () => {
		expect(await client.sendTemplate({ messageType: 1 })).toEqual(bad('messageType 必须是 String'));
		expect(await client.sendCard({ title: ['x'] })).toEqual(bad('title 必须是 String'));
		expect(await client.sendCard({ token: 5 })).toEqual(bad('token 必须是 String'));
	});
});

describe('tokens', () => {
	const STALE = { rspCode: '500003', rspMsg: '无效的请求凭证', resultData: null };

	it('are new each time, and the older ones stay good', async () => {
		const first = client.token;
		const second = await client.signIn();
		expect(second).not.toBe(first);
		expect(simulator.issuedTokens).toEqual([first, second]);
		expect((await client.accounts({ token: first })).rspCode).toBe('000000');
	});

	it('end the older ones with singleToken', async () => {
		simulator.reconfigure({ singleToken: true });
		const first = client.token;
		await client.signIn();
		expect(await client.accounts({ token: first })).toEqual(STALE);
		expect((await client.accounts()).rspCode).toBe('000000');
	});

	it('live for 7200 seconds of the simulator clock', async () => {
		simulator.advanceClock(7190);
		expect((await client.accounts()).rspCode).toBe('000000');
		simulator.advanceClock(10);
		expect(await client.accounts()).toEqual(STALE);
	});

	it('live as long as tokenSeconds says', async () => {
		simulator.reconfigure({ tokenSeconds: 60 });
		await client.signIn();
		simulator.advanceClock(50);
		expect((await client.accounts()).rspCode).toBe('000000');
		simulator.advanceClock(10);
		expect(await client.accounts()).toEqual(STALE);
	});

	it('can be revoked', async () => {
		simulator.revokeTokens();
		expect(await client.accounts()).toEqual(STALE);
		await client.signIn();
		expect((await client.accounts()).rspCode).toBe('000000');
	});

	it('are checked by every call, before the values', async () => {
		const token = 'unknown';
		expect(await client.accounts({ token })).toEqual(STALE);
		expect(await client.query(PATHS.templates, { token })).toEqual(STALE);
		const forms = ['replies', 'progress', 'counts', 'list', 'message', 'sms', 'confirm'] as const;
		for (const name of forms) expect(await client.form(PATHS[name], { token })).toEqual(STALE);
		expect(await client.json(PATHS.template, { token })).toEqual(STALE);
		expect(await client.json(PATHS.card, { token })).toEqual(STALE);
	});

	it('need the right id and password, of an app that is not disabled', async () => {
		const refusal = {
			rspCode: '500002',
			rspMsg: '无效的应用ID或密钥；应用为禁用状态',
			resultData: null,
		};
		expect(await client.askToken({ appId: 'MSG1' })).toEqual(refusal);
		expect(await client.askToken({ appPassword: 'x' })).toEqual(refusal);
		simulator.reconfigure({ appDisabled: true });
		expect(await client.askToken()).toEqual(refusal);
		expect(simulator.issuedTokens).toHaveLength(1);
	});
});

describe('the journal', () => {
	it('keeps the readable parameters, wherever they travel', async () => {
		await client.accounts();
		await client.fetchReplies({ count: '5' });
		await client.sendCard({ title: '通知' });
		const [, inUrl, inForm, inJson] = simulator.requests.map(({ plaintext }) => plaintext);
		expect(inUrl).toBe(`token=${client.token}`);
		expect(inForm).toBe(`token=${client.token}&count=5`);
		expect(JSON.parse(inJson ?? '')).toMatchObject({ title: '通知' });
	});

	it('keeps a body that is not readable as it is', async () => {
		const headers = { 'Content-Type': FORM };
		await client.post(PATHS.message, { headers, body: 'msgContent=%B7' });
		expect(simulator.requests.at(-1)).toMatchObject({ rawBody: 'msgContent=%B7' });
		expect(simulator.requests.at(-1)?.plaintext).toBeUndefined();
	});

	it('counts the calls by path', async () => {
		await client.sendSms();
		await client.sendSms();
		const { tokenCalls, callsByPath, messages } = simulator.stats();
		expect([tokenCalls, messages]).toEqual([1, 2]);
		expect(Object.keys(callsByPath).sort()).toEqual(Object.values(PATHS).sort());
		expect(callsByPath[PATHS.sms]).toBe(2);
		expect(callsByPath[PATHS.message]).toBe(0);
	});
});

it('forgets with reset, except tokens', async () => {
	await client.send({ isReply: '1', sendMsgType: '4', waitLink: 'https://oa.example' });
	const [{ id: msgId } = { id: '' }] = simulator.messages;
	simulator.reply({ msgId, user: '12345', content: '好' });
	simulator.reply({ msgId, user: '12346', content: '好' });
	await client.fetchReplies({ count: '1' });
	simulator.advanceClock(8000);
	simulator.addFault({ kind: 'errcode', errcode: '999999' });
	simulator.reset();
	expect(simulator.messages).toEqual([]);
	expect(simulator.todos).toEqual([]);
	expect(simulator.replies).toEqual([]);
	expect(simulator.takenReplies).toEqual([]);
	expect(simulator.requests).toEqual([]);
	expect((await client.progress(msgId)).rspCode).toBe('500001');
	expect((await client.accounts()).rspCode).toBe('000000');
});
