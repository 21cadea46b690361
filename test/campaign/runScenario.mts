import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inspect } from 'node:util';
import type { INode, INodeExecutionData, INodeParameters, NodeApiError } from 'n8n-workflow';
import type { JournalEntry } from '../../simulators/shared/journal.mts';
import { runWorkflow } from '../harness/runWorkflow.mts';
import { callOf } from './account.mts';
import { codesOf } from './codes.mts';
import { TIMES } from './faults.mts';
import { BegunRequests } from './begun.mts';
import { eventOf, type Event, type EventKind, type Moment, type Scene } from './events.mts';
import { machine, pauses, pauseWatchers } from './fastTime.mts';
import { Leftovers } from './leftovers.mts';
import { numbered, type Item } from './operations/operation.mts';
import { startPlace, type Place } from './places.mts';
import { inTime, isQuiet } from './quiet.mts';
import type { PlannedEvent, PlannedFault, Scenario } from './scenario.mts';
import { watchTries } from './tries.mts';
import { turns } from './watch.mts';
import { makeWrong } from './wrongInputs.mts';

/** An event that happened. */
export interface Happened {
	kind: EventKind;
	/** How many requests had come by then. */
	requests: number;
	/** How many tries of the node had begun by then. */
	tries: number;
}

/** All that is known after a scenario. */
export interface Aftermath {
	scenario: Scenario;
	/** Of each request, in milliseconds. */
	timeout: number;
	place: Place;
	items: Item[];
	/** The requests, without those that put the simulator in its state. */
	requests: JournalEntry[];
	output: INodeExecutionData[];
	/** Of the node's error output. */
	errorOutput: INodeExecutionData[];
	error?: NodeApiError;
	/** All that n8n would store, and the error as Node.js shows it. */
	stored: string;
	/** By the node's tries, how many requests had come before. */
	tries: number[];
	/** What happened while it ran. */
	events: Happened[];
	/** The requests that a node began when the execution was cancelled already. */
	begunAfterCancel: string[];
	/** How many calls were not over when the execution was. */
	goOn: number;
	/** How many pauses began when all calls were over. */
	latePauses: number;
	/** What is under way although all is over, in words. */
	leftOver: string[];
	/** How often it was carried out: once, unless the process was too busy. */
	runs: number;
}

/** A limit of one second, which is over in ten milliseconds of the nodes' time. */
const LIMITED = { rateLimitSeconds: 1, rateLimitForm: 'api', clockSpeed: 100 };
/** Of the nodes' time, between two batches. */
const BATCH_INTERVAL_MS = 200;
/** Short where an answer is to be missing, and longer than any answer takes; longer each time it was not. */
const SHORT_TIMEOUTS_MS = [250, 1000, 4000];
const LONG_TIMEOUT_MS = 20_000;

/**
 * Carries a scenario out, and waits until nothing of it is under way any more. Where this process came
 * to nothing for so long that any answer may have missed its timeout, it does so again, with a longer one.
 *
 * @throws Error when it does not end
 */
export async function runScenario(scenario: Scenario): Promise<Aftermath> {
	const delay = monitorEventLoopDelay({ resolution: 10 });
	const timeouts = timeoutsOf(scenario);
	for (const [run, timeout] of timeouts.entries()) {
		delay.reset();
		delay.enable();
		const aftermath = await runOnce(scenario, timeout);
		delay.disable();
		const wasBusy = delay.max / 1e6 > timeout / 2;
		if (!wasBusy || run === timeouts.length - 1) return { ...aftermath, runs: run + 1 };
	}
	throw new Error('A scenario has no timeout');
}

async function runOnce(scenario: Scenario, timeout: number): Promise<Omit<Aftermath, 'runs'>> {
	const { operation, latencyMs, longestWaitSeconds, callsPerMinute, rateLimit } = scenario;
	const limit = rateLimit === undefined ? {} : LIMITED;
	const options = { ...limit, ...operation.options };
	const leftovers = new Leftovers();
	machine.isSlow = scenario.isSlow;
	const place = await startPlace(operation.node, options, { longestWaitSeconds, callsPerMinute });
	const { simulator } = place;
	const done = await (async () => {
		const items = (await operation.stage?.(simulator, scenario.items)) ?? numbered(scenario.items);
		simulator.reconfigure({ latencyMs, ...(rateLimit !== undefined && { rateLimit }) });
		return await carryOut(scenario, timeout, place, items);
	})().finally(async () => await simulator.close());
	return { ...done, leftOver: await leftovers.found() };
}

