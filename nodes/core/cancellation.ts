import { sleep } from 'n8n-workflow';

/** By signal: what rejects when it is given. All who wait share it, and so a signal has one listener. */
const abortions = new WeakMap<AbortSignal, Promise<never>>();

function abortionOf(signal: AbortSignal): Promise<never> {
	const known = abortions.get(signal);
	if (known) return known;
	const abortion = new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
	abortion.catch(() => undefined);
	abortions.set(signal, abortion);
	return abortion;
}

/** Resolves as `waiting` does, and rejects with the signal's reason as soon as it is given. */
export function unlessAborted(waiting: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (!signal) return waiting;
	return signal.aborted
		? Promise.reject(signal.reason as Error)
		: Promise.race([waiting, abortionOf(signal)]);
}

/** Waits so many milliseconds, or until the signal is given. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	await unlessAborted(sleep(milliseconds), signal).catch(() => undefined);
}
