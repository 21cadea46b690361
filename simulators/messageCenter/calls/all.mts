import type { Call } from '../app.mts';
import { confirmTodo } from './confirmTodo.mts';
import { countUserMessages } from './countUserMessages.mts';
import { getProgress } from './getProgress.mts';
import { getPublicList } from './getPublicList.mts';
import { getTemplateList } from './getTemplateList.mts';
import { getToken } from './getToken.mts';
import { listUserMessages } from './listUserMessages.mts';
import { replyMessage } from './replyMessage.mts';
import { sendCard } from './sendCard.mts';
import { sendMessage } from './sendMessage.mts';
import { sendSms } from './sendSms.mts';
import { sendTemplate } from './sendTemplate.mts';

/** The twelve calls, in the order of table 4-2-1. */
export const CALLS: readonly Call[] = [
	getToken,
	getPublicList,
	getTemplateList,
	replyMessage,
	getProgress,
	countUserMessages,
	listUserMessages,
	sendMessage,
	sendSms,
	sendTemplate,
	sendCard,
	confirmTodo,
];
