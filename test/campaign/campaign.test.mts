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
const met = new Set<string>();

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

/** @throws Error that tells what was violated, in what, and how to see it again */
function mustBeNone(violations: string[], words: string, name: string): void {
	if (violations.length === 0) return;
	const command = `CAMPAIGN_SEED=${base} CAMPAIGN_ONLY=${name} npm run jest -- test/campaign/campaign --selectProjects campaign`;
	throw new Error([...violations, '', words, '', 'This one alone:', command].join('\n'));
}

if (nodes.length > 0) {
	it.each(nodes)('%s', async (name, index) => {
		const scenario = scenarioOf(base, index);
		const words = describeScenario(scenario);
		const aftermath = await runScenario(scenario).catch((error: Error) =>
			mustBeNone([error.message], words, name),
		);
		if (!aftermath) return;
		mustBeNone(await violationsIn(aftermath), words, name);
		metIn(aftermath).forEach((kind) => met.add(kind));
	});
}

if (triggers.length > 0) {
	it.each(triggers)('%s', async (name, index) => {
		const scenario = triggerScenarioOf(base, index);
		const aftermath = await runTrigger(scenario);
		mustBeNone(violationsOfTrigger(aftermath), describeTrigger(scenario), name);
		metByTrigger(scenario, aftermath).forEach((kind) => met.add(kind));
	});
}

// Another seed may leave out one by chance.
if (CAMPAIGN_SEED === undefined && CAMPAIGN_ONLY === undefined) {
	it('has met every kind of fault, event, wrong input, setting and operation', () => {
		expect([...KINDS, ...TRIGGER_KINDS].filter((kind) => !met.has(kind))).toEqual([]);
	});
}
