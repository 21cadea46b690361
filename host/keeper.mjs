/**
 * Runs one program in a process group of its own and sees to it that nothing of it is left: not when
 * it ends, not when the process that started this one ends, however that happened.
 *   node keeper.mjs [--remove FOLDER] [--signal SIGTERM] -- PROGRAM [arguments]
 * Started with an IPC channel:
 *   sends the program's process id once; ends with its exit code, after it has removed the folder;
 *   message "stop", channel closed, SIGTERM or SIGINT: that signal to the program, after ten seconds
 *   SIGKILL to its group;
 *   message "kill": SIGKILL to its group at once.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';

const GRACE_MS = 10_000;
const windows = process.platform === 'win32';

const { values, positionals } = parseArgs({
	options: { remove: { type: 'string' }, signal: { type: 'string', default: 'SIGTERM' } },
	allowPositionals: true,
});
const [program = '', ...args] = positionals;
const child = spawn(program, args, {
	stdio: ['ignore', 'inherit', 'inherit'],
	detached: !windows,
});

/** Kills the program and everything it has started. */
function killGroup() {
	if (child.pid === undefined) return;
	if (windows) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		return;
	}
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// Nothing of the group is left.
	}
}

/** Asks the program to end and makes sure that it does. */
function stop() {
	child.kill(/** @type {NodeJS.Signals} */ (values.signal));
	setTimeout(killGroup, GRACE_MS);
}

/**
 * Ends this process and what the program may have left.
 * @param {number | null} code
 */
function end(code) {
	killGroup();
	if (values.remove) {
		rmSync(values.remove, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	}
	process.exit(code ?? 1);
}

process.once('disconnect', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.on('SIGHUP', () => {});
process.on('message', (message) => {
	if (message === 'stop') stop();
	if (message === 'kill') killGroup();
});
child.once('error', (error) => {
	console.error(error.message);
	end(1);
});
child.once('exit', end);
process.send?.({ pid: child.pid });
