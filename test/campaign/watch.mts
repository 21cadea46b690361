/** Counts what the nodes' limiters have under way. */
import { KeyedLimiter, Limiter, RateSmoother } from '../../nodes/core/limiter.ts';
import { Gauge } from './gauge.mts';

/** Tasks that run in a limiter, or wait for their turn in one. */
export const turns = new Gauge();
const keyedLimiters = new Set<KeyedLimiter>();

/** Has the limiters' methods counted from now on. */
export function watchLimiters(): void {
	const { run } = Limiter.prototype;
	Limiter.prototype.run = async function <T>(
		this: Limiter,
		task: () => Promise<T>,
		signal?: AbortSignal,
	) {
		return await turns.during(async () => (await run.call(this, task, signal)) as T);
	};
	const { turn } = RateSmoother.prototype;
	RateSmoother.prototype.turn = async function (this: RateSmoother, signal?: AbortSignal) {
		await turns.during(async () => await turn.call(this, signal));
	};
	const keyedRun = KeyedLimiter.prototype.run;
	KeyedLimiter.prototype.run = async function <T>(
		this: KeyedLimiter,
		key: string,
		task: () => Promise<T>,
		signal?: AbortSignal,
	) {
		keyedLimiters.add(this);
		return (await keyedRun.call(this, key, task, signal)) as T;
	};
}

/** How many limiters the nodes keep although nothing is under way in them. */
export function keptLimiters(): number {
	return [...keyedLimiters].reduce((sum, limiter) => sum + limiter['limiters'].size, 0);
}
