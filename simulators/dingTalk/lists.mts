/** A list without doubles, with `added` at its end and without `removed`. */
export function changed<Item>(
	list: readonly Item[],
	added: readonly Item[],
	removed: readonly Item[],
): Item[] {
	return [...new Set([...list, ...added])].filter((item) => !removed.includes(item));
}
