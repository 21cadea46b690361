import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf, withFields, withoutEmpty } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { callFor } from '../../shared/answers';
import {
	checkedFields,
	classicForm,
	propertiesOf,
	requiredPropertiesOf,
} from '../../shared/changes';
import { apiVersion, orClassic } from '../../shared/versions';
import {
	createOnlyFields,
	mainFields,
	members,
	switches,
	withManagement,
	withoutManagement,
} from './changeFields';
import { inWords } from './words';
import { say } from '../../words';

const NEEDED = { ...mainFields, useridlist: members };
const MORE = { ...switches, ...createOnlyFields };

async function checkNew(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { name = '', owner = '', useridlist = '', ...given } = fieldsOf(options);
	const needed = checkedFields(this, NEEDED, { name, owner, useridlist });
	const more = checkedFields(this, MORE, withoutEmpty(given));
	const ids = needed.useridlist as string[];
	if (ids.length === 0) throw inputError('Members', say`are empty: give at least the owner`);
	const outside = (more.extidlist ?? []) as string[];
	const isExternal = more.ownerType === 'ext';
	if (!(isExternal ? outside : ids).includes(String(needed.owner))) {
		const list = isExternal ? 'External Members' : 'Members';
		throw inputError(list, say`must hold the owner, who is "${String(needed.owner)}"`);
	}
	return withFields(options, withManagement({ ...needed, ...more }));
}

async function shapeNew(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { chatid, openConversationId, conversationTag } = answer?.json ?? {};
	return [{ json: inWords({ chatid, openConversationId, conversationTag }) }];
}

/** Create: POST api/v1.0/im/group/create, before that POST /chat/create. Source: reference, 2.5. */
export const create: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a chat',
	description: 'Create a group of up to 40 users; Update adds more',
	routing: {
		request: { method: 'POST', url: '/v1.0/im/group/create' },
		send: {
			preSend: [
				prepare(
					[
						checkNew,
						orClassic({
							method: 'POST',
							url: '/chat/create',
							fields: (given) => classicForm({ ...NEEDED, ...MORE }, withoutManagement(given)),
						}),
					],
					callFor('chatid', 'openConversationId'),
				),
			],
		},
		output: { postReceive: [shapeNew] },
	},
};

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['create'] } },
	[
		...requiredPropertiesOf(NEEDED),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(MORE),
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
