import type { Clock } from './clock.mts';

/** The tokens given out, with their ends. */
export class Tokens {
	/** Every token ever given out, in order. */
	readonly issued: string[] = [];
	private readonly clock: Clock;
	private readonly create: () => string;
	private readonly ends = new Map<string, number>();

	/** `create` makes a new token of the provider's shape. */
	constructor(clock: Clock, create: () => string) {
		this.clock = clock;
		this.create = create;
	}

	/** A new token that lives for so many seconds. */
	issue(seconds: number): string {
		const token = this.create();
		this.issued.push(token);
		this.renew(token, seconds);
		return token;
	}

	/** Lets a token live for so many seconds from now on. */
	renew(token: string, seconds: number): void {
		this.ends.set(token, this.clock.now() + seconds * 1000);
	}

	/** Makes every token given out so far unknown. */
	revokeAll(): void {
		this.ends.clear();
	}

	stateOf(token: string): 'good' | 'expired' | 'unknown' {
		const end = this.ends.get(token);
		if (end === undefined) return 'unknown';
		return this.clock.now() >= end ? 'expired' : 'good';
	}
}
