import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { named } from '../../../core/say';
import { checkedFields, classicForm, clearing, propertiesOf } from '../../shared/changes';
import { userId } from '../../shared/ids';
import { language, languageOf } from '../../shared/language';
import { userLocator } from '../../shared/locators';
import { apiVersion, orClassic } from '../../shared/versions';
import { departmentsField, moreFields, nameField, updateOnlyFields } from './changeFields';
import { chosenUser } from './chosen';
import { say } from '../../words';

const FIELDS = { ...nameField, ...departmentsField, ...moreFields, ...updateOnlyFields };

async function checkUpdate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { userid, ...given } = fieldsOf(options);
	const id = userId('User', userid);
	const changes = checkedFields(this, FIELDS, given);
	if (Object.keys(changes).length === 0) {
		throw inputError('Update Fields', say`are empty: add at least one`);
	}
	if (changes.ext_attrs_update_mode !== undefined && changes.extension === undefined) {
		throw inputError('Extension Mode', say`only counts together with ${named('Extension')}`);
	}
	const body = {
		userid: id,
		...clearing(this, FIELDS, 'manager_userid', changes),
		language: languageOf(this),
	};
	return { ...options, body };
}

async function shapeUpdate(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { updated: true, userid: chosenUser(this) } }];
}

/** Update: POST /topapi/v2/user/update, before that POST /user/update. Source: reference, 2.2.7. */
export const update: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update a user',
	description: 'Change the fields that are given; text that is given empty is cleared',
	routing: {
		request: { method: 'POST', url: '/topapi/v2/user/update' },
		send: {
			preSend: [
				prepare([
					checkUpdate,
					orClassic({
						method: 'POST',
						url: '/user/update',
						fields: (given) => classicForm(FIELDS, given, { userid: 'userid', language: 'lang' }),
					}),
				]),
			],
		},
		output: { postReceive: [shapeUpdate] },
	},
};

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['user'], operation: ['update'] } },
	[
		userLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(FIELDS),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion, language],
		},
	],
);
