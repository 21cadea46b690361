import { sleep } from 'n8n-workflow';
import { uptime } from './time';

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
function unlessAborted(waiting: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (!signal) return waiting;
	return signal.aborted
		? Promise.reject(signal.reason as Error)
		: Promise.race([waiting, abortionOf(signal)]);
}

/** Lets at most `bound` tasks run at the same time; the others wait in the order they came. */
export class Limiter {
	private readonly bound: number;
	private running = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(bound: number) {
		this.bound = bound;
	}

	/** True when no task runs or waits. */
	get idle(): boolean {
		return this.running === 0 && this.waiting.length === 0;
	}

	/**
	 * Runs the task as soon as there is room, and passes on what it returns or throws.
	 *
	 * @throws the signal's reason when it is given while the task waits, which does not run then
	 */
	async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		await this.enter(signal);
		try {
			return await task();
		} finally {
			this.leave();
		}
	}

	private async enter(signal?: AbortSignal): Promise<void> {
		if (this.running < this.bound) {
			this.running++;
			return;
		}
		let admit = () => {};
		const room = new Promise<void>((resolve) => this.waiting.push((admit = resolve)));
		const entered = unlessAborted(room, signal);
		entered.catch(() => {
			const place = this.waiting.indexOf(admit);
			if (place < 0) this.leave();
			else this.waiting.splice(place, 1);
		});
		await entered;
	}

	private leave(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.running--;
	}
}

/** One limiter for each key, held only as long as something runs or waits in it. */
export class KeyedLimiter {
	private readonly bound: number;
	private readonly limiters = new Map<string, Limiter>();

	constructor(bound: number) {
		this.bound = bound;
	}

	/** Runs the task under its key's limiter, as `Limiter` does. */
	async run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const limiter = this.limiters.get(key) ?? new Limiter(this.bound);
		this.limiters.set(key, limiter);
		try {
			return await limiter.run(task, signal);
		} finally {
			if (limiter.idle) this.limiters.delete(key);
		}
	}
}

/** After so long at the latest, who is first looks whether its execution was cancelled. */
const LONGEST_NAP_MS = 1000;

/** Lets at most so many start within any span of so many seconds, in the order they asked. */
export class RateSmoother {
	private readonly calls: number;
	private readonly spanMs: number;
	private readonly now: () => number;
	private readonly wait: (ms: number) => Promise<void>;
	private readonly starts: number[] = [];
	private blockedUntil = 0;
	private waiting = 0;
	private lastTurn: Promise<void> = Promise.resolve();

	/**
	 * @param now the time in milliseconds; given by tests, like `wait`
	 * @param wait resolves after so many milliseconds
	 */
	constructor(
		calls: number,
		seconds: number,
		now: () => number = uptime,
		wait: (ms: number) => Promise<void> = sleep,
	) {
		this.calls = calls;
		this.spanMs = seconds * 1000;
		this.now = now;
		this.wait = wait;
	}

	/** True when nobody waits, and the next one could start at once. */
	get idle(): boolean {
		return this.waiting === 0 && this.nextStart() <= this.now();
	}

	/**
	 * Resolves when the caller may start.
	 *
	 * @throws the signal's reason when it is given before, whoever waits in front
	 */
	async turn(signal?: AbortSignal): Promise<void> {
		this.waiting++;
		this.lastTurn = this.lastTurn.then(async () => {
			await this.waitForStart(signal);
			this.waiting--;
		});
		await unlessAborted(this.lastTurn, signal);
	}

	/** No further start within so many milliseconds, as a provider asks for when it is rate limited. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + ms);
	}

	private nextStart(): number {
		const earliest = this.starts[this.starts.length - this.calls];
		const free = earliest === undefined ? 0 : earliest + this.spanMs;
		return Math.max(this.blockedUntil, free);
	}

	private async waitForStart(signal?: AbortSignal): Promise<void> {
		for (let now = this.now(); now < this.nextStart(); now = this.now()) {
			if (signal?.aborted) return;
			await this.wait(Math.min(this.nextStart() - now, LONGEST_NAP_MS));
		}
		if (signal?.aborted) return;
		this.starts.push(this.now());
		if (this.starts.length > this.calls) this.starts.shift();
	}
}

/** One smoother for each key, held only as long as it keeps anybody waiting. */
export class KeyedSmoother {
	private readonly smoothers = new Map<string, RateSmoother>();
	private readonly blocked = new Map<string, number>();
	private readonly now: () => number;
	private readonly wait: (ms: number) => Promise<void>;

	/** @param now as `RateSmoother` takes it, like `wait` */
	constructor(now: () => number = uptime, wait: (ms: number) => Promise<void> = sleep) {
		this.now = now;
		this.wait = wait;
	}

	/** Resolves when one more call under this key may start, as `RateSmoother` does. */
	async turn(key: string, calls: number, seconds: number, signal?: AbortSignal): Promise<void> {
		await this.smoother(key, calls, seconds).turn(signal);
	}

	/** No call under a key that begins so starts within so many milliseconds. */
	block(keyStart: string, ms: number): void {
		this.blocked.set(keyStart, Math.max(this.blocked.get(keyStart) ?? 0, this.now() + ms));
		for (const [key, smoother] of this.smoothers) {
			if (key.startsWith(keyStart)) smoother.block(ms);
		}
	}

	private smoother(key: string, calls: number, seconds: number): RateSmoother {
		const whole = `${key} ${calls} ${seconds}`;
		const known = this.smoothers.get(whole);
		if (known) return known;
		this.forgetWhatIsOver();
		const smoother = new RateSmoother(calls, seconds, this.now, this.wait);
		for (const [keyStart, until] of this.blocked) {
			if (whole.startsWith(keyStart)) smoother.block(until - this.now());
		}
		this.smoothers.set(whole, smoother);
		return smoother;
	}

	private forgetWhatIsOver(): void {
		for (const [key, smoother] of this.smoothers) {
			if (smoother.idle) this.smoothers.delete(key);
		}
		for (const [keyStart, until] of this.blocked) {
			if (until <= this.now()) this.blocked.delete(keyStart);
		}
	}
}
