import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, valueFor } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { howManyFields, limitOf, readOnce } from '../../../core/reads';
import { prepare } from '../../../core/run';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { isClassic, renamed } from '../../shared/versions';
import { appOf, CLASSIC_NAMES, versionOptions } from './apps';

async function checkList(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	limitOf(this);
	const isOfUser = valueFor({ all: false, ofUser: true }, this.getNodeParameter('apps'), 'Apps');
	const get: IHttpRequestOptions = { ...options, method: 'GET', body: undefined };
	if (!isOfUser) {
		return isClassic(this) ? { ...options, url: '/microapp/list', method: 'POST', body: {} } : get;
	}
	const userid = userId('User', fieldsOf(options).userid);
	return isClassic(this)
		? { ...get, url: '/microapp/list_by_userid', qs: { userid } }
		: { ...get, url: `/v1.0/microApp/users/${encodeURIComponent(userid)}/apps` };
}

/** DingTalk gives all apps in one answer. */
async function shapeApps(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const rows = rowsOf(answer?.json.appList).slice(0, limitOf(this));
	const apps = isClassic(this) ? rows.map((row) => renamed(row, CLASSIC_NAMES)) : rows;
	return apps.map((app) => ({ json: appOf(app) }));
}

/**
 * Get Many: GET /v1.0/microApp/allApps or /v1.0/microApp/users/{userId}/apps, before that POST
 * /microapp/list or GET /microapp/list_by_userid. Source: reference, 2.8.
 */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many micro apps',
	description: 'Get the apps of the organization, or those that a user sees',
	routing: {
		request: { method: 'GET', url: '/v1.0/microApp/allApps' },
		send: { preSend: [prepare([checkList], readOnce)] },
		output: { postReceive: [shapeApps] },
	},
};

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['getAll'] } },
	[
		{
			displayName: 'Apps',
			name: 'apps',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Of a User', value: 'ofUser' },
			],
			default: 'all',
			description: 'Which apps to get',
		},
		{ ...userLocator, displayOptions: { show: { apps: ['ofUser'] } } },
		...howManyFields,
		versionOptions,
	],
);
