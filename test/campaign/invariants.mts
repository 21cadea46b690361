import { tokens } from '../../nodes/core/credential.ts';
import { dingTalk } from '../../nodes/providers/dingTalk.ts';
import { messageCenter } from '../../nodes/providers/messageCenter.ts';
import { youDu } from '../../nodes/providers/youDu.ts';
import {
	askedFor,
	effectsOf,
	requestsOf,
	verdictsOf,
	type Request,
	type Verdict,
} from './account.mts';
import type { Aftermath } from './runScenario.mts';
import { repeatsAnyToken } from './seen.mts';

/** What is known after a scenario, put in order. */
export interface Findings {
	aftermath: Aftermath;
	requests: Request[];
	verdicts: Verdict[];
	/** What the simulator did, one key for each effect. */
	effects: string[];
	isCancelled: boolean;
}

/** Looks for one kind of violation, and gives a sentence for each. */
type Invariant = (findings: Findings) => string[] | Promise<string[]>;

const UNCLEAR = /Check in .* whether|Look in .* (whether|at what)|may have been|and check whether/i;
const isUnclear = (words: string) => UNCLEAR.test(words);
const mustBeSent = ({ aftermath }: Findings, { item }: Verdict) =>
	askedFor(aftermath.scenario, item);

/** Every item has rows or one error; where n8n is to stop, the node may have one error for all. */
const everyItemIsAnswered: Invariant = ({ aftermath, verdicts, isCancelled }) => {
	if (isCancelled) return [];
	const { error, scenario } = aftermath;
	if (error) {
		const named = verdicts.filter(({ errors }) => errors.length > 0);
		return [
			...(scenario.onError === 'stopWorkflow' ? [] : [`the node failed: ${error.message}`]),
			...(named.length === 1 ? [] : [`the node's error names no item: ${error.message}`]),
		];
	}
	return verdicts.flatMap(({ item, rows, errors }) => {
		const isAnswered = errors.length === 0 ? rows.length > 0 : errors.length + rows.length === 1;
		return isAnswered ? [] : [`${item.mark} has ${rows.length} rows and ${errors.length} errors`];
	});
};

/** What the simulator did was asked for, and nothing of it was done twice. */
const nothingTwiceAndNothingUnasked: Invariant = ({ aftermath, effects }) => {
	const asked = new Set(aftermath.items.flatMap((item) => askedFor(aftermath.scenario, item)));
	const twice = effects.filter((effect, index) => effects.indexOf(effect) !== index);
	return [
		...effects.filter((effect) => !asked.has(effect)).map((effect) => `nobody asked for ${effect}`),
		...twice.map((effect) => `twice: ${effect}`),
	];
};

/** An item with rows was carried out as a whole. */
const rowsMeanDone: Invariant = (findings) =>
	findings.verdicts
		.filter(({ rows }) => rows.length > 0)
		.flatMap((verdict) =>
			mustBeSent(findings, verdict)
				.filter((effect) => !findings.effects.includes(effect))
				.map((effect) => `an output, but not carried out: ${effect}`),
		);

/** The words of an error say of its parts what became of them, and otherwise of the item. */
const refusedMeansNotDone: Invariant = (findings) => {
	const { aftermath, verdicts, effects, requests } = findings;
	const isInOneStep = (aftermath.scenario.operation.writes ?? []).length === 1;
	return verdicts.flatMap((verdict) =>
		verdict.errors.flatMap((words) => {
			const asked = mustBeSent(findings, verdict);
			const done = asked.filter((effect) => effects.includes(effect));
			if (/Failed for|elivered to/.test(words)) return partsAsSaid(words, asked, done);
			if (isUnclear(words)) return [];
			const changes = requests.filter(
				({ purpose, items }) => purpose === 'call' && items.includes(verdict.item),
			);
			const isDone = isInOneStep ? done.length > 0 : changes.at(-1)?.isCarriedOut === true;
			return isDone ? [`carried out, and the error says that it was not: ${words}`] : [];
		}),
	);
};

function partsAsSaid(words: string, asked: string[], done: string[]): string[] {
	const effectsAfter = (phrase: string) => {
		const [, list = ''] = new RegExp(`${phrase} ([^.]*)`).exec(words) ?? [];
		return [...list.matchAll(/(\d+) to (\d+)/g)].flatMap(([, from, to]) =>
			asked.slice(Number(from) - 1, Number(to)),
		);
	};
	const wrong = (phrase: string, isDone: boolean) =>
		effectsAfter(phrase).filter((effect) => done.includes(effect) !== isDone);
	const all = ['Failed for', 'May have been delivered to', '\\bDelivered to'].flatMap(effectsAfter);
	return [
		...wrong('Failed for', false).map((effect) => `not failed: ${effect}`),
		...wrong('\\bDelivered to', true).map((effect) => `not delivered: ${effect}`),
		...(all.length === asked.length ? [] : [`the error does not tell of all parts: ${words}`]),
	];
}

