import type { IDataObject } from 'n8n-workflow';
import { message, NodeRig, RESULT, SEND } from './nodeHarness.mts';

const rig = new NodeRig();
const todo = { ...message, sendMsgType: 'todo', waitLink: 'https://oa.example.edu.cn/1' };
const waiting = { ...message, options: { waitUntilSent: true } };

function receivers(): unknown {
	return JSON.parse(String(rig.sent().fields.receivers));
}

describe('Send', () => {
	it('sends what the document says', async () => {
		const { error, json } = await rig.run(message);
		expect(error).toBeUndefined();
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: SEND,
			contentType: 'application/x-www-form-urlencoded',
			fields: {
				msgtitle: '请假审批',
				msgType: '1',
				msgContent: '张三的请假待审批',
				sendStatus: '1',
				sendChannel: 'Portal,WeChat',
				sendMode: 'normal',
				receivers:
					'[{"type":"User","userId":"20230001","name":"20230001"},{"type":"User","userId":"20230002","name":"20230002"}]',
				sendMsgType: '1',
				isReply: '0',
			},
		});
		expect(json).toEqual([{ msgId: rig.simulator.messages[0]?.id, state: 'queued', failures: [] }]);
	});

	it('sends a todo with everything that it can have', async () => {
		const { error } = await rig.run({
			...todo,
			receiversAs: 'rows',
			receiverRows: { rows: [{ userId: '20230001', name: '张三' }] },
			options: {
				msgType: 'richText',
				isReply: true,
				pcUrl: 'https://oa.example.edu.cn/pc/1',
				summary: '摘要',
				iconUrl: 'https://oa.example.edu.cn/i.png',
			},
		});
		expect(error).toBeUndefined();
		expect(rig.sent().fields).toMatchObject({ msgType: '0', sendMsgType: '4', isReply: '1' });
		expect(rig.simulator.messages[0]).toMatchObject({
			link: 'https://oa.example.edu.cn/1',
			pcLink: 'https://oa.example.edu.cn/pc/1',
			summary: '摘要',
			iconUrl: 'https://oa.example.edu.cn/i.png',
			receivers: [{ user: '20230001', name: '张三' }],
		});
	});

	it('sends a link, and a notice that opens one', async () => {
		const options = { msgType: 'link', waitLink: 'https://oa.example.edu.cn/2' };
		await rig.run({ ...message, msgContent: 'https://www.example.edu.cn/news', options });
		expect(rig.sent().fields).toMatchObject({
			msgType: '2',
			msgContent: 'https://www.example.edu.cn/news',
			waitLink: 'https://oa.example.edu.cn/2',
		});
	});

	it('sends the link of the panel whatever the category of an item, where that is an expression', async () => {
		const sendMsgType = '={{ $json.category }}';
		const items = [{ category: 'todo' }, { category: 'notice' }];
		await rig.run({ ...todo, sendMsgType }, { items });
		const sent = rig.simulator.messages.map(({ category, link }) => [category, link]);
		expect(sent).toEqual(items.map(({ category }) => [category, todo.waitLink]));
	});

	it('takes the link of the options for a todo only where the category is an expression', async () => {
		const { waitLink, ...linkless } = todo;
		const options = { waitLink };
		await rig.run({ ...linkless, sendMsgType: '={{ "todo" }}', options });
		expect(rig.simulator.messages.map(({ link }) => link)).toEqual([waitLink]);
		const { error } = await rig.run({ ...linkless, waitLink: '={{ "" }}', options });
		expect(error?.message).toBe('Link is empty: a todo needs one [item 0]');
	});

	it('opens with a notice the link of its options, and not one left over from a todo', async () => {
		const options = { waitLink: 'https://oa.example.edu.cn/2' };
		await rig.run({ ...todo, sendMsgType: '={{ "notice" }}', options });
		await rig.run({ ...todo, sendMsgType: 'notice' });
		expect(rig.simulator.messages.map(({ link }) => link)).toEqual([options.waitLink, undefined]);
	});

	it('takes a link with blanks around it', async () => {
		await rig.run({ ...message, msgContent: ' https://x.cn/1\n', options: { msgType: 'link' } });
		expect(rig.sent().fields.msgContent).toBe('https://x.cn/1');
	});

	it('sends the content as it is given', async () => {
		await rig.run({ ...message, msgContent: '  a\n b \n' });
		expect(rig.sent().fields.msgContent).toBe('  a\n b \n');
	});

	it.each([
		['text', 'SMS,WeChat'],
		['a list', ['SMS', 'WeChat', 'SMS']],
	])('takes channels as %s', async (_, channels) => {
		await rig.run({ ...message, sendChannel: `={{ ${JSON.stringify(channels)} }}` });
		expect(rig.sent().fields.sendChannel).toBe('SMS,WeChat');
	});

	it.each([
		['true', '1'],
		['"true"', '1'],
		['false', '0'],
		['"false"', '0'],
	])('takes %s from an expression for a yes or no', async (value, isReply) => {
		await rig.run({ ...message, options: { isReply: `={{ ${value} }}` } });
		expect(rig.sent().fields.isReply).toBe(isReply);
	});

	it.each([
		['Asia/Shanghai', '2099-01-01T12:00:00', '2099-01-01 12:00:00'],
		['America/New_York', '2099-07-01 12:00', '2099-07-02 00:00:00'],
		['America/New_York', '2099-01-01T12:00:00.000-05:00', '2099-01-02 01:00:00'],
		['UTC', '2099-01-01T12:00:00Z', '2099-01-01 20:00:00'],
		['UTC', '={{ new Date("2099-01-01T12:00:00Z") }}', '2099-01-01 20:00:00'],
		['UTC', '2099-01-01T12:00:00+0800', '2099-01-01 12:00:00'],
	])('schedules in China Standard Time: %s %s', async (timezone, sendTime, expected) => {
		const { error } = await rig.run({ ...message, options: { sendTime } }, { timezone });
		expect(error).toBeUndefined();
		expect(rig.sent().fields).toMatchObject({ sendStatus: '2', sendTime: expected });
	});

	it('keeps the path of a base URL', async () => {
		await rig.restart({ pathPrefix: '/mc' });
		const { error } = await rig.run(message);
		expect(error).toBeUndefined();
		expect(rig.sent().path).toBe(`/mc${SEND}`);
	});
});

