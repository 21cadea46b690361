import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	ResourceMapperFields,
} from 'n8n-workflow';
import { rowsOf } from '../../core/json';
import { callProvider } from '../../core/call';
import { toNodeError, type ProviderError } from '../../core/errors';
import { messageCenter } from '../../providers/messageCenter';

const USABLE = '1';

/** Official accounts to choose from. Source: Message Center interface document, 5.2.1. */
export const accountLocator: INodeProperties = {
	displayName: 'Official Account',
	name: 'publicId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'WeChat official account that sends (publicId)',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75',
		},
	],
};

/** Templates of the chosen account. Source: Message Center interface document, 5.2.2. */
export const templateLocator: INodeProperties = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Template of the official account (templateId)',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4',
		},
	],
};

async function read(
	context: ILoadOptionsFunctions,
	url: string,
	qs: IDataObject = {},
): Promise<IDataObject[]> {
	const credentials = await context.getCredentials(messageCenter.credentialType);
	const call = { options: { method: 'POST' as const, url, qs }, part: '', isRead: true };
	const answer = await callProvider(context, messageCenter, call, credentials).catch(
		(error: ProviderError) => {
			throw toNodeError(context.getNode(), error);
		},
	);
	return rowsOf(answer.resultData);
}

function matching(
	rows: Array<{ name: string; value: string; description?: string }>,
	filter = '',
): INodeListSearchResult {
	const wanted = filter.toLowerCase();
	return {
		results: rows.filter(({ name, value }) =>
			[name, value].some((text) => text.toLowerCase().includes(wanted)),
		),
	};
}

/**
 * The official accounts that can be used, for the list in the panel.
 *
 * @param filter a part of name or ID
 * @throws NodeApiError
 */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const accounts = await read(this, '/message/getPublicList');
	return matching(
		accounts
			.filter(({ status }) => status === USABLE)
			.map(({ publicId, publicName }) => ({ name: String(publicName), value: String(publicId) })),
		filter,
	);
}

async function templatesOf(context: ILoadOptionsFunctions): Promise<IDataObject[]> {
	const publicId = context.getCurrentNodeParameter('publicId', { extractValue: true });
	if (!publicId) return [];
	return await read(context, '/message/getTemplateList', { publicId: String(publicId) });
}

/**
 * The templates of the chosen account, for the list in the panel.
 *
 * @param filter a part of title or ID
 * @throws NodeApiError
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = await templatesOf(this);
	return matching(
		templates.map(({ title, template_id, content }) => ({
			name: String(title),
			value: String(template_id),
			description: String(content ?? ''),
		})),
		filter,
	);
}

/** One place of a template that is filled in. */
export interface Placeholder extends IDataObject {
	/** As the call names it: first, keyword1, remark. */
	id: string;
	/** What stands before it in the template, or its own name. */
	label: string;
}

/**
 * The placeholders of a template, each with the label that stands before it on its line.
 *
 * @param content e.g. `{{first.DATA}}\n业务系统：{{keyword1.DATA}}\n{{remark.DATA}}`
 */
export function placeholdersIn(content: string): Placeholder[] {
	return [...content.matchAll(/([^\n{}]*)\{\{\s*(\w+)\.DATA\s*\}\}/g)].map(
		([, before = '', id = '']) => {
			const label = before.replace(/[：:\s]+$/, '').trim();
			return { id, label: label === '' ? id : label };
		},
	);
}

/**
 * The fields of the chosen template, for the form in the panel. Keywords are required; the Message
 * Center takes first and remark as they are given.
 *
 * @throws NodeApiError
 */
export async function templateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const templateId = this.getCurrentNodeParameter('templateId', { extractValue: true });
	const templates = templateId ? await templatesOf(this) : [];
	const template = templates.find(({ template_id }) => template_id === templateId);
	return {
		fields: placeholdersIn(String(template?.content ?? '')).map(({ id, label }) => ({
			id,
			displayName: label === id ? id : `${label} (${id})`,
			required: id.startsWith('keyword'),
			defaultMatch: false,
			display: true,
			type: 'string',
		})),
		emptyFieldsNotice: 'Choose an official account and one of its templates first',
	};
}
