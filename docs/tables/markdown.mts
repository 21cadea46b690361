/** Tables in a page of Markdown, and the places for them: <!-- name --> … <!-- /name -->. */

/** A table. A bar in a cell does not end it. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
		.join('\n');
}

/** The cells of a table, however wide they are written. */
export function cellsIn(text: string): string[][] {
	return text
		.trim()
		.split('\n')
		.filter((line) => !/^[|\s:-]+$/.test(line))
		.map((line) =>
			line
				.split(/(?<!\\)\|/)
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

/**
 * Puts each part into the place that the page keeps for it.
 *
 * @throws Error when the page has no such place
 */
export function fillIn(page: string, parts: Readonly<Record<string, string>>): string {
	return Object.entries(parts).reduce((text, [name, part]) => {
		const place = placeOf(name);
		if (!place.test(text)) throw new Error(`There is no place for ${name}`);
		return text.replace(place, (_, start: string, _old: string, end: string) => {
			return `${start}\n\n${part}\n\n${end}`;
		});
	}, page);
}

/** What stands in a place of the page now. */
export function partIn(page: string, name: string): string | undefined {
	return placeOf(name).exec(page)?.[2]?.trim();
}

function placeOf(name: string): RegExp {
	return new RegExp(`(<!-- ${name} -->)([\\s\\S]*?)(<!-- /${name} -->)`);
}
