import fc from 'fast-check';
import { KeyedLimiter, KeyedSmoother, Limiter, RateSmoother } from '../../nodes/core/limiter.ts';

/** A task that runs until the test ends it, and counts how many run with it. */
function workshop() {
	const running: Array<{ end: () => void; fail: () => void }> = [];
	let most = 0;
	const started: number[] = [];
	const task = (id: number) => async () => {
		started.push(id);
		await new Promise<void>((resolve, reject) => {
			running.push({ end: resolve, fail: () => reject(new Error(`task ${id}`)) });
			most = Math.max(most, running.length);
		});
		return id;
	};
	return { running, started, task, most: () => most };
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

describe('Limiter', () => {
	it('never runs more than its bound, in the order of arrival, whatever ends or fails when', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 12 }),
				fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 60 }),
				async (bound, ends) => {
					const limiter = new Limiter(bound);
					const { running, started, task, most } = workshop();
					const results = ends.map(async (_, id) => await limiter.run(task(id)));
					const outcome = Promise.allSettled(results);
					for (const [which, fails] of ends) {
						await settled();
						const [one] = running.splice(which % running.length, 1);
						if (fails) one?.fail();
						else one?.end();
					}
					const all = await outcome;
					expect(most()).toBe(Math.min(bound, ends.length));
					expect(started).toEqual(ends.map((_, id) => id));
					expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(
						ends.filter(([, fails]) => fails).length,
					);
					expect(limiter.idle).toBe(true);
				},
			),
			{ numRuns: 100 },
		);
	});
});

describe('Limiter with a signal', () => {
	it('lets those go at once who wait, hands their room on, and lets tasks end that run', async () => {
		const limiter = new Limiter(1);
		const { running, started, task } = workshop();
		const cancel = new AbortController();
		const first = limiter.run(task(1), cancel.signal);
		const second = limiter.run(task(2), cancel.signal);
		const third = limiter.run(task(3));
		cancel.abort(new Error('cancelled'));
		await expect(second).rejects.toThrow('cancelled');
		expect(started).toEqual([1]);
		running.splice(0).forEach(({ end }) => end());
		expect(await first).toBe(1);
		await settled();
		expect(started).toEqual([1, 3]);
		running.splice(0).forEach(({ end }) => end());
		expect(await third).toBe(3);
		expect(limiter.idle).toBe(true);
	});
});

