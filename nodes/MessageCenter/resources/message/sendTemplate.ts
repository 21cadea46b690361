import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { isPlainObject } from '../../../core/json';
import { inputError } from '../../../core/errors';
import { prepare } from '../../../core/run';
import {
	fieldsOf,
	optionalText,
	requiredText,
	valueFor,
	webAddress,
	withFields,
} from '../../../core/fields';
import { failOnPartialFailure, withFailures, type PartialFailure } from '../../../core/failures';
import { accountLocator, templateLocator } from '../../shared/locators';

const CATEGORIES = { notice: '1', todo: '2' };
const FAILED = '1';

/** The values of the template's fields, as the call wants them. */
function dataOf(mapper: unknown): IDataObject {
	const { value, schema } = (isPlainObject(mapper) ? mapper : {}) as {
		value?: IDataObject | null;
		schema?: Array<{ id: string; displayName: string; required: boolean; removed?: boolean }>;
	};
	const missing = (schema ?? []).find(
		({ id, required, removed }) =>
			required && !removed && optionalText(id, (value ?? {})[id]) === '',
	);
	if (missing) throw inputError(`Template Fields: ${missing.displayName}`, 'is empty');
	const given = Object.entries(value ?? {}).map(([id, text]) => [
		id,
		optionalText(`Template Fields: ${id}`, text),
	]);
	const filled = given.filter(([, text]) => text !== '');
	if (filled.length === 0) throw inputError('Template Fields', 'are empty');
	return Object.fromEntries(filled.map(([id, text]) => [id, { value: text }])) as IDataObject;
}

/**
 * Checks a template message and brings its fields into their wire form.
 *
 * @throws ProviderError that names the field which is wrong
 * @see Message Center interface document, 5.3.3
 */
export async function checkTemplate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	return withFields(options, {
		userId: requiredText('User', given.userId),
		publicId: requiredText('Official Account', given.publicId),
		templateId: requiredText('Template', given.templateId),
		messageType: valueFor(CATEGORIES, given.messageType, 'Category'),
		url: webAddress('Link', requiredText('Link', given.url)),
		data: dataOf(given.data),
	});
}

/** What WeChat said: a status of 1 is a failure although the call succeeded. */
export async function shapeTemplate(
	this: IExecuteSingleFunctions,
	[sent]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { messageId, status, info } = (
		isPlainObject(sent?.json.resultData) ? sent.json.resultData : {}
	) as IDataObject;
	const failures: PartialFailure[] =
		status === FAILED ? [{ kind: 'receiver', id: '', reason: String(info ?? '') }] : [];
	return [withFailures(this, { msgId: messageId, info }, failures)];
}

/** Send WeChat Template: POST /message/sendTemplateApi. Source: interface document, 5.3.3. */
export const sendTemplate: INodePropertyOptions = {
	name: 'Send WeChat Template',
	value: 'sendTemplate',
	action: 'Send a WeChat template message',
	description: 'Send a template message of a WeChat official account to one user',
	routing: {
		request: { method: 'POST', url: '/message/sendTemplateApi' },
		send: { preSend: [prepare([checkTemplate])] },
		output: { postReceive: [shapeTemplate] },
	},
};

export const sendTemplateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['message'], operation: ['sendTemplate'] } },
	[
		{ ...accountLocator, routing: { send: { type: 'body', property: 'publicId' } } },
		{ ...templateLocator, routing: { send: { type: 'body', property: 'templateId' } } },
		{
			displayName: 'User',
			name: 'userId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 20230001',
			description: 'Staff or student number of the one who gets it (userId)',
			routing: { send: { type: 'body', property: 'userId' } },
		},
		{
			displayName: 'Category',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'Notice', value: 'notice' },
				{ name: 'Todo', value: 'todo' },
			],
			default: 'notice',
			description: 'Whether something is to be done about it (messageType)',
			routing: { send: { type: 'body', property: 'messageType' } },
		},
		{
			displayName: 'Link',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://oa.example.edu.cn/approve/42',
			description: 'Address that the message opens (URL)',
			routing: { send: { type: 'body', property: 'url' } },
		},
		{
			displayName: 'Template Fields',
			name: 'data',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			required: true,
			description: 'What the template has places for (data)',
			typeOptions: {
				loadOptionsDependsOn: ['publicId.value', 'templateId.value'],
				resourceMapper: {
					resourceMapperMethod: 'templateFields',
					mode: 'add',
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: false,
				},
			},
			routing: { send: { type: 'body', property: 'data' } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnPartialFailure],
		},
	],
);
