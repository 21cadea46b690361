import { timeOfDay } from '../../host/messageLines.mts';
import type { HeldMessage as DingTalkMessage } from '../../simulators/dingTalk/simulator.mts';
import type { HeldMessage as MessageCenterMessage } from '../../simulators/messageCenter/simulator.mts';
import type { HeldMessage as YouDuMessage } from '../../simulators/youDu/simulator.mts';
import { hostIn, type Language } from './inLanguage.mts';

type Lines = typeof import('../../host/messageLines.mts');

const youDu = { toUser: ['zhangsan'], toDept: [12], content: '你好' } as unknown as YouDuMessage;
const notice = {
	id: 'abc',
	kind: 'message',
	category: 'notice',
	receivers: [{ user: '20230001', name: '' }],
	title: '请假审批',
	content: '审批结果：同意',
	repliesAllowed: false,
} as unknown as MessageCenterMessage;
const centerMessages: MessageCenterMessage[] = [
	notice,
	{ ...notice, category: 'todo', repliesAllowed: true },
	{ ...notice, dueAt: new Date(2026, 0, 31, 15, 5).getTime() },
	{ ...notice, kind: 'sms', title: '', content: 'x'.repeat(200), receivers: [] },
	{ ...notice, kind: 'card', content: '<div class="gray">今天</div><div>很好</div>' },
	{
		...notice,
		kind: 'template',
		receivers: Array.from({ length: 7 }, (_, index) => ({ user: `user${index}`, name: '' })),
	},
];
const robot = { kind: 'webhook', receivers: [], text: '告警' } as unknown as DingTalkMessage;
const work = { ...robot, kind: 'workNotification', receivers: ['lisi'] } as DingTalkMessage;

/** All lines, as a process says them whose locale is this one. */
function linesIn(language: Language): string[] {
	const [host] = hostIn(language, 'messageLines') as [Lines];
	return [
		host.youDuLine(youDu),
		...centerMessages.map(host.messageCenterLine),
		...[robot, work].map(host.dingTalkLine),
	];
}

it('tells what came to whom, in words, so that similar messages can be told apart', () => {
	expect(linesIn('en')).toEqual([
		'YouDu text to zhangsan, department 12: 你好',
		'Message Center notice to 20230001: 请假审批 | 审批结果：同意',
		'Message Center todo to 20230001: 请假审批 | 审批结果：同意 | msgId abc',
		'Message Center notice, scheduled for 2026-01-31 15:05, to 20230001: 请假审批 | 审批结果：同意',
		`Message Center SMS to nobody: ${'x'.repeat(120)}…`,
		'Message Center WeCom card to 20230001: 请假审批 | 今天  很好',
		'Message Center WeChat template message to user0, user1, user2, user3, user4 and 2 more: 请假审批 | 审批结果：同意',
		'DingTalk custom robot to its group: 告警',
		'DingTalk work notification to lisi: 告警',
	]);
});

it('tells it in Chinese', () => {
	expect(linesIn('zh-CN')).toEqual([
		'有度文本，发给 zhangsan、部门 12：你好',
		'统一消息中心通知，发给 20230001：请假审批 | 审批结果：同意',
		'统一消息中心待办，发给 20230001：请假审批 | 审批结果：同意 | msgId abc',
		'统一消息中心通知（定时 2026-01-31 15:05），发给 20230001：请假审批 | 审批结果：同意',
		`统一消息中心短信，没有接收者：${'x'.repeat(120)}…`,
		'统一消息中心企业微信卡片，发给 20230001：请假审批 | 今天  很好',
		'统一消息中心微信模板消息，发给 user0、user1、user2、user3、user4 等 7 人：请假审批 | 审批结果：同意',
		'钉钉自定义机器人，发给机器人所在的群：告警',
		'钉钉工作通知，发给 lisi：告警',
	]);
});

it('gives the time of day by 24 hours', () => {
	expect(timeOfDay(new Date(2026, 0, 31, 0, 5, 9))).toBe('00:05:09');
	expect(timeOfDay(new Date(2026, 0, 31, 15, 5, 9))).toBe('15:05:09');
});
