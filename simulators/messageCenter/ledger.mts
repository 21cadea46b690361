import { randomUUID } from 'node:crypto';
import { InputError } from '../shared/checks.mts';
import type { Clock } from '../shared/clock.mts';
import type { Draft, Failure, HeldMessage, Receiver, TodoState } from './app.mts';
import type { Settings } from './settings.mts';

/** A todo, seen apart from its message. */
export interface Todo {
	msgId: string;
	kind: 'message' | 'template';
	title: string;
	/** Of the whole flow (5.4.1). */
	state: TodoState;
	users: readonly string[];
}

const CHINESE_MOBILE = /^1\d{10}$/;

/** The messages taken, and how far each has come. */
export class Ledger {
	private held: HeldMessage[] = [];
	private byId = new Map<string, HeldMessage>();
	private waitingForTime = new Set<HeldMessage>();
	private readonly clock: Clock;
	private readonly settings: () => Settings;
	private readonly onMessage: ((message: HeldMessage) => void) | undefined;

	constructor(
		clock: Clock,
		settings: () => Settings,
		onMessage: ((message: HeldMessage) => void) | undefined,
	) {
		this.clock = clock;
		this.settings = settings;
		this.onMessage = onMessage;
	}

	/** In order of arrival; the scheduled ones that are due by now have gone out. */
	get messages(): readonly HeldMessage[] {
		this.startDue();
		return this.held;
	}

	get todos(): Todo[] {
		return this.messages.flatMap(({ id, kind, title, todoState, receivers }) =>
			todoState === undefined || (kind !== 'message' && kind !== 'template')
				? []
				: [{ msgId: id, kind, title, state: todoState, users: receivers.map((r) => r.user) }],
		);
	}

	/** Takes a message; one without a future time goes out. */
	hold(draft: Draft): HeldMessage {
		const message: HeldMessage = {
			...draft,
			id: randomUUID(),
			order: this.held.length + 1,
			time: this.clock.now(),
			state: draft.dueAt === undefined ? 'notSent' : 'scheduled',
			failures: [],
			polls: 0,
			...(draft.category === 'todo' ? { todoState: 'todo' } : {}),
			readBy: [],
		};
		this.held.push(message);
		this.byId.set(message.id, message);
		if (message.state === 'scheduled') this.waitingForTime.add(message);
		else this.start(message, message.time);
		this.onMessage?.(message);
		return message;
	}

	/** The message with this id. */
	find(id: string): HeldMessage | undefined {
		this.startDue();
		return this.byId.get(id);
	}

	/** The message with this id; throws an InputError, for control calls. */
	mustFind(id: string): HeldMessage {
		const message = this.find(id);
		if (message === undefined) throw new InputError(`there is no message ${id}`);
		return message;
	}

	/** One look at the progress of a message that is on its way: the setting says how many it takes. */
	poll(message: HeldMessage): void {
		if (message.state !== 'notSent' && message.state !== 'sending') return;
		const { pollsUntilSent } = this.settings();
		if (message.polls >= pollsUntilSent) return this.finish(message);
		message.polls += 1;
		message.state = message.polls === 1 && pollsUntilSent > 1 ? 'notSent' : 'sending';
	}

	/** Has a message reach its receivers now, except those who fail. */
	finish(message: HeldMessage, sentAt = this.clock.now()): void {
		this.waitingForTime.delete(message);
		if (message.state === 'sent') return;
		message.state = 'sent';
		message.sentAt = sentAt;
		message.failures = message.receivers.flatMap((receiver) => this.failuresOf(message, receiver));
	}

	/** Whether an earlier todo equals this one in all that its receivers see. */
	hasEqualTodo({ kind, title, content, link, receivers }: Draft): boolean {
		const essence = JSON.stringify([kind, title, content, link, receivers]);
		return this.held.some(
			(held) =>
				held.todoState !== undefined &&
				JSON.stringify([held.kind, held.title, held.content, held.link, held.receivers]) ===
					essence,
		);
	}

	/** How many SMS were taken: receivers of SMS and of messages by the channel SMS. */
	smsCount(): number {
		return this.held
			.filter(({ kind, channels }) => kind === 'sms' || channels?.includes('SMS'))
			.reduce((sum, { receivers }) => sum + receivers.length, 0);
	}

	/** What has reached a user in the message center, so no cards and SMS; the newest first. */
	reached(user: string): HeldMessage[] {
		return this.messages
			.filter((message) => message.category !== undefined && hasReached(message, user))
			.reverse()
			.sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0));
	}

	forget(): void {
		this.held = [];
		this.byId = new Map();
		this.waitingForTime = new Set();
	}

	private startDue(): void {
		const now = this.clock.now();
		for (const message of this.waitingForTime) {
			const { dueAt = 0 } = message;
			if (now < dueAt) continue;
			this.waitingForTime.delete(message);
			this.start(message, dueAt);
		}
	}

	/** Template messages and cards are sent at once (5.3.3, 5.3.4), the others pass through a queue. */
	private start(message: HeldMessage, time: number): void {
		message.state = 'notSent';
		const atOnce = message.kind === 'template' || message.kind === 'card';
		if (atOnce || this.settings().pollsUntilSent === 0) this.finish(message, time);
	}

	private failuresOf({ kind }: HeldMessage, { user }: Receiver): Failure[] {
		const cause = this.settings().failUsers.get(user);
		if (cause !== undefined) return [{ user, cause }];
		if (kind !== 'sms' || CHINESE_MOBILE.test(user)) return [];
		return [{ user, cause: '短信发送失败！手机号码格式有误！' }];
	}
}

/** Whether a message has been sent and has reached this user. */
export function hasReached({ state, receivers, failures }: HeldMessage, user: string): boolean {
	return (
		state === 'sent' &&
		receivers.some((receiver) => receiver.user === user) &&
		!failures.some((failure) => failure.user === user)
	);
}
