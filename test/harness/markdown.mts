import MarkdownIt, { type Token } from 'markdown-it';

const parser = new MarkdownIt();

/** All tokens of a page, those inside a line as well. */
export function tokensIn(text: string): Token[] {
	return parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** Where links and pictures lead. */
export function linksIn(text: string): string[] {
	return tokensIn(text).flatMap((token) => {
		const target = token.attrGet('href') ?? token.attrGet('src');
		return target ? [decodeURI(String(target))] : [];
	});
}

/** As GitHub makes them of the headings of a page; of several that are the same the first one. */
export function anchorsIn(text: string): string[] {
	const tokens = parser.parse(text, {});
	return tokens.flatMap(({ type }, index) => {
		if (type !== 'heading_open') return [];
		const words = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join('');
		const letters = words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '');
		return [letters.replaceAll(' ', '-')];
	});
}
