import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import type { CarryOut } from '../../nodes/core/run.ts';
import { waitForResult } from '../../nodes/core/waiting.ts';

/** Waits with these options for a result that is there at once; tells how long the look may take. */
async function timeoutOfLook(options: IDataObject, look: object = {}): Promise<unknown> {
	const context = {
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
