/** Node.js sets no longer timers. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How long a file may take to be sent, or to come. */
export const LONGEST_TRANSFER_MS = 3_600_000;

/** How long a whole answer may take whose server may be silent for so long, in milliseconds. */
export function longestFor(timeoutMs: number): number {
	const longest = Math.ceil(2 * timeoutMs);
	return longest > 0 && longest < LONGEST_TIMER_MS ? longest : LONGEST_TIMER_MS;
}

/**
 * Ends a request when its time is over, or the execution is cancelled. n8n's own timeout ends only what
 * is silent, and an answer can come byte by byte for ever.
 */
export class Deadline {
	private readonly milliseconds: number;
	private readonly giveUp = new AbortController();
	private readonly sources: AbortSignal[] = [];
	private time?: AbortSignal;

	/** @param milliseconds at most 2^31 - 1 */
	constructor(milliseconds: number) {
		this.milliseconds = milliseconds;
	}

	/** Has the time begin, and gives the signal that the request needs. */
	begin(cancelled?: AbortSignal): AbortSignal {
		this.time = AbortSignal.timeout(this.milliseconds);
		this.sources.push(this.time, ...(cancelled ? [cancelled] : []));
		for (const source of this.sources) {
			if (source.aborted) this.stop();
			source.addEventListener('abort', this.stop, { once: true });
		}
		return this.giveUp.signal;
	}

	get isOver(): boolean {
		return this.time?.aborted === true;
	}

	/** Lets go of the signals, which last longer than the request. */
	end(): void {
		for (const source of this.sources) source.removeEventListener('abort', this.stop);
	}

	private readonly stop = () => this.giveUp.abort();
}

/**
 * Carries out a request that may take so many milliseconds.
 *
 * @param tooLate gives what is thrown when the time is over; otherwise it is what the request throws
 */
export async function inTime<T>(
	milliseconds: number,
	request: (signal: AbortSignal) => Promise<T>,
	tooLate: () => Error,
	cancelled?: AbortSignal,
): Promise<T> {
	const deadline = new Deadline(milliseconds);
	try {
		return await request(deadline.begin(cancelled));
	} catch (error) {
		throw deadline.isOver ? tooLate() : error;
	} finally {
		deadline.end();
	}
}
