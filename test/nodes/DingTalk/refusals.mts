import type { DingTalkFixture } from './fixture.mts';

/** What an expression gives that finds nothing; n8n itself refuses required fields without any value. */
export const EMPTY = "={{ '' }}";

/**
 * A test for each wrong input: the node's error, and that nothing was sent.
 *
 * @param parameters the node's, which each wrong input changes
 */
export function itRefuses(
	fixture: () => DingTalkFixture,
	parameters: Parameters<DingTalkFixture['run']>[0],
	cases: Array<[wrong: object, message: string]>,
): void {
	it.each(cases.map(([wrong, message]) => ({ wrong, message })))(
		'refuses before anything is sent: $message',
		async ({ wrong, message }) => {
			const { error } = await fixture().run({ ...parameters, ...wrong });
			expect(error?.message).toBe(`${message} [item 0]`);
			expect(fixture().simulator.requests).toEqual([]);
		},
	);
}
