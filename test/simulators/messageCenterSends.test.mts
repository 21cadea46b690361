import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { startForEachTest } from './fixture.mts';
import {
	ACCOUNT_ID,
	AS_TODO,
	startMessageCenter,
	TEMPLATE_ID,
	bad,
	inSeconds,
	message,
	sms,
	template,
	templateData,
} from './messageCenterClient.mts';
import type { MessageCenterClient } from './messageCenterClient.mts';

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

startForEachTest(startMessageCenter, (running) => ({ simulator, client } = running));

describe('send message', () => {
	it('is held in words and as sent', async () => {
		const sent = {
			...message(),
			...AS_TODO,
			msgType: '0',
			sendChannel: 'Portal,WeChat,SMS',
			summary: '摘要',
			iconUrl: 'https://oa.example/i.png',
			isReply: '1',
			pcUrl: 'https://oa.example/pc',
		};
		await client.send(sent);
		expect(simulator.messages).toEqual([
			{
				id: expect.any(String),
				order: 1,
				time: expect.any(Number),
				kind: 'message',
				category: 'todo',
				type: 'richText',
				title: '放假通知',
				content: '国庆节放假七天',
				summary: '摘要',
				iconUrl: 'https://oa.example/i.png',
				channels: ['Portal', 'WeChat', 'SMS'],
				receivers: [
					{ user: '12345', name: '接受人1' },
					{ user: '12346', name: '接受人2' },
				],
				unsubscribed: [],
				repliesAllowed: true,
				link: 'https://oa.example/leave/7',
				pcLink: 'https://oa.example/pc',
				dueAt: undefined,
				state: 'sent',
				sentAt: expect.any(Number),
				failures: [],
				polls: 0,
				todoState: 'todo',
				readBy: [],
				raw: { token: client.token, ...sent },
			},
		]);
	});

	it('is a notice without replies unless it says otherwise', async () => {
		await client.send();
		await client.send({ sendMsgType: '1', isReply: '0' });
		for (const held of simulator.messages) {
			expect(held).toMatchObject({ category: 'notice', type: 'text', repliesAllowed: false });
			expect(held).not.toHaveProperty('todoState');
		}
	});

	it.each([
		['msgtitle', '题'.repeat(100)],
		['summary', '摘'.repeat(255)],
		['iconUrl', `https://i/${'a'.repeat(90)}`],
		['waitLink', 'w'.repeat(1024)],
		['pcUrl', 'p'.repeat(1024)],
	])('%s has a longest length', async (name, longest) => {
		expect((await client.send({ [name]: longest })).rspCode).toBe('000000');
		expect(await client.send({ [name]: `${longest}长` })).toEqual(
			bad(`${name} 长度不能超过 ${longest.length}`),
		);
		expect(simulator.messages).toHaveLength(1);
	});

	it.each([
		['msgType', ['0', '1'], ['3', 'text', '01', 'toString']],
		['sendStatus', ['1'], ['0', '3', 'now']],
		['sendMode', ['normal'], ['Normal', '1']],
		['sendMsgType', ['1', '', undefined], ['0', '2', 'todo']],
		['isReply', ['0', '1', ''], ['2', 'true']],
	])('%s has fixed values', async (name, good, wrong) => {
		for (const value of good) {
			expect((await client.send({ [name]: value })).rspCode).toBe('000000');
		}
		for (const value of wrong) {
			const { rspCode, rspMsg } = await client.send({ [name]: value });
			expect([rspCode, rspMsg.startsWith(`参数校验有误：${name} 只能是 `)]).toEqual([
				'500001',
				true,
			]);
		}
		expect(simulator.messages).toHaveLength(good.length);
	});

	it.each(['WeChat', 'DingTalk', 'Mail', 'SMS', 'IntelligenceMode', 'Portal', 'Mail,SMS'])(
		'goes by %s',
		async (sendChannel) => {
			expect((await client.send({ sendChannel })).rspCode).toBe('000000');
			expect(simulator.messages[0]?.channels).toEqual(sendChannel.split(','));
		},
	);

	it.each(['wechat', 'Mail，SMS', 'Mail, SMS', 'Mail,', 'OfficialAccount', 'Mail;SMS'])(
		'does not go by %j',
		async (sendChannel) => {
			expect(await client.send({ sendChannel })).toEqual(
				bad(
					'sendChannel 只能是 WeChat、DingTalk、Mail、SMS、IntelligenceMode、Portal，多个用英文逗号隔开',
				),
			);
		},
	);

	it('takes a web address as content of a link', async () => {
		for (const msgContent of ['http://a.example', 'https://a.example/路?x=1#y']) {
			expect((await client.send({ msgType: '2', msgContent })).rspCode).toBe('000000');
		}
		for (const msgContent of ['a.example', 'ftp://a.example', 'https://', 'http:a', '放假']) {
			expect(await client.send({ msgType: '2', msgContent })).toEqual(
				bad('msgType 为 2 时 msgContent 必须是 Http 请求地址'),
			);
		}
	});

	it('needs a link for a todo', async () => {
		expect(await client.send({ sendMsgType: '4' })).toEqual(
			bad('sendMsgType 为 4 时 waitLink 必填'),
		);
	});

	it('forbids 【】 in the intelligent mode where that may choose SMS', async () => {
		const sent = { sendChannel: 'IntelligenceMode', msgContent: '【研发部】' };
		expect((await client.send(sent)).rspCode).toBe('500012');
		simulator.reconfigure({ channels: ['IntelligenceMode', 'Mail'] });
		expect((await client.send(sent)).rspCode).toBe('000000');
	});

	it('forbids 【】 in SMS only', async () => {
		for (const msgContent of ['【研发部】', '研发部】', '【']) {
			expect(await client.send({ msgContent, sendChannel: 'Mail,SMS' })).toEqual({
				rspCode: '500012',
				rspMsg: '不合法的请求内容：短信内容禁止使用【】符号，请修改为〖〗符号',
				resultData: null,
			});
			expect((await client.send({ msgContent, sendChannel: 'Mail' })).rspCode).toBe('000000');
		}
		const allowed = { msgContent: '〖研发部〗', sendChannel: 'SMS' };
		expect((await client.send(allowed)).rspCode).toBe('000000');
	});

	it.each([
		['nothing', '[]', '必须是非空的JSON数组字符串'],
		['no JSON', '12345,12346', '必须是非空的JSON数组字符串'],
		['an object', '{"userId":"1","name":"n"}', '必须是非空的JSON数组字符串'],
		['ids only', '["1"]', '[0] 必须是对象'],
		['a number as id', '[{"userId":1,"name":"n"}]', '[0].userId 必须是非空字符串'],
		['an empty id', '[{"userId":"","name":"n"}]', '[0].userId 必须是非空字符串'],
		['no name', '[{"userId":"1","name":"n"},{"userId":"1"}]', '[1].name 必须是非空字符串'],
		['another type', '[{"type":"Dept","userId":"1","name":"n"}]', '[0].type 只能是 User'],
		['a mobile', '[{"userId":"1","name":"n","mobile":"1"}]', '[0] 包含未知属性 mobile'],
	])('refuses %s as receivers', async (_name, receivers, detail) => {
		const separator = detail.startsWith('[') ? '' : ' ';
		expect(await client.send({ receivers })).toEqual(bad(`receivers${separator}${detail}`));
	});

	it('takes receivers without a type', async () => {
		await client.send({ receivers: '[{"userId":"1","name":"n"}]' });
		expect(simulator.messages[0]?.receivers).toEqual([{ user: '1', name: 'n' }]);
	});

	it('leaves the unsubscribed out and lists them, by either name', async () => {
		simulator.reconfigure({ unsubscribed: ['12346'], noSubscribeName: 'name' });
		const { resultData } = await client.send();
		expect(resultData).toMatchObject({
			noSubscribeStatus: '1',
			noSubscribeList: [{ type: 'User', userId: '12346', name: '接受人2' }],
		});
		expect(simulator.messages[0]).toMatchObject({
			receivers: [{ user: '12345', name: '接受人1' }],
			unsubscribed: [{ user: '12346', name: '接受人2' }],
		});
	});

	it('needs a time more than ten minutes ahead when scheduled', async () => {
		const scheduled = { sendStatus: '2' };
		expect(await client.send(scheduled)).toEqual(bad('sendStatus 为 2 时 sendTime 必填'));
		for (const seconds of [-60, 0, 599]) {
			expect(await client.send({ ...scheduled, sendTime: inSeconds(seconds) })).toEqual(
				bad('sendTime 必须大于系统当前时间10分钟以上'),
			);
		}
		expect(simulator.messages).toEqual([]);
		expect((await client.send({ ...scheduled, sendTime: inSeconds(660) })).rspCode).toBe('000000');
	});

	it.each([
		'2030-01-01 10:00',
		'2030-01-01T10:00:00',
		'2030-02-30 10:00:00',
		'2030-01-01 24:00:00',
		'2030-1-1 10:00:00',
		'2030-01-01 10:00:00 ',
		'1893463200',
	])('refuses the time %j, also in an unscheduled message', async (sendTime) => {
		const refusal = bad('sendTime 格式必须是 yyyy-MM-dd HH:mm:ss');
		expect(await client.send({ sendStatus: '2', sendTime })).toEqual(refusal);
		expect(await client.send({ sendTime })).toEqual(refusal);
	});

	it('sends at once in spite of a time when it is not scheduled', async () => {
		await client.send({ sendTime: '2099-01-01 00:00:00' });
		expect(simulator.messages[0]?.state).toBe('sent');
	});
});

