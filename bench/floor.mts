/** The floor: a bare client that sends as many messages, ten at a time, without n8n. */
import type { Figures } from './figures.mts';
import type { Message, Setup } from './providers.mts';
import { assertOnceEach } from './simulator.mts';

const AT_A_TIME = 10;

/**
 * @returns how long it took, the token included, and what the provider counted
 * @throws Error when not every user got the message once
 */
export async function floor(
	setup: Setup,
	messages: Message[],
): Promise<Omit<Figures, 'peakMegabytes'>> {
	await setup.simulator.reset();
	const start = performance.now();
	const send = await setup.bareSend();
	const waiting = messages.values();
	const sendAll = async () => {
		for (const message of waiting) await send(message);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, sendAll));
	const milliseconds = Math.round(performance.now() - start);
	const { receivers, ...traffic } = await setup.simulator.traffic();
	assertOnceEach('axios loop', receivers, messages.length);
	return { ...traffic, milliseconds };
}
