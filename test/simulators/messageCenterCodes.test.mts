import { RSP_CODES } from '../../simulators/messageCenter/rspCodes.mts';
import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { startForEachTest } from './fixture.mts';
import {
	ACCOUNT_ID,
	AS_TODO,
	DISABLED_ACCOUNT_ID,
	PATHS,
	TEMPLATE_ID,
	startMessageCenter,
	templateData,
} from './messageCenterClient.mts';
import type { MessageCenterClient, RspAnswer } from './messageCenterClient.mts';

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

startForEachTest(startMessageCenter, (running) => ({ simulator, client } = running));

const TEMPLATE = { template_id: TEMPLATE_ID, title: 'T', content: '{{keyword1.DATA}}' };

/** The one account of the simulator from now on. */
function account(changes: object): void {
	const own = { publicId: ACCOUNT_ID, publicName: 'P', templates: [TEMPLATE], ...changes };
	simulator.reconfigure({ accounts: [own] });
}

async function sent(changes: Record<string, unknown> = {}): Promise<string> {
	await client.send(changes);
	return simulator.messages.at(-1)?.id ?? '';
}

async function sentTemplate(messageType: string): Promise<string> {
	await client.sendTemplate({ messageType });
	return simulator.messages.at(-1)?.id ?? '';
}

/** Ways to each code by the state of the platform, with the calls that answer it. */
const byState: Array<[string, string, () => Promise<RspAnswer>]> = [
	['000000', 'a good call', () => client.accounts()],
	['1', 'a good SMS', () => client.sendSms()],
	[
		'100011',
		'SMS over the quota',
		async () => {
			simulator.reconfigure({ smsQuota: 3 });
			expect((await client.sendSms()).rspCode).toBe('1');
			return await client.sendSms();
		},
	],
	[
		'100011',
		'a message by SMS over the quota',
		async () => {
			simulator.reconfigure({ smsQuota: 3 });
			expect((await client.send({ sendChannel: 'SMS,Mail' })).rspCode).toBe('000000');
			expect((await client.send({ sendChannel: 'Mail' })).rspCode).toBe('000000');
			return await client.send({ sendChannel: 'SMS' });
		},
	],
	['400002', 'counts while closed', () => client.counts()],
	['400002', 'list while closed', () => client.list()],
	['500001', 'a bad parameter', () => client.fetchReplies({ count: '101' })],
	['500001', 'progress of an unknown message', () => client.progress('msg123456')],
	[
		'500001',
		'progress of a template message',
		async () => await client.progress(await sentTemplate('1')),
	],
	['500002', 'a wrong secret', () => client.askToken({ appPassword: 'x' })],
	[
		'500002',
		'a message of a disabled app',
		() => {
			simulator.reconfigure({ appDisabled: true });
			return client.send();
		},
	],
	[
		'500003',
		'a revoked token',
		() => {
			simulator.revokeTokens();
			return client.send();
		},
	],
	['500005', 'confirm without msgId', () => client.confirm()],
	['500005', 'confirm of an unknown message', () => client.confirm({ msgId: 'msg123456' })],
	['500006', 'confirm of a notice', async () => await client.confirm({ msgId: await sent() })],
	[
		'500006',
		'confirm of a template message as an ordinary one',
		async () => await client.confirm({ msgId: await sentTemplate('2') }),
	],
	[
		'500007',
		'nobody is subscribed',
		() => {
			simulator.reconfigure({ unsubscribed: ['12345', '12346'] });
			return client.send();
		},
	],
	[
		'500008',
		'confirm before the todo is sent',
		async () => {
			simulator.reconfigure({ pollsUntilSent: null });
			return await client.confirm({ msgId: await sent(AS_TODO) });
		},
	],
	[
		'500010',
		'a channel that the app has not',
		() => {
			simulator.reconfigure({ channels: ['WeChat', 'Mail'] });
			return client.send({ sendChannel: 'Mail,SMS' });
		},
	],
	[
		'500010',
		'SMS without the channel',
		() => {
			simulator.reconfigure({ channels: [] });
			return client.sendSms();
		},
	],
	[
		'500010',
		'a template message without the channel',
		() => {
			simulator.reconfigure({ channels: ['WeChat'] });
			return client.sendTemplate();
		},
	],
	[
		'500010',
		'a card without the channel',
		() => {
			simulator.reconfigure({ channels: ['OfficialAccount'] });
			return client.sendCard();
		},
	],
	[
		'500011',
		'intelligent mode without a channel',
		() => {
			simulator.reconfigure({ channels: ['IntelligenceMode', 'OfficialAccount'] });
			return client.send({ sendChannel: 'IntelligenceMode' });
		},
	],
	['500012', 'a signature in an SMS', () => client.sendSms({ msgContent: '【校办】' })],
	[
		'500013',
		'a sensitive word in a message',
		() => {
			simulator.reconfigure({ sensitiveWords: ['机密'] });
			return client.send({ summary: '绝对机密' });
		},
	],
	[
		'500013',
		'a sensitive word in an SMS',
		() => {
			simulator.reconfigure({ sensitiveWords: ['机密'] });
			return client.sendSms({ msgContent: '机密' });
		},
	],
	[
		'500013',
		'a sensitive word in a template message',
		() => {
			simulator.reconfigure({ sensitiveWords: ['OA办公'] });
			return client.sendTemplate();
		},
	],
	[
		'500013',
		'a sensitive word in a card',
		() => {
			simulator.reconfigure({ sensitiveWords: ['机密'] });
			return client.sendCard({ title: '机密' });
		},
	],
	[
		'500014',
		'SMS while the channel is closed',
		() => {
			simulator.reconfigure({ smsClosed: true });
			return client.sendSms();
		},
	],
	[
		'500015',
		'the same todo again',
		async () => {
			simulator.reconfigure({ refuseRepeatedTodos: true });
			await client.send(AS_TODO);
			await client.send();
			expect((await client.send()).rspCode).toBe('000000');
			expect((await client.send({ ...AS_TODO, msgtitle: '另一个' })).rspCode).toBe('000000');
			return await client.send(AS_TODO);
		},
	],
	[
		'500015',
		'the same template todo again',
		async () => {
			simulator.reconfigure({ refuseRepeatedTodos: true });
			expect((await client.sendTemplate({ messageType: '2' })).rspCode).toBe('000000');
			return await client.sendTemplate({ messageType: '2' });
		},
	],
	['600000', 'templates of an unknown account', () => client.templates('x')],
	[
		'600000',
		'template message of an unknown account',
		() => client.sendTemplate({ publicId: 'x' }),
	],
	[
		'600001',
		'an account whose data cannot be read',
		() => {
			account({ trouble: 'unreadable' });
			return client.templates();
		},
	],
	[
		'600002',
		'an account whose own token is stale',
		() => {
			account({ trouble: 'tokenStale' });
			return client.sendTemplate();
		},
	],
	[
		'600003',
		'a user whom the account does not know',
		() => {
			simulator.reconfigure({ unboundUsers: ['yezz'] });
			return client.sendTemplate();
		},
	],
	['600004', 'a template message to nobody', () => client.sendTemplate({ userId: '' })],
	['600005', 'templates of no account', () => client.templates('')],
	['600005', 'template message of no account', () => client.sendTemplate({ publicId: undefined })],
	['600006', 'no template', () => client.sendTemplate({ templateId: undefined })],
	['600006', 'no data', () => client.sendTemplate({ data: null })],
	[
		'600007',
		'a keyword missing',
		() => client.sendTemplate({ data: { ...templateData(), keyword3: undefined } }),
	],
	[
		'600007',
		'a keyword without a value',
		() => client.sendTemplate({ data: { ...templateData(), keyword3: {} } }),
	],
	['600007', 'empty data', () => client.sendTemplate({ data: {} })],
	['600008', 'a template of another account', () => client.sendTemplate({ templateId: 'x' })],
	[
		'600009',
		'confirm of a template notice',
		async () => await client.confirm({ msgId: await sentTemplate('1'), messageType: '2' }),
	],
	[
		'600010',
		'confirm of a template todo twice',
		async () => {
			const msgId = await sentTemplate('2');
			const done = { msgId, messageType: '2', state: '2' };
			expect((await client.confirm(done)).rspCode).toBe('000000');
			return await client.confirm(done);
		},
	],
	['600011', 'templates of a disabled account', () => client.templates(DISABLED_ACCOUNT_ID)],
	[
		'600022',
		'an account that is not bound to the app',
		async () => {
			account({ bound: false });
			expect((await client.accounts()).resultData).toEqual([]);
			return await client.sendTemplate();
		},
	],
	[
		'600023',
		'confirm of an ordinary todo as a template message',
		async () => await client.confirm({ msgId: await sent(AS_TODO), messageType: '2' }),
	],
	[
		'600024',
		'a template message to somebody who has unsubscribed',
		() => {
			simulator.reconfigure({ unsubscribed: ['yezz'] });
			return client.sendTemplate();
		},
	],
];

