import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import type { CarryOut } from '../../nodes/core/run.ts';
import { pause, waitForResult } from '../../nodes/core/waiting.ts';

/** Waits with these options for a result that is there at once; tells how long the look may take. */
async function timeoutOfLook(options: IDataObject, look: object = {}): Promise<unknown> {
	const context = {
		getExecutionCancelSignal: () => undefined,
		getNode: () => ({ parameters: { options } }),
		getNodeParameter: (name: string) => options[name.replace('options.', '')],
	} as unknown as IExecuteSingleFunctions;
	const timeouts: unknown[] = [];
	const carryOut: CarryOut = async ({ options: request }) => {
		timeouts.push(request.timeout);
		return {};
	};
	await waitForResult(context, carryOut, { url: '/x', ...look }, () => true);
	expect(timeouts).toHaveLength(1);
	return timeouts[0];
}

describe('pause', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	it('ends after its time', async () => {
		let isOver = false;
		const over = pause(60_200).then(() => (isOver = true));
		await jest.advanceTimersByTimeAsync(60_199);
		expect(isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		await over;
		expect(isOver).toBe(true);
	});

	it('ends soon when the signal is given, and leaves no timer', async () => {
		const cancel = new AbortController();
		const over = pause(60_000, cancel.signal);
		await jest.advanceTimersByTimeAsync(10_100);
		cancel.abort();
		await jest.advanceTimersByTimeAsync(500);
		await expect(over).resolves.toBeUndefined();
		expect(jest.getTimerCount()).toBe(0);
	});

	it('does not begin after the signal', async () => {
		await pause(60_000, AbortSignal.abort());
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe('a look at the result', () => {
	it('takes no longer than half a minute, so that others follow one that hangs', async () => {
		expect(await timeoutOfLook({ waitSeconds: 3600 })).toBe(30_000);
	});

	it('takes as long as the user allows for a request', async () => {
		expect(await timeoutOfLook({ waitSeconds: 3600 }, { timeout: 90_000 })).toBe(90_000);
	});

	it('takes no longer than the time that is left, and at least a second', async () => {
		expect(await timeoutOfLook({ waitSeconds: 10 })).toBeLessThanOrEqual(10_000);
		expect(await timeoutOfLook({ waitSeconds: 0.1 })).toBe(1000);
	});
});
