import type { INodeProperties } from 'n8n-workflow';

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