describe('send SMS', () => {
	it('is held', async () => {
		await client.sendSms();
		expect(simulator.messages).toEqual([
			expect.objectContaining({
				kind: 'sms',
				title: '',
				content: '验证码 8341',
				receivers: [
					{ user: '18612345678', name: '示例姓名1' },
					{ user: '13912345678', name: '示例姓名2' },
				],
				raw: { token: client.token, ...sms() },
			}),
		]);
		expect(simulator.messages[0]).not.toHaveProperty('category');
	});

	it.each([
		['[{"mobile":"18612345678"}]', '[0].name 必须是非空字符串'],
		['[{"name":"n"}]', '[0].mobile 必须是非空字符串'],
		['[{"name":"n","mobile":18612345678}]', '[0].mobile 必须是非空字符串'],
		['[{"name":"n","userId":"1"}]', '[0] 包含未知属性 userId'],
		['[{"name":"n","mobile":"1","type":"User"}]', '[0] 包含未知属性 type'],
	])('refuses the receivers %s', async (receivers, detail) => {
		expect(await client.sendSms({ receivers })).toEqual(bad(`receivers${detail}`));
	});

	it('forbids 【】', async () => {
		expect((await client.sendSms({ msgContent: '【研发部】您好' })).rspCode).toBe('500012');
		expect(simulator.messages).toEqual([]);
	});
});

