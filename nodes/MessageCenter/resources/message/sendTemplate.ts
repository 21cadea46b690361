import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { callProvider } from '../../../core/call';
import { noAnswerError } from '../../../core/errors';
import {
	checkFailOnPartialFailure,
	failOnPartialFailure,
	failsOnPartialFailure,
	partialError,
	withFailures,
	type PartialFailure,
} from '../../../core/failures';
import { fieldsOf, requiredText, valueFor, webAddress, withFields } from '../../../core/fields';
import { prepare, type Attempt, type CarryOut } from '../../../core/run';
import { credentialsOf } from '../../../core/storedCredential';
import { hashOf } from '../../../core/tokens';
import { messageCenter } from '../../../providers/messageCenter';
import { answerTo, askedWith, resultDataOf, templatesIn } from '../../shared/answers';
import { categoryField, linkField } from '../../shared/fields';
import { accountLocator, templateLocator, TEMPLATES_PATH } from '../../shared/locators';
import { oneAccount } from '../../shared/receivers';
import { say } from '../../words';
import { templateData, textsIn } from '../../shared/templates';

const CATEGORIES = { notice: '1', todo: '2' };
const SENT = '0';
const FAILED = '1';

/**
 * Checks a template message and brings its fields into their wire form, except those of the template.
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
		userId: oneAccount('User', requiredText('User', given.userId)),
		publicId: requiredText('Official Account', given.publicId),
		templateId: requiredText('Template', given.templateId),
		messageType: valueFor(CATEGORIES, given.messageType, 'Category'),
		url: webAddress('Link', requiredText('Link', given.url)),
		data: textsIn(given.data),
	});
}

/**
 * Holds what was filled in against the template, which is read once for all items: the panel's form
 * may be that of another one, as the template can come from an expression.
 *
 * @throws ProviderError that names the field which is wrong; also when the list cannot be read
 * @see Message Center interface document, 5.2.2
 */
async function fillTemplate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	attempt: Attempt,
): Promise<IHttpRequestOptions> {
	const fields = fieldsOf(options);
	const credentials = await credentialsOf(this, messageCenter, attempt);
	const owner = hashOf([...messageCenter.identity(credentials), String(fields.publicId)]);
	const templates = await attempt.shareOnce(`templates ${owner}`, async () => {
		const { publicId } = fields;
		const list = { ...options, url: TEMPLATES_PATH, qs: { publicId }, body: undefined };
		const call = { options: list, part: '', isRead: true };
		const signal = this.getExecutionCancelSignal();
		const answer = await callProvider(this, messageCenter, call, credentials, { signal });
		return templatesIn(answer);
	});
	const template = templates.find(({ template_id }) => template_id === fields.templateId);
	const data = templateData(template, fields.data as Record<string, string>);
	return { ...options, body: { ...fields, data } };
}

/** The plan: WeChat's own failure is known before the message counts as delivered. */
async function sendToOne(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const call = { options, part: '' };
	const judge = (answer: IDataObject) => {
		const { fields, failures } = outcomeOf({ ...answer, asked: askedWith(call) });
		if (failures.length === 0 || !failsOnPartialFailure(this)) return;
		throw partialError(fields, failures, 'refused', false);
	};
	return [await answerTo(carryOut, { ...call, judge })];
}

/**
 * What WeChat said: a status of 1 is a failure although the call succeeded.
 *
 * @param answer with the fields that were asked with
 * @throws ProviderError `unclear` when the answer does not say whether the message was sent
 */
function outcomeOf(answer: IDataObject): { fields: IDataObject; failures: PartialFailure[] } {
	const { messageId, status, info } = resultDataOf(answer);
	const { userId } = answer.asked as IDataObject;
	const outcome = String(status);
	if (outcome !== SENT && outcome !== FAILED) {
		const happened = say`the answer does not say whether WeChat accepted the message`;
		throw noAnswerError(messageCenter, 'call', happened);
	}
	const failure = { kind: 'receiver', id: String(userId), reason: String(info ?? '') };
	return {
		fields: { msgId: messageId === undefined ? undefined : String(messageId), userId, info },
		failures: outcome === FAILED ? [failure] : [],
	};
}

/** The message's ID, and whether the receiver got it. */
export async function shapeTemplate(
	this: IExecuteSingleFunctions,
	[sent]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { fields, failures } = outcomeOf(sent?.json ?? {});
	const succeeded = failures.length === 0 ? [String(fields.userId)] : [];
	return [withFailures(this, fields, failures, succeeded)];
}

/** Send WeChat Template: POST /message/sendTemplateApi. Source: interface document, 5.3.3. */
export const sendTemplate: INodePropertyOptions = {
	name: 'Send WeChat Template',
	value: 'sendTemplate',
	action: 'Send a WeChat template message',
	description: 'Send a template message of a WeChat official account to one user',
	routing: {
		request: { method: 'POST', url: '/message/sendTemplateApi' },
		send: {
			preSend: [prepare([checkTemplate, checkFailOnPartialFailure, fillTemplate], sendToOne)],
		},
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
		categoryField('messageType'),
		{ ...linkField('url', 'Address that the message opens (url)'), required: true },
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
					valuesLabel: 'Template Fields',
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
