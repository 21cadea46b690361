import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, requiredText } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { mediaIdField, mediaIdOf } from './space';

function fieldsToSend(context: IExecuteSingleFunctions, user: unknown): IDataObject {
	return {
		userid: userId('User', user),
		media_id: mediaIdOf(context),
		file_name: requiredText('File Name', context.getNodeParameter('fileName')),
	};
}

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const qs = fieldsToSend(this, fieldsOf(options).userid);
	return { ...options, body: undefined, qs };
}

async function shapeSent(this: IExecuteSingleFunctions): Promise<INodeExecutionData[]> {
	const user: unknown = this.getNodeParameter('userId', undefined, { extractValue: true });
	return [{ json: { sent: true, ...fieldsToSend(this, user) } }];
}

/**
 * Send File to User: POST /cspace/add_to_single_chat, with all fields in the query; no call of today
 * does the same. Source: reference, 2.9.
 */
export const sendFile: INodePropertyOptions = {
	name: 'Send File to User',
	value: 'sendFile',
	action: 'Send a drive file to a user',
	description: 'Send an uploaded file to a user as a chat message from the app',
	routing: {
		request: { method: 'POST', url: '/cspace/add_to_single_chat' },
		send: { preSend: [prepare([checkFile])] },
		output: { postReceive: [shapeSent] },
	},
};

export const sendFileFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['sendFile'] } },
	[
		userLocator,
		mediaIdField,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. report.pdf',
			description: 'Name under which the user gets the file (file_name)',
		},
	],
);
