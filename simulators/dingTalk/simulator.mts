import { UnreadableBody, readableText } from '../shared/bodies.mts';
import {
	anObject,
	checkFields,
	given,
	listOf,
	nonEmptyText,
	oneOf,
	required,
} from '../shared/checks.mts';
import type { FieldRule } from '../shared/checks.mts';
import type { OwnControls } from '../shared/control.mts';
import type { ReceivedRequest, Reply } from '../shared/messages.mts';
import { Simulator } from '../shared/simulator.mts';
import type { TrafficStats } from '../shared/simulator.mts';
import { AccessTokens } from './accessTokens.mts';
import { File } from './app.mts';
import type { App, Call, Input, State } from './app.mts';
import { Attendance } from './attendance.mts';
import type { Punch, PunchOption } from './attendance.mts';
import { CALLS } from './calls/all.mts';
import { resourcePath } from './calls/storage.mts';
import { Chats } from './chats.mts';
import type { Chat } from './chats.mts';
import { Refusal, textOf } from './codes.mts';
import type { Code } from './codes.mts';
import {
	HOSTS,
	dialectOf,
	refusalReply,
	successReply,
	tokenOf,
	tokenRefusal,
	unknownPathReply,
} from './dialects.mts';
import { Drive } from './drive.mts';
import type { Dentry, Grant, Space } from './drive.mts';
import { EXAMPLE_CONVERSATIONS, EXAMPLE_DEPARTMENTS, EXAMPLE_USERS } from './examples.mts';
import { dingTalkForms } from './forms.mts';
import { Ledger } from './ledger.mts';
import type { HeldMessage } from './ledger.mts';
import { Limiter, Peaks, bannedReply, rateRefusal } from './limits.mts';
import { LoginCodes } from './loginCodes.mts';
import type { LoginCode } from './loginCodes.mts';
import { MediaStore } from './media.mts';
import type { Media } from './media.mts';
import { MicroApps } from './microApps.mts';
import type { MicroApp } from './microApps.mts';
import { Organisation } from './organisation.mts';
import type { Department, User } from './organisation.mts';
import { bodyParameters, queryParameters } from './parameters.mts';
import { Router } from './router.mts';
import { checkChanges, checkStartOptions, identityOf, settingsOf } from './settings.mts';
import type { ChangeableOptions, DingTalkOptions, Identity } from './settings.mts';

export type { HeldMessage } from './ledger.mts';
export type { LoginCode } from './loginCodes.mts';
export type { Department, User } from './organisation.mts';
export type { ChangeableOptions, DingTalkOptions } from './settings.mts';

export interface DingTalkStats extends TrafficStats {
	/** Requests for a token of the app, old and current calls together. */
	tokenCalls: number;
	/** Requests for each call, by path with its placeholders. */
	callsByPath: Record<string, number>;
	/** The most requests for each call in any 60 seconds of the simulator's clock. */
	mostCallsPerMinute: Record<string, number>;
	/** Requests refused because an API or an address had too many. */
	limited: number;
	messages: number;
}

/** What a client must be given to reach the simulator. */
export interface DingTalkCredentials extends Omit<Identity, 'robotToken'> {
	/** Stands for https://oapi.dingtalk.com. */
	oapiUrl: string;
	/** Stands for https://api.dingtalk.com. */
	apiUrl: string;
	/** The webhook with its token. */
	robotWebhook: string;
}

const TOKEN_PATHS = ['/gettoken', '/v1.0/oauth2/accessToken', '/v1.0/oauth2/{corpId}/token'];

