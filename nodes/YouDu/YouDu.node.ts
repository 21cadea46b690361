import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { dispatch } from '../core/dispatch';
import { customOperations } from '../core/operations';
import { withSubtitle } from '../core/subtitle';
import { localized } from '../core/translate';
import { youDu } from '../providers/youDu';
import { message } from './resources/message';
import { words } from './words';

export class YouDu implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'YouDu',
		name: 'youDu',
		icon: { light: 'file:../../icons/youDu.svg', dark: 'file:../../icons/youDu.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Send messages to people and departments in YouDu (有度)',
		defaults: { name: 'YouDu' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'youDuApi', required: true }],
		requestDefaults: {},
		requestOperations: { pagination: dispatch(youDu, words) },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Message', value: 'message' }],
				default: 'message',
				routing: { send: { paginate: true } },
			},
			...message,
		],
	};

	customOperations = customOperations(this.description, youDu, words);

	constructor() {
		this.description = withSubtitle(localized(this.description, words));
	}
}
