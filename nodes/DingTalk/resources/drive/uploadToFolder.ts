import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { isAdded, option, requiredText, valueFor } from '../../../core/fields';
import { onceForItem, prepare, type CarryOut } from '../../../core/run';
import { mustHold } from '../../shared/answers';
import { binaryField, fileNameOption, givenFile } from '../../shared/files';
import { askStore, moveFile, unionIdField, unionIdOf } from './store';

/** What becomes of a file of the same name. Source: docs/reference/dingtalk.md, 2.9. */
const CONFLICTS = { overwrite: 'OVERWRITE', rename: 'AUTO_RENAME' };

/** @throws ProviderError when the option holds none of the words */
function conflictStrategyOf(context: IExecuteSingleFunctions): { conflictStrategy?: string } {
	if (!isAdded(context, 'conflictStrategy')) return {};
	const label = 'If the Name Is Taken';
	return { conflictStrategy: valueFor(CONFLICTS, option(context, 'conflictStrategy'), label) };
}

async function checkFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	await givenFile(this);
	conflictStrategyOf(this);
	const folder = requiredText('Folder UUID', this.getNodeParameter('parentDentryUuid'));
	return {
		...options,
		url: `/v2.0/storage/spaces/files/${encodeURIComponent(folder)}`,
		qs: { unionId: unionIdOf(this) },
	};
}

/** The plan: DingTalk tells where the bytes go, they go there, and only then the file appears. */
async function uploadFile(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const { name, size, read } = await givenFile(this);
	const uploadKey = await moveFile(this, async () => {
		const place = await carryOut({
			options: {
				...options,
				url: `${options.url}/uploadInfos/query`,
				body: { protocol: 'HEADER_SIGNATURE', option: { preCheckParam: { size, name } } },
			},
			part: 'place',
			isRead: true,
			judge: mustHold('read', 'uploadKey'),
		});
		await askStore(this, options, 'PUT', place, read);
		return place.uploadKey;
	});
	const option = { size, ...conflictStrategyOf(this) };
	const body = { uploadKey, name, option };
	const request = { ...options, url: `${options.url}/commit`, body };
	return [await carryOut({ options: request, part: 'commit', judge: mustHold('call', 'dentry') })];
}

async function shapeFile(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: (answer?.json.dentry ?? {}) as IDataObject }];
}

/**
 * Upload to Folder: POST /v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query, a PUT to the
 * store that it names, and POST …/commit; there is no classic call. Source: reference, 2.9.
 */
export const uploadToFolder: INodePropertyOptions = {
	name: 'Upload to Folder',
	value: 'uploadToFolder',
	action: 'Upload a file to a drive folder',
	description: 'Put a file into a folder of DingDrive',
	routing: {
		request: { method: 'POST', url: '/v2.0/storage/spaces/files' },
		send: { preSend: [prepare([checkFile], onceForItem(uploadFile))] },
		output: { postReceive: [shapeFile] },
	},
};

export const uploadToFolderFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['drive'], operation: ['uploadToFolder'] } },
	[
		binaryField,
		{
			displayName: 'Folder UUID',
			name: 'parentDentryUuid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. dQPGYqjpJYgLvlrZfNrPXxqxVakx1Z5N',
			hint: 'The uuid that DingTalk’s calls for DingDrive give for the folder, and not its ID',
			description: 'Folder that gets the file (parentDentryUuid)',
		},
		unionIdField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				fileNameOption,
				{
					displayName: 'If the Name Is Taken',
					name: 'conflictStrategy',
					type: 'options',
					options: [
						{
							name: 'Overwrite',
							value: 'overwrite',
							description: 'Replace the file that is there',
						},
						{ name: 'Rename', value: 'rename', description: 'Give the new file another name' },
					],
					default: 'rename',
					description: 'What becomes of a file of the same name (conflictStrategy)',
				},
			],
		},
	],
);
