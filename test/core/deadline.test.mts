import { Deadline, inTime, longestFor } from '../../nodes/core/deadline.ts';

describe('longestFor', () => {
	it.each([
		[300_000, 600_000],
		[1234.25, 2469],
		[2 ** 31 - 1, 2 ** 31 - 1],
		[9_999_999_999, 2 ** 31 - 1],
		[-1, 2 ** 31 - 1],
		[NaN, 2 ** 31 - 1],
	])('gives for a timeout of %d ms a time that Node.js can wait: %d', (timeout, expected) => {
		expect(longestFor(timeout)).toBe(expected);
	});
});

describe('Deadline', () => {
	it.each(['before', 'after'])('ends a request when the execution is cancelled %s it', (when) => {
		const cancel = new AbortController();
		if (when === 'before') cancel.abort();
		const deadline = new Deadline(60_000);
		const signal = deadline.begin(cancel.signal);
		expect(signal.aborted).toBe(when === 'before');
		cancel.abort();
		expect(signal.aborted).toBe(true);
		expect(deadline.isOver).toBe(false);
	});

	it('lets go of the signals at its end', () => {
		const cancel = new AbortController();
		const deadline = new Deadline(60_000);
		const signal = deadline.begin(cancel.signal);
		deadline.end();
		cancel.abort();
		expect(signal.aborted).toBe(false);
	});
});

describe('inTime', () => {
	const until = async (signal: AbortSignal) =>
		await new Promise<never>((_, reject) =>
			signal.addEventListener('abort', () => reject(new Error('ended'))),
		);

	it('throws what it is told when the time is over', async () => {
		await expect(inTime(5, until, () => new Error('too late'))).rejects.toThrow('too late');
	});

	it('throws what the request does when that is cancelled, or fails by itself', async () => {
		const cancel = new AbortController();
		const cancelled = inTime(60_000, until, () => new Error('too late'), cancel.signal);
		cancel.abort();
		await expect(cancelled).rejects.toThrow('ended');
		const failing = async () => await Promise.reject(new Error('no'));
		await expect(inTime(60_000, failing, () => new Error('too late'))).rejects.toThrow('no');
	});
});
