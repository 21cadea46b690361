/**
 * `npm test`: every check of the project, one after the other; `npm test -- unit e2e` runs some.
 * `npm run compat` runs those that are run with every supported n8n, and `npm run queue-mode` one that
 * needs more than Node.js.
 * The last line is the sum, "N passed, N failed"; the exit code is 1 unless something passed and
 * nothing failed.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { projects } from '../test/projects.mjs';
import type { TestProject } from '../test/projects.mjs';
import { installations } from './installations.mjs';
import type { Installation } from './n8n.mts';
import { assertServersInstalled } from './servers.mts';
import { onStopRequest } from './signals.mts';

const root = process.cwd();
const STEP_DEADLINE_MS = 20 * 60_000;

interface Step {
	name: string;
	/** A Node program, by its path from node_modules, and its arguments. */
	command: string[];
	/** The name of a step without whose success this one cannot run. */
	needs?: string;
	/** The step is a jest run: its tests are counted one by one. */
	jest?: boolean;
	/** The n8n that the tests start, where it is not the pinned one alone. */
	installation?: Installation;
	/** The step runs only where it is named; this throws where it cannot. */
	onDemand?: () => void;
}

interface Outcome {
	passed: number;
	failed: number;
}

const jest = ['jest/bin/jest.js', '--config', 'test/jest.config.mjs', '--selectProjects'];

/** The step that runs a project of jest. */
function stepOf({ name, inN8n, onDemand }: TestProject): Step {
	return {
		name,
		command: [...jest, name, ...(inN8n ? ['--runInBand'] : [])],
		jest: true,
		...(inN8n && { needs: 'build' }),
		...(onDemand === 'servers' && { onDemand: assertServersInstalled }),
	};
}

const steps: Step[] = [
	{ name: 'lint', command: ['@n8n/node-cli/bin/n8n-node.mjs', 'lint'] },
	{
		name: 'lint-tools',
		command: ['eslint/bin/eslint.js', '--config', 'eslint.tools.mjs', '.'],
	},
	{ name: 'format', command: ['prettier/bin/prettier.cjs', '--check', '.'] },
	{ name: 'types', command: ['typescript/bin/tsc', '--noEmit'] },
	{
		name: 'types-tools',
		command: ['typescript/bin/tsc', '--noEmit', '--project', 'test/tsconfig.json'],
	},
	{ name: 'build', command: ['gulp/bin/gulp.js', 'build'] },
	{ name: 'scan', command: ['../host/scan.mts'], needs: 'build' },
	...projects.filter(({ onDemand }) => onDemand !== 'each n8n').map(stepOf),
];

/** Those that are run with each n8n that is installed. */
const withEachN8n = projects.filter(({ onDemand }) => onDemand === 'each n8n');

function stepsWithEachN8n(names: string[]): Step[] {
	return withEachN8n
		.filter(({ name }) => names.includes(name))
		.flatMap((project) =>
			installations(root).map((installation) => ({ ...stepOf(project), installation })),
		);
}

let current: ChildProcess | undefined;

/** Ends the running step with all its processes. */
function killCurrent(): void {
	if (current?.pid === undefined || current.exitCode !== null) return;
	if (process.platform === 'win32') current.kill();
	else process.kill(-current.pid, 'SIGKILL');
}

/**
 * Runs a Node program with this process's output; gives its exit code, null when it was killed.
 * @param installation which n8n the end-to-end tests are to start, if it is another than the pinned one
 */
