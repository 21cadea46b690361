import type { Call } from '../app.mts';
import { attendanceCalls } from './attendance.mts';
import { chatMessageCalls } from './chatMessages.mts';
import { chatCalls } from './chats.mts';
import { cspaceCalls } from './cspace.mts';
import { departmentChangeCalls } from './departmentChanges.mts';
import { departmentMemberCalls } from './departmentMembers.mts';
import { departmentCalls } from './departments.mts';
import { isvCalls } from './isv.mts';
import { loginCalls } from './logins.mts';
import { mediaCalls } from './media.mts';
import { microAppCalls } from './microApps.mts';
import { scopes } from './scopes.mts';
import { storageCalls } from './storage.mts';
import { tokenCalls } from './tokens.mts';
import { userChangeCalls } from './userChanges.mts';
import { userCalls } from './users.mts';
import { webhook } from './webhook.mts';
import { workNotificationCalls } from './workNotifications.mts';

/** Every call, in the order of the reference. */
export const CALLS: readonly Call[] = [
	...tokenCalls,
	...departmentCalls,
	...departmentChangeCalls,
	...userCalls,
	...departmentMemberCalls,
	...userChangeCalls,
	scopes,
	...workNotificationCalls,
	...chatCalls,
	...chatMessageCalls,
	...mediaCalls,
	...microAppCalls,
	...cspaceCalls,
	...storageCalls,
	...loginCalls,
	...attendanceCalls,
	...isvCalls,
	webhook,
];
