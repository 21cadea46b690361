import { inLanguage } from '../core/language';
import { speaker } from '../core/say';
import { sentences as coreSentences } from '../core/translations/zh-CN/sentences';
import { sentences } from './translations/zh-CN/sentences';
import { youDu } from './translations/zh-CN/youDu';

/** What the panel of the node shows, in the language of this process. */
export const words = inLanguage({ 'zh-CN': youDu });

/** Tag for the sentences of the node. */
export const say = speaker(inLanguage({ 'zh-CN': { ...coreSentences, ...sentences } }));
