import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Linux's USER_HZ, the same on all of its machines that Node.js runs on. */
const TICKS_A_SECOND = 100;

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

/** The processor time that a process has used, in seconds; it does not depend on what else runs. */
export function processorTime(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// proc(5): utime and stime, the 12th and 13th field after the name, which may contain blanks.
	const [user, system] = stat
		.slice(stat.lastIndexOf(')') + 2)
		.split(' ')
		.slice(11, 13);
	return (Number(user) + Number(system)) / TICKS_A_SECOND;
}

/** Prints everything that was noted, and the machine. */
export function printTable(): void {
	const width = Math.max(...rows.map(([what]) => what.length));
	const lines = rows.map(([what, figure]) => `  ${what.padEnd(width)}  ${figure}`.trimEnd());
	const memory = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB`;
	process.stdout.write(`\nSeen on ${machine}:\n${lines.join('\n')}\n\n`);
}
