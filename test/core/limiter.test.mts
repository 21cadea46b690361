import fc from 'fast-check';
import { KeyedLimiter, Limiter, RateSmoother } from '../../nodes/core/limiter.ts';

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
		expect((limiter as unknown as { limiters: Map<string, unknown> }).limiters.size).toBe(0);
	});
});

describe('RateSmoother', () => {
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

	it('spreads 3,000 starts at 1,500 a minute evenly over two minutes', async () => {
		const { now, wait } = fakeTime();
		const smoother = new RateSmoother(1500, 60, now, wait);
		const starts: number[] = [];
		await Promise.all(
			Array.from({ length: 3000 }, async () => {
				await smoother.turn();
				starts.push(now());
			}),
		);
		expect(starts).toHaveLength(3000);
		const busiest = starts.map(
			(start) => starts.filter((other) => other >= start && other < start + 60_000).length,
		);
		expect(Math.max(...busiest)).toBe(1500);
		expect(starts.at(-1)).toBeCloseTo(2999 * 40, 5);
	});

	it('holds back those who wait already when told to pause', async () => {
		const { now, wait } = fakeTime();
		const smoother = new RateSmoother(60, 60, now, wait);
		await smoother.turn();
		const second = smoother.turn().then(now);
		smoother.pause(30_000);
		expect(await second).toBe(30_000);
		await smoother.turn();
		expect(now()).toBe(31_000);
	});
});
