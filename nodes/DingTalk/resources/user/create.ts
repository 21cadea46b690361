import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { ProviderError } from '../../../core/errors';
import { fieldsOf, withFields, withoutEmpty } from '../../../core/fields';
import { prepare, type CarryOut } from '../../../core/run';
import {
	checkedFields,
	classicForm,
	propertiesOf,
	requiredPropertiesOf,
} from '../../shared/changes';
import { mustHold } from '../../shared/answers';
import { answerOf, apiVersion, orClassic } from '../../shared/versions';
import {
	createOnlyFields,
	departmentsField,
	mobileField,
	moreFields,
	nameField,
} from './changeFields';

const MAIN_FIELDS = { ...nameField, ...mobileField, ...departmentsField };
const MORE_FIELDS = { ...moreFields, ...createOnlyFields };
const FIELDS = { ...MAIN_FIELDS, ...MORE_FIELDS };
const NEEDS_CONSENT = '40103';

async function checkNew(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const { name = '', mobile = '', dept_id_list = '' } = given;
	return withFields(options, {
		...checkedFields(this, MAIN_FIELDS, { name, mobile, dept_id_list }),
		...checkedFields(this, MORE_FIELDS, withoutEmpty(given)),
	});
}

/**
 * The plan: DingTalk may ask the person first, which is no failure. The user is there once the person
 * agrees.
 */
async function createUser(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	try {
		const answer = await carryOut({
			options,
			part: '',
			judge: mustHold('call', 'result', 'userid'),
		});
		const { userid, unionId } = answerOf(this, answer, { userid: 'userid', unionId: 'unionId' });
		return [{ userid, unionid: unionId, state: 'created' }];
	} catch (error) {
		const failure = error as ProviderError;
		if (failure.details.code !== NEEDS_CONSENT) throw failure;
		return [withoutEmpty({ userid: fieldsOf(options).userid, state: 'pendingConsent' })];
	}
}

/** Create: POST /topapi/v2/user/create, before that POST /user/create. Source: reference, 2.2.7. */
export const create: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a user',
	description: 'Add a person to the organization, or ask the person to join',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/create' },
		send: {
			preSend: [
				prepare(
					[
						checkNew,
						orClassic({
							method: 'POST',
							url: '/user/create',
							fields: (given) => classicForm(FIELDS, given),
						}),
					],
					createUser,
				),
			],
		},
	},
};

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['create'] } },
	[
		...requiredPropertiesOf(MAIN_FIELDS),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(MORE_FIELDS),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion],
		},
	],
);
