import type { INodeProperties } from 'n8n-workflow';
import { addFile, addFileFields } from './addFile';
import { download, downloadFields } from './download';
import { getSpace, getSpaceFields } from './getSpace';
import { getUsedSize, getUsedSizeFields } from './getUsedSize';
import { grantAccess, grantAccessFields } from './grantAccess';
import { sendFile, sendFileFields } from './sendFile';
import { upload, uploadFields } from './upload';
import { uploadToFolder, uploadToFolderFields } from './uploadToFolder';

/** The operations on DingDrive: the list to choose from, then the fields of each. */
export const drive: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['drive'] } },
		options: [
			addFile,
			download,
			getSpace,
			getUsedSize,
			grantAccess,
			sendFile,
			upload,
			uploadToFolder,
		],
		default: 'upload',
	},
	...addFileFields,
	...downloadFields,
	...getSpaceFields,
	...getUsedSizeFields,
	...grantAccessFields,
	...sendFileFields,
	...uploadFields,
	...uploadToFolderFields,
];
