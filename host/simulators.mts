/** The providers' simulators as `npm start` runs them, each with the credential that fits it. */
import { MessageCenterSimulator } from '../simulators/messageCenter/simulator.mts';
import { YouDuSimulator } from '../simulators/youDu/simulator.mts';
import type { Credential } from './n8n.mts';

/** How far the Message Center's port is above that of YouDu. */
const MESSAGE_CENTER_PORT = 10;

export interface Simulated<Kind = YouDuSimulator | MessageCenterSimulator> {
	/** As users know the provider. */
	name: string;
	simulator: Kind;
	/** What n8n stores to reach it. */
	credential: Credential;
}

export interface Simulators {
	youDu: Simulated<YouDuSimulator>;
	messageCenter: Simulated<MessageCenterSimulator>;
}

/** The ports that the simulators listen on, given the first. */
export function simulatorPorts(first: number): number[] {
	return [first, first + MESSAGE_CENTER_PORT];
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
	const [youDuPort, messageCenterPort] = first === undefined ? [] : simulatorPorts(first);
	const youDu = await YouDuSimulator.start({
		port: youDuPort,
		onMessage: ({ toUser, toDept, content }) =>
			tell(`YouDu to ${few([...toUser, ...toDept.map((id) => `department ${id}`)])}: ${content}`),
	});
	const messageCenter = await MessageCenterSimulator.start({
		port: messageCenterPort,
		onMessage: ({ kind, receivers, title, content }) =>
			tell(
				`Message Center (${kind}) to ${few(receivers.map(({ user }) => user))}: ${title || content}`,
			),
	});
	return {
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
	return { name, simulator, credential: { name: `${name} (simulator)`, type, data } };
}

/** The first few of many. */
function few(names: string[]): string {
	const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
	return names.slice(0, 5).join(', ') + more;
}
