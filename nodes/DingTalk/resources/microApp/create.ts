import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, withoutEmpty } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { callFor } from '../../shared/answers';
import {
	checkedFields,
	classicForm,
	propertiesOf,
	requiredPropertiesOf,
} from '../../shared/changes';
import { orClassic } from '../../shared/versions';
import { operatorField, operatorOf, versionOptions } from './apps';
import { checkClassic, mainFields, moreFields } from './changeFields';

async function checkNew(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = fieldsOf(options);
	const fields = {
		...checkedFields(this, mainFields, { name: given.name ?? '', desc: given.desc ?? '' }),
		...checkedFields(this, moreFields, withoutEmpty(given)),
	};
	checkClassic(this, fields, true);
	return { ...options, body: { ...operatorOf(this), ...fields } };
}

/** Without the app's secret: it would stay in the execution. The developer console shows it. */
async function shapeNew(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { agentId, agentid, appKey } = answer?.json ?? {};
	return [
		{ json: { agentId: Number(agentId ?? agentid), ...(appKey !== undefined && { appKey }) } },
	];
}

/** Create: POST /v1.0/microApp/apps, before that POST /microapp/create. Source: reference, 2.8. */
export const create: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a micro app',
	description: 'Create an app of the organization; its secret is shown in the developer console',
	routing: {
		request: { method: 'POST', url: '/v1.0/microApp/apps' },
		send: {
			preSend: [
				prepare(
					[
						checkNew,
						orClassic({
							method: 'POST',
							url: '/microapp/create',
							fields: (given) => classicForm({ ...mainFields, ...moreFields }, given),
						}),
					],
					callFor('agentId', 'agentid'),
				),
			],
		},
		output: { postReceive: [shapeNew] },
	},
};

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['create'] } },
	[
		...requiredPropertiesOf(mainFields),
		operatorField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: propertiesOf(moreFields),
		},
		versionOptions,
	],
);