async function carryOut(
	scenario: Scenario,
	timeout: number,
	place: Place,
	items: Item[],
): Promise<Omit<Aftermath, 'leftOver' | 'runs'>> {
	const { operation, faults, wrong } = scenario;
	const { simulator } = place;
	const before = simulator.requests.length;
	const cancel = new AbortController();
	const speed = scenario.rateLimit === undefined ? 1 : LIMITED.clockSpeed;
	const clock = new MachineClock(simulator, speed);
	for (const fault of faults) switchOn(scenario, fault, items, simulator);
	const begun = new BegunRequests();
	let begunBeforeCancel = Infinity;
	const scene: Scene = {
		simulator,
		cancel: () => {
			cancel.abort();
			begunBeforeCancel = Math.min(begunBeforeCancel, begun.requests.length);
		},
		setClock: (seconds) => clock.set(seconds),
	};
	const events: Happened[] = [];
	const tries: number[] = [];
	const moments: Record<Moment, Set<() => void>> = {
		'as the node begins': new Set(),
		'between two tries': new Set(),
		'in a pause': pauseWatchers,
	};
	const requestsSoFar = () => simulator.requests.length - before;
	for (const planned of scenario.events) {
		const event = eventOf(planned.kind);
		const happen = () => {
			events.push({ kind: event.kind, requests: requestsSoFar(), tries: tries.length });
			event.happen(scene);
		};
		if (event.moment === undefined) atRequests(scenario, planned, event, simulator, before, happen);
		else onceIn(moments[event.moment], happen);
	}
	const begins = () => {
		tries.push(requestsSoFar());
		moments['as the node begins'].forEach((tell) => tell());
	};
	const ended = () => {
		if (tries.length === scenario.maxTries) return;
		// n8n looks at the outcome first, and waits if the node has failed.
		setImmediate(() => moments['between two tries'].forEach((tell) => tell()));
	};
	const endWatch = watchTries(operation.node, begins, ended);
	const isWrong = () => wrong?.isLasting === true || tries.length === 1;
	const input = wrong && makeWrong(operation, wrong.kind, wrong.item, isWrong);
	try {
		const running = runWorkflow({
			workflow: place.workflow,
			items,
			binary: operation.binary,
			nodes: { [operation.node]: settingsOf(scenario, timeout, input?.parameters) },
			credentials: place.credentials,
			signal: cancel.signal,
			letsRequestsGoOn: scenario.isOldN8n,
		});
		const result = await inTime(running, 'The execution did not end');
		const goOn = turns.value;
		const happened = [...events];
		simulator.release();
		await inTime(turns.isEmpty(), 'A call does not end after the execution');
		const pausesSoFar = pauses.total;
		await inTime(isQuiet(simulator), 'Something is still under way after the execution');
		return {
			scenario,
			timeout,
			place,
			items,
			requests: simulator.requests.slice(before),
			output: result.output(operation.node),
			errorOutput: result.output(operation.node, 1),
			error: result.error,
			stored: result.stored + inspect(result.error, { depth: 8 }),
			tries,
			events: happened,
			begunAfterCancel: begun.requests.slice(begunBeforeCancel),
			goOn,
			latePauses: pauses.total - pausesSoFar,
		};
	} finally {
		pauseWatchers.clear();
		begun.end();
		input?.end();
		endWatch();
		clock.restore();
	}
}

function timeoutsOf({ faults }: Scenario): number[] {
	return faults.some(({ fault }) => fault.isSilent) ? SHORT_TIMEOUTS_MS : [LONG_TIMEOUT_MS];
}

function settingsOf(
	scenario: Scenario,
	timeout: number,
	parameters: INodeParameters = scenario.operation.parameters,
): Partial<INode> {
	const { operation, onError, maxTries, batchSize } = scenario;
	const batching = { batch: { batchSize, batchInterval: BATCH_INTERVAL_MS } };
	return {
		onError,
		...(maxTries > 1 && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
		parameters: {
			resource: operation.resource,
			operation: operation.operation,
			...parameters,
			requestOptions: { timeout, ...(batchSize !== undefined && { batching }) },
		},
	};
}

function switchOn(
	{ operation }: Scenario,
	{ fault, path, times, item, skip }: PlannedFault,
	items: Item[],
	simulator: Place['simulator'],
): void {
	const rule = fault.rule(codesOf(operation.node, path));
	if (!rule) throw new Error(`${operation.node} has no fault ${fault.name}`);
	const contains = item === undefined ? undefined : items[item]?.mark;
	simulator.addFault({
		...rule,
		path,
		skip,
		times: TIMES[times],
		...(contains !== undefined && { contains }),
	});
}

/** Has an event happen the first time that these are told. */
function onceIn(watchers: Set<() => void>, happen: () => void): void {
	const tell = () => {
		watchers.delete(tell);
		happen();
	};
	watchers.add(tell);
}

/** Has an event happen once enough requests have come, or enough changes were made. */
function atRequests(
	{ operation }: Scenario,
	{ after, isHeld }: PlannedEvent,
	{ times = 1 }: Event,
	simulator: Place['simulator'],
	before: number,
	happen: () => void,
): void {
	const counts = (entry: JournalEntry) =>
		!isHeld || (entry.reached === true && callOf(operation, entry).purpose === 'call');
	for (let time = 0; time < times; time++) {
		let isOver = false;
		// At once, since the request must not be looked at before.
		const look = () => {
			const isDue = simulator.requests.slice(before).filter(counts).length > after + time;
			if (isOver || !isDue) return isOver;
			isOver = true;
			happen();
			return true;
		};
		// It does not come to it where the node is done before.
		simulator.waitFor(look).catch(() => undefined);
	}
}

/** The time of day of the machine on which the nodes run, but not of the simulator. */
class MachineClock {
	private readonly simulator: Place['simulator'];
	private readonly speed: number;
	private spy?: jest.SpyInstance<number, []>;
	private ahead = 0;

	/** @param speed how many times as fast as this clock that of the simulator goes */
	constructor(simulator: Place['simulator'], speed: number) {
		this.simulator = simulator;
		this.speed = speed;
	}

	set(seconds: number): void {
		this.restore();
		const { now } = Date;
		this.spy = jest.spyOn(Date, 'now').mockImplementation(() => now() + seconds * 1000);
		// The simulator goes by the same clock, and is to know nothing of it.
		this.simulator.advanceClock((this.ahead - seconds) * this.speed);
		this.ahead = seconds;
	}

	restore(): void {
		this.spy?.mockRestore();
	}
}
