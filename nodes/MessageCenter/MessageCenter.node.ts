import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { dispatch } from '../core/dispatch';
import { customOperations } from '../core/operations';
import { mergeAlike } from '../core/properties';
import { withSubtitle } from '../core/subtitle';
import { localized } from '../core/translate';
import { messageCenter } from '../providers/messageCenter';
import { message } from './resources/message';
import { officialAccount } from './resources/officialAccount';
import { template } from './resources/template';
import { todo } from './resources/todo';
import { searchAccounts, searchTemplates, templateFields } from './shared/locators';
import { words } from './words';

export class MessageCenter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Message Center',
		name: 'messageCenter',
		icon: {
			light: 'file:../../icons/messageCenter.svg',
			dark: 'file:../../icons/messageCenter.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Send messages and todos through the Unified Message Center (统一消息中心)',
		defaults: { name: 'Message Center' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'messageCenterApi', required: true }],
		requestDefaults: {},
		requestOperations: { pagination: dispatch(messageCenter, words) },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Message', value: 'message' },
					{ name: 'Official Account', value: 'officialAccount' },
					{ name: 'Template', value: 'template' },
					{ name: 'Todo', value: 'todo' },
				],
				default: 'message',
				routing: { send: { paginate: true } },
			},
			...mergeAlike([...message, ...todo, ...officialAccount, ...template]),
		],
	};

	customOperations = customOperations(this.description, messageCenter, words);

	methods = {
		listSearch: { searchAccounts, searchTemplates },
		resourceMapping: { templateFields },
	};

	constructor() {
		this.description = withSubtitle(localized(this.description, words));
	}
}
