/** Real time plus an offset that tests move. */
export class Clock {
	private offsetMs = 0;

	/** The simulator's time in milliseconds since 1970. */
	now(): number {
		return Date.now() + this.offsetMs;
	}

	/** Moves the clock on; a negative number moves it back. */
	advance(seconds: number): void {
		this.offsetMs += seconds * 1000;
	}

	/** Back to real time. */
	reset(): void {
		this.offsetMs = 0;
	}
}
