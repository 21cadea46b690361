import { randomBytes } from 'node:crypto';
import { given } from '../shared/checks.mts';
import type { BadCipher } from '../shared/faults.mts';
import type { CredentialForms } from '../shared/forms.mts';
import { jsonReply } from '../shared/messages.mts';
import type { ReceivedRequest, Reply } from '../shared/messages.mts';
import { answerRoute } from '../shared/routes.mts';
import type { Routes } from '../shared/routes.mts';
import { Simulator } from '../shared/simulator.mts';
import type { TrafficStats } from '../shared/simulator.mts';
import { Tokens } from '../shared/tokens.mts';
import type { App, CallResult, HeldMessage } from './app.mts';
import { getToken } from './calls/getToken.mts';
import { sendMessage } from './calls/sendMessage.mts';
import {
	open,
	seal,
	sealWithBadLength,
	sealWithBadPadding,
	withoutSoundPadding,
} from './cipher.mts';
import { peekPlaintext } from './envelope.mts';
import { Refusal } from './errorCodes.mts';
import { youDuForms } from './forms.mts';
import { checkChanges, checkStartOptions, identityOf, settingsOf } from './settings.mts';
import type { ChangeableOptions, YouDuOptions } from './settings.mts';

export type { HeldMessage } from './app.mts';
export type { ChangeableOptions, InvalidReceivers, YouDuOptions } from './settings.mts';

export interface YouDuStats extends TrafficStats {
	tokenCalls: number;
	sendCalls: number;
	messages: number;
}

/** What a client must be given to reach the simulator. */
export interface YouDuCredentials {
	serverUrl: string;
	buin: number;
	appId: string;
	encodingAesKey: string;
}

const GET_TOKEN = '/cgi/gettoken';
const SEND_MESSAGE = '/cgi/msg/send';

/**
 * A YouDu server with one application. Sources: the YouDu integration guide and
 * docs/reference/youdu.md ("reference" in the comments), section by section.
 */
export class YouDuSimulator extends Simulator {
	private held: HeldMessage[] = [];
	private options: ChangeableOptions;
	private readonly app: App;
	private readonly routes: Routes;

	private constructor(options: YouDuOptions) {
		super(options);
		const identity = identityOf(options);
		this.options = options;
		this.app = {
			identity,
			clock: this.clock,
			// 32 lower-case hex characters (section 1.2).
			tokens: new Tokens(this.clock, () => randomBytes(16).toString('hex')),
			settings: settingsOf(options, identity.appId),
			hold: (message) => {
				const order = this.held.length + 1;
				const held = { id: `msg-${order}`, order, time: this.clock.now(), ...message };
				this.held.push(held);
				options.onMessage?.(held);
			},
		};
		this.routes = {
			[GET_TOKEN]: { POST: (request) => this.run(getToken, request) },
			[SEND_MESSAGE]: { POST: (request) => this.run(sendMessage, request) },
		};
	}

	/**
	 * Starts a simulator. Throws an InputError on bad options and node's own error when it cannot
	 * listen (EADDRINUSE, …).
	 */
	static async start(options: YouDuOptions = {}): Promise<YouDuSimulator> {
		checkStartOptions(options);
		const simulator = new YouDuSimulator(given(options));
		await simulator.listen();
		return simulator;
	}

	override get messages(): readonly HeldMessage[] {
		return this.held;
	}

	/** Every token given out, also those that are no longer good. */
	get issuedTokens(): readonly string[] {
		return this.app.tokens.issued;
	}

	get credentials(): YouDuCredentials {
		const { buin, appId, encodingAesKey } = this.app.identity;
		return { serverUrl: this.url, buin, appId, encodingAesKey };
	}

	override get forms(): CredentialForms {
		return youDuForms(this.credentials);
	}

	stats(): YouDuStats {
		return {
			tokenCalls: this.callsTo(GET_TOKEN),
			sendCalls: this.callsTo(SEND_MESSAGE),
			messages: this.held.length,
			...this.trafficStats(),
		};
	}

	override state(): object {
		const { messages, credentials, issuedTokens } = this;
		return { stats: this.stats(), messages, credentials, issuedTokens };
	}

	override revokeTokens(): void {
		this.app.tokens.revokeAll();
	}

	/** Changes the options given and leaves the others; `users: undefined` means everybody. */
	override reconfigure(options: ChangeableOptions): void {
		checkChanges(options);
		this.options = { ...this.options, ...options };
		this.app.settings = settingsOf(this.options, this.app.identity.appId);
		this.latencyMs = this.options.latencyMs ?? 0;
	}

	protected override answer(request: ReceivedRequest): Reply {
		return answerRoute(this.routes, request);
	}

	protected override plaintextOf(request: ReceivedRequest): string | undefined {
		return peekPlaintext(request, this.app.identity);
	}

	protected override refusal(errcode: number | string, errmsg: string): Reply {
		return jsonReply(200, { errcode, errmsg }, errcode);
	}

	protected override secretsOf(request: ReceivedRequest): string {
		const token = request.query.get('accessToken') ?? this.issuedTokens.at(-1) ?? '';
		return `accessToken=${token} EncodingAESKey=${this.app.identity.encodingAesKey}`;
	}

	/** A JSON answer gets a broken `encrypt`, also one that had none. */
	protected override spoilCipher(reply: Reply, how: BadCipher): Reply {
		if (reply.errcode === undefined) return reply;
		const { key } = this.app.identity;
		const { replyAppId } = this.app.settings;
		const body = JSON.parse(reply.body.toString('utf8')) as CallResult & { encrypt?: string };
		const data = body.encrypt === undefined ? '{}' : open(key, body.encrypt).payload;
		const otherKey = Buffer.from(key.map((byte) => byte ^ 0xff));
		const noise = (): string => randomBytes(64).toString('base64');
		const broken: Record<BadCipher, () => string> = {
			random: () => withoutSoundPadding(key, noise),
			padding: () => sealWithBadPadding(key, data, replyAppId),
			length: () => sealWithBadLength(key, data, replyAppId),
			notBase64: () => '*** this is not base64 ***',
			otherKey: () => withoutSoundPadding(key, () => seal(otherKey, data, replyAppId)),
		};
		return jsonReply(reply.httpStatus, { ...body, encrypt: broken[how]() }, reply.errcode);
	}

	protected override forget(): void {
		this.held = [];
	}

	/** Carries a call out and wraps its result or refusal as section 3.2 says, with HTTP 200. */
	private run(
		call: (app: App, request: ReceivedRequest) => CallResult,
		request: ReceivedRequest,
	): Reply {
		try {
			const { errcode, errmsg, data } = call(this.app, request);
			const encrypt = data && seal(this.app.identity.key, data, this.app.settings.replyAppId);
			return jsonReply(200, { errcode, errmsg, encrypt }, errcode);
		} catch (error) {
			if (error instanceof Refusal) return this.refusal(error.errcode, error.message);
			throw error;
		}
	}
}
