import { randomUUID } from 'node:crypto';
import { readableText } from '../shared/bodies.mts';
import {
	InputError,
	anObject,
	checkFields,
	given,
	listOf,
	nonEmptyText,
	required,
} from '../shared/checks.mts';
import type { FieldRule } from '../shared/checks.mts';
import type { OwnControls } from '../shared/control.mts';
import type { CredentialForms } from '../shared/forms.mts';
import { jsonReply } from '../shared/messages.mts';
import type { ReceivedRequest, Reply } from '../shared/messages.mts';
import { answerRoute } from '../shared/routes.mts';
import type { Routes } from '../shared/routes.mts';
import { Simulator } from '../shared/simulator.mts';
import type { TrafficStats } from '../shared/simulator.mts';
import { Tokens } from '../shared/tokens.mts';
import type { App, Call, HeldMessage } from './app.mts';
import { CALLS } from './calls/all.mts';
import { getToken } from './calls/getToken.mts';
import { messageCenterForms } from './forms.mts';
import { Ledger, hasReached } from './ledger.mts';
import type { Todo } from './ledger.mts';
import { readParameters, tokenIn } from './parameters.mts';
import { Replies } from './replies.mts';
import type { NewReply, WaitingReply } from './replies.mts';
import { Refusal } from './rspCodes.mts';
import { checkChanges, checkStartOptions, identityOf, settingsOf } from './settings.mts';
import type { ChangeableOptions, MessageCenterOptions } from './settings.mts';

export type { Failure, HeldMessage, Receiver } from './app.mts';
export type { Todo } from './ledger.mts';
export type { NewReply, WaitingReply } from './replies.mts';
export type { AccountOption, ChangeableOptions, MessageCenterOptions } from './settings.mts';

export interface MessageCenterStats extends TrafficStats {
	tokenCalls: number;
	/** Requests for each of the twelve calls, by path. */
	callsByPath: Record<string, number>;
	messages: number;
	repliesWaiting: number;
	/** Deleted from the queue by replyMessage, whether or not the answer arrived. */
	repliesTaken: number;
}

/** What a client must be given to reach the simulator. */
export interface MessageCenterCredentials {
	baseUrl: string;
	appId: string;
	appPassword: string;
}

/** A Unified Message Center with one app. Source: the Message Center interface document. */
export class MessageCenterSimulator extends Simulator {
	override readonly ownControls: OwnControls = {
		'POST reply': (body) => this.reply(body as NewReply),
		'POST replies': (body) => {
			checkFields('the body', body, { replies: required(listOf(anObject)) });
			this.addReplies((body as { replies: NewReply[] }).replies);
		},
		'POST read': (body) => this.read(body as { msgId: string; user: string }),
		'POST finish-sending': (body) => this.finishSending(body as { msgId: string }),
	};
	protected override readonly codeRule: FieldRule = {
		accepts: (value) => typeof value === 'string' && /^\d{1,6}$/.test(value),
		expected: 'a string of 1 to 6 digits',
	};
	private options: ChangeableOptions;
	private readonly app: App;
	private readonly routes: Routes;

	private constructor(options: MessageCenterOptions) {
		super(options);
		const { clock } = this;
		const ledger = new Ledger(clock, () => this.app.settings, options.onMessage);
		this.options = options;
		this.app = {
			identity: identityOf(options),
			clock,
			// A UUID, as in the example of 5.1.1.
			tokens: new Tokens(clock, randomUUID),
			ledger,
			replies: new Replies(clock, ledger),
			settings: settingsOf(options),
		};
		this.routes = Object.fromEntries(
			CALLS.map((call) => [call.path, { POST: (request) => this.run(call, request) }]),
		);
	}

	/**
	 * Starts a simulator. Throws an InputError on bad options and node's own error when it cannot
	 * listen (EADDRINUSE, …).
	 */
	static async start(options: MessageCenterOptions = {}): Promise<MessageCenterSimulator> {
		checkStartOptions(options);
		const simulator = new MessageCenterSimulator(given(options));
		await simulator.listen();
		return simulator;
	}

	/** Every send taken, of all four kinds, in order. */
	override get messages(): readonly HeldMessage[] {
		return this.app.ledger.messages;
	}

	get todos(): readonly Todo[] {
		return this.app.ledger.todos;
	}

	/** The replies that wait to be fetched, oldest first. */
	get replies(): readonly WaitingReply[] {
		return this.app.replies.waiting;
	}

