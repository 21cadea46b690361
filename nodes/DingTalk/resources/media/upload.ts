import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare, type CarryOut } from '../../../core/run';
import { mustHold } from '../../shared/answers';
import { binaryField, fileNameOption, givenFile, multipartCall } from '../../shared/files';
import { BY_EXTENSION, typeFor } from './types';

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const type = typeFor(await givenFile(this), this.getNodeParameter('mediaType'));
	return { ...options, body: undefined, qs: { type } };
}

/** The plan: one call with the file in it. */
async function uploadFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const call = multipartCall(options, 'media', await givenFile(this));
	return [await carryOut({ ...call, part: '', judge: mustHold('call', 'media_id') })];
}

async function shapeMedia(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { media_id, type, created_at } = answer?.json ?? {};
	return [{ json: { media_id, type, created_at } }];
}

/** Upload: POST /media/upload; it was never replaced. Source: reference, 2.7. */
export const upload: INodePropertyOptions = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload a media file',
	description: 'Upload a file and get the media ID by which messages show it',
	routing: {
		request: { method: 'POST', url: '/media/upload' },
		send: { preSend: [prepare([checkFile], uploadFile)] },
		output: { postReceive: [shapeMedia] },
	},
};

export const uploadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['upload'] } },
	[
		binaryField,
		{
			displayName: 'Type',
			name: 'mediaType',
			type: 'options',
			options: [
				{ name: 'By File Extension', value: BY_EXTENSION },
				{
					name: 'File',
					value: 'file',
					description: 'Doc, docx, xls, xlsx, ppt, pptx, zip, pdf or rar, up to 20 MB',
				},
				{ name: 'Image', value: 'image', description: 'Jpg, gif, png or bmp, up to 20 MB' },
				{ name: 'Video', value: 'video', description: 'Mp4, up to 20 MB' },
				{ name: 'Voice', value: 'voice', description: 'Amr, mp3 or wav, up to 2 MB' },
			],
			default: BY_EXTENSION,
			description: 'What kind of media it is (type)',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [fileNameOption],
		},
	],
);
