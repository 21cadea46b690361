/**
 * Runs one Node program (the arguments of this one) in a process group of its own and sees to it
 * that nothing of it is left: not when it ends, not when the process that started this one ends,
 * however that happened. Started with an IPC channel:
 *   sends the program's process id once; ends with its exit code;
 *   message "stop", channel closed, SIGTERM or SIGINT: SIGTERM to the program, after ten seconds
 *   SIGKILL to its group;
 *   message "kill": SIGKILL to its group at once.
 */
import { spawn, spawnSync } from 'node:child_process';

const GRACE_MS = 10_000;
const windows = process.platform === 'win32';

const child = spawn(process.execPath, process.argv.slice(2), {
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
	child.kill('SIGTERM');
	setTimeout(killGroup, GRACE_MS);
}

process.once('disconnect', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.on('SIGHUP', () => {});
process.on('message', (message) => {
	if (message === 'stop') stop();
	if (message === 'kill') killGroup();
});
child.on('exit', (code) => {
	killGroup();
	process.exit(code ?? 1);
});
process.send?.({ pid: child.pid });