describe('send template message', () => {
	it('is held, with its content filled in', async () => {
		const data = {
			first: { value: '您好' },
			...templateData(),
			remark: { value: '请及时处理' },
		};
		const sent = { ...template(), messageType: '2', pcUrl: 'p'.repeat(255), data };
		await client.sendTemplate(sent);
		expect(simulator.messages).toEqual([
			expect.objectContaining({
				kind: 'template',
				category: 'todo',
				title: '待办审批提醒',
				content:
					'您好\n业务系统：OA办公系统\n所属业务：办公用品申领\n代办事项：记事本办公用品申领\n申请人：肖贾\n当前环节：领导审批\n请及时处理',
				receivers: [{ user: 'yezz', name: '' }],
				publicId: ACCOUNT_ID,
				templateId: TEMPLATE_ID,
				values: {
					first: '您好',
					keyword1: 'OA办公系统',
					keyword2: '办公用品申领',
					keyword3: '记事本办公用品申领',
					keyword4: '肖贾',
					keyword5: '领导审批',
					remark: '请及时处理',
				},
				link: 'https://www.vanytech.com',
				state: 'sent',
				todoState: 'todo',
				raw: { token: client.token, ...sent },
			}),
		]);
	});

	it('fails inside a success', async () => {
		simulator.reconfigure({ failUsers: { yezz: '用户拒收' } });
		expect(await client.sendTemplate()).toMatchObject({
			rspCode: '000000',
			resultData: { messageId: simulator.messages[0]?.id, status: '1', info: '用户拒收' },
		});
	});

	it.each([
		[{ messageType: '4' }, 'messageType 只能是 1、2'],
		[{ url: undefined }, '缺少参数 url'],
		[{ messageType: '' }, '缺少参数 messageType'],
		[{ pcUrl: 'p'.repeat(256) }, 'pcUrl 长度不能超过 255'],
		[{ data: 'x' }, 'data 必须是对象'],
		[{ data: [] }, 'data 必须是对象'],
		[{ data: { ...templateData(), keyword6: { value: 'x' } } }, '模版中没有 keyword6'],
		[{ data: { ...templateData(), keyword1: 'x' } }, 'data.keyword1 必须是对象'],
		[{ data: { ...templateData(), keyword1: { value: 1 } } }, 'data.keyword1.value 必须是 String'],
		[
			{ data: { ...templateData(), keyword1: { value: 'x', color: 'red' } } },
			'data.keyword1 包含未知属性 color',
		],
	])('refuses %j', async (changes, detail) => {
		expect(await client.sendTemplate(changes)).toEqual(bad(detail));
		expect(simulator.messages).toEqual([]);
	});
});

