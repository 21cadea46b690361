import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { requiredText } from '../../../core/fields';
import { accountLocator } from '../../shared/locators';
import { templatesIn } from '../../shared/answers';
import { placeholdersIn } from '../../shared/templates';
import { readOnce } from '../../../core/reads';

async function checkAccount(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return { ...options, qs: { publicId: requiredText('Official Account', options.qs?.publicId) } };
}

async function shapeTemplates(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return templatesIn(answer?.json).map(({ template_id, title, ...others }) => ({
		json: { template_id, title, fields: placeholdersIn(String(others.content ?? '')), ...others },
	}));
}

/** Get Many: POST /message/getTemplateList. Source: Message Center interface document, 5.2.2. */
export const template: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['template'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'Get many templates of a WeChat official account',
				routing: {
					request: { method: 'POST', url: '/message/getTemplateList' },
					send: { preSend: [prepare([checkAccount], readOnce)] },
					output: { postReceive: [shapeTemplates] },
				},
			},
		],
		default: 'getAll',
	},
	...updateDisplayOptions({ show: { resource: ['template'], operation: ['getAll'] } }, [
		{ ...accountLocator, routing: { send: { type: 'query', property: 'publicId' } } },
	]),
];
