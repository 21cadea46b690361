import type { Sentence } from './say';
import { say } from './words';

/** One part of a list of receivers, and in words which one it is. */
export interface Slice {
	receivers: string[];
	words: string;
}

/**
 * A list in parts of at most so many.
 *
 * @param noun what the entries are, for the words: `users 1 to 100`
 */
export function slices(receivers: string[], size: number, noun: Sentence): Slice[] {
	const count = Math.ceil(receivers.length / size);
	return Array.from({ length: count }, (_, index) => {
		const start = index * size;
		const part = receivers.slice(start, start + size);
		const words = say`${noun} ${start + 1} to ${start + part.length}`;
		return { receivers: part, words: words.text() };
	});
}
