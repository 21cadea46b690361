import { TokenStore } from '../../nodes/core/tokens.ts';

const identity = ['https://im.example.com', '14000001', 'app', 'secret'];

function clock(start = 0) {
	const time = { ms: start };
	return { time, now: () => time.ms };
}

/** A provider whose tokens are numbered, and whose answers the test lets go one by one. */
function provider(expiresInSeconds = 7200) {
	const waiting: Array<() => void> = [];
	let count = 0;
	return {
		fetch: async () => {
			const value = `token-${++count}`;
			await new Promise<void>((resolve) => waiting.push(resolve));
			return { value, expiresInSeconds };
		},
		answer: () => waiting.splice(0).forEach((resolve) => resolve()),
		fetches: () => count,
	};
}

describe('TokenStore', () => {
	it('gives 200 parallel callers one token, and one more after a revocation in the middle', async () => {
		const store = new TokenStore();
		const { fetch, answer, fetches } = provider();

		const first = Array.from({ length: 200 }, async () => await store.get(identity, fetch));
		answer();
		expect(new Set(await Promise.all(first))).toEqual(new Set(['token-1']));
		expect(fetches()).toBe(1);

		// Every caller learns that its token is stale, and asks again; some do so late.
		const second = Array.from({ length: 200 }, async (_, index) => {
			if (index % 2 === 0) {
				store.invalidate(identity, 'token-1');
				return await store.get(identity, fetch);
			}
			const token = await store.get(identity, fetch);
			store.invalidate(identity, 'token-1');
			return token === 'token-1' ? await store.get(identity, fetch) : token;
		});
		answer();
		expect(new Set(await Promise.all(second))).toEqual(new Set(['token-2']));
		expect(fetches()).toBe(2);
	});

	it('keeps a fresh token when a stale one is reported late', async () => {
		const store = new TokenStore();
		const fetches = ['old', 'new'];
		const fetch = async () => ({ value: fetches.shift() ?? 'none', expiresInSeconds: 7200 });
		await store.get(identity, fetch);
		store.invalidate(identity, 'old');
		expect(await store.get(identity, fetch)).toBe('new');
		store.invalidate(identity, 'old');
		expect(await store.get(identity, fetch)).toBe('new');
	});

	it.each([
		[7200, 6900],
		[100, 90],
	])('holds a token of %d s for %d s', async (lifetime, held) => {
		const { time, now } = clock();
		const store = new TokenStore(now);
		let count = 0;
		const fetch = async () => ({ value: `token-${++count}`, expiresInSeconds: lifetime });
		await store.get(identity, fetch);
		time.ms = held * 1000 - 1;
		expect(await store.get(identity, fetch)).toBe('token-1');
		time.ms = held * 1000;
		expect(await store.get(identity, fetch)).toBe('token-2');
	});

	it('fetches anew for a caller who wants a younger one', async () => {
		const { time, now } = clock();
		const store = new TokenStore(now);
		let count = 0;
		const fetch = async () => ({ value: `token-${++count}`, expiresInSeconds: 7200 });
		await store.get(identity, fetch);
		time.ms = 9_999;
		expect(await store.get(identity, fetch, { oldestSeconds: 10 })).toBe('token-1');
		time.ms = 10_000;
		expect(await store.get(identity, fetch)).toBe('token-1');
		expect(await store.get(identity, fetch, { oldestSeconds: 10 })).toBe('token-2');
	});

	it.each([0, 1, 2, 3])('tells identities apart by their part %d', async (part) => {
		const store = new TokenStore();
		const other = identity.with(part, 'other');
		await store.get(identity, async () => ({ value: 'mine', expiresInSeconds: 7200 }));
		const token = await store.get(other, async () => ({ value: 'other', expiresInSeconds: 7200 }));
		expect(token).toBe('other');
	});

	it('does not confuse identities whose parts join to the same text', async () => {
		const store = new TokenStore();
		await store.get(['a', 'bc'], async () => ({ value: 'first', expiresInSeconds: 7200 }));
		expect(
			await store.get(['ab', 'c'], async () => ({ value: 'second', expiresInSeconds: 1 })),
		).toBe('second');
	});

	it('gives a failure to all who wait, and fetches anew for the next', async () => {
		const store = new TokenStore();
		let fetches = 0;
		const failing = async () => {
			fetches++;
			throw new Error('down');
		};
		const results = await Promise.allSettled(
			Array.from({ length: 20 }, async () => await store.get(identity, failing)),
		);
		expect(results.every(({ status }) => status === 'rejected')).toBe(true);
		expect(fetches).toBe(1);
		expect(await store.get(identity, async () => ({ value: 'up', expiresInSeconds: 7200 }))).toBe(
			'up',
		);
	});

	it.each([
		['longer, when a fetch fails', 10, 2],
		['no longer, and fails with them', 30, 1],
	])('fetches anew for callers who would wait %s', async (_, patienceMs, expected) => {
		const store = new TokenStore();
		let fetches = 0;
		const failing = async () => {
			fetches++;
			throw new Error('no answer');
		};
		const first = store.get(identity, failing, { patienceMs });
		const others = Array.from({ length: 5 }, () =>
			store.get(identity, failing, { patienceMs: 30 }),
		);
		const results = await Promise.allSettled([first, ...others]);
		expect(results.every(({ status }) => status === 'rejected')).toBe(true);
		expect(fetches).toBe(expected);
	});

	it('fetches in its own way for a caller, when the fetch of another way fails', async () => {
		const store = new TokenStore();
		let fetches = 0;
		const throughProxy = async () => {
			throw new Error('The proxy is down');
		};
		const directly = async () => ({ value: `token-${++fetches}`, expiresInSeconds: 7200 });
		const first = store.get(identity, throughProxy, { way: () => 'proxy' });
		const others = Array.from({ length: 5 }, () => store.get(identity, directly));
		await expect(first).rejects.toThrow('The proxy is down');
		expect(await Promise.all(others)).toEqual(Array(5).fill('token-1'));
	});

	it('keeps no secret, not even as a key', async () => {
		const store = new TokenStore();
		await store.get(identity, async () => ({ value: 'token', expiresInSeconds: 7200 }));
		const keys = [...(store as unknown as { entries: Map<string, unknown> }).entries.keys()];
		expect(keys).toHaveLength(1);
		expect(keys.join()).not.toContain('secret');
	});
});
