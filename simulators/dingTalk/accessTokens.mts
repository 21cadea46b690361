import { randomBytes } from 'node:crypto';
import type { Clock } from '../shared/clock.mts';
import { Tokens } from '../shared/tokens.mts';

/**
 * What a token is for: the calls of an app, the SSO calls, or those of an ISV's suite. A corp
 * token of an ISV is an app token.
 */
export type TokenKind = 'app' | 'sso' | 'suite';

/** The tokens given out (reference 1.2): one for each secret, which asking again renews. */
export class AccessTokens {
	private readonly tokens: Tokens;
	private readonly kinds = new Map<string, TokenKind>();
	private readonly current = new Map<string, string>();

	constructor(clock: Clock) {
		this.tokens = new Tokens(clock, () => randomBytes(16).toString('hex'));
	}

	/** Every token ever given out, in order. */
	get issued(): readonly string[] {
		return this.tokens.issued;
	}

	/** The token that belongs to `secret`: the same one, renewed, as long as it is good. */
	forSecret(secret: string, kind: TokenKind, seconds: number): string {
		const key = `${kind} ${secret}`;
		const token = this.current.get(key);
		if (token !== undefined && this.tokens.stateOf(token) === 'good') {
			this.tokens.renew(token, seconds);
			return token;
		}
		const fresh = this.fresh(kind, seconds);
		this.current.set(key, fresh);
		return fresh;
	}

	/** A new token in any case. */
	fresh(kind: TokenKind, seconds: number): string {
		const token = this.tokens.issue(seconds);
		this.kinds.set(token, kind);
		return token;
	}

	/** Makes every token given out so far unknown. */
	revokeAll(): void {
		this.tokens.revokeAll();
	}

	/** A token of another kind is unknown. */
	stateOf(token: string, kind: TokenKind): 'good' | 'expired' | 'unknown' {
		return this.kinds.get(token) === kind ? this.tokens.stateOf(token) : 'unknown';
	}
}