/** Both hosts of DingTalk, with one organisation, app, suite and webhook. Source: the reference. */
export class DingTalkSimulator extends Simulator {
	/** Where clients reach the host api; `url` is the one of oapi. */
	apiUrl = '';
	override readonly ownControls: OwnControls = {
		'POST read': (body) => this.read(body as { id: string; user: string }),
		'POST finish-sending': (body) => this.finishSending(body as { id: string }),
		'POST login-code': (body) => this.addLoginCode(body as LoginCode),
		'POST attendance': (body) => {
			checkFields('the body', body, { punches: required(listOf(anObject)) });
			this.addAttendance((body as { punches: PunchOption[] }).punches);
		},
	};
	protected override readonly codeRule: FieldRule = {
		accepts: (value) => Number.isSafeInteger(value) || nonEmptyText.accepts(value),
		expected: 'a whole number or a non-empty string',
	};
	private options: DingTalkOptions;
	private readonly app: App;
	private readonly router = new Router(CALLS);
	private readonly peaks: Peaks;
	private readonly apiLimiter: Limiter;
	private readonly ipLimiter: Limiter;
	private limited = 0;

	private constructor(options: DingTalkOptions) {
		super(options);
		const { clock } = this;
		clock.run(options.clockSpeed ?? 1);
		this.options = options;
		this.peaks = new Peaks(clock);
		this.apiLimiter = new Limiter(clock);
		this.ipLimiter = new Limiter(clock);
		const identity = identityOf(options);
		this.app = {
			identity,
			clock,
			tokens: new AccessTokens(clock),
			resourceUrl: (key) => `${this.apiUrl}${resourcePath(key)}`,
			settings: settingsOf(options),
			...this.freshState(identity),
		};
	}

	/**
	 * Starts a simulator. Throws an InputError on bad options and node's own error when it cannot
	 * listen (EADDRINUSE, …).
	 */
	static async start(options: DingTalkOptions = {}): Promise<DingTalkSimulator> {
		checkStartOptions(options);
		const simulator = new DingTalkSimulator(given(options));
		const { port = 0, apiPort = port === 0 ? 0 : port + 1 } = options;
		try {
			simulator.url = await simulator.open(HOSTS.oapi, port);
			simulator.apiUrl = await simulator.open(HOSTS.api, apiPort);
		} catch (error) {
			await simulator.close();
			throw error;
		}
		return simulator;
	}

	/** Every message taken, of all kinds, in order. */
	override get messages(): readonly HeldMessage[] {
		return this.app.ledger.messages;
	}

	get departments(): readonly Department[] {
		return this.app.organisation.departments;
	}

	get users(): readonly User[] {
		return this.app.organisation.users;
	}

	get chats(): readonly Chat[] {
		return this.app.chats.all;
	}

	/** Every file that was uploaded, of media and of the drive. */
	get media(): readonly Media[] {
		return this.app.media.all;
	}

	get microApps(): readonly MicroApp[] {
		return this.app.microApps.all;
	}

	get attendance(): readonly Punch[] {
		return this.app.attendance.all;
	}

	/** The drive's spaces and the files in them. */
	get drive(): { spaces: readonly Space[]; files: readonly Dentry[]; grants: readonly Grant[] } {
		const { spaces, dentries, grants } = this.app.drive;
		return { spaces, files: dentries, grants };
	}

	/** Every token given out, also those that are no longer good. */
	get issuedTokens(): readonly string[] {
		return this.app.tokens.issued;
	}

	get credentials(): DingTalkCredentials {
		const { robotToken, ...identity } = this.app.identity;
		const robotWebhook = `${this.url}/robot/send?access_token=${robotToken}`;
		return { oapiUrl: this.url, apiUrl: this.apiUrl, ...identity, robotWebhook };
	}

	override get forms(): ReturnType<typeof dingTalkForms> {
		return dingTalkForms(this.credentials);
	}

	stats(): DingTalkStats {
		const counts = CALLS.map(({ path }) => [path, this.callsTo(path)] as const);
		return {
			tokenCalls: TOKEN_PATHS.reduce((sum, path) => sum + this.callsTo(path), 0),
			callsByPath: Object.fromEntries(counts),
			mostCallsPerMinute: this.peaks.most(),
			limited: this.limited,
			messages: this.messages.length,
			...this.trafficStats(),
		};
	}

