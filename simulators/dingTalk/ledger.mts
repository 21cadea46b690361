import { InputError } from '../shared/checks.mts';
import { formatDay } from '../shared/chinaTime.mts';
import type { Clock } from '../shared/clock.mts';
import type { Settings } from './settings.mts';

type MessageKind = 'workNotification' | 'chat' | 'conversation' | 'groupRobot' | 'webhook' | 'file';

/** A person whom DingTalk silently does not send a message to, and the flow code (2.4.3). */
export interface Dropped {
	userid: string;
	code: string;
}

/** What a send asks for. */
export interface Draft {
	kind: MessageKind;
	/** task_id, messageId, processQueryKey or an own one, as text. */
	id: string;
	/** msgtype or msgKey. */
	type: string;
	/** What its reader sees first. */
	text: string;
	/** The message exactly as sent. */
	message: Readonly<Record<string, unknown>>;
	/** Work notification: as addressed. */
	users?: readonly string[];
	departments?: readonly number[];
	toAll?: boolean;
	invalidUsers?: readonly string[];
	invalidDepartments?: readonly number[];
	/** Chat: chatid; group robot and file: openConversationId; conversation: cid. */
	chat?: string;
	sender?: string;
	/** Webhook: the people whose @ stands in the text, mobiles and userids. */
	mentions?: readonly string[];
	/** Everybody whom it is for. */
	receivers: readonly string[];
}

/** A message that the simulator has taken. */
export interface HeldMessage extends Omit<Draft, 'receivers'> {
	/** 1 for the first message since the start or the last reset. */
	order: number;
	/** The simulator's clock, in milliseconds since 1970. */
	time: number;
	state: 'waiting' | 'sending' | 'sent' | 'recalled';
	/** Work notification: how often getsendprogress has answered that it is not done. */
	polls: number;
	/** Those who get it, in the order of the organisation. */
	receivers: readonly string[];
	dropped: readonly Dropped[];
	/** Those who would get it, but whom it does not reach. */
	failed: readonly string[];
	readBy: readonly string[];
}

/** Work notifications to one person and to all in one minute (2.4.1). */
const DUPLICATE = '143106';
const DAILY = '143105';
const PER_MINUTE = '143103';

/** The messages taken, and how far each has come. */
export class Ledger {
	private readonly held: HeldMessage[] = [];
	private readonly byId = new Map<string, HeldMessage>();
	/** China's day, person and, for duplicates, content. */
	private readonly seen = new Map<string, number>();
	private recent: Array<{ time: number; count: number }> = [];
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

	get messages(): readonly HeldMessage[] {
		return this.held;
	}

	/** Takes a message; a work notification may drop receivers and take a while. */
	hold(draft: Draft): HeldMessage {
		const isNotification = draft.kind === 'workNotification';
		const dropped = isNotification ? this.dropped(draft) : [];
		const droppedUsers = new Set(dropped.map(({ userid }) => userid));
		const left = draft.receivers.filter((userid) => !droppedUsers.has(userid));
		const { failUsers, pollsUntilSent } = this.settings();
		const failed = isNotification ? left.filter((userid) => failUsers.has(userid)) : [];
		const message: HeldMessage = {
			...draft,
			order: this.held.length + 1,
			time: this.clock.now(),
			state: isNotification && pollsUntilSent > 0 ? 'waiting' : 'sent',
			polls: 0,
			receivers: left.filter((userid) => !failed.includes(userid)),
			dropped,
			failed,
			readBy: [],
		};
		this.held.push(message);
		this.byId.set(message.id, message);
		this.onMessage?.(message);
		return message;
	}

	/** The message of this kind with this id. */
	find(kind: MessageKind, id: string): HeldMessage | undefined {
		const message = this.byId.get(id);
		return message?.kind === kind ? message : undefined;
	}

	/** The message with this id; throws an InputError, for control calls. */
	mustFind(id: string): HeldMessage {
		const message = this.byId.get(id);
		if (message === undefined) throw new InputError(`there is no message ${id}`);
		return message;
	}

	/** One look at the progress of a task: the setting says how many it takes. */
	poll(message: HeldMessage): void {
		if (message.state !== 'waiting' && message.state !== 'sending') return;
		const { pollsUntilSent } = this.settings();
		if (message.polls >= pollsUntilSent) {
			message.state = 'sent';
			return;
		}
		message.polls += 1;
		message.state = message.polls === 1 && pollsUntilSent > 1 ? 'waiting' : 'sending';
	}

	/** Has a message be sent now. */
	finish(message: HeldMessage): void {
		if (message.state !== 'recalled') message.state = 'sent';
	}

	/** A person opens a message; throws an InputError when it has not reached him. */
	read(message: HeldMessage, user: string): void {
		if (message.state !== 'sent' || !message.receivers.includes(user)) {
			throw new InputError(`message ${message.id} has not reached ${user}`);
		}
		message.readBy = [...new Set([...message.readBy, user])];
	}

	/** How many work notifications to everybody were taken on China's day that it is now. */
	toAllToday(): number {
		const today = this.day();
		return this.held.filter(({ toAll, time }) => toAll && formatDay(time) === today).length;
	}

	/**
	 * Whom DingTalk silently leaves out: the same content to the same person once a day, so many a
	 * day to one person, so many receivers in one minute and in one call; and those of the setting.
	 */
	private dropped({ receivers, message }: Draft): Dropped[] {
		const { forbidUsers, dailyPerUser, receiversPerMinute, receiversPerCall } = this.settings();
		const day = this.day();
		const content = JSON.stringify(message);
		const now = this.clock.now();
		this.recent = this.recent.filter(({ time }) => time > now - 60_000);
		const used = this.recent.reduce((sum, { count }) => sum + count, 0);
		let room = Math.min(receiversPerMinute - used, receiversPerCall);
		let count = 0;
		const dropped: Dropped[] = [];
		for (const userid of receivers) {
			const person = `${day} ${userid}`;
			const copy = `${person} ${content}`;
			const code =
				forbidUsers.get(userid) ??
				(this.count(copy) > 0 ? DUPLICATE : undefined) ??
				(this.count(person) >= dailyPerUser ? DAILY : undefined) ??
				(room <= 0 ? PER_MINUTE : undefined);
			if (code !== undefined) {
				dropped.push({ userid, code });
				continue;
			}
			room -= 1;
			count += 1;
			this.seen.set(copy, 1);
			this.seen.set(person, this.count(person) + 1);
		}
		this.recent.push({ time: now, count });
		return dropped;
	}

	private count(key: string): number {
		return this.seen.get(key) ?? 0;
	}

	private day(): string {
		return formatDay(this.clock.now());
	}
}
