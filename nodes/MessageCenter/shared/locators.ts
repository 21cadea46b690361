import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	ResourceMapperFields,
} from 'n8n-workflow';
import { callProvider } from '../../core/call';
import { inputError, toNodeError, type ProviderError } from '../../core/errors';
import { isExpression } from '../../core/fields';
import type { Sentence } from '../../core/say';
import { messageCenter } from '../../providers/messageCenter';
import { accountsIn, templatesIn } from './answers';
import { say, words } from '../words';
import { isRequired, nameOf, placeholdersIn } from './templates';

const USABLE = '1';
const ACCOUNTS_PATH = '/message/getPublicList';
export const TEMPLATES_PATH = '/message/getTemplateList';

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
	rowsIn: (answer: IDataObject) => IDataObject[],
	qs: IDataObject = {},
): Promise<IDataObject[]> {
	const credentials = await context.getCredentials(messageCenter.credentialType);
	const call = { options: { method: 'POST' as const, url, qs }, part: '', isRead: true };
	try {
		return rowsIn(await callProvider(context, messageCenter, call, credentials));
	} catch (error) {
		throw toNodeError(context.getNode(), error as ProviderError, words);
	}
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
	const accounts = await read(this, ACCOUNTS_PATH, accountsIn);
	return matching(
		accounts
			.filter(({ status }) => String(status) === USABLE)
			.map(({ publicId, publicName }) => ({ name: String(publicName), value: String(publicId) })),
		filter,
	);
}

/** What the panel holds for a locator: nothing yet, an expression, or a value. */
function chosen(
	context: ILoadOptionsFunctions,
	name: string,
): { value: string; isExpression: boolean } {
	const value = String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '').trim();
	return { value, isExpression: isExpression(value) };
}

async function templatesOf(
	context: ILoadOptionsFunctions,
	publicId: string,
): Promise<IDataObject[]> {
	return await read(context, TEMPLATES_PATH, templatesIn, { publicId });
}

/**
 * The templates of the chosen account, for the list in the panel. Several may have the same title, so
 * the end of the ID stands behind it.
 *
 * @param filter a part of title or ID
 * @throws NodeApiError
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const account = chosen(this, accountLocator.name);
	if (account.value === '' || account.isExpression) {
		const problem = account.isExpression ? say`comes from an expression` : say`is not chosen yet`;
		const advice = say`Its templates are listed here once it is chosen from the list or by its ID.`;
		const error = inputError(accountLocator.displayName, problem, advice);
		throw toNodeError(this.getNode(), error, words);
	}
	const templates = await templatesOf(this, account.value);
	return matching(
		templates.map(({ title, template_id, content }) => ({
			name: `${String(title)} (…${String(template_id).slice(-7)})`,
			value: String(template_id),
			description: String(content ?? ''),
		})),
		filter,
	);
}

/**
 * The fields of the chosen template, for the form in the panel.
 *
 * @throws NodeApiError
 */
export async function templateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const account = chosen(this, accountLocator.name);
	const template = chosen(this, templateLocator.name);
	if (account.value === '' || template.value === '') {
		return noFields(
			say`Choose an official account and one of its templates. If its fields do not appear here then, close this panel and open it again.`,
		);
	}
	if (account.isExpression || template.isExpression) {
		return noFields(
			say`With an expression the fields are not known: choose one of the templates from the list first, fill in its fields, and enter the expression then`,
		);
	}
	const templates = await templatesOf(this, account.value);
	const found = templates.find(({ template_id }) => template_id === template.value);
	if (!found) return noFields(say`This official account has no template with this ID`);
	return {
		fields: placeholdersIn(String(found.content ?? '')).map((place) => ({
			id: place.id,
			displayName: nameOf(place),
			required: isRequired(place),
			defaultMatch: false,
			display: true,
			type: 'string',
		})),
		emptyFieldsNotice: say`This template has nothing to fill in`.text(),
	};
}

function noFields(notice: Sentence): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: notice.text() };
}
