import type { Call } from '../app.mts';
import { departmentChangeCalls } from './departmentChanges.mts';
import { departmentMemberCalls } from './departmentMembers.mts';
import { departmentCalls } from './departments.mts';
import { scopes } from './scopes.mts';
import { tokenCalls } from './tokens.mts';
import { userChangeCalls } from './userChanges.mts';
import { userCalls } from './users.mts';
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
];
