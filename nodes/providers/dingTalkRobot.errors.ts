import type { ErrorTable } from '../core/errors';

const BAD_WEBHOOK = 'Copy the webhook anew from the group’s robot settings into the credential';
const UNSAFE = 'Change the message: DingTalk does not allow its content';

const noRobot = {
	name: 'no such robot',
	advice: BAD_WEBHOOK,
	credentialAtFault: true,
} as const;
const tooFast = {
	name: 'too many messages',
	advice: 'Send less often: a robot may send 20 messages a minute to its group',
	outcome: 'tooFast',
} as const;

/** Codes of the custom robot. Source: docs/reference/dingtalk.md, 7.1. */
export const dingTalkRobotErrors: ErrorTable = {
	'-1': {
		name: 'busy',
		advice: 'Look in the group whether the message is there before you send it again',
		outcome: 'unclear',
	},
	310000: {
		name: 'security settings',
		advice:
			'Check the robot’s security settings: the message may need one of its keywords, the credential its secret, the machine of n8n the right time and an allowed IP address',
	},
	130101: tooFast,
	410100: tooFast,
	660026: tooFast,
	300001: noRobot,
	300005: noRobot,
	400101: noRobot,
	400013: { name: 'group dissolved', advice: 'Choose another group, and its webhook' },
	400102: { name: 'robot stopped', advice: 'Turn the robot on in the group’s settings' },
	400105: { name: 'message type not supported', advice: 'Choose another message type' },
	400106: noRobot,
	40035: { name: 'bad message', advice: 'Check the message: DingTalk does not take its fields' },
	43004: { name: 'bad form', advice: 'Report this to the authors of this node' },
	430101: { name: 'unsafe link', advice: UNSAFE },
	430102: { name: 'text not allowed', advice: UNSAFE },
	430103: { name: 'picture not allowed', advice: UNSAFE },
	430104: { name: 'content not allowed', advice: UNSAFE },
};
