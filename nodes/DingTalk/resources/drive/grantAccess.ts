import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import {
	fieldsOf,
	isAdded,
	listOf,
	option,
	optionalText,
	valueFor,
	withoutEmpty,
} from '../../../core/fields';
import { prepare } from '../../../core/run';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { domainField, spaceOf } from './space';
import { say } from '../../words';

const DEFAULT_SECONDS = 30;
const MOST_SECONDS = 3600;
const PERMISSIONS = { add: 'add', delete: 'delete', download: 'download' };

/** @throws ProviderError when it is no whole number of seconds up to an hour */
function secondsOf(context: IExecuteSingleFunctions): number {
	if (!isAdded(context, 'duration')) return DEFAULT_SECONDS;
	const text = optionalText('Duration', option(context, 'duration'));
	const seconds = Number(text);
	if (!/^\d+$/.test(text) || seconds > MOST_SECONDS) {
		throw inputError('Duration', say`must be a whole number of seconds from 0 to ${MOST_SECONDS}`);
	}
	return seconds;
}

function pathOf(context: IExecuteSingleFunctions): string {
	const path = optionalText('Path', option(context, 'path'));
	if (path !== '' && !path.startsWith('/')) {
		throw inputError('Path', say`must begin with /, but is "${path}"`);
	}
	return path;
}

async function checkGrant(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const qs = {
		...spaceOf(this),
		type: valueFor(PERMISSIONS, this.getNodeParameter('permission'), 'Permission'),
		userid: userId('User', fieldsOf(options).userid),
		path: pathOf(this),
		fileids: listOf('File IDs', option(this, 'fileids')).join(','),
		duration: secondsOf(this),
	};
	return { ...options, body: undefined, qs: withoutEmpty(qs) };
}

async function shapeGrant(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	const user: unknown = this.getNodeParameter('userId', undefined, { extractValue: true });
	return [
		{
			json: {
				granted: true,
				userid: userId('User', user),
				type: this.getNodeParameter('permission'),
				duration: secondsOf(this),
			},
		},
	];
}

/**
 * Grant Access: GET /cspace/grant_custom_space, which changes something although it is a GET; no call
 * of today does the same. Source: reference, 2.9.
 */
export const grantAccess: INodePropertyOptions = {
	name: 'Grant Access',
	value: 'grantAccess',
	action: 'Grant a user access to a drive space',
	description: 'Let a user add, download or delete files in a space of the app for a while',
	routing: {
		request: { method: 'GET', url: '/cspace/grant_custom_space' },
		send: { preSend: [prepare([checkGrant])] },
		output: { postReceive: [shapeGrant] },
	},
};

export const grantAccessFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['grantAccess'] } },
	[
		userLocator,
		{
			displayName: 'Permission',
			name: 'permission',
			type: 'options',
			options: [
				{ name: 'Add', value: 'add' },
				{ name: 'Delete', value: 'delete' },
				{ name: 'Download', value: 'download' },
			],
			default: 'add',
			description: 'What the user may do with files (type)',
		},
		domainField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Duration',
					name: 'duration',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: MOST_SECONDS },
					default: DEFAULT_SECONDS,
					description: 'For how many seconds, at most an hour (duration)',
				},
				{
					displayName: 'File IDs',
					name: 'fileids',
					type: 'string',
					default: '',
					placeholder: 'e.g. 10001,10002',
					hint: 'id in the output of Add File',
					description: 'IDs of the files that it is about, with commas (fileids)',
				},
				{
					displayName: 'Path',
					name: 'path',
					type: 'string',
					default: '/',
					description: 'Folder that it is about; / is the whole space (path)',
				},
			],
		},
	],
);
