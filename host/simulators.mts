/** The providers' simulators as `npm start` runs them, each with the credentials that fit it. */
import { DingTalkSimulator } from '../simulators/dingTalk/simulator.mts';
import { EXAMPLE_ACCOUNTS } from '../simulators/messageCenter/examples.mts';
import { MessageCenterSimulator } from '../simulators/messageCenter/simulator.mts';
import { YouDuSimulator } from '../simulators/youDu/simulator.mts';
import type { Credential } from './n8n.mts';

/** How far the ports are above that of YouDu. DingTalk has two hosts. */
const MESSAGE_CENTER_PORT = 10;
const DING_TALK_PORTS = [20, 21];

/** Of examples/birthday-messages.json; the templates of the interface document are about approvals. */
const BIRTHDAY_TEMPLATE = {
	template_id: 'Tm9aQe7vXbR2sYc5LkWj0uHd4Gf8PzN1oIiEx3BirTh',
	title: '生日祝福',
	content: '{{first.DATA}}\n姓名：{{keyword1.DATA}}\n日期：{{keyword2.DATA}}\n{{remark.DATA}}',
};
const ACCOUNTS = EXAMPLE_ACCOUNTS.map((account) =>
	account.status === 'usable'
		? { ...account, templates: [...account.templates, BIRTHDAY_TEMPLATE] }
		: account,
);

export interface Simulated<Kind = YouDuSimulator | MessageCenterSimulator | DingTalkSimulator> {
	/** As users know the provider. */
	name: string;
	simulator: Kind;
	/** What n8n stores to reach it: one for each credential type of the provider. */
	credentials: Credential[];
}

export interface Simulators {
	dingTalk: Simulated<DingTalkSimulator>;
	youDu: Simulated<YouDuSimulator>;
	messageCenter: Simulated<MessageCenterSimulator>;
}

/** The ports that the simulators listen on, given the first. */
export function simulatorPorts(first: number): number[] {
	return [0, MESSAGE_CENTER_PORT, ...DING_TALK_PORTS].map((above) => first + above);
}

/**
 * Starts a simulator for each provider.
 * @param tell called with one line for each message that is received
 * @param first the port of YouDu's; where it is left out, all listen on any free port
 * @throws node's own error when a port cannot be listened on
 */
export async function startSimulators(
	tell: (line: string) => void,
	first?: number,
): Promise<Simulators> {
	const [youDuPort, messageCenterPort, dingTalkPort, dingTalkApiPort] =
		first === undefined ? [] : simulatorPorts(first);
	const youDu = await YouDuSimulator.start({
		port: youDuPort,
		onMessage: ({ toUser, toDept, content }) =>
			tell(`YouDu to ${few([...toUser, ...toDept.map((id) => `department ${id}`)])}: ${content}`),
	});
	const messageCenter = await MessageCenterSimulator.start({
		port: messageCenterPort,
		accounts: ACCOUNTS,
		onMessage: ({ kind, dueAt, receivers, title, content }) => {
			const when = dueAt === undefined ? '' : ` scheduled for ${new Date(dueAt).toLocaleString()}`;
			const to = few(receivers.map(({ user }) => user));
			tell(`Message Center (${kind})${when} to ${to}: ${title || content}`);
		},
	});
	const dingTalk = await DingTalkSimulator.start({
		port: dingTalkPort,
		apiPort: dingTalkApiPort,
		onMessage: ({ kind, receivers, text }) => {
			const to = kind === 'webhook' ? 'the group of the robot' : few(receivers);
			tell(`DingTalk (${kind}) to ${to}: ${text}`);
		},
	});
	return {
		dingTalk: {
			name: 'DingTalk',
			simulator: dingTalk,
			credentials: dingTalkCredentials(dingTalk),
		},
		youDu: simulated('YouDu', 'youDuApi', youDu),
		messageCenter: simulated('Message Center', 'messageCenterApi', messageCenter),
	};
}

function simulated<Kind extends { credentials: object }>(
	name: string,
	type: string,
	simulator: Kind,
): Simulated<Kind> {
	const data = { ...simulator.credentials };
	return { name, simulator, credentials: [{ name: `${name} (simulator)`, type, data }] };
}

/** An app's, a custom robot's and a suite's. */
function dingTalkCredentials({ credentials }: DingTalkSimulator): Credential[] {
	const { oapiUrl, apiUrl, corpId, appKey, appSecret, agentId, ssoSecret } = credentials;
	const { robotWebhook, robotSecret, suiteKey, suiteSecret, suiteTicket } = credentials;
	return [
		{
			name: 'DingTalk (simulator)',
			type: 'dingTalkApi',
			data: { oapiUrl, apiUrl, corpId, appKey, appSecret, agentId: String(agentId), ssoSecret },
		},
		{
			name: 'DingTalk Robot (simulator)',
			type: 'dingTalkRobotApi',
			data: { webhook: robotWebhook, secret: robotSecret },
		},
		{
			name: 'DingTalk Suite (simulator)',
			type: 'dingTalkSuiteApi',
			data: { oapiUrl, suiteKey, suiteSecret, suiteTicket },
		},
	];
}

/** The first few of many. */
function few(names: readonly string[]): string {
	if (names.length === 0) return 'nobody';
	const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
	return names.slice(0, 5).join(', ') + more;
}