	override state(): object {
		const { messages, departments, users, chats, microApps, attendance } = this;
		const { credentials, issuedTokens } = this;
		const media = this.media.map(({ bytes, ...file }) => ({ ...file, size: bytes.length }));
		return {
			stats: this.stats(),
			messages,
			departments,
			users,
			chats,
			media,
			microApps,
			attendance,
			credentials,
			issuedTokens,
		};
	}

	override revokeTokens(): void {
		this.app.tokens.revokeAll();
	}

	/** A user opens a message; throws an InputError when it has not reached him. */
	read(opened: { id: string; user: string }): void {
		checkFields('read', opened, { id: required(nonEmptyText), user: required(nonEmptyText) });
		this.app.ledger.read(this.app.ledger.mustFind(opened.id), opened.user);
		this.changed();
	}

	/** Has a work notification be done now; throws an InputError when it is unknown. */
	finishSending(sending: { id: string }): void {
		checkFields('finishSending', sending, { id: required(nonEmptyText) });
		this.app.ledger.finish(this.app.ledger.mustFind(sending.id));
		this.changed();
	}

	/** A user signs in: the code is good for five minutes, once. Throws an InputError. */
	addLoginCode(login: LoginCode): void {
		checkFields('addLoginCode', login, {
			code: required(nonEmptyText),
			user: required(nonEmptyText),
			place: oneOf('app', 'console'),
		});
		this.app.loginCodes.add(login);
	}

	/** People punch in or out; throws an InputError, then adds none. */
	addAttendance(punches: readonly PunchOption[]): void {
		this.app.attendance.add(punches);
	}

	/** Changes the options given and leaves the others; undefined restores a default. */
	override reconfigure(options: ChangeableOptions): void {
		checkChanges(options);
		this.options = { ...this.options, ...options };
		this.app.settings = settingsOf(this.options);
		this.latencyMs = this.options.latencyMs ?? 0;
		this.clock.run(this.options.clockSpeed ?? 1);
	}

	protected override answer(request: ReceivedRequest): Reply {
		const { settings } = this.app;
		if (this.ipLimiter.take('', settings.ipLimit) !== undefined) {
			this.limited += 1;
			return bannedReply(settings.ipBanForm);
		}
		const target = this.router.find(request);
		if (target === undefined) return unknownPathReply(request);
		this.peaks.note(target.path);
		const { call, sibling, values } = target;
		const { dialect } = sibling;
		if (call === undefined) {
			if (dialect === 'api') return unknownPathReply(request);
			const { code, message } = new Refusal(sibling.method === 'GET' ? 43001 : 43002);
			return refusalReply(dialect, code, message);
		}
		try {
			this.checkAccess(call, request);
			const result = call.run(this.app, this.inputOf(call, request, values));
			return result instanceof File ? fileReply(result) : successReply(dialect, result);
		} catch (error) {
			if (error instanceof Refusal) return refusalReply(dialect, error.code, error.message);
			if (error instanceof UnreadableBody) return refusalReply(dialect, 47001, error.message);
			throw error;
		}
	}

	protected override callPath(request: ReceivedRequest): string | undefined {
		return this.router.find(request)?.path ?? request.apiPath;
	}

	protected override plaintextOf(request: ReceivedRequest): string | undefined {
		return readableText(request);
	}

	protected override refusal(errcode: Code, errmsg: string, request: ReceivedRequest): Reply {
		const dialect = dialectOf(request);
		const isNumber = dialect !== 'api' && /^-?\d+$/.test(String(errcode));
		return refusalReply(dialect, isNumber ? Number(errcode) : errcode, errmsg);
	}

