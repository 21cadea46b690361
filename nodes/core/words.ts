import { inLanguage } from './language';
import { speaker } from './say';
import { sentences } from './translations/zh-CN/sentences';

/** Tag for the sentences of the core. */
export const say = speaker(inLanguage({ 'zh-CN': sentences }));
