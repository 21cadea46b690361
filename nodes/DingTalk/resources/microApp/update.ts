import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { checkedFields, classicForm, propertiesOf } from '../../shared/changes';
import { isClassic } from '../../shared/versions';
import {
	agentIdField,
	agentIdOf,
	changeOnce,
	operatorField,
	operatorOf,
	versionOptions,
} from './apps';
import { checkClassic, mainFields, moreFields } from './changeFields';
import { say } from '../../words';

const FIELDS = { ...mainFields, ...moreFields };

async function checkUpdate(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const agentId = agentIdOf(this);
	const changes = checkedFields(this, FIELDS, fieldsOf(options));
	if (Object.keys(changes).length === 0) {
		throw inputError('Update Fields', say`are empty: add at least one`);
	}
	checkClassic(this, changes, false);
	return isClassic(this)
		? classicUpdate(options, agentId, changes)
		: {
				...options,
				url: `/v1.0/microApp/apps/${agentId}`,
				body: { ...operatorOf(this), ...changes },
			};
}

function classicUpdate(
	options: IHttpRequestOptions,
	agentId: number,
	changes: IDataObject,
): IHttpRequestOptions {
	const body = { agentId, ...classicForm(FIELDS, changes) };
	return { ...options, method: 'POST', url: '/microapp/update', body };
}

async function shapeUpdate(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	return [{ json: { updated: true, agentId: agentIdOf(this) } }];
}

/**
 * Update: PUT /v1.0/microApp/apps/{agentId}, before that POST /microapp/update. Source: reference,
 * 2.8.
 */
export const update: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update a micro app',
	description: 'Change the fields that are given',
	routing: {
		request: { method: 'PUT', url: '/v1.0/microApp/apps' },
		send: { preSend: [prepare([checkUpdate], changeOnce)] },
		output: { postReceive: [shapeUpdate] },
	},
};

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['update'] } },
	[
		agentIdField,
		operatorField,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(FIELDS),
		},
		versionOptions,
	],
);
