import type { Words } from '../../../core/translate';
import { attendance } from './attendance';
import { chat } from './chat';
import { department } from './department';
import { drive } from './drive';
import { media } from './media';
import { messages } from './messages';
import { microApp } from './microApp';
import { organization } from './organization';
import { robot } from './robot';
import { shared } from './shared';
import { user } from './user';
import { workNotification } from './workNotification';

/** The panel of the DingTalk node. */
export const dingTalk: Words = {
	shared: { ...shared, ...messages },
	resources: {
		attendance,
		chat,
		department,
		drive,
		media,
		microApp,
		organization,
		robot,
		user,
		workNotification,
	},
};
