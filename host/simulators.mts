/** The providers' simulators as `npm start` runs them, each with the credential that fits it. */
import { MessageCenterSimulator } from '../simulators/messageCenter/simulator.mts';
import { YouDuSimulator } from '../simulators/youDu/simulator.mts';
import type { Credential } from './n8n.mts';

/** How far the Message Center's port is above that of YouDu. */
const MESSAGE_CENTER_PORT = 10;

export interface Simulated {
	/** As users know the provider. */
	name: string;
	url: string;
	/** What n8n stores to reach it. */
	credential: Credential;
	close(): Promise<void>;
}

/** The ports that the simulators listen on, given the first. */
export function simulatorPorts(first: number): number[] {
	return [first, first + MESSAGE_CENTER_PORT];
}

/**
 * Starts a simulator for each provider.
 * @param first the port of YouDu's
 * @param tell called with one line for each message that is received
 */
export async function startSimulators(
	first: number,
	tell: (line: string) => void,
): Promise<Simulated[]> {
	const youDu = await YouDuSimulator.start({
		port: first,
		onMessage: ({ toUser, toDept, content }) =>
			tell(`YouDu to ${few([...toUser, ...toDept.map((id) => `department ${id}`)])}: ${content}`),
	});
	const messageCenter = await MessageCenterSimulator.start({
		port: first + MESSAGE_CENTER_PORT,
		onMessage: ({ kind, receivers, title, content }) =>
			tell(
				`Message Center (${kind}) to ${few(receivers.map(({ user }) => user))}: ${title ?? content}`,
			),
	});
	return [
		simulated('YouDu', 'youDuApi', youDu),
		simulated('Message Center', 'messageCenterApi', messageCenter),
	];
}

function simulated(
	name: string,
	type: string,
	simulator: { url: string; credentials: object; close(): Promise<void> },
): Simulated {
	return {
		name,
		url: simulator.url,
		credential: { name: `${name} (simulator)`, type, data: { ...simulator.credentials } },
		close: async () => await simulator.close(),
	};
}

/** The first few of many. */
function few(names: string[]): string {
	const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
	return names.slice(0, 5).join(', ') + more;
}