	protected override secretsOf(request: ReceivedRequest): string {
		const { identity } = this.app;
		const { appSecret, corpSecret, ssoSecret, robotSecret, suiteSecret, suiteTicket } = identity;
		const token = tokenOf(request) ?? this.issuedTokens.at(-1) ?? '';
		const used =
			request.path === '/robot/send'
				? { token, robotSecret }
				: request.path.startsWith('/service/')
					? { suiteSecret, suiteTicket }
					: { token, ...(this.usesCorpPair() ? { corpSecret } : { appSecret }), ssoSecret };
		return Object.entries(used)
			.map(([name, value]) => `${name}=${value}`)
			.join(' ');
	}

	/** Whether the last token was asked for with corpid and corpsecret. */
	private usesCorpPair(): boolean {
		const signIn = this.requests.findLast(({ path }) => path === '/gettoken');
		return signIn?.query.corpid !== undefined;
	}

	protected override forget(): void {
		Object.assign(this.app, this.freshState(this.app.identity));
		this.peaks.forget();
		this.apiLimiter.forget();
		this.ipLimiter.forget();
		this.limited = 0;
	}

	/** Token, address, permission, rate. Throws a Refusal. */
	private checkAccess(call: Call, request: ReceivedRequest): void {
		const { dialect, path, permission } = call;
		const { tokens, settings } = this.app;
		if (call.token !== 'none') {
			const token = tokenOf(request);
			if (!token) throw tokenRefusal(dialect, 'missing');
			const state = tokens.stateOf(token, call.token);
			if (state !== 'good') throw tokenRefusal(dialect, state);
			if (!settings.ipAllowed) {
				throw new Refusal(dialect === 'api' ? 'Forbidden.AccessDenied.IpNotInWhiteList' : 60020);
			}
			if (permission !== undefined && settings.missingPermissions.has(permission)) {
				const code =
					dialect === 'api' ? 'Forbidden.AccessDenied.AccessTokenPermissionDenied' : 60011;
				throw new Refusal(code, `${textOf(code)}：[${permission}]`);
			}
		}
		const excess = this.apiLimiter.take(path, settings.rateLimit);
		if (excess === undefined) return;
		this.limited += 1;
		throw rateRefusal(settings.rateLimitForm, dialect, path, settings.rateLimit, excess);
	}

	private inputOf(call: Call, request: ReceivedRequest, path: Input['path']): Input {
		const { carrier, codes } = call;
		const inUrl = carrier === 'query' ? [...call.parameters, ...call.query] : call.query;
		const query = queryParameters(request, inUrl, codes);
		const parameters = carrier === 'body' ? bodyParameters(request, call) : query;
		return { parameters, query, path, request };
	}

	/** The state as it is at the start. */
	private freshState(identity: Identity): State {
		const { clock } = this;
		const { departments, users, conversations, attendance = [], onMessage } = this.options;
		let taskId = 256_271_667_000;
		const ownUsers = users ?? (departments === undefined ? EXAMPLE_USERS : []);
		const state: State = {
			organisation: new Organisation(departments ?? EXAMPLE_DEPARTMENTS, ownUsers),
			ledger: new Ledger(clock, () => this.app.settings, onMessage),
			loginCodes: new LoginCodes(clock),
			nextTaskId: () => (taskId += 1),
			chats: new Chats(),
			conversations: new Map(Object.entries(conversations ?? EXAMPLE_CONVERSATIONS)),
			media: new MediaStore(),
			drive: new Drive(clock),
			microApps: new MicroApps(identity.agentId),
			attendance: new Attendance(),
			webhooks: { uuids: new Set(), limiter: new Limiter(clock) },
		};
		state.attendance.add(attendance);
		return state;
	}
}

function fileReply({ bytes, name, contentType }: File): Reply {
	const encoded = encodeURIComponent(name);
	return {
		httpStatus: 200,
		headers: {
			'Content-Type': contentType,
			'Content-Disposition': `attachment; filename="${encoded}"; filename*=UTF-8''${encoded}`,
		},
		body: bytes,
	};
}
