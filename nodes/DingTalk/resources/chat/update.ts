import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError, ProviderError } from '../../../core/errors';
import { fieldsOf, withFields } from '../../../core/fields';
import { prepare, type CarryOut } from '../../../core/run';
import { checkedFields, classicForm, propertiesOf } from '../../shared/changes';
import { apiVersion, orClassic } from '../../shared/versions';
import {
	mainFields,
	switches,
	updateOnlyFields,
	withManagement,
	withoutManagement,
} from './changeFields';
import { chatId, chatIdField } from './group';
import { say } from '../../words';

const FIELDS = { ...mainFields, ...switches, ...updateOnlyFields };

async function checkUpdate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { chatid, ...given } = fieldsOf(options);
	const id = chatId(chatid);
	const checked = Object.entries(checkedFields(this, FIELDS, given));
	const isNothing = (value: unknown) => Array.isArray(value) && value.length === 0;
	const changes = Object.fromEntries(checked.filter(([, value]) => !isNothing(value)));
	if (Object.keys(changes).length === 0) {
		throw inputError('Update Fields', say`are empty: add at least one`);
	}
	checkRemovals(changes);
	return withFields(options, { chatid: id, ...withManagement(changes) });
}

/** @throws ProviderError when somebody is to be removed who is also to be added, or to own the group */
function checkRemovals(changes: IDataObject): void {
	for (const kind of ['useridlist', 'extidlist'] as const) {
		const added = (changes[`add_${kind}`] ?? []) as string[];
		const removed = (changes[`del_${kind}`] ?? []) as string[];
		const label = String(updateOnlyFields[`del_${kind}`]?.property.displayName);
		const both = removed.find((id) => added.includes(id));
		if (both !== undefined)
			throw inputError(label, say`must not hold "${both}", who is to be added`);
		const owner = removed.find((id) => id === changes.owner);
		if (owner !== undefined) throw inputError(label, say`must not hold the owner "${owner}"`);
	}
}

/** The plan: one call, which may answer that it was in vain. */
async function change(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await carryOut({ options, part: '', judge: checkSuccess })];
}

/** @throws ProviderError when the answer is a no; the classic call has no such field */
function checkSuccess({ success }: IDataObject): void {
	if (success !== false) return;
	throw new ProviderError(say`Look in DingTalk at what has become of the group`, {
		outcome: 'unclear',
		description: say`DingTalk answered that it did not succeed, and not why`,
	});
}

async function shapeUpdate(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { updated: true, chatid: chatId(this.getNodeParameter(chatIdField.name)) } }];
}

/** Update: POST api/v1.0/im/group/update, before that POST /chat/update. Source: reference, 2.5. */
export const update: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update a chat',
	description: 'Change the fields that are given, add and remove members',
	routing: {
		request: { method: 'POST', url: '/v1.0/im/group/update' },
		send: {
			preSend: [
				prepare(
					[
						checkUpdate,
						orClassic({
							method: 'POST',
							url: '/chat/update',
							fields: (given) =>
								classicForm(FIELDS, withoutManagement(given), { chatid: 'chatid' }),
						}),
					],
					change,
				),
			],
		},
		output: { postReceive: [shapeUpdate] },
	},
};

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['update'] } },
	[
		chatIdField,
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
			options: [apiVersion],
		},
	],
);
