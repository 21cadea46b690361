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
import { fileIn } from '../../../providers/dingTalk';
import { fileItem, outputBinaryField, outputFieldOf } from '../../shared/files';
import { askStore, moveFile, unionIdField, unionIdOf } from './store';

function idsOf(context: IExecuteSingleFunctions): { spaceId: string; dentryId: string } {
	return {
		spaceId: requiredText('Space ID', context.getNodeParameter('spaceId')),
		dentryId: requiredText('File ID', context.getNodeParameter('dentryId')),
	};
}

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	outputFieldOf(this);
	const { spaceId, dentryId } = idsOf(this);
	const [space, dentry] = [spaceId, dentryId].map(encodeURIComponent);
	return {
		...options,
		url: `/v1.0/storage/spaces/${space}/dentries/${dentry}/downloadInfos/query`,
		qs: { unionId: unionIdOf(this) },
		body: {},
	};
}

/** The plan: DingTalk tells where the file is; then it is fetched from there. */
async function downloadFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const response = await moveFile(this, async () => {
		const answer = await carryOut({ options, part: '', isRead: true });
		return await askStore(this, options, 'GET', answer);
	});
	return [{ ...idsOf(this), ...fileIn(response, 'read') }];
}

async function shapeFile(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [await fileItem(this, answer?.json ?? {})];
}

/**
 * Download File: POST /v1.0/storage/spaces/{spaceId}/dentries/{dentryId}/downloadInfos/query, then a GET
 * from the store that it names; there is no classic call. Source: reference, 2.9.
 */
export const download: INodePropertyOptions = {
	name: 'Download File',
	value: 'download',
	action: 'Download a file from the drive',
	description: 'Get a file of a space',
	routing: {
		request: { method: 'POST', url: '/v1.0/storage/spaces' },
		send: { preSend: [prepare([checkFile], downloadFile)] },
		output: { postReceive: [shapeFile] },
	},
};

export const downloadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['download'] } },
	[
		{
			displayName: 'Space ID',
			name: 'spaceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 482',
			description: 'Space that holds the file (spaceId)',
		},
		{
			displayName: 'File ID',
			name: 'dentryId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 10001',
			description:
				'ID of the file in the space, as Add File and Upload to Folder give it (dentryId)',
		},
		unionIdField,
		outputBinaryField,
	],
);
