import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';

async function shapeScopes(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { auth_user_field, condition_field, auth_org_scopes } = answer?.json ?? {};
	return [{ json: { auth_user_field, condition_field, ...(auth_org_scopes as IDataObject) } }];
}

/** Get Auth Scopes: GET /auth/scopes; it was never replaced. Source: reference, 2.3. */
export const getAuthScopes: INodePropertyOptions = {
	name: 'Get Auth Scopes',
	value: 'getAuthScopes',
	action: 'Get the auth scopes of the app',
	description: 'Get which departments, users and fields of the contacts the app may see',
	routing: {
		request: { method: 'GET', url: '/auth/scopes' },
		send: { preSend: [prepare([], readFor('auth_org_scopes'))] },
		output: { postReceive: [shapeScopes] },
	},
};
