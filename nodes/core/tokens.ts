import { createHash } from 'node:crypto';
import { uptime } from './time';

/** A token as a provider hands it out. */
export interface Token {
	value: string;
	/** How long the provider says it is valid, in seconds. */
	expiresInSeconds: number;
}

interface Entry {
	value: string;
	fetchedAt: number;
	staleAt: number;
}

const LARGEST_MARGIN_SECONDS = 300;
const MARGIN_SHARE = 0.1;

/**
 * Tokens of this process, kept in memory only. A token belongs to a whole identity (address, ids
 * and secret together), of which only a hash is kept.
 */
export class TokenStore {
	private readonly now: () => number;
	private readonly entries = new Map<string, Entry>();
	private readonly pending = new Map<
		string,
		{ token: Promise<string>; way: string; patienceMs: number }
	>();

	/** @param now the time in milliseconds; given by tests */
	constructor(now: () => number = uptime) {
		this.now = now;
	}

	/**
	 * The identity's token, fetched when there is none that is still fresh. However many callers
	 * wait, one fetch is under way for an identity; if it fails, all get its error who would fetch in
	 * the same way and wait no longer for it, and the next caller fetches anew.
	 *
	 * @param way tells how `fetch` asks, where that matters; another way, such as through a proxy, may fail where this one does not
	 * @param patienceMs how long `fetch` waits for an answer
	 * @param oldestSeconds how long ago it may have been fetched, if that is not the provider's word
	 */
	async get(
		identity: readonly string[],
		fetch: () => Promise<Token>,
		{
			way = () => '',
			patienceMs = 0,
			oldestSeconds = Infinity,
		}: { way?: () => string; patienceMs?: number; oldestSeconds?: number } = {},
	): Promise<string> {
		const key = hashOf(identity);
		for (;;) {
			const entry = this.entries.get(key);
			const now = this.now();
			if (entry && now < entry.staleAt && now < entry.fetchedAt + oldestSeconds * 1000) {
				return entry.value;
			}
			const underWay = this.pending.get(key);
			if (!underWay) break;
			const isAlike = underWay.way === way() && underWay.patienceMs >= patienceMs;
			if (isAlike) return await underWay.token;
			const token = await underWay.token.catch(() => undefined);
			if (token !== undefined) return token;
		}
		const token = this.fetchInto(key, fetch).finally(() => this.pending.delete(key));
		this.pending.set(key, { token, way: way(), patienceMs });
		return await token;
	}

	/** Forgets this token, and only this one: a fresh one that another caller has fetched stays. */
	invalidate(identity: readonly string[], token: string): void {
		const key = hashOf(identity);
		if (this.entries.get(key)?.value === token) this.entries.delete(key);
	}

	private async fetchInto(key: string, fetch: () => Promise<Token>): Promise<string> {
		const { value, expiresInSeconds } = await fetch();
		const margin = Math.min(LARGEST_MARGIN_SECONDS, expiresInSeconds * MARGIN_SHARE);
		const fetchedAt = this.now();
		this.entries.set(key, {
			value,
			fetchedAt,
			staleAt: fetchedAt + (expiresInSeconds - margin) * 1000,
		});
		return value;
	}
}

/** A key that stands for an identity without holding its secret. */
export function hashOf(identity: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
