/** Counts what is under way, and tells when nothing is. */
export class Gauge {
	private count = 0;
	private sum = 0;
	private waiting: Array<() => void> = [];

	/** How much is under way. */
	get value(): number {
		return this.count;
	}

	/** How much has been under way so far. */
	get total(): number {
		return this.sum;
	}

	/** Counts the work until it is over. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		this.count += 1;
		this.sum += 1;
		try {
			return await work();
		} finally {
			this.count -= 1;
			if (this.count === 0) this.waiting.splice(0).forEach((resolve) => resolve());
		}
	}

	/** Resolves when nothing is under way. */
	async isEmpty(): Promise<void> {
		if (this.count > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}
}
