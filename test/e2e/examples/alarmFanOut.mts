import axios from 'axios';
import { executionsOf, run, succeeded, type Demo } from './demo.mts';

const YOUDU_SEND = '/cgi/msg/send';
const ROBOT_SEND = '/robot/send';

/** Both channels; one of them broken; both of them broken. */
export async function sendsAnSmsOnlyIfBothFail(demo: Demo, id: string): Promise<void> {
	const { client, youDu, messageCenter, dingTalk } = demo;
	await run(demo, id, 'Alarm from monitoring');
	expect(youDu.messages).toMatchObject([
		{ toUser: ['zhangsan', 'lisi'], content: '告警：HIS 数据库\n磁盘使用率 93%' },
	]);
	expect(dingTalk.messages).toMatchObject([
		{ kind: 'webhook', text: '告警：HIS 数据库', mentions: ['13800000001'] },
	]);
	expect(messageCenter.messages).toEqual([]);

	await client.activate(id);
	youDu.addFault({ path: YOUDU_SEND, kind: 'errcode', errcode: 500 });
	await raise(demo, 'system=LIS&text=down');
	await messageCenter.waitFor(({ messages }) => messages.length === 1);
	await allSucceeded(demo, id);
	expect(dingTalk.messages).toHaveLength(2);
	expect(messageCenter.messages).toMatchObject([
		{
			kind: 'message',
			title: '告警渠道故障',
			content: expect.stringMatching(
				/^告警“LIS”有一个渠道没有送达。\n.+\nYouDu answered 500/,
			) as unknown,
			receivers: [{ user: '20239999' }],
		},
	]);

	youDu.addFault({ path: YOUDU_SEND, kind: 'resetBefore' });
	dingTalk.addFault({ path: ROBOT_SEND, kind: 'errcode', errcode: 310000 });
	await raise(demo, { system: 'PACS', text: '【停电】' });
	await messageCenter.waitFor(({ messages }) => messages.length === 2);
	await allSucceeded(demo, id);
	expect(messageCenter.messages[1]).toMatchObject({
		kind: 'sms',
		content: '告警：PACS 〖停电〗',
		receivers: [{ user: '13800000001' }],
	});

	await raise(demo, { alert: 'no such fields' });
	await youDu.waitFor(({ messages }) => messages.length === 2);
	await allSucceeded(demo, id);
	expect(youDu.messages[1]?.content).toBe('告警：未知系统\n{"alert":"no such fields"}');
	expect([youDu, dingTalk, messageCenter].map(({ messages }) => messages.length)).toEqual([
		2, 3, 2,
	]);
	await client.deactivate(id);
}

/** An alarm from monitoring, as JSON or as a form. */
async function raise({ url }: Demo, body: object | string): Promise<void> {
	await axios.post(`${url}/webhook/cn-messaging-alarm`, body, { proxy: false });
}

async function allSucceeded(demo: Demo, id: string): Promise<void> {
	for (const execution of await executionsOf(demo, id)) succeeded(execution);
}
