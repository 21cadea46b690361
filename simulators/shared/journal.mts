import type { IncomingHttpHeaders } from 'node:http';

/** What is remembered of one request (control calls excepted). */
export interface JournalEntry {
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
	/** Absent when nothing was answered. */
	httpStatus?: number;
	/** The kind of the fault rule that was applied. */
	fault?: string;
	/** Real time in milliseconds, whatever the simulator's clock shows. */
	startedAt: number;
	/** Absent while the request is in flight. */
	endedAt?: number;
}

/** The list of requests, with counts of those in flight and of those for each path. */
export class Journal {
	entries: JournalEntry[] = [];
	inFlight = 0;
	maxInFlight = 0;
	private calls = new Map<string, number>();

	/** Notes a request that has just come in; `apiPath` is the path below the prefix. */
	start(entry: JournalEntry, apiPath: string | undefined): void {
		this.entries.push(entry);
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		if (apiPath !== undefined) this.calls.set(apiPath, this.callsTo(apiPath) + 1);
	}

	/** Notes that the request has been answered or its connection is gone. */
	end(entry: JournalEntry): void {
		entry.endedAt = Date.now();
		this.inFlight -= 1;
	}

	/** How many requests came in for this path below the prefix, whatever became of them. */
	callsTo(apiPath: string): number {
		return this.calls.get(apiPath) ?? 0;
	}

	/** Forgets everything except the requests that are still in flight, which stay counted. */
	reset(): void {
		this.entries = [];
		this.calls = new Map();
		this.maxInFlight = this.inFlight;
	}
}
