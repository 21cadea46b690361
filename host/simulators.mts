/** The providers' simulators as `npm start` runs them, each with the credentials that fit it. */
import { EXAMPLE_USERS } from '../simulators/dingTalk/examples.mts';
import { DingTalkSimulator } from '../simulators/dingTalk/simulator.mts';
import { EXAMPLE_ACCOUNTS } from '../simulators/messageCenter/examples.mts';
import { MessageCenterSimulator } from '../simulators/messageCenter/simulator.mts';
import { dataOf } from '../simulators/shared/forms.mts';
import type { CredentialForm, CredentialForms } from '../simulators/shared/forms.mts';
import { YouDuSimulator } from '../simulators/youDu/simulator.mts';
import { say } from './language.mjs';
import { dingTalkLine, messageCenterLine, youDuLine } from './messageLines.mts';
import type { Credential } from './n8n.mts';

/** The port of YouDu where nobody chooses another. */
export const FIRST_PORT = 7080;
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
		? {
				...account,
				publicName: '示例大学公众号',
				templates: [...account.templates, BIRTHDAY_TEMPLATE],
			}
		: account,
);

/** YouDu has the people of DingTalk. */
const USERS = EXAMPLE_USERS.map(({ userid }) => String(userid));

export interface Simulated<Kind = YouDuSimulator | MessageCenterSimulator | DingTalkSimulator> {
	/** As users know the provider. */
	name: string;
	simulator: Kind;
	/** What n8n stores to reach it: one for each credential type of the provider. */
	credentials: Credential[];
}

export interface Simulators {
	youDu: Simulated<YouDuSimulator>;
	messageCenter: Simulated<MessageCenterSimulator>;
	dingTalk: Simulated<DingTalkSimulator>;
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
		users: USERS,
		onMessage: (message) => tell(youDuLine(message)),
	});
	const messageCenter = await MessageCenterSimulator.start({
		port: messageCenterPort,
		accounts: ACCOUNTS,
		onMessage: (message) => tell(messageCenterLine(message)),
	});
	const dingTalk = await DingTalkSimulator.start({
		port: dingTalkPort,
		apiPort: dingTalkApiPort,
		onMessage: (message) => tell(dingTalkLine(message)),
	});
	return {
		youDu: simulated(say('YouDu', '有度'), youDu),
		messageCenter: simulated(say('Message Center', '统一消息中心'), messageCenter),
		dingTalk: simulated(say('DingTalk', '钉钉'), dingTalk),
	};
}

/** Ends the simulators that have been started. */
export async function closeAll(simulators: Simulators | undefined): Promise<void> {
	const all = Object.values(simulators ?? {}) as Simulated[];
	await Promise.all(all.map(async ({ simulator }) => await simulator.close()));
}

function simulated<Kind extends { forms: CredentialForms }>(
	name: string,
	simulator: Kind,
): Simulated<Kind> {
	return { name, simulator, credentials: simulator.forms.map(credentialOf) };
}

/** What n8n stores of a credential. The examples name it in English. */
function credentialOf(form: CredentialForm): Credential {
	const name = `${form.label.en.replace(/ API$/, '')} (simulator)`;
	return { name, type: form.type, data: dataOf(form) };
}