describe('KeyedLimiter', () => {
	it('bounds each key by itself and forgets keys without work', async () => {
		const limiter = new KeyedLimiter(2);
		const { running, task } = workshop();
		const results = [0, 1, 2, 3, 4, 5].map(
			async (id) => await limiter.run(id < 3 ? 'a' : 'b', task(id)),
		);
		await settled();
		expect(running).toHaveLength(4);
		while (running.length > 0) {
			running.splice(0).forEach(({ end }) => end());
			await settled();
		}
		expect(await Promise.all(results)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(keysOf(limiter)).toEqual([]);
	});

	it('forgets a key whose tasks are all given up', async () => {
		const limiter = new KeyedLimiter(10);
		const giveUp = new AbortController();
		const fail = async () => {
			giveUp.abort(new Error('given up'));
			throw giveUp.signal.reason;
		};
		const results = await Promise.allSettled(
			Array.from({ length: 1000 }, async () => await limiter.run('a', fail, giveUp.signal)),
		);
		expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
		expect(keysOf(limiter)).toEqual([]);
	});
});

function keysOf(limiter: KeyedLimiter): string[] {
	return [...(limiter as unknown as { limiters: Map<string, unknown> }).limiters.keys()];
}

/** Time that moves only when somebody waits. */
function fakeTime() {
	let ms = 0;
	return {
		now: () => ms,
		wait: async (duration: number) => {
			await Promise.resolve();
			ms += duration;
		},
	};
}

/** How many of these moments lie within one minute, at most. */
function busiestMinute(starts: number[]): number {
	return Math.max(
		...starts.map(
			(start) => starts.filter((other) => other >= start && other < start + 60_000).length,
		),
	);
}

describe('RateSmoother', () => {
	async function startsOf(count: number, smoother: RateSmoother, now: () => number) {
		const starts: number[] = [];
		await Promise.all(
			Array.from({ length: count }, async () => {
				await smoother.turn();
				starts.push(now());
			}),
		);
		return starts;
	}

	it('spreads 3,000 starts at 1,500 a minute evenly over two minutes', async () => {
		const { now, wait } = fakeTime();
		const starts = await startsOf(3000, new RateSmoother(1, 60 / 1500, now, wait), now);
		expect(starts).toHaveLength(3000);
		expect(busiestMinute(starts)).toBe(1500);
		expect(starts.at(-1)).toBeCloseTo(2999 * 40, 5);
	});

	it('lets the first 20 start at once where 20 a minute may', async () => {
		const { now, wait } = fakeTime();
		const starts = await startsOf(50, new RateSmoother(20, 60, now, wait), now);
		expect(starts.filter((start) => start === 0)).toHaveLength(20);
		expect(busiestMinute(starts)).toBe(20);
		expect(starts.at(-1)).toBe(120_000);
	});

	it('holds back those who wait already when it is blocked', async () => {
		const { now, wait } = fakeTime();
		const smoother = new RateSmoother(1, 1, now, wait);
		await smoother.turn();
		const second = smoother.turn().then(now);
		smoother.block(30_000);
		expect(await second).toBe(30_000);
		await smoother.turn();
		expect(now()).toBe(31_000);
	});

	it('lets those go at once whose execution is cancelled, whoever waits in front; they take no turn', async () => {
		const { now, wait } = fakeTime();
		const cancel = new AbortController();
		const smoother = new RateSmoother(1, 3600, now, async (ms) => {
			await wait(ms);
			if (now() === 10_000) cancel.abort(new Error('cancelled'));
		});
		await smoother.turn();
		const another = smoother.turn();
		const cancelled = smoother.turn(cancel.signal);
		await expect(cancelled).rejects.toThrow('cancelled');
		expect(now()).toBeLessThan(20_000);
		await another;
		expect(now()).toBe(3_600_000);
		await settled();
		expect((smoother as unknown as { starts: number[] }).starts).toEqual([3_600_000]);
		expect((smoother as unknown as { waiting: number }).waiting).toBe(0);
	});

	it('does not wait for hours when the clock of the machine is set back', async () => {
		const clock = jest.spyOn(Date, 'now');
		const smoother = new RateSmoother(1, 0.001);
		await smoother.turn();
		clock.mockReturnValue(0);
		await expect(smoother.turn()).resolves.toBeUndefined();
		clock.mockRestore();
	});
});

describe('KeyedSmoother', () => {
	it('keeps the keys apart, and blocks all that begin alike', async () => {
		const { now, wait } = fakeTime();
		const smoother = new KeyedSmoother(now, wait);
		await smoother.turn('corp one', 1, 60);
		await smoother.turn('corp two', 1, 60);
		expect(now()).toBe(0);
		smoother.block('corp', 300_000);
		await smoother.turn('other', 1, 60);
		expect(now()).toBe(0);
		await smoother.turn('corp three', 1, 60);
		expect(now()).toBe(300_000);
		await smoother.turn('corp one', 1, 60);
		expect(now()).toBe(300_000);
	});

	it('forgets keys that keep nobody waiting', async () => {
		const { now, wait } = fakeTime();
		const smoother = new KeyedSmoother(now, wait);
		await smoother.turn('one', 1, 60);
		smoother.block('one', 1000);
		await wait(60_000);
		await smoother.turn('two', 1, 60);
		const { smoothers, blocked } = smoother as unknown as Record<string, Map<string, unknown>>;
		expect([...(smoothers?.keys() ?? [])]).toEqual(['two 1 60']);
		expect(blocked?.size).toBe(0);
	});
});
