import { panel } from '../../../core/translations/zh-CN/panel';
import type { Words } from '../../../core/translate';

/** The panel of the Message Center Trigger. */
export const messageCenterTrigger: Words = {
	shared: {
		...panel,
		'Message Center Trigger': '统一消息中心触发器',
		'New Replies': '新回复',
		'Send messages and todos through the Unified Message Center (统一消息中心), and start workflows from the replies':
			'通过统一消息中心发送消息和待办，用户回复时启动工作流',
		'The Message Center deletes each reply as it hands it out. Workflows with the same app take each other’s replies, so use one trigger for each app. A test here takes one reply, too.':
			'统一消息中心交出回复的同时就删除它。使用同一个应用的工作流会互相取走回复，因此每个应用请只用一个触发器。在这里测试也会取走一条回复。',
		'Page Size': '每页条数',
		'How many replies to fetch at once and hand to one execution, which is also the most that one crash of n8n can lose (count)':
			'每次获取多少条回复并交给一次执行；n8n 崩溃一次最多也只会丢失这么多（count）',
		'Maximum Replies per Poll': '每次轮询的最大回复数',
		'How many replies to fetch each time at most. The next poll fetches the others.':
			'每次轮询最多获取多少条回复，其余的下次轮询获取。',
	},
};
