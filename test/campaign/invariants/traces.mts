/** What is left of a scenario. */
import { tokens } from '../../../nodes/core/credential.ts';
import { dingTalk } from '../../../nodes/providers/dingTalk.ts';
import { messageCenter } from '../../../nodes/providers/messageCenter.ts';
import { youDu } from '../../../nodes/providers/youDu.ts';
import type { Request } from '../account.mts';
import { SILENT_KINDS } from '../faults.mts';
import { secretsIn } from '../secrets.mts';
import { repeatsAnyToken } from '../seen.mts';
import type { Invariant } from './findings.mts';

const PROVIDERS = { dingTalkApi: dingTalk, messageCenterApi: messageCenter, youDuApi: youDu };

/** The process may be busy when one is over; half of one at the most, or the scenario is done again. */
const MOST_TIMEOUTS = 4;

/** The store holds no token that the provider has called stale since it gave it out. */
export const staleTokensAreForgotten: Invariant = async ({ aftermath, requests, isCancelled }) => {
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
export const noSecretIsStored: Invariant = ({ aftermath, requests }) => {
	const { stored, scenario, place, output } = aftermath;
	// The operation that is there to give a token gives it.
	const isGiven = scenario.operation.operation === 'getSsoToken';
	const given = isGiven ? output.map(({ json }) => json.accessToken) : [];
	const isEchoed = requests.some(({ entry }) => repeatsAnyToken(entry));
	const secrets = place.secrets(!isEchoed).filter((secret) => !given.includes(secret));
	return secretsIn(stored, secrets).map((secret) => `a secret is stored: ${secret}`);
};

/** When the execution is cancelled, requests that are under way may end, and no other begins. */
export const nothingBeginsAfterCancel: Invariant = ({ aftermath }) =>
	aftermath.begunAfterCancel.map((request) => `begun after the cancel: ${request}`);

/** Requests that would never be answered are given up in time. */
export const nothingHangsPastItsTimeout: Invariant = ({ aftermath: { timeout }, requests }) =>
	requests
		.filter(({ entry }) => SILENT_KINDS.some((kind) => kind === entry.fault))
		.map(({ entry: { startedAt, endedAt = Infinity } }) => endedAt - startedAt)
		.filter((duration) => duration > MOST_TIMEOUTS * timeout)
		.map((duration) => `a request hung for ${duration} ms, and its timeout is ${timeout} ms`);

/** When the execution is over, no call of it goes on, and when its calls are, nobody begins to wait. */
export const nothingGoesOn: Invariant = ({ aftermath: { goOn, latePauses }, isCancelled }) => [
	...(goOn > 0 && !isCancelled ? [`${goOn} calls go on after the execution`] : []),
	...(latePauses > 0 ? [`${latePauses} pauses began after all calls`] : []),
];

/** No connection, timer, turn or token is under way when all is over. */
export const nothingIsLeft: Invariant = ({ aftermath }) => aftermath.leftOver;
