import { inspect } from 'node:util';
import type { INodeExecutionData } from 'n8n-workflow';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import type { JournalEntry } from '../../simulators/shared/journal.mts';
import { refuse, TriggerRig } from '../nodes/MessageCenter/triggerHarness.mts';
import { isCarriedOut, type Request } from './account.mts';
import { codesOf, TOKEN_PATHS } from './codes.mts';
import { TIMES } from './faults.mts';
import { Leftovers } from './leftovers.mts';
import { inTime, isQuiet } from './quiet.mts';
import { secretsIn } from './secrets.mts';
import { repeatsAnyToken, seenBy, type Seen } from './seen.mts';
import { REPLIES, type Round, type TriggerScenario } from './triggerScenario.mts';

/** What there was as a round began. */
export interface RoundBegin {
	/** How many replies waited in the provider. */
	waiting: number;
	/** Whether n8n's database held replies that were taken and not handed out. */
	isKept: boolean;
	/** How many requests had come. */
	requests: number;
}

/** All that is known after a scenario of the trigger. */
export interface TriggerAftermath {
	/** The contents of all replies, as they came in. */
	replies: string[];
	/** Of those that became executions, as often as they did. */
	executed: string[];
	/** What was said of the requests for replies that the simulator carried out, and what it gave them. */
	pages: Array<{ replies: string[]; seen: Seen }>;
	rounds: RoundBegin[];
	/** What was said of all requests. */
	seen: Seen[];
	requests: Array<Pick<Request, 'entry' | 'path' | 'isCarriedOut'>>;
	/** Whether n8n did not accept a page. */
	hasRefused: boolean;
	/** Every error that n8n was told of, in words. */
	errors: string[];
	/** All that n8n would store. */
	stored: string;
	secrets: string[];
	leftOver: string[];
}

const NODE = 'Message Center';
/** More than any scenario needs to fetch what is left. */
const MOST_POLLS = 200;
const LOSS = /may have been deleted/;

/**
 * Carries a scenario out.
 *
 * @throws Error when it does not end
 */
export async function runTrigger(scenario: TriggerScenario): Promise<TriggerAftermath> {
	const leftovers = new Leftovers();
	const simulator = await MessageCenterSimulator.start();
	const done = await inTime(carryOut(scenario, simulator), 'The polls did not end').finally(
		async () => await simulator.close(),
	);
	return { ...done, leftOver: await leftovers.found() };
}

