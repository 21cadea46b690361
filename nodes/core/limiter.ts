import { sleep } from 'n8n-workflow';

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

	/** Runs the task as soon as there is room, and passes on what it returns or throws. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.running >= this.bound) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		} else {
			this.running++;
		}
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.running--;
		}
	}
}

/** One limiter for each key, held only as long as something runs or waits in it. */
export class KeyedLimiter {
	private readonly bound: number;
	private readonly limiters = new Map<string, Limiter>();

	constructor(bound: number) {
		this.bound = bound;
	}

	/** Runs the task under its key's limiter. */
	async run<T>(key: string, task: () => Promise<T>): Promise<T> {
		const limiter = this.limiters.get(key) ?? new Limiter(this.bound);
		this.limiters.set(key, limiter);
		try {
			return await limiter.run(task);
		} finally {
			if (limiter.idle) this.limiters.delete(key);
		}
	}
}

/** Spreads starts evenly: `calls` of them in `seconds`, without bursts. */
export class RateSmoother {
	private readonly intervalMs: number;
	private readonly now: () => number;
	private readonly wait: (ms: number) => Promise<void>;
	private nextStart = 0;
	private lastTurn: Promise<void> = Promise.resolve();

	/**
	 * @param now the time in milliseconds; given by tests, like `wait`
	 * @param wait resolves after so many milliseconds
	 */
	constructor(
		calls: number,
		seconds: number,
		now: () => number = Date.now,
		wait: (ms: number) => Promise<void> = sleep,
	) {
		this.now = now;
		this.wait = wait;
		this.intervalMs = (seconds * 1000) / calls;
	}

	/** Resolves when the caller may start; callers start in the order they asked. */
	async turn(): Promise<void> {
		this.lastTurn = this.lastTurn.then(async () => await this.waitForStart());
		await this.lastTurn;
	}

	/** No further start within so many milliseconds, as a provider asks for when it is rate limited. */
	pause(ms: number): void {
		this.nextStart = Math.max(this.nextStart, this.now() + ms);
	}

	private async waitForStart(): Promise<void> {
		for (let now = this.now(); now < this.nextStart; now = this.now()) {
			await this.wait(this.nextStart - now);
		}
		this.nextStart = this.now() + this.intervalMs;
	}
}
