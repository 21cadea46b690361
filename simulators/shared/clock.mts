/** Real time that tests can move, and that can run faster than real time. */
export class Clock {
	private speed = 1;
	/** When the clock showed `shownAt`, in real time. */
	private realAt = Date.now();
	private shownAt = this.realAt;

	/** The simulator's time in milliseconds since 1970. */
	now(): number {
		return this.shownAt + (Date.now() - this.realAt) * this.speed;
	}

	/** Moves the clock on; a negative number moves it back. */
	advance(seconds: number): void {
		this.shownAt += seconds * 1000;
	}

	/** From now on the clock runs `speed` times as fast as real time. */
	run(speed: number): void {
		const real = Date.now();
		this.shownAt += (real - this.realAt) * this.speed;
		this.realAt = real;
		this.speed = speed;
	}

	/** Back to real time, from where it runs on as fast as before. */
	reset(): void {
		this.realAt = Date.now();
		this.shownAt = this.realAt;
	}
}
