import { cpus, totalmem } from 'node:os';

/** What a run has seen, one line each, in the order in which it was seen. */
const rows: Array<[what: string, figure: unknown]> = [];

/** Notes what was seen. A line that is indented belongs to the one above. */
export function saw(...seen: Array<[what: string, figure: unknown]>): void {
	rows.push(...seen);
}

/** The time since a moment, in seconds. */
export function since(begin: number): string {
	return `${((Date.now() - begin) / 1000).toFixed(1)} s`;
}

/** Prints everything that was noted, and the machine. */
export function printTable(): void {
	const width = Math.max(...rows.map(([what]) => what.length));
	const lines = rows.map(([what, figure]) => `  ${what.padEnd(width)}  ${figure}`.trimEnd());
	const memory = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB`;
	process.stdout.write(`\nSeen on ${machine}:\n${lines.join('\n')}\n\n`);
}