async function carryOut(
	{ pageSize, maximum, rounds }: TriggerScenario,
	simulator: MessageCenterSimulator,
): Promise<Omit<TriggerAftermath, 'leftOver'>> {
	const executions: INodeExecutionData[][] = [];
	const errors: unknown[] = [];
	const replies: string[] = [];
	const begins: RoundBegin[] = [];
	const pages = watchPages(simulator);
	let hasRefused = false;
	let saved = '{}';
	const started = () => {
		const rig = new TriggerRig(simulator.credentials);
		rig.parameters = { options: { pageSize, maximum } };
		rig.saved = saved;
		return rig;
	};
	const isKept = () => saved.includes('"reply ');
	let rig = started();
	const look = async ({
		isDouble,
		pagesTaken = Infinity,
	}: Pick<Round, 'isDouble' | 'pagesTaken'>) => {
		let pages = 0;
		rig.emit = (emitted) => {
			pages += 1;
			if (pages > pagesTaken) {
				hasRefused = true;
				return refuse(emitted);
			}
			executions.push(emitted.items);
			emitted.done.resolve(undefined);
		};
		const { poll, activate } = rig.registration();
		const looks = isDouble ? [poll(), activate()] : [activate()];
		for (const result of await Promise.allSettled(looks)) {
			if (result.status === 'rejected') errors.push(result.reason);
		}
		await isQuiet(simulator);
		errors.push(...rig.shownErrors.splice(0));
		({ saved } = rig);
	};

	for (const round of rounds) {
		const more = Array.from(
			{ length: round.replies },
			(_, index) => `reply ${replies.length + index}.`,
		);
		simulator.addReplies(more.map((content) => ({ msgId: 'm', user: 'u', content })));
		replies.push(...more);
		if (round.isRestarted) rig = started();
		if (round.isRevoked) simulator.revokeTokens();
		for (const { fault, path, times, skip } of round.faults) {
			const rule = fault.rule(codesOf(NODE, path));
			if (rule) simulator.addFault({ ...rule, path, skip, times: TIMES[times] });
		}
		begins.push({
			waiting: simulator.replies.length,
			isKept: isKept(),
			requests: simulator.requests.length,
		});
		await look(round);
	}
	simulator.clearFaults();
	for (let polls = 0; polls < MOST_POLLS && (isKept() || simulator.replies.length > 0); polls++) {
		await look({ isDouble: false });
	}
	const { appPassword } = simulator.credentials;
	const isEchoed = simulator.requests.some(repeatsAnyToken);
	const purposeOf = (path: string) => (path === TOKEN_PATHS[NODE] ? 'token' : 'call');
	const seen = simulator.requests.map((entry) =>
		seenBy(NODE, entry.path, purposeOf(entry.path), entry),
	);
	return {
		replies,
		executed: executions.flat().map(({ json }) => String(json.content)),
		pages: simulator.requests.flatMap((entry, index) => {
			const page = pages.get(entry);
			return page ? [{ replies: page, seen: seen[index] as Seen }] : [];
		}),
		rounds: begins,
		seen,
		requests: simulator.requests.map((entry) => ({
			entry,
			path: entry.path,
			isCarriedOut: isCarriedOut(NODE, entry.path, entry),
		})),
		hasRefused,
		errors: errors.map((error) => {
			const { message, description } = error as Error & { description?: string };
			return `${message}. ${description ?? ''}`;
		}),
		stored: inspect(errors, { depth: 8 }) + saved + JSON.stringify(executions),
		secrets: [appPassword, ...(isEchoed ? [] : simulator.issuedTokens)],
	};
}

/** By request, the replies that the simulator has taken out of its queue for it, whoever got them. */
function watchPages(simulator: MessageCenterSimulator): Map<JournalEntry, string[]> {
	const pages = new Map<JournalEntry, string[]>();
	let known = 0;
	const look = () => {
		const taken = simulator.takenReplies.slice(known).map(({ content }) => content);
		const request = simulator.requests.find(
			(entry) => entry.path === REPLIES && entry.reached && !pages.has(entry),
		);
		if (request) pages.set(request, taken);
		known = simulator.takenReplies.length;
		return false;
	};
	// It looks until the simulator is closed.
	simulator.waitFor(look).catch(() => undefined);
	return pages;
}

/** A sentence for each violation. */
export function violationsOfTrigger(aftermath: TriggerAftermath): string[] {
	const { replies, executed, pages, seen, errors, stored, secrets, leftOver } = aftermath;
	const lost = pages.flatMap((page) => (page.seen.outcome === 'unclear' ? page.replies : []));
	const missing = replies.filter((reply) => !executed.includes(reply) && !lost.includes(reply));
	const unclear = seen.filter(({ outcome }) => outcome === 'unclear');
	const losses = errors.filter((words) => LOSS.test(words));
	const unexplained = errors.filter(
		(words) => !/n8n did not accept/.test(words) && !seen.some(({ cause }) => cause.test(words)),
	);
	return [
		...executed
			.filter((reply, index) => executed.indexOf(reply) !== index)
			.map((reply) => `came twice: ${reply}`),
		...executed
			.filter((reply) => !replies.includes(reply))
			.map((reply) => `was no reply: ${reply}`),
		...missing.map((reply) => `lost, and not with an answer that nobody got: ${reply}`),
		...(losses.length === unclear.length
			? []
			: [`${unclear.length} answers were lost, and ${losses.length} errors tell of a loss`]),
		...unexplained.map((words) => `no request explains the error: ${words}`),
		...secretsIn(stored, secrets).map((secret) => `stored: ${secret}`),
		...leftOver.map((what) => `left over: ${what}`),
	];
}