async function run(
	[program = '', ...args]: string[],
	installation?: Installation,
): Promise<number | null> {
	const bin = path.join(root, 'node_modules', '.bin');
	const child = spawn(
		process.execPath,
		[path.join(root, 'node_modules', ...program.split('/')), ...args],
		{
			cwd: root,
			env: {
				...process.env,
				PATH: bin + path.delimiter + process.env.PATH,
				// n8n-node starts its tools with the package manager that is named here.
				npm_config_user_agent: 'npm',
				...(installation && { N8N_INSTALLATION: JSON.stringify(installation) }),
			},
			stdio: ['ignore', 'inherit', 'inherit'],
			detached: process.platform !== 'win32',
		},
	);
	current = child;
	const timer = setTimeout(() => {
		console.log(`Ended: it took more than ${STEP_DEADLINE_MS / 60_000} minutes.`);
		killCurrent();
	}, STEP_DEADLINE_MS);
	const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
	clearTimeout(timer);
	return code;
}

/** Runs a step and counts: a check is one, a jest run as many as it has tests. */
async function runStep(step: Step): Promise<Outcome> {
	if (!step.jest) {
		const code = await run(step.command);
		return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	}
	const results = path.join(root, '.host', `${step.name}.json`);
	fs.rmSync(results, { force: true });
	const command = [...step.command, '--json', '--outputFile', results];
	const code = await run(command, step.installation);
	return countTests(results, code);
}

/**
 * The numbers of a jest run. A test file that does not run counts as a failed test, and so does
 * every test that was left out: none may be.
 */
function countTests(results: string, code: number | null): Outcome {
	if (!fs.existsSync(results)) return { passed: 0, failed: 1 };
	const sum = JSON.parse(fs.readFileSync(results, 'utf8')) as Record<string, number>;
	const count = (name: string) => sum[name] ?? 0;
	const passed = count('numPassedTests');
	const failed =
		count('numFailedTests') +
		count('numPendingTests') +
		count('numTodoTests') +
		count('numRuntimeErrorTestSuites');
	const somethingElse = failed === 0 && (code !== 0 || passed === 0);
	return { passed, failed: somethingElse ? 1 : failed };
}

/**
 * The steps with these names and those they need; without names all that are not on demand.
 * @throws Error on a name that no step has, and where one of them cannot run
 */
function choose(names: string[]): Step[] {
	if (names.length === 0) return steps.filter(({ onDemand }) => !onDemand);
	const all = [...steps, ...stepsWithEachN8n(names)];
	const known = [...steps, ...withEachN8n].map(({ name }) => name);
	const unknown = names.find((name) => !known.includes(name));
	if (unknown) throw new Error(`No step "${unknown}": ${known.join(', ')}.`);
	const needed = all.filter(({ name }) => names.includes(name)).map(({ needs }) => needs);
	const chosen = all.filter(({ name }) => names.includes(name) || needed.includes(name));
	for (const { onDemand } of chosen) onDemand?.();
	return chosen;
}

/** What a step is called in the output. */
function titleOf({ name, installation }: Step): string {
	return installation ? `${name} with n8n ${installation.version}` : name;
}

async function main(): Promise<void> {
	const outcomes = new Map<string, Outcome>();
	const summary: string[] = [];
	for (const step of choose(process.argv.slice(2))) {
		console.log(`\n===== ${titleOf(step)} =====`);
		const start = Date.now();
		const blocked = step.needs !== undefined && outcomes.get(step.needs)?.failed !== 0;
		const outcome = blocked ? { passed: 0, failed: 1 } : await runStep(step);
		if (blocked) console.log(`Left out, because ${step.needs} failed.`);
		outcomes.set(titleOf(step), outcome);
		const seconds = ((Date.now() - start) / 1000).toFixed(1);
		const { passed, failed } = outcome;
		const line = `${titleOf(step)}: ${passed} passed, ${failed} failed, ${seconds} s`;
		console.log(line);
		summary.push(line);
	}
	const total = (key: keyof Outcome) =>
		[...outcomes.values()].reduce((sum, outcome) => sum + outcome[key], 0);
	console.log(`\n===== all =====\n${summary.join('\n')}`);
	console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
	process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
}

onStopRequest(() => {
	killCurrent();
	console.error('Interrupted.');
	process.exit(1);
});
main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