/** Codes that only a fault gives: the document does not say what leads to them. */
const BY_FAULT_ONLY = ['600020', '600021', '999999'];

it('has exactly the codes of table 4-1-2', () => {
	const table =
		'000000 1 100011 400002 500001 500002 500003 500005 500006 500007 500008 500010 500011 500012 500013 500014 500015 600000 600001 600002 600003 600004 600005 600006 600007 600008 600009 600010 600011 600020 600021 600022 600023 600024 999999';
	const codes = Object.values(RSP_CODES).map(([code]) => code);
	expect(codes.join(' ')).toBe(table);
	const reached = new Set([...byState.map(([code]) => code), ...BY_FAULT_ONLY]);
	expect([...reached].sort()).toEqual([...codes].sort());
});

it.each(byState)('%s: %s', async (code, _way, call) => {
	const answer = await call();
	const text = Object.values(RSP_CODES).find(([known]) => known === code)?.[1] ?? '';
	expect(answer.rspCode).toBe(code);
	expect(answer.rspMsg.startsWith(text)).toBe(true);
	if (code !== '000000' && code !== '1') expect(answer.resultData).toBeNull();
});

it.each(Object.values(RSP_CODES).map(([code]) => code))('%s by a fault', async (errcode) => {
	simulator.addFault({ path: PATHS.accounts, kind: 'errcode', errcode, errmsg: '提示' });
	expect(await client.accounts()).toEqual({ rspCode: errcode, rspMsg: '提示', resultData: null });
	expect((await client.accounts()).rspCode).toBe('000000');
});

it('holds nothing that was refused', async () => {
	simulator.reconfigure({ channels: [] });
	await client.send();
	await client.sendSms();
	await client.sendTemplate();
	await client.sendCard();
	expect(simulator.messages).toEqual([]);
});

it('completes an account of the options', async () => {
	account({});
	expect((await client.accounts()).resultData).toEqual([
		{ appId: 'MSG123456', publicName: 'P', publicId: ACCOUNT_ID, remark: '', status: '1' },
	]);
	expect((await client.templates()).resultData).toEqual([
		{ ...TEMPLATE, primary_industry: '', deputy_industry: '', example: '' },
	]);
	const data = { keyword1: { value: 'v' } };
	expect((await client.sendTemplate({ data })).rspCode).toBe('000000');
	expect(simulator.messages[0]?.content).toBe('v');
});
