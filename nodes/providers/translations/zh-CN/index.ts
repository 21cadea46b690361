import type { Translations } from '../../../core/translate';
import { dingTalk } from './dingTalk';
import { dingTalkCodes } from './dingTalkCodes';
import { messageCenter } from './messageCenter';
import { shared } from './shared';
import { youDu } from './youDu';

/** What is said about the providers. */
export const sentences: Translations = {
	...shared,
	...dingTalk,
	...dingTalkCodes,
	...messageCenter,
	...youDu,
};