/** An error is unclear exactly where an answer to a change left open what became of it. */
const unclearWhereNobodyKnows: Invariant = ({ verdicts, requests, isCancelled }) =>
	isCancelled
		? []
		: verdicts.flatMap(({ item, rows, errors }) => {
				const last = new Map(
					requests
						.filter(({ purpose, items }) => purpose === 'call' && items.includes(item))
						.map((request) => [request.change, request]),
				);
				const open = [...last.values()].filter(({ seen }) => seen.outcome === 'unclear');
				if (rows.length > 0 && open.length > 0) {
					return [`${item.mark} has an output, but nobody knows of ${open[0]?.change}`];
				}
				return errors
					.filter((words) => isUnclear(words) !== open.length > 0)
					.map((words) => `${open.length > 0 ? 'unclear' : 'clear'}, but the error says: ${words}`);
			});

/** An error tells what happened to a request that was made for its item. */
const errorsNameTheirCause: Invariant = ({ verdicts, requests, isCancelled }) =>
	verdicts.flatMap(({ item, errors }) => {
		const causes = requests
			.filter(({ items, seen }) => items.includes(item) || seen.concernsAll)
			.map(({ seen }) => seen.cause);
		if (isCancelled) causes.push(/cancelled/);
		return errors
			.filter((words) => !causes.some((cause) => cause.test(words)))
			.map((words) => `no request explains the error: ${words}`);
	});

/** Of a change each request but the last was surely not carried out, as its answer said. */
const onlyRefusedIsRepeated: Invariant = ({ requests }) =>
	[...byChange(requests)].flatMap(([change, all]) =>
		all
			.slice(0, -1)
			.filter(({ seen }) => ['taken', 'unclear'].includes(seen.outcome))
			.map(({ seen, entry }) => `repeated after ${seen.outcome} (${entry.fault}): ${change}`),
	);

/** A try repeats a refused change at most once for each try of the node. */
const noMoreTriesThanAllowed: Invariant = ({ aftermath, requests }) => {
	const { maxTries } = aftermath.scenario;
	const refused = requests.filter(({ seen }) => seen.outcome === 'refused');
	return [...byChange(refused)]
		.filter(([, all]) => all.length > maxTries)
		.map(([change, all]) => `refused ${all.length} times in ${maxTries} tries: ${change}`);
};

/**
 * What fails in the end has failed in every try that the user wants: an item that changes something, or
 * any item of those that only read, which are all read anew.
 */
const refusedIsTriedAgain: Invariant = ({ aftermath, requests, verdicts, isCancelled }) => {
	const { maxTries, onError, operation } = aftermath.scenario;
	if (isCancelled || onError !== 'stopWorkflow') return [];
	const isRead = (operation.writes ?? []).length === 0;
	return verdicts.flatMap(({ item, errors }) => {
		const failures = requests.filter(
			({ items, seen }) =>
				seen.outcome !== 'taken' && (isRead || items.includes(item) || seen.concernsAll === true),
		);
		return errors
			.filter((words) => !isUnclear(words) && failures.length < maxTries)
			.map((words) => `tried ${failures.length} times instead of ${maxTries}: ${words}`);
	});
};

/** What an item met of this kind, where its error tells of nothing else. */
function metOnly(
	{ requests }: Findings,
	{ item }: Verdict,
	words: string,
	outcome: Request['seen']['outcome'],
): Request[] {
	const own = requests.filter(
		({ items, seen }) => items.includes(item) || seen.concernsAll === true,
	);
	const causes = own.filter(({ seen }) => seen.cause.test(words));
	const isOnly = causes.length > 0 && causes.every(({ seen }) => seen.outcome === outcome);
	return isOnly ? own.filter(({ seen }) => seen.outcome === outcome) : [];
}

/** One answer that calls a token stale is no failure: the request is made again with a new one. */
const staleTokenIsReplaced: Invariant = (findings) =>
	findings.verdicts.flatMap((verdict) =>
		verdict.errors
			.filter((words) => metOnly(findings, verdict, words, 'staleToken').length === 1)
			.map((words) => `called stale once: ${words}`),
	);

const LONG_WAIT_SECONDS = 30;
/** Real time, in which the nodes do not wait for so long. */
const SHORT_SPAN_MS = 100;

