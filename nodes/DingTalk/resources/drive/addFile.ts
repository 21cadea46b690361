import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import {
	booleanOption,
	option,
	optionalText,
	requiredText,
	withoutEmpty,
} from '../../../core/fields';
import { parseExact } from '../../../core/json';
import { prepare } from '../../../core/run';
import { callFor } from '../../shared/answers';
import { mediaIdField, mediaIdOf } from './space';

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const qs = {
		code: requiredText('Login Code', this.getNodeParameter('code')),
		media_id: mediaIdOf(this),
		space_id: requiredText('Space ID', this.getNodeParameter('spaceId')),
		folder_id: optionalText('Folder ID', option(this, 'folder_id')),
		name: requiredText('File Name', this.getNodeParameter('fileName')),
		overwrite: booleanOption(this, 'overwrite', 'Overwrite'),
	};
	return { ...options, body: undefined, qs: withoutEmpty(qs) };
}

/** DingTalk writes the file as JSON text. */
async function shapeFile(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const dentry = answer?.json.dentry;
	return [{ json: parseExact(String(dentry)) ?? { dentry } }];
}

/** Add File: GET /cspace/add, which changes something although it is a GET. Source: reference, 2.9. */
export const addFile: INodePropertyOptions = {
	name: 'Add File',
	value: 'addFile',
	action: 'Add a file to a drive space',
	description: 'Put an uploaded file into a space in the name of a user who is signing in',
	routing: {
		request: { method: 'GET', url: '/cspace/add' },
		send: { preSend: [prepare([checkFile], callFor('dentry'))] },
		output: { postReceive: [shapeFile] },
	},
};

export const addFileFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['addFile'] } },
	[
		mediaIdField,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. report.pdf',
			description: 'Name that the file gets in the space (name)',
		},
		{
			displayName: 'Space ID',
			name: 'spaceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 482',
			description: 'Space that gets the file, as Get Space gives it (space_id)',
		},
		{
			displayName: 'Login Code',
			name: 'code',
			type: 'string',
			default: '',
			required: true,
			hint: 'Good for five minutes and once',
			description:
				'Code of the user in whose name it is done, from your page in DingTalk; it is good for five minutes and once (code)',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Folder ID',
					name: 'folder_id',
					type: 'string',
					default: '',
					placeholder: 'e.g. 10001',
					description: 'Folder of the space that gets the file (folder_id)',
				},
				{
					displayName: 'Overwrite',
					name: 'overwrite',
					type: 'boolean',
					default: true,
					description:
						'Whether a file of the same name is replaced; otherwise DingTalk gives the new one another name (overwrite)',
				},
			],
		},
	],
);
