import { inLanguage } from '../core/language';
import { speaker } from '../core/say';
import { sentences as coreSentences } from '../core/translations/zh-CN/sentences';
import { sentences } from './translations/zh-CN';

/** Tag for the sentences of all providers. */
export const say = speaker(inLanguage({ 'zh-CN': { ...coreSentences, ...sentences } }));
