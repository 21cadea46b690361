/** What can have its turn. */
export interface Choice {
	/** By what it is another case than others; each of these is to come. */
	kinds: string[];
	/** Who takes the turn, and how much more often than others. */
	user?: { name: string; weight: number };
}

/**
 * So many turns: the next one is of the kind that has come least often, and of those the one that has
 * most else which came seldom.
 *
 * @param seed picks among those that are alike
 * @returns the choices, and whether a kind of theirs had not come before
 */
export function turnsOf<T extends Choice>(
	choices: T[],
	count: number,
	seed: number,
): Array<T & { isFirst: boolean }> {
	const byKind = new Map<string, T[]>();
	for (const choice of choices) {
		for (const kind of choice.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), choice]);
	}
	const came = new Map<string, number>();
	const often = (name: string) => came.get(name) ?? 0;
	const rank = ({ kinds, user }: T) =>
		kinds.reduce((sum, kind) => sum + often(kind), 0) + (user ? often(user.name) / user.weight : 0);
	return Array.from({ length: count }, (_, turn) => {
		const least = Math.min(...[...byKind.keys()].map(often));
		const seldom = [...byKind.keys()].find((kind) => often(kind) === least) ?? '';
		const ranked = (byKind.get(seldom) ?? []).map((choice) => ({ choice, at: rank(choice) }));
		const lowest = Math.min(...ranked.map(({ at }) => at));
		const alike = ranked.filter(({ at }) => at === lowest);
		const { choice } = alike[(seed + turn) % alike.length] as (typeof alike)[number];
		const names = [...choice.kinds, ...(choice.user ? [choice.user.name] : [])];
		for (const name of names) came.set(name, often(name) + 1);
		return { ...choice, isFirst: least === 0 };
	});
}
