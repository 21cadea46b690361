import { pause } from '../../nodes/core/cancellation.ts';

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

describe('pause', () => {
	it('ends after its time', async () => {
		let isOver = false;
		const over = pause(60_000, new AbortController().signal).then(() => (isOver = true));
		await jest.advanceTimersByTimeAsync(59_999);
		expect(isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		await over;
		expect(isOver).toBe(true);
	});

	it.each([
		['before it', true],
		['while it lasts', false],
	])('ends at once when the signal is given %s', async (_, isBefore) => {
		const cancel = new AbortController();
		if (isBefore) cancel.abort();
		const over = pause(60_000, cancel.signal);
		cancel.abort();
		await expect(over).resolves.toBeUndefined();
	});
});
