import { InputError, checkFields, finiteNumber, required, wholeNumber } from './checks.mts';
import type { FieldRules } from './checks.mts';
import type { FaultRule } from './faults.mts';
import { readable } from './forms.mts';
import type { CredentialForms } from './forms.mts';
import type { JournalEntry } from './journal.mts';
import { jsonReply, plainReply } from './messages.mts';
import type { ReceivedRequest, Reply } from './messages.mts';

/** Everything below this path is the control API and never reaches the provider's calls. */
export const CONTROL_PREFIX = '/__control__/';

/**
 * A provider's own control calls, each named like `POST reply`. A call takes the JSON body and
 * throws an InputError on a bad one.
 */
export type OwnControls = Readonly<Record<string, (body: unknown) => void>>;

/** What the control API needs of a simulator. Bad input makes these throw an InputError. */
export interface Controllable {
	readonly requests: readonly JournalEntry[];
	readonly messages: readonly unknown[];
	readonly ownControls: OwnControls;
	readonly forms: CredentialForms;
	state(): unknown;
	addFault(rule: FaultRule): void;
	clearFaults(): void;
	revokeTokens(): void;
	advanceClock(seconds: number): void;
	reset(): void;
	reconfigure(options: object): void;
	release(): void;
	/** Resolves to whether `count` messages were held within `timeoutMs`. */
	holdsMessages(count: number, timeoutMs: number): Promise<boolean>;
}

type ControlCall = (
	simulator: Controllable,
	request: ReceivedRequest,
) => Reply | void | Promise<Reply>;

const JSON_TYPE = 'application/json; charset=utf-8';
const DEFAULT_WAIT_MS = 30_000;
const MAX_WAIT_MS = 2 ** 31 - 1;

const calls: Readonly<Record<string, ControlCall>> = {
	'GET state': (simulator) => jsonReply(200, simulator.state()),
	// On several lines: a person reads it.
	'GET credentials': ({ forms }) =>
		plainReply(200, `${JSON.stringify(readable(forms), null, 2)}\n`, JSON_TYPE),
	'GET requests': (simulator) => jsonReply(200, simulator.requests),
	'GET wait': waitForMessages,
	'POST faults': (simulator, request) => simulator.addFault(bodyOf(request) as FaultRule),
	'DELETE faults': (simulator) => simulator.clearFaults(),
	'POST advance-clock': (simulator, request) => {
		const { seconds } = checkedBody(request, { seconds: required(finiteNumber) });
		simulator.advanceClock(Number(seconds));
	},
	'POST reconfigure': (simulator, request) => simulator.reconfigure(bodyOf(request) as object),
	'POST revoke-tokens': (simulator, request) => {
		checkedBody(request, {});
		simulator.revokeTokens();
	},
	'POST reset': (simulator, request) => {
		checkedBody(request, {});
		simulator.reset();
	},
	'POST release': (simulator, request) => {
		checkedBody(request, {});
		simulator.release();
	},
};

/**
 * Carries out one control call. Answers JSON: HTTP 400 with a sentence on bad input, 404 for an
 * unknown call, 504 when a wait ran out of time.
 */
export async function answerControl(
	simulator: Controllable,
	request: ReceivedRequest,
): Promise<Reply> {
	const name = `${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`;
	const call = callNamed(name, simulator.ownControls);
	if (call === undefined) {
		return jsonReply(404, { error: `there is no control call ${name}` });
	}
	try {
		return (await call(simulator, request)) ?? jsonReply(200, { ok: true });
	} catch (error) {
		if (error instanceof InputError) return jsonReply(400, { error: error.message });
		throw error;
	}
}

function callNamed(name: string, ownControls: OwnControls): ControlCall | undefined {
	if (Object.hasOwn(calls, name)) return calls[name];
	const own = Object.hasOwn(ownControls, name) ? ownControls[name] : undefined;
	return own && ((_simulator, request) => own(bodyOf(request)));
}

async function waitForMessages(simulator: Controllable, request: ReceivedRequest): Promise<Reply> {
	const input = Object.fromEntries(
		[...request.query].map(([name, value]) => [name, value === '' ? NaN : Number(value)]),
	);
	checkFields('wait', input, {
		messages: required(wholeNumber(0)),
		timeoutMs: wholeNumber(0, MAX_WAIT_MS),
	});
	const { messages: wanted = 0, timeoutMs = DEFAULT_WAIT_MS } = input;
	const reached = await simulator.holdsMessages(wanted, timeoutMs);
	const messages = simulator.messages.length;
	if (reached) return jsonReply(200, { messages });
	return jsonReply(504, {
		error: `${messages} of ${wanted} messages were held after ${timeoutMs} ms`,
	});
}

function checkedBody(request: ReceivedRequest, rules: FieldRules): Record<string, unknown> {
	const body = bodyOf(request);
	checkFields('the body', body, rules);
	return body as Record<string, unknown>;
}

/** The JSON body; an empty body counts as an empty object. */
function bodyOf(request: ReceivedRequest): unknown {
	if (request.body.length === 0) return {};
	try {
		return JSON.parse(request.body.toString('utf8'));
	} catch {
		throw new InputError('the body is not JSON');
	}
}
