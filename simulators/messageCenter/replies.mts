import { InputError, checkFields, nonEmptyText, required, text } from '../shared/checks.mts';
import type { FieldRules } from '../shared/checks.mts';
import type { Clock } from '../shared/clock.mts';
import { hasReached } from './ledger.mts';
import type { Ledger } from './ledger.mts';
import { formatTime, parseTime } from '../shared/chinaTime.mts';

/** A user's reply, as replyMessage gives it out (5.2.3). */
export interface WaitingReply {
	content: string;
	/** `yyyy-MM-dd HH:mm:ss`, China Standard Time. */
	time: string;
	/** At most 36 characters. */
	msgId: string;
	user: string;
}

/** A reply by control; the time is the simulator's clock where it is left out. */
export type NewReply = Omit<WaitingReply, 'time'> & { time?: string };

const MAX_ID_LENGTH = 36;

const replyFields: FieldRules = {
	content: required(text),
	time: {
		accepts: (value) => typeof value === 'string' && parseTime(value) !== undefined,
		expected: 'a time like 2018-01-01 15:00:00',
	},
	msgId: required({
		accepts: (value) => nonEmptyText.accepts(value) && String(value).length <= MAX_ID_LENGTH,
		expected: `a string of 1 to ${MAX_ID_LENGTH} characters`,
	}),
	user: required(nonEmptyText),
};

/** The replies of the app's users: taking some deletes them (5.2.3). */
export class Replies {
	waiting: WaitingReply[] = [];
	/** Every reply that was taken, in order, whether or not the answer arrived. */
	taken: WaitingReply[] = [];
	private readonly clock: Clock;
	private readonly ledger: Ledger;

	constructor(clock: Clock, ledger: Ledger) {
		this.clock = clock;
		this.ledger = ledger;
	}

	/** A user answers a message; throws an InputError when he cannot. */
	reply(reply: unknown): void {
		const checked = this.checked('reply', reply);
		const { msgId, user } = checked;
		const message = this.ledger.mustFind(msgId);
		if (!message.repliesAllowed) throw new InputError(`message ${msgId} does not allow replies`);
		if (!hasReached(message, user)) {
			throw new InputError(`message ${msgId} has not reached ${user}`);
		}
		this.waiting.push(checked);
	}

	/** Puts replies in the queue, also to messages that were never sent. All or none are taken. */
	add(replies: readonly unknown[]): void {
		this.waiting.push(...replies.map((reply, index) => this.checked(`replies[${index}]`, reply)));
	}

	/** Takes the oldest replies out of the queue. */
	take(count: number): WaitingReply[] {
		const page = this.waiting.splice(0, count);
		this.taken.push(...page);
		return page;
	}

	forget(): void {
		this.waiting = [];
		this.taken = [];
	}

	private checked(what: string, reply: unknown): WaitingReply {
		checkFields(what, reply, replyFields);
		const { content, time = formatTime(this.clock.now()), msgId, user } = reply as NewReply;
		return { content, time, msgId, user };
	}
}
