import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { requiredText } from '../../../core/fields';
import { prepare, type CarryOut } from '../../../core/run';
import { fileItem, outputBinaryField, outputFieldOf } from '../../shared/files';

async function checkMedia(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	outputFieldOf(this);
	const media_id = requiredText('Media ID', options.qs?.media_id);
	return { ...options, body: undefined, qs: { media_id } };
}

/** The plan: one call, whose answer is the file. */
async function downloadFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const answer = await carryOut({ options, part: '', isRead: true, givesFile: true });
	return [{ ...answer, media_id: options.qs?.media_id as string }];
}

async function shapeFile(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [await fileItem(this, answer?.json ?? {})];
}

/** Download: GET /media/get; there is no current call. Source: reference, 2.7. */
export const download: INodePropertyOptions = {
	name: 'Download',
	value: 'download',
	action: 'Download a media file',
	description: 'Get the file that belongs to a media ID',
	routing: {
		request: { method: 'GET', url: '/media/get' },
		send: { preSend: [prepare([checkMedia], downloadFile)] },
		output: { postReceive: [shapeFile] },
	},
};

export const downloadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['download'] } },
	[
		{
			displayName: 'Media ID',
			name: 'mediaId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. @lADexample',
			hint: 'media_id in the output of Upload',
			description: 'ID of the file, as Upload gave it (media_id)',
			routing: { send: { type: 'query', property: 'media_id' } },
		},
		outputBinaryField,
	],
);
