import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { isAdded, option, valueFor } from '../../core/fields';

/** For names that an organization keeps in two languages. */
export const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Chinese', value: 'zh_CN' },
		{ name: 'English', value: 'en_US' },
	],
	default: 'zh_CN',
	description: 'Language of the names (language)',
};

const LANGUAGES = { zh_CN: 'zh_CN', en_US: 'en_US' };

/**
 * The language that the user chose; nothing where the user chose none.
 *
 * @throws ProviderError when it is neither of the two
 */
export function languageOf(context: IExecuteSingleFunctions): string | undefined {
	return isAdded(context, language.name)
		? valueFor(LANGUAGES, option(context, language.name), language.displayName)
		: undefined;
}
