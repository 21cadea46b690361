import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { Simulator } from '../../simulators/shared/simulator.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import type { RunOptions } from '../harness/runWorkflow.mts';
import dingTalkWorkflow from '../nodes/DingTalk/dingTalk.workflow.json';
import messageCenterWorkflow from '../nodes/MessageCenter/messageCenter.workflow.json';
import youDuWorkflow from '../nodes/YouDu/sendText.workflow.json';
import { organization } from './operations/dingTalk.mts';
import type { NodeName } from './operations/operation.mts';

/** A simulator of a scenario's own, and what a node needs to reach it. */
export interface Place {
	simulator: Simulator;
	workflow: RunOptions['workflow'];
	/** By credential type. */
	credentials: Record<string, IDataObject>;
	/** Every secret that was in use so far, with or without the tokens. */
	secrets(withTokens: boolean): string[];
}

/** What DingTalk's credentials hold besides. */
interface Limits {
	longestWaitSeconds: number;
	callsPerMinute: number;
}

const secret = () => randomBytes(16).toString('hex');

/** Starts a simulator with secrets that no other scenario has. */
export async function startPlace(node: NodeName, options: object, limits: Limits): Promise<Place> {
	return await starters[node](options, limits);
}

const starters: Record<NodeName, (options: object, limits: Limits) => Promise<Place>> = {
	YouDu: async (options) => {
		const encodingAesKey = randomBytes(32).toString('base64');
		const simulator = await YouDuSimulator.start({ encodingAesKey, ...options });
		return {
			simulator,
			workflow: youDuWorkflow,
			credentials: { youDuApi: { ...simulator.credentials } },
			secrets: (withTokens) => [encodingAesKey, ...(withTokens ? simulator.issuedTokens : [])],
		};
	},
	'Message Center': async (options) => {
		const appPassword = secret();
		const simulator = await MessageCenterSimulator.start({ appPassword, ...options });
		return {
			simulator,
			workflow: messageCenterWorkflow,
			credentials: { messageCenterApi: { ...simulator.credentials } },
			secrets: (withTokens) => [appPassword, ...(withTokens ? simulator.issuedTokens : [])],
		};
	},
	DingTalk: async (options, { longestWaitSeconds, callsPerMinute }) => {
		const own = {
			appSecret: secret(),
			corpSecret: secret(),
			ssoSecret: secret(),
			suiteSecret: secret(),
			suiteTicket: secret(),
			robotSecret: `SEC${secret()}`,
			robotToken: secret(),
		};
		const simulator = await DingTalkSimulator.start({ ...organization, ...own, ...options });
		const { robotWebhook: webhook, robotSecret, ...others } = simulator.credentials;
		const credentials = {
			...others,
			agentId: String(others.agentId),
			callsPerMinute,
			longestWaitSeconds,
		};
		return {
			simulator,
			workflow: dingTalkWorkflow,
			credentials: {
				dingTalkApi: credentials,
				dingTalkRobotApi: { webhook, secret: robotSecret, longestWaitSeconds },
				dingTalkSuiteApi: credentials,
			},
			secrets: (withTokens) => [
				...Object.values(own),
				...(withTokens ? simulator.issuedTokens : []),
				...simulator.microApps.map(({ appSecret }) => appSecret),
			],
		};
	},
};
