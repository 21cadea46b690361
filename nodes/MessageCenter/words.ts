import { inLanguage } from '../core/language';
import { speaker } from '../core/say';
import { sentences as coreSentences } from '../core/translations/zh-CN/sentences';
import { messageCenter } from './translations/zh-CN/messageCenter';
import { messageCenterTrigger } from './translations/zh-CN/messageCenterTrigger';
import { sentences } from './translations/zh-CN/sentences';

/** What the panel of the node shows, in the language of this process. */
export const words = inLanguage({ 'zh-CN': messageCenter });

/** The same for the trigger. */
export const triggerWords = inLanguage({ 'zh-CN': messageCenterTrigger });

/** Tag for the sentences of both. */
export const say = speaker(inLanguage({ 'zh-CN': { ...coreSentences, ...sentences } }));
