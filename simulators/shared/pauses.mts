import { setTimeout as sleep } from 'node:timers/promises';

/** Requests that are made to wait: for a time, or until release(). */
export class Pauses {
	private readonly stopping = new AbortController();
	private held: Array<() => void> = [];

	/** True once stop() was called: whoever was waiting must not go on. */
	get stopped(): boolean {
		return this.stopping.signal.aborted;
	}

	/** Waits for `ms` milliseconds, or less when stop() is called meanwhile. */
	async delay(ms: number): Promise<void> {
		if (ms === 0 || this.stopped) return;
		await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
	}

	/** Waits until release() or stop(). */
	async hold(): Promise<void> {
		if (this.stopped) return;
		await new Promise<void>((resolve) => this.held.push(resolve));
	}

	/** Lets every held request go on. */
	release(): void {
		const held = this.held;
		this.held = [];
		for (const resume of held) resume();
	}

	/** Ends every wait, now and in future. */
	stop(): void {
		this.stopping.abort();
		this.release();
	}
}
