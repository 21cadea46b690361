import { randomUUID } from 'node:crypto';
import type { Clock } from '../shared/clock.mts';
import { Refusal } from './rspCodes.mts';

/** The tokens given out, with their ends. Source: sections 3.2 and 5.1.1. */
export class Tokens {
	/** Every token ever given out, in order. */
	readonly issued: string[] = [];
	private readonly clock: Clock;
	private readonly ends = new Map<string, number>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** A new token, shaped like the example's, that lives for so many seconds. */
	issue(seconds: number): string {
		const token = randomUUID();
		this.issued.push(token);
		this.ends.set(token, this.clock.now() + seconds * 1000);
		return token;
	}

	/** Makes every token given out so far unknown. */
	revokeAll(): void {
		this.ends.clear();
	}

	/** Throws a Refusal with 500003 for an unknown and for an expired token (table 4-1-2). */
	check(token: string): void {
		const end = this.ends.get(token);
		if (end === undefined || this.clock.now() >= end) throw new Refusal('BAD_TOKEN');
	}
}
