interface Waiter {
	check: () => boolean;
	resolve: () => void;
	reject: (reason: unknown) => void;
}

/** Promises that wait for a condition; the condition is looked at when something has happened. */
export class Waiters {
	private readonly waiting = new Set<Waiter>();
	private cancelled: Error | undefined;

	/**
	 * Resolves as soon as `check` gives true: at once, or at a later notify().
	 * Rejects when `check` throws, on cancel(), or after `timeoutMs` where that is given.
	 */
	async until(check: () => boolean, timeoutMs?: number): Promise<void> {
		if (this.cancelled) throw this.cancelled;
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve, reject) => {
			const waiter = { check, resolve, reject };
			this.waiting.add(waiter);
			if (timeoutMs !== undefined) {
				timer = setTimeout(() => {
					this.waiting.delete(waiter);
					reject(new Error(`the condition was not met within ${timeoutMs} ms`));
				}, timeoutMs);
			}
			this.look(waiter);
		}).finally(() => clearTimeout(timer));
	}

	/** Looks at every condition again. */
	notify(): void {
		for (const waiter of [...this.waiting]) this.look(waiter);
	}

	/** Rejects everything that waits, now and in future. */
	cancel(reason: Error): void {
		this.cancelled = reason;
		for (const waiter of this.waiting) waiter.reject(reason);
		this.waiting.clear();
	}

	private look(waiter: Waiter): void {
		try {
			if (!waiter.check()) return;
			waiter.resolve();
		} catch (error) {
			waiter.reject(error);
		}
		this.waiting.delete(waiter);
	}
}
