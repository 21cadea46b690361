/**
 * The fault campaign: random runs of every operation against the simulators while requests go wrong.
 * CONTRIBUTING.md tells how to run other seeds, and one scenario alone.
 */
import { violationsIn } from './invariants/all.mts';
import { KINDS, metIn } from './kinds.mts';
import { SCENARIOS } from './leads.mts';
import { runScenario } from './runScenario.mts';
import { runTrigger, violationsOfTrigger } from './runTrigger.mts';
import { describeScenario, scenarioOf } from './scenario.mts';
import { metByTrigger, TRIGGER_KINDS } from './triggerKinds.mts';
import { describeTrigger, triggerScenarioOf, TRIGGER_SCENARIOS } from './triggerScenario.mts';
import { watchLimiters } from './watch.mts';

const { CAMPAIGN_SEED, CAMPAIGN_ONLY } = process.env;
const base = Number(CAMPAIGN_SEED ?? 1);
const FURTHER_SEEDS = 3;
const met = new Set<string>();
/** The scenarios that were carried out more than once. */
const busy: string[] = [];

watchLimiters();

const nodes = namesOf('node', SCENARIOS);
const triggers = namesOf('trigger', TRIGGER_SCENARIOS);

/** The scenarios to run, each by its name and number. */
function namesOf(kind: string, count: number): Array<[name: string, index: number]> {
	const all = Array.from({ length: count }, (_, index): [string, number] => [
		`${kind}-${index}`,
		index,
	]);
	return all.filter(([name]) => CAMPAIGN_ONLY === undefined || CAMPAIGN_ONLY === name);
}

/**
 * @param seed the base seed
 * @param work gives a sentence for each violation
 * @throws Error that tells what was violated or went wrong, in what, and how to see it again
 */
async function mustHold(
	seed: number,
	name: string,
	words: string,
	work: () => Promise<string[]>,
): Promise<void> {
	const violations = await work().catch((error: Error) => [error.stack ?? error.message]);
	if (violations.length === 0) return;
	const command = `CAMPAIGN_SEED=${seed} CAMPAIGN_ONLY=${name} npm run jest -- test/campaign/campaign --selectProjects campaign`;
	throw new Error([...violations, '', words, '', 'This one alone:', command].join('\n'));
}

async function nodeHolds(seed: number, index: number): Promise<void> {
	const name = `node-${index}`;
	const scenario = scenarioOf(seed, index);
	await mustHold(seed, name, describeScenario(scenario), async () => {
		const aftermath = await runScenario(scenario);
		const violations = await violationsIn(aftermath);
		if (violations.length === 0) metIn(aftermath).forEach((kind) => met.add(kind));
		const repeated = `run ${aftermath.runs} times, because the process was busy`;
		if (aftermath.runs > 1) busy.push(`${name}: ${repeated}`);
		return aftermath.runs > 1 && violations.length > 0 ? [...violations, repeated] : violations;
	});
}

async function triggerHolds(seed: number, index: number): Promise<void> {
	const scenario = triggerScenarioOf(seed, index);
	await mustHold(seed, `trigger-${index}`, describeTrigger(scenario), async () => {
		const aftermath = await runTrigger(scenario);
		const violations = violationsOfTrigger(aftermath);
		if (violations.length === 0) metByTrigger(scenario, aftermath).forEach((kind) => met.add(kind));
		return violations;
	});
}

if (nodes.length > 0) {
	it.each(nodes)('%s', async (_, index) => await nodeHolds(base, index));
}

if (triggers.length > 0) {
	it.each(triggers)('%s', async (_, index) => await triggerHolds(base, index));
}

afterAll(() => {
	if (busy.length > 0) process.stderr.write(`${busy.join('\n')}\n`);
});

if (CAMPAIGN_ONLY === undefined) {
	it('has met every kind of fault, event, wrong input, setting and operation', async () => {
		const missing = (kinds: readonly string[]) => kinds.filter((kind) => !met.has(kind));
		// What a seed has left out by chance comes from the next ones.
		for (let seed = base + 1; seed <= base + FURTHER_SEEDS; seed++) {
			for (let index = 0; index < SCENARIOS && missing(KINDS).length > 0; index++) {
				const { node } = scenarioOf(seed, index).operation;
				const isWanted = missing(KINDS).some((kind) => kind.startsWith(`${node}: `));
				if (isWanted) await nodeHolds(seed, index);
			}
			for (let index = 0; index < TRIGGER_SCENARIOS && missing(TRIGGER_KINDS).length > 0; index++) {
				await triggerHolds(seed, index);
			}
		}
		expect(missing([...KINDS, ...TRIGGER_KINDS])).toEqual([]);
	}, 600_000);
}