describe('send card', () => {
	it('is held, with its default button', async () => {
		await client.sendCard({ btnTxt: undefined });
		expect(simulator.messages).toEqual([
			expect.objectContaining({
				kind: 'card',
				title: '通知',
				receivers: [
					{ user: 'test1', name: '' },
					{ user: 'test2', name: '' },
				],
				link: 'https://www.xxxx.com/s?ie=UTF-8&wd=baidu',
				buttonText: '详情',
				cut: [],
				state: 'sent',
			}),
		]);
	});

	it('cuts by bytes, the button by characters', async () => {
		await client.sendCard({
			title: '题'.repeat(43),
			description: `a${'述'.repeat(171)}`,
			btnTxt: '按钮文字长',
		});
		expect(simulator.messages[0]).toMatchObject({
			title: '题'.repeat(42),
			content: `a${'述'.repeat(170)}`,
			buttonText: '按钮文字',
			cut: ['title', 'description', 'btnTxt'],
			raw: { title: '题'.repeat(43) },
		});
	});

	it('keeps what just fits', async () => {
		const fitting = { title: 't'.repeat(128), description: 'd'.repeat(512), btnTxt: '四个文字' };
		await client.sendCard(fitting);
		expect(simulator.messages[0]).toMatchObject({
			title: fitting.title,
			content: fitting.description,
			buttonText: fitting.btnTxt,
			cut: [],
		});
	});

	it.each([
		[{ url: 'www.example.com' }, 'url 必须包含协议头(http/https)'],
		[{ url: `https://a/${'路'.repeat(680)}` }, 'url 最长2048字节'],
		[{ userList: 'a｜b' }, 'userList 多个用户必须使用 | 进行切割'],
		[{ userList: 'a|' }, 'userList 多个用户必须使用 | 进行切割'],
		[{ userList: '|' }, 'userList 多个用户必须使用 | 进行切割'],
		[{ userList: ['a'] }, 'userList 必须是 String'],
	])('refuses %j', async (changes, detail) => {
		expect(await client.sendCard(changes)).toEqual(bad(detail));
		expect(simulator.messages).toEqual([]);
	});

	it('takes a url of 2048 bytes', async () => {
		const url = `https://a/${'p'.repeat(2038)}`;
		expect((await client.sendCard({ url })).rspCode).toBe('000000');
	});
});