	/** The replies that replyMessage has deleted, in order, whether or not the answer arrived. */
	get takenReplies(): readonly WaitingReply[] {
		return this.app.replies.taken;
	}

	/** Every token given out, also those that are no longer good. */
	get issuedTokens(): readonly string[] {
		return this.app.tokens.issued;
	}

	get credentials(): MessageCenterCredentials {
		return { baseUrl: this.url, ...this.app.identity };
	}

	override get forms(): CredentialForms {
		return messageCenterForms(this.credentials);
	}

	stats(): MessageCenterStats {
		return {
			tokenCalls: this.callsTo(getToken.path),
			callsByPath: Object.fromEntries(CALLS.map(({ path }) => [path, this.callsTo(path)])),
			messages: this.messages.length,
			repliesWaiting: this.replies.length,
			repliesTaken: this.takenReplies.length,
			...this.trafficStats(),
		};
	}

	override state(): object {
		const { messages, todos, replies, takenReplies, credentials, issuedTokens } = this;
		const stats = this.stats();
		return { stats, messages, todos, replies, takenReplies, credentials, issuedTokens };
	}

	override revokeTokens(): void {
		this.app.tokens.revokeAll();
	}

	/**
	 * A user replies to a message. Throws an InputError when the message is unknown, allows no
	 * replies or has not reached the user.
	 */
	reply(reply: NewReply): void {
		this.app.replies.reply(reply);
		this.changed();
	}

	/** Puts replies in the queue whatever their message; throws an InputError, then adds none. */
	addReplies(replies: readonly NewReply[]): void {
		this.app.replies.add(replies);
		this.changed();
	}

	/** A user opens a message; throws an InputError when it has not reached him. */
	read(opened: { msgId: string; user: string }): void {
		const { msgId, user } = checkedText('read', opened, ['msgId', 'user']);
		const message = this.app.ledger.mustFind(msgId);
		if (!hasReached(message, user)) {
			throw new InputError(`message ${msgId} has not reached ${user}`);
		}
		message.readBy = [...new Set([...message.readBy, user])];
		this.changed();
	}

	/** Has a queued or scheduled message go out now; throws an InputError when it is unknown. */
	finishSending(sending: { msgId: string }): void {
		const { msgId } = checkedText('finishSending', sending, ['msgId']);
		this.app.ledger.finish(this.app.ledger.mustFind(msgId));
		this.changed();
	}

	/** Changes the options given and leaves the others; undefined restores a default. */
	override reconfigure(options: ChangeableOptions): void {
		checkChanges(options);
		this.options = { ...this.options, ...options };
		this.app.settings = settingsOf(this.options);
		this.latencyMs = this.options.latencyMs ?? 0;
	}

	protected override answer(request: ReceivedRequest): Reply {
		return answerRoute(this.routes, request);
	}

	protected override plaintextOf(request: ReceivedRequest): string | undefined {
		return readableText(request);
	}

	protected override refusal(rspCode: string, rspMsg: string): Reply {
		return jsonReply(200, { rspCode, rspMsg, resultData: null }, rspCode);
	}

	protected override secretsOf(request: ReceivedRequest): string {
		const token = tokenIn(request) ?? this.issuedTokens.at(-1) ?? '';
		return `token=${token} appPassword=${this.app.identity.appPassword}`;
	}

	protected override forget(): void {
		this.app.ledger.forget();
		this.app.replies.forget();
	}

	/** Carries a call out: its parameters, then its token, then the call itself. */
	private run(call: Call, request: ReceivedRequest): Reply {
		try {
			const parameters = readParameters(request, call.carrier, call.parameters);
			if (call !== getToken) this.checkToken(parameters.required('token'));
			const result = call.run(this.app, parameters);
			return jsonReply(200, result, result.rspCode);
		} catch (error) {
			if (error instanceof Refusal) return this.refusal(error.rspCode, error.message);
			throw error;
		}
	}

	/** Throws a Refusal with 500003 for an unknown and for an expired token (table 4-1-2). */
	private checkToken(token: string): void {
		if (this.app.tokens.stateOf(token) !== 'good') throw new Refusal('BAD_TOKEN');
	}
}

function checkedText<Name extends string>(
	what: string,
	value: unknown,
	names: readonly Name[],
): Record<Name, string> {
	checkFields(what, value, Object.fromEntries(names.map((name) => [name, required(nonEmptyText)])));
	return value as Record<Name, string>;
}
