import { inLanguage } from '../nodes/core/language';
import { dingTalkApi } from './translations/zh-CN/dingTalkApi';
import { dingTalkRobotApi } from './translations/zh-CN/dingTalkRobotApi';
import { dingTalkSuiteApi } from './translations/zh-CN/dingTalkSuiteApi';
import { messageCenterApi } from './translations/zh-CN/messageCenterApi';
import { youDuApi } from './translations/zh-CN/youDuApi';

/** What the dialogs of the credentials show, by type, in the language of this process. */
export const words = inLanguage({
	'zh-CN': { dingTalkApi, dingTalkRobotApi, dingTalkSuiteApi, messageCenterApi, youDuApi },
});
