import type { ErrorTable } from '../core/errors';
import { say } from './words';

const BAD_WEBHOOK = say`Copy the webhook anew from the group’s robot settings into the credential`;
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

/** Codes of the custom robot. Source: docs/reference/dingtalk.md, 7.1. */
export const dingTalkRobotErrors: ErrorTable = {
	'-1': {
		name: say`busy`,
		advice: say`Look in the group whether the message is there before you send it again`,
		outcome: 'unclear',
	},
	310000: {
		name: say`security settings`,
		advice: say`Check the robot’s security settings: the credential needs its secret if it is signed, n8n an allowed IP address, and the message one of its keywords`,
		adviceFor: [
			[/keyword|关键词/i, say`Put one of the robot’s keywords (自定义关键词) into the message`],
			[
				/sign not match|签名不匹配/i,
				say`Copy the secret anew from the robot’s security settings (加签) into the credential`,
			],
			[/timestamp/i, say`Check the clock of the machine on which n8n runs`],
			[
				/whitelist/i,
				say`Add the public IP address of n8n to the robot’s security settings (IP 地址)`,
			],
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
		advice: say`Put the webhook of a robot in another group into the credential: this group is dissolved`,
	},
	400102: { name: say`robot stopped`, advice: say`Turn the robot on in the group’s settings` },
	400105: { name: say`message type not supported`, advice: say`Choose another message type` },
	400106: noRobot,
	40035: {
		name: say`bad message`,
		advice: say`Check the message: DingTalk does not take one of its fields`,
	},
	43004: { name: say`bad form`, advice: say`Report this to the authors of this node` },
	430101: { name: say`unsafe link`, advice: UNSAFE },
	430102: { name: say`text not allowed`, advice: UNSAFE },
	430103: { name: say`picture not allowed`, advice: UNSAFE },
	430104: { name: say`content not allowed`, advice: UNSAFE },
};