describe('Send refuses before anything is sent', () => {
	const address = 'must be an address that begins with http:// or https://';
	const date = 'Send At is not a date and time';
	const wrong: Array<[change: object, text: string]> = [
		[{ msgtitle: ' ' }, 'Title is empty'],
		[{ msgtitle: '={{ NaN }}' }, 'Title must be text, and not the number NaN'],
		[{ msgtitle: '={{ [1] }}' }, 'Title must be text, and not object'],
		[
			{ msgtitle: '字'.repeat(101) },
			'Title has 101 characters, and the Message Center takes at most 100',
		],
		[
			{ msgtitle: '😀'.repeat(51) },
			'Title has 102 characters, and the Message Center takes at most 100',
		],
		[{ msgContent: ' ' }, 'Content is empty'],
		[{ options: { msgType: 'link' } }, `Content ${address}`],
		[{ options: { msgType: 'html' } }, 'Content Type must be one of richText, text, link'],
		[{ sendChannel: '={{ [] }}' }, 'Channels are empty: choose at least one'],
		[
			{ sendChannel: ['sms'] },
			'Channels must be of DingTalk, Mail, Portal, IntelligenceMode, SMS, WeChat, and not "sms"',
		],
		[{ sendChannel: ['SMS'], msgContent: '【学校】x' }, 'Content must not hold 【】 in an SMS'],
		[
			{ sendChannel: ['IntelligenceMode'], msgContent: '【学校】x' },
			'Content must not hold 【】 in an SMS',
		],
		[{ ...todo, waitLink: '={{ "" }}' }, 'Link is empty: a todo needs one'],
		[{ ...todo, waitLink: 'oa.example.edu.cn' }, `Link ${address}`],
		[{ ...todo, waitLink: 'https://a.cn/b c' }, 'Link must be an address without blanks'],
		[
			{ ...todo, waitLink: `https://a.cn/${'x'.repeat(1012)}` },
			'Link has 1025 characters, and the Message Center takes at most 1024',
		],
		[{ sendMsgType: '4' }, 'Category must be one of notice, todo'],
		[{ sendMsgType: 'constructor' }, 'Category must be one of notice, todo'],
		[{ options: { waitLink: 'oa' } }, `Link ${address}`],
		[{ options: { pcUrl: 'javascript:alert(1)' } }, `PC Link ${address}`],
		[
			{ options: { pcUrl: `https://a.cn/${'x'.repeat(1012)}` } },
			'PC Link has 1025 characters, and the Message Center takes at most 1024',
		],
		[
			{ options: { iconUrl: `https://a.cn/${'x'.repeat(88)}` } },
			'Icon URL has 101 characters, and the Message Center takes at most 100',
		],
		[
			{ options: { summary: 'x'.repeat(256) } },
			'Summary has 256 characters, and the Message Center takes at most 255',
		],
		[{ options: { isReply: '={{ 1 }}' } }, 'Allow Replies must be true or false'],
		[{ options: { isReply: '={{ "" }}' } }, 'Allow Replies must be true or false'],
		[{ options: { failOnPartialFailure: 'ja' } }, 'Fail on Partial Failure must be true or false'],
		[{ options: { waitUntilSent: '={{ null }}' } }, 'Wait Until Sent must be true or false'],
		[{ options: { waitSeconds: 0 } }, 'Wait at Most (Seconds) must be a number above 0'],
		[{ options: { waitSeconds: '={{ "" }}' } }, 'Wait at Most (Seconds) must be a number above 0'],
		[
			{ options: { waitSeconds: '={{ true }}' } },
			'Wait at Most (Seconds) must be a number above 0',
		],
		[{ options: { sendTime: '={{ "" }}' } }, 'Send At is empty'],
		[{ options: { sendTime: '={{ $json.nothing }}' } }, 'Send At is empty'],
		[{ options: { sendTime: '' } }, 'Send At is empty'],
		[
			{ options: { sendTime: '2020-01-01T00:00:00' } },
			'Send At must lie more than 10 minutes ahead',
		],
		[{ options: { sendTime: 'tomorrow' } }, date],
		[{ options: { sendTime: '2099-02-30T10:00:00' } }, date],
		[{ options: { sendTime: '2099-02-30T10:00:00+08:00' } }, date],
		[{ options: { sendTime: '2030' } }, date],
		[{ options: { sendTime: '2099-01-01' } }, date],
		[{ options: { sendTime: '+012345-01-01T00:00:00Z' } }, date],
		[{ options: { sendTime: '2099-01-01T24:00:00' } }, date],
		[{ options: { sendTime: '={{ 4070908800000 }}' } }, date],
		[
			{ options: { sendTime: '2099-01-01T00:00:00', waitUntilSent: true } },
			'Wait Until Sent cannot be used together with Send At',
		],
	];
	it.each(wrong.map(([change, text]) => [text, change] as const))('%s', async (text, change) => {
		const { error } = await rig.run({ ...message, ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});

	it('and says how to write a date', async () => {
		const { error } = await rig.run({ ...message, options: { sendTime: '2030' } });
		expect(error?.description).toContain('2026-01-31T14:30:00+08:00');
	});
});

describe('the receivers of Send', () => {
	const two = [
		{ type: 'User', userId: '1', name: '1' },
		{ type: 'User', userId: '2', name: '2' },
	];

	it.each(['1|2', '1｜2', '1、2', '1 2', '1\n2', '1；2', '1,,2,1', '["1,2"]', '={{ [1, "2"] }}'])(
		'are read from %j',
		async (receiverAccounts) => {
			await rig.run({ ...message, receiverAccounts });
			expect(receivers()).toEqual(two);
		},
	);

	it.each([
		['text', '[{"userId":"1"},{"userId":2}]'],
		['a value', [{ userId: '1', type: 'User' }, { userId: '2' }]],
		['texts', ['1', '2|1']],
	])('are read from JSON: %s', async (_, receiversJson) => {
		await rig.run({ ...message, receiversAs: 'json', receiversJson });
		expect(receivers()).toEqual(two);
	});

	it('count once, by their first name; empty rows are left out', async () => {
		const rows = [
			{ userId: '1', name: '一' },
			{ userId: '', name: '' },
			{ userId: ' 1', name: '二' },
		];
		await rig.run({ ...message, receiversAs: 'rows', receiverRows: { rows } });
		expect(receivers()).toEqual([{ type: 'User', userId: '1', name: '一' }]);
	});

	const noList = 'Receivers must be a JSON list of objects or texts';
	it.each([
		[{ receiverAccounts: ' , ' }, 'Receivers are empty: give at least one'],
		[
			{ receiverAccounts: '={{ true }}' },
			'Receivers must be text with commas, or a list of texts and numbers',
		],
		[{ receiversAs: 'constructor' }, 'Receivers As must be one of accounts, json, rows'],
		[{ receiversAs: 'json' }, 'Receivers are empty: give at least one'],
		[{ receiversAs: 'rows', receiverRows: {} }, 'Receivers are empty: give at least one'],
		[
			{ receiversAs: 'rows', receiverRows: { rows: [{ userId: '1' }, { name: '二' }] } },
			'Receivers, row 2: Account Number is empty',
		],
		[{ receiversAs: 'json', receiversJson: '[{' }, 'Receivers cannot be read as JSON'],
		[{ receiversAs: 'json', receiversJson: 'zhangsan' }, noList],
		[{ receiversAs: 'json', receiversJson: '{"userId":"1"}' }, noList],
		[{ receiversAs: 'json', receiversJson: '[]' }, 'Receivers are empty: give at least one'],
		[
			{ receiversAs: 'json', receiversJson: '[{"name":"x"}]' },
			'Receivers, row 1: Account Number is empty',
		],
		[
			{ receiversAs: 'json', receiversJson: '["1", true]' },
			'Receivers, row 2 must be text with commas, or a list of texts and numbers',
		],
		[
			{ receiversAs: 'json', receiversJson: '={{ ["1", $json.missing] }}' },
			'Receivers, row 2 is empty',
		],
		[
			{ receiversAs: 'json', receiversJson: '[{"userId":"1,2"}]' },
			'Receivers, row 1: Account Number "1,2" is not one account',
		],
		[
			{ receiversAs: 'json', receiversJson: '[{"userId":12345678901234567890}]' },
			'Receivers, row 1: Account Number must be text, and not the number 12345678901234567000',
		],
		[
			{ receiversAs: 'json', receiversJson: '[{"userId":"1","name":{"a":1}}]' },
			'Receivers, row 1: Name must be text, and not object',
		],
		[
			{ receiversAs: 'json', receiversJson: '[{"userId":"1","type":"Dept"}]' },
			'Receivers, row 1: Account Number has a type that does not exist: there is only User',
		],
	])('are refused: %j', async (change, text) => {
		const { error } = await rig.run({ ...message, ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});
});

describe('what Send tells', () => {
	it('is unclear without a message ID, and is not sent again', async () => {
		rig.answer(SEND, { resultData: null });
		const { error } = await rig.run(message, {
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error?.message).toMatch(/^Check in Message Center whether this was carried out/);
		expect(rig.callsTo(SEND)).toBe(1);
	});

	it('is a failure for a code that means success elsewhere', async () => {
		rig.answer(SEND, { rspCode: '1', resultData: { msgId: 'm' } });
		const { error } = await rig.run(message);
		expect(error?.message).toMatch(/^Look up the code 1 /);
	});

	it('has an ID that came as a number as text', async () => {
		rig.answer(SEND, { resultData: { msgId: 17 } });
		const { json } = await rig.run(message);
		expect(json).toEqual([{ msgId: '17', state: 'queued', failures: [] }]);
	});

	it('has every digit of a long ID that came as a number', async () => {
		const body = '{"rspCode":"000000","rspMsg":"","resultData":{"msgId":1234567890123456789}}';
		rig.simulator.addFault({ kind: 'status', httpStatus: 200, body, path: SEND });
		const { json } = await rig.run(message);
		expect(json[0]?.msgId).toBe('1234567890123456789');
	});

	it.each([
		['as documented', '1', [{ userId: '2', userName: '李四' }], '2', '未订阅 李四'],
		['with a number', 1, [{ userId: '2', name: '李四' }], '2', '未订阅 李四'],
		['as JSON text', '1', '[{"userId":"2","name":"李四"}]', '2', '未订阅 李四'],
		['nameless', '1', [], '', '未订阅: the Message Center does not name them'],
	])('lists who has not subscribed: %s', async (_, status, list, id, reason) => {
		const resultData = { msgId: 'm', noSubscribeStatus: status, noSubscribeList: list };
		rig.answer(SEND, { resultData });
		const { json } = await rig.run(message);
		expect(json[0]?.failures).toEqual([{ kind: 'unsubscribed', id, reason }]);
	});

	it('is, after a refusal in the middle, an error with all that is known; nothing is sent twice', async () => {
		rig.simulator.reconfigure({ unsubscribed: ['20230002'] });
		const { error } = await rig.run(
			{ ...message, options: { failOnPartialFailure: true } },
			{ node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } },
		);
		expect(error?.message).toBe(
			'Look at the failures of this item, and see to those alone [item 0]',
		);
		expect(error?.description).toContain('20230002');
		expect(error?.context.data).toEqual({
			msgId: rig.simulator.messages[0]?.id,
			state: 'queued',
			failures: [expect.objectContaining({ id: '20230002' })],
		});
		expect(rig.simulator.messages).toHaveLength(1);
	});
});

describe('Send with items that fail', () => {
	const titled = { ...message, msgtitle: '={{ $json.t }}' };
	const items = [{ t: 'a' }, { t: '' }, { t: 'c' }];

	it('sends none if one is wrong', async () => {
		const { error } = await rig.run(titled, { items });
		expect(error?.message).toBe('Title is empty [item 1]');
		expect(rig.simulator.messages).toHaveLength(0);
	});

	it('sends the others with On Error: Continue', async () => {
		const { json } = await rig.run(titled, { items, node: { onError: 'continueRegularOutput' } });
		expect(json[1]).toEqual({ error: 'Title is empty [item 1]' });
		expect(rig.simulator.messages.map(({ title }) => title)).toEqual(['a', 'c']);
	});

	it('hands failures to the error output, with what is known', async () => {
		rig.simulator.reconfigure({ failUsers: { 20230002: '停机' } });
		const { output } = await rig.run(
			{ ...message, options: { waitUntilSent: true, failOnPartialFailure: true } },
			{ node: { onError: 'continueErrorOutput' } },
		);
		expect(output('Message Center', 0)).toEqual([]);
		expect(output('Message Center', 1)[0]?.json).toMatchObject({
			error: 'Look at the failures of this item, and see to those alone [item 0]',
			details: {
				msgId: rig.simulator.messages[0]?.id,
				state: 'sent',
				succeeded: ['20230001'],
				failures: [{ kind: 'receiver', id: '20230002', reason: '停机' }],
			},
		});
	});
});

describe('Wait Until Sent', () => {
	it('lists whom it reached, and whom it did not', async () => {
		rig.simulator.reconfigure({
			pollsUntilSent: 1,
			failUsers: { 20230002: '手机号码格式有误！' },
			unsubscribed: ['20230003'],
		});
		const { json } = await rig.run({
			...waiting,
			receiverAccounts: '20230001,20230002,20230003',
		});
		expect(json[0]).toMatchObject({ state: 'sent', failCount: 1, succeeded: ['20230001'] });
		expect(json[0]?.failures).toEqual([
			expect.objectContaining({ kind: 'unsubscribed', id: '20230003' }),
			{ kind: 'receiver', id: '20230002', reason: '手机号码格式有误！' },
		]);
		expect(rig.callsTo(SEND)).toBe(1);
	});

	it('gives the state so far when the time is up', async () => {
		rig.simulator.reconfigure({ pollsUntilSent: null });
		const { json } = await rig.run({
			...message,
			options: { waitUntilSent: true, waitSeconds: 0.1 },
		});
		expect(json[0]).toMatchObject({ state: 'sending' });
		expect(json[0]).not.toHaveProperty('succeeded');
		expect(rig.callsTo(RESULT)).toBe(2);
	});

	it('looks again after a look that failed', async () => {
		rig.simulator.addFault({ kind: 'html', path: RESULT });
		const { json } = await rig.run(waiting);
		expect(json[0]).toMatchObject({ state: 'sent' });
		expect(rig.callsTo(RESULT)).toBe(2);
	});

	it('tells why it could not look, and with what state before', async () => {
		rig.simulator.reconfigure({ pollsUntilSent: null });
		rig.simulator.addFault({
			kind: 'errcode',
			errcode: '999999',
			path: RESULT,
			skip: 1,
			times: Infinity,
		});
		const { json } = await rig.run({
			...message,
			options: { waitUntilSent: true, waitSeconds: 0.1 },
		});
		expect(json[0]).toMatchObject({
			state: 'notSent',
			resultError: 'Try again: Message Center could not answer',
		});
	});

	it('ends at once when the Message Center refuses to tell', async () => {
		rig.simulator.addFault({ kind: 'errcode', errcode: '500001', path: RESULT, times: Infinity });
		const { json } = await rig.run(waiting);
		expect(json[0]).toMatchObject({
			state: 'queued',
			resultError: expect.stringMatching(/^Check the fields/) as string,
		});
		expect(rig.callsTo(RESULT)).toBe(1);
	});

	it('waits for no answer longer than the time that is left', async () => {
		rig.simulator.addFault({ kind: 'hangBefore', path: RESULT, times: Infinity });
		const { json } = await rig.run({
			...message,
			options: { waitUntilSent: true, waitSeconds: 0.1 },
		});
		expect(json[0]).toMatchObject({
			resultError: 'Try again: Message Center gave no usable answer',
		});
	});

	it('keeps the user’s own timeout', async () => {
		rig.simulator.addFault({ kind: 'hangBefore', path: RESULT });
		const { json } = await rig.run({ ...waiting, requestOptions: { timeout: 50 } });
		expect(json[0]).toMatchObject({ state: 'sent' });
	});

	it.each([
		[{ failCount: 2, failUserList: [] }, 'does not name 2 of those'],
		[
			{ failCount: 3, failUserList: [{ user: '20230001', cause: 'x' }] },
			'does not name 2 of those',
		],
	])('tells of failures without a name: %j', async (data, reason) => {
		rig.answer(RESULT, { resultData: { total: 4, state: '1', successCount: 2, ...data } });
		const { json } = await rig.run(waiting);
		expect((json[0]?.failures as IDataObject[]).at(-1)).toEqual({
			kind: 'receiver',
			id: '',
			reason: expect.stringContaining(reason) as string,
		});
		expect(json[0]).not.toHaveProperty('succeeded');
	});

	it('claims no success where failures go by another number', async () => {
		const failUserList = [{ user: '13800000000', cause: '停机' }];
		rig.answer(RESULT, { resultData: { total: 2, state: '1', failCount: 1, failUserList } });
		const { json } = await rig.run(waiting);
		expect(json[0]?.failures).toEqual([{ kind: 'receiver', id: '13800000000', reason: '停机' }]);
		expect(json[0]).not.toHaveProperty('succeeded');
	});

	it('says that all of it failed', async () => {
		rig.simulator.reconfigure({ failUsers: { 20230001: '停机' } });
		const { error } = await rig.run({
			...message,
			receiverAccounts: '20230001',
			options: { waitUntilSent: true, failOnPartialFailure: true },
		});
		expect(error?.message).toBe('Look at the failures of this item: all of it failed [item 0]');
		expect(error?.description).toBe('Failed: 20230001 (停机)');
	});
});
