import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { prepare, type CarryOut } from '../../../core/run';
import { mustHold } from '../../shared/answers';
import {
	binaryField,
	fileNameOption,
	givenFile,
	multipartCall,
	type GivenFile,
} from '../../shared/files';
import { moveFile } from './store';

/** Source: docs/reference/dingtalk.md, 2.9. */
const LARGEST_PIECE = 8 * 1024 * 1024;

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	await givenFile(this);
	return { ...options, body: undefined };
}

/** The plan: one call for a file of up to 8 MB, a transaction of several for a larger one. */
async function uploadFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const file = await givenFile(this);
	const { media_id } =
		file.size <= LARGEST_PIECE
			? await uploadWhole(file, options, carryOut)
			: await moveFile(this, async () => await uploadInChunks(file, options, carryOut));
	return [{ media_id, file_name: file.name, file_size: file.size }];
}

async function uploadWhole(
	file: GivenFile,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject> {
	const request = { ...options, qs: { file_size: file.size } };
	return await carryOut({
		...multipartCall(request, 'file', file),
		part: '',
		judge: mustHold('call', 'media_id'),
	});
}

/** In chunks of the same size, so that none is below the smallest that DingTalk takes. */
async function uploadInChunks(
	file: GivenFile,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject> {
	const chunk_numbers = Math.ceil(file.size / LARGEST_PIECE);
	const chunkSize = Math.ceil(file.size / chunk_numbers);
	const transaction = (part: string, field: string, fields: IDataObject) =>
		carryOut({
			options: {
				...options,
				method: 'GET',
				url: '/file/upload/transaction',
				qs: { file_size: file.size, chunk_numbers, ...fields },
			},
			part,
			judge: mustHold('call', field),
		});
	const { upload_id } = await transaction('begin', 'upload_id', {});
	let chunk_sequence = 0;
	for await (const piece of file.pieces(chunkSize)) {
		chunk_sequence++;
		const request = {
			...options,
			url: '/file/upload/chunk',
			qs: { upload_id, chunk_sequence },
		};
		await carryOut({
			...multipartCall(request, 'file', file, async () => piece),
			part: `chunk ${chunk_sequence}`,
		});
	}
	return await transaction('end', 'media_id', { upload_id });
}

/**
 * Upload File: POST /file/upload/single, or for more than 8 MB GET /file/upload/transaction and POST
 * /file/upload/chunk. Today's upload puts a file into a folder and gives no media ID. Source:
 * reference, 2.9.
 */
export const upload: INodePropertyOptions = {
	name: 'Upload File',
	value: 'upload',
	action: 'Upload a file to the drive',
	description: 'Upload a file of any kind and size, to be added to a space or sent to a user',
	routing: {
		request: { method: 'POST', url: '/file/upload/single' },
		send: { preSend: [prepare([checkFile], uploadFile)] },
	},
};

export const uploadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['upload'] } },
	[
		binaryField,
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
