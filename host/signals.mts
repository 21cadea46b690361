/**
 * Calls a function for every request to end this process: Ctrl-C, SIGTERM, SIGHUP, and the end of
 * the process that has started it (which then cannot pass signals on any more).
 */
export function onStopRequest(handler: () => void): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handler);
	process.on('disconnect', handler);
	// The channel to the parent alone shall not keep this process running.
	process.channel?.unref();
}
