import { InputError } from '../shared/checks.mts';
import type { Clock } from '../shared/clock.mts';

/** Where a person signs in: on a page of the app, or in the admin console. */
export type LoginPlace = 'app' | 'console';

/** A code that a client got from DingTalk for a person. */
export interface LoginCode {
	code: string;
	user: string;
	/** Default: app. */
	place?: LoginPlace;
}

const LIFETIME_MS = 5 * 60_000;

/** The codes of people who are signing in: five minutes, once (reference 2.10). */
export class LoginCodes {
	private readonly clock: Clock;
	private readonly codes = new Map<string, { user: string; place: LoginPlace; until: number }>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** Throws an InputError when the code has been given out before. */
	add({ code, user, place = 'app' }: LoginCode): void {
		if (this.codes.has(code)) throw new InputError(`login code ${code} twice`);
		this.codes.set(code, { user, place, until: this.clock.now() + LIFETIME_MS });
	}

	/** Uses a code up: gives the person, or why there is none. */
	take(code: string, place: LoginPlace): { user: string } | 'unknown' | 'stale' {
		const entry = this.codes.get(code);
		if (entry?.place !== place) return 'unknown';
		const { user, until } = entry;
		if (this.clock.now() >= until) return 'stale';
		entry.until = 0;
		return { user };
	}
}
