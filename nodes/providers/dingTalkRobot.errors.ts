import type { ErrorTable } from '../core/errors';
import { say } from './words';

const BAD_WEBHOOK = say`Copy the webhook again from the group’s robot settings into the credential`;
const UNSAFE = say`Change the message: DingTalk does not allow its content`;

const noRobot = {
	name: say`no such robot`,
	advice: BAD_WEBHOOK,
	credentialAtFault: true,
} as const;
const tooFast = {
	name: say`too many messages`,
	advice: say`Send less often: a robot may send 20 messages a minute to its group`,
	outcome: 'tooFast',
} as const;

const CLOCK = say`Check the clock of the machine on which n8n runs`;
const NO_SECRET = say`Fill in the Secret in the DingTalk Robot credential: the robot is set to be signed (加签)`;
const NO_SIGNATURE = ['sign not match', '签名不匹配'];
const NO_TIME = ['timestamp'];
const security = {
	name: say`security settings`,
	advice: say`Check the robot’s security settings: the credential needs its secret if it is signed, n8n an allowed IP address, and the message one of its keywords`,
};
const adviceForSettings = [
	{
		words: ['keyword', '关键词'],
		advice: say`Put one of the robot’s keywords (自定义关键词) into the message`,
	},
	{
		words: ['whitelist'],
		advice: say`Add the public IP address of n8n to the robot’s security settings (IP 地址)`,
	},
];

/** Codes of the custom robot. Source: docs/reference/dingtalk.md, 7.1. */
export const dingTalkRobotErrors: ErrorTable = {
	'-1': {
		name: say`busy`,
		advice: say`Look in the group whether the message is there before you send it again`,
		outcome: 'unclear',
	},
	310000: {
		...security,
		adviceFor: [
			...adviceForSettings,
			{
				words: NO_SIGNATURE,
				advice: say`Copy the secret again from the robot’s security settings (加签) into the credential`,
			},
			{ words: NO_TIME, advice: CLOCK },
		],
	},
	130101: tooFast,
	410100: tooFast,
	660026: tooFast,
	300001: noRobot,
	300005: noRobot,
	400101: noRobot,
	400013: {
		name: say`group dissolved`,
		advice: say`Choose another group, and put the webhook of its robot into the credential: this group is dissolved`,
	},
	400102: { name: say`robot stopped`, advice: say`Turn the robot on in the group’s settings` },
	400105: { name: say`message type not supported`, advice: say`Choose another message type` },
	400106: noRobot,
	40035: {
		name: say`bad message`,
		advice: say`Check the message: DingTalk rejects one of its fields`,
	},
	43004: { name: say`bad form`, advice: say`Report this to the authors of this node` },
	430101: { name: say`unsafe link`, advice: UNSAFE },
	430102: { name: say`text not allowed`, advice: UNSAFE },
	430103: { name: say`picture not allowed`, advice: UNSAFE },
	430104: { name: say`content not allowed`, advice: UNSAFE },
};

/** The same for a request without a signature, since the credential holds no secret. */
export const unsignedRobotErrors: ErrorTable = {
	...dingTalkRobotErrors,
	310000: {
		...security,
		adviceFor: [...adviceForSettings, { words: [...NO_SIGNATURE, ...NO_TIME], advice: NO_SECRET }],
	},
};
