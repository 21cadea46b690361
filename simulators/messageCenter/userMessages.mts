/** A user's own view of his messages (5.2.5 and 5.2.6). */
import type { HeldMessage } from './app.mts';
import { Refusal } from './rspCodes.mts';
import type { Settings } from './settings.mts';

export type UserState = 'todo' | 'done' | 'unread' | 'read';

/** Throws a Refusal with 400002 unless the administrator has opened the two calls. */
export function checkUserCallsOpen({ userCallsOpen }: Settings): void {
	if (!userCallsOpen) throw new Refusal('CALL_NOT_ACTIVATED');
}

/** A todo's state is that of its flow, a notice's depends on the user. */
export function userState({ todoState, readBy }: HeldMessage, user: string): UserState {
	return todoState ?? (readBy.includes(user) ? 'read' : 'unread');
}
