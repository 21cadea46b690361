import type { IncomingHttpHeaders } from 'node:http';

/** What is remembered of one request (control calls excepted). */
export interface JournalEntry {
	/** The name of the listener that it came to; absent where the simulator has only one. */
	listener?: string;
	method: string;
	/** As sent, path prefix included, without the query. */
	path: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Empty until the body has been read. */
	rawBody: string;
	/** The decrypted text, where the request could be decrypted. */
	plaintext?: string;
	/** The code of the carried-out call or of the refusal; absent when there is neither. */
	errcode?: number | string;
	/** Set once the call itself was looked at, whoever got to hear of it; `errcode` tells what it said. */
	reached?: true;
	/** Absent when nothing was answered. */
	httpStatus?: number;
	/** The kind of the fault rule that was applied. */
	fault?: string;
	/** Real time in milliseconds, whatever the simulator's clock and the machine's show. */
	startedAt: number;
	/** Absent while the request is in flight. */
	endedAt?: number;
}

/** Milliseconds by a clock that nobody sets. */
export function realTime(): number {
	return Math.round(performance.timeOrigin + performance.now());
}

/** The list of requests, with counts of those in flight and of those for each call. */
export class Journal {
	entries: JournalEntry[] = [];
	inFlight = 0;
	maxInFlight = 0;
	private calls = new Map<string, number>();

	/** Notes a request for `call` that has just come in. */
	start(entry: JournalEntry, call: string | undefined): void {
		this.entries.push(entry);
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		if (call !== undefined) this.calls.set(call, this.callsTo(call) + 1);
	}

	/** Notes that the request has been answered or its connection is gone. */
	end(entry: JournalEntry): void {
		entry.endedAt = realTime();
		this.inFlight -= 1;
	}

	/** How many requests came in for this call, whatever became of them. */
	callsTo(call: string): number {
		return this.calls.get(call) ?? 0;
	}

	/** Forgets everything except the requests that are still in flight, which stay counted. */
	reset(): void {
		this.entries = [];
		this.calls = new Map();
		this.maxInFlight = this.inFlight;
	}
}
