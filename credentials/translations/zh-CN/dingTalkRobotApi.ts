import type { Words } from '../../../nodes/core/translate';
import { longestWait } from './dingTalk';
import { shared, trial } from './shared';

export const dingTalkRobotApi: Words = {
	shared: {
		...shared,
		...trial,
		...longestWait,
		'DingTalk Robot API': '钉钉机器人 API',
		'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.md#the-credential-of-a-custom-robot':
			'https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging/blob/main/docs/dingtalk.zh-CN.md#自定义机器人的凭证',

		Webhook: 'Webhook 地址',
		'e.g. https://oapi.dingtalk.com/robot/send?access_token=…':
			'例如 https://oapi.dingtalk.com/robot/send?access_token=…',
		'Address of the custom robot with its token, from the settings of its group (access_token)':
			'自定义机器人的地址，含令牌，在群设置中查看（access_token）',
		Secret: '加签密钥',
		'e.g. SEC…': '例如 SEC…',
		'If the robot is set to be signed (加签): its secret; otherwise leave it empty (sign)':
			'安全设置为“加签”时填写其密钥，否则留空（sign）',
		'How long a message waits, all in all, when DingTalk asks for fewer: a robot that was too fast is blocked for ten minutes; then the item fails':
			'钉钉要求减少发送时，一条消息总共最多等待多久：发送过快的机器人会被限流十分钟；超过之后条目失败',
		'In the settings of the group: 智能群助手 or 机器人 → your robot':
			'群设置：智能群助手或机器人 → 您的机器人',
		'Only if 安全设置 of the robot is 加签': '只有机器人的安全设置为“加签”时填写',
	},
};
