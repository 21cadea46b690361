import { randomBytes } from 'node:crypto';
import type { Clock } from '../shared/clock.mts';
import { Refusal } from './errorCodes.mts';

/** The access tokens given out, with their ends. Source: reference section 1.2. */
export class Tokens {
	/** Every token ever given out, in order. */
	readonly issued: string[] = [];
	private readonly clock: Clock;
	private readonly ends = new Map<string, number>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** A new token of 32 lower-case hex characters that lives for so many seconds. */
	issue(expireIn: number): string {
		const token = randomBytes(16).toString('hex');
		this.issued.push(token);
		this.ends.set(token, this.clock.now() + expireIn * 1000);
		return token;
	}

	/** Makes every token given out so far unknown. */
	revokeAll(): void {
		this.ends.clear();
	}

	/** Throws a Refusal: 100000 missing or empty, 100001 unknown, 100002 expired (section 6). */
	check(token: string | null): asserts token is string {
		if (!token) throw new Refusal('MISS_ACCESSTOKEN', 'accessToken is missing');
		const end = this.ends.get(token);
		if (end === undefined) throw new Refusal('ACCESSTOKEN_NOTEXIST', 'accessToken does not exist');
		if (this.clock.now() >= end) throw new Refusal('ACCESSTOKEN_EXPIRED', 'accessToken expired');
	}
}
