import { microAppOperations, organizationOperations } from './dingTalkApps.mts';
import { attendanceOperations, departmentOperations, userOperations } from './dingTalkContacts.mts';
import { driveOperations, mediaOperations } from './dingTalkFiles.mts';
import { chatOperations, notificationOperations, robotOperations } from './dingTalkMessages.mts';
import { messageCenterOperations } from './messageCenter.mts';
import type { Operation } from './operation.mts';
import { youDuOperations } from './youDu.mts';

/** Every way to use every operation that the campaign knows. */
export const OPERATIONS: readonly Operation[] = [
	...youDuOperations,
	...messageCenterOperations,
	...notificationOperations,
	...chatOperations,
	...robotOperations,
	...departmentOperations,
	...userOperations,
	...attendanceOperations,
	...mediaOperations,
	...driveOperations,
	...microAppOperations,
	...organizationOperations,
];
