import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { dispatch } from '../core/dispatch';
import { customOperations } from '../core/operations';
import { mergeAlike } from '../core/properties';
import { withSubtitle } from '../core/subtitle';
import { localized } from '../core/translate';
import { dingTalk } from '../providers/dingTalk';
import { attendance } from './resources/attendance';
import { chat } from './resources/chat';
import { department } from './resources/department';
import { drive } from './resources/drive';
import { media } from './resources/media';
import { microApp } from './resources/microApp';
import { organization } from './resources/organization';
import { robot } from './resources/robot';
import { user } from './resources/user';
import { workNotification } from './resources/workNotification';
import { credentials, credentialRule } from './shared/credentials';
import { searchDepartments, searchUsers } from './shared/locators';
import { words } from './words';

export class DingTalk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DingTalk',
		name: 'dingTalk',
		icon: { light: 'file:../../icons/dingTalk.svg', dark: 'file:../../icons/dingTalk.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Send messages and manage contacts, groups and apps in DingTalk (钉钉)',
		defaults: { name: 'DingTalk' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		requestDefaults: {},
		requestOperations: { pagination: dispatch(dingTalk, words) },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Attendance', value: 'attendance' },
					{ name: 'Chat', value: 'chat' },
					{ name: 'Department', value: 'department' },
					{ name: 'Drive', value: 'drive' },
					{ name: 'Media', value: 'media' },
					{ name: 'Micro App', value: 'microApp' },
					{ name: 'Organization', value: 'organization' },
					{ name: 'Robot', value: 'robot' },
					{ name: 'User', value: 'user' },
					{ name: 'Work Notification', value: 'workNotification' },
				],
				default: 'workNotification',
				routing: { send: { paginate: true } },
			},
			credentialRule,
			...mergeAlike([
				...attendance,
				...chat,
				...department,
				...drive,
				...media,
				...microApp,
				...organization,
				...robot,
				...user,
				...workNotification,
			]),
		],
	};

	customOperations = customOperations(this.description, dingTalk, words);

	methods = {
		listSearch: { searchDepartments, searchUsers },
	};

	constructor() {
		this.description = withSubtitle(localized(this.description, words));
	}
}