/** An answer that asks for fewer calls is no failure as long as the user lets the call wait. */
const tooFastIsWaitedFor: Invariant = (findings) => {
	const { longestWaitSeconds, rateLimit } = findings.aftermath.scenario;
	if (longestWaitSeconds < LONG_WAIT_SECONDS || rateLimit !== undefined) return [];
	return findings.verdicts.flatMap((verdict) =>
		verdict.errors
			.filter((words) => {
				const limited = metOnly(findings, verdict, words, 'tooFast');
				const times = limited.map(({ entry }) => entry.startedAt);
				const isShort = Math.max(...times) - Math.min(...times) < SHORT_SPAN_MS;
				return limited.length > 0 && limited.length < 3 && isShort;
			})
			.map((words) => `did not wait: ${words}`),
	);
};

/** The requests that change something, in their order, by what they change. */
function byChange(requests: Request[]): Map<string, Request[]> {
	const changes = new Map<string, Request[]>();
	for (const request of requests.filter(({ purpose }) => purpose === 'call')) {
		changes.set(request.change, [...(changes.get(request.change) ?? []), request]);
	}
	return changes;
}

const PROVIDERS = { dingTalkApi: dingTalk, messageCenterApi: messageCenter, youDuApi: youDu };

/** The store holds no token that the provider has called stale since it gave it out. */
const staleTokensAreForgotten: Invariant = async ({ aftermath, requests, isCancelled }) => {
	// The answer that calls it stale may have come too late.
	if (isCancelled) return [];
	const violations = [];
	for (const [type, provider] of Object.entries(PROVIDERS)) {
		const credentials = aftermath.place.credentials[type];
		if (!credentials) continue;
		const held = await tokens
			.get(provider.identity(credentials as never), async () => await Promise.reject(new Error()))
			.catch(() => undefined);
		if (held === undefined) continue;
		const lastUse = requests.findLastIndex(
			({ entry, seen }) => carries(entry, held) && seen.outcome === 'staleToken',
		);
		const lastGiven = requests.findLastIndex(
			({ purpose, seen }) => purpose === 'token' && seen.outcome === 'taken',
		);
		if (lastUse > lastGiven) violations.push('a token is kept that was called stale');
	}
	return violations;
};

function carries({ query, headers, rawBody }: Request['entry'], token: string): boolean {
	return JSON.stringify([query, headers]).includes(token) || rawBody.includes(token);
}

/** No secret stands in what n8n would store. */
const noSecretIsStored: Invariant = ({ aftermath, requests }) => {
	const { stored, scenario, place } = aftermath;
	// The operation that is there to give an SSO token gives it.
	const isGiven = scenario.operation.operation === 'getSsoToken';
	const given = requests.flatMap(({ purpose, entry }) =>
		isGiven && purpose === 'read' ? [entry] : [],
	);
	const allowed = given.length > 0 ? JSON.stringify(aftermath.output.map(({ json }) => json)) : '';
	const isEchoed = requests.some(({ entry }) => repeatsAnyToken(entry));
	return place
		.secrets(!isEchoed)
		.filter((secret) => !allowed.includes(secret))
		.filter((secret) =>
			[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].some((spelling) =>
				stored.includes(spelling),
			),
		)
		.map((secret) => `a secret is stored: ${secret}`);
};

/** When the execution is over, no call of it goes on, and when its calls are, nobody begins to wait. */
const nothingGoesOn: Invariant = ({ aftermath: { goOn, latePauses }, isCancelled }) => [
	...(goOn > 0 && !isCancelled ? [`${goOn} calls go on after the execution`] : []),
	...(latePauses > 0 ? [`${latePauses} pauses began after all calls`] : []),
];

/** No connection, timer, turn or token is under way when all is over. */
const nothingIsLeft: Invariant = ({ aftermath }) => aftermath.leftOver;

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
	everyItemIsAnswered,
	nothingTwiceAndNothingUnasked,
	rowsMeanDone,
	refusedMeansNotDone,
	unclearWhereNobodyKnows,
	errorsNameTheirCause,
	onlyRefusedIsRepeated,
	noMoreTriesThanAllowed,
	refusedIsTriedAgain,
	staleTokenIsReplaced,
	tooFastIsWaitedFor,
	staleTokensAreForgotten,
	noSecretIsStored,
	nothingGoesOn,
	nothingIsLeft,
};

/** A sentence for each violation, with the invariant's name. */
export async function violationsIn(aftermath: Aftermath): Promise<string[]> {
	const requests = requestsOf(aftermath);
	const findings: Findings = {
		aftermath,
		requests,
		verdicts: verdictsOf(aftermath),
		effects: effectsOf(aftermath, requests),
		isCancelled: aftermath.events.includes('execution cancelled'),
	};
	const violations = [];
	for (const [name, invariant] of Object.entries(INVARIANTS)) {
		for (const violation of await invariant(findings)) violations.push(`${name}: ${violation}`);
	}
	return violations;
}
