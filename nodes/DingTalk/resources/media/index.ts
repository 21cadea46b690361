import type { INodeProperties } from 'n8n-workflow';
import { download, downloadFields } from './download';
import { upload, uploadFields } from './upload';

/** The operations on media files: the list to choose from, then the fields of each. */
export const media: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['media'] } },
		options: [download, upload],
		default: 'upload',
	},
	...downloadFields,
	...uploadFields,
];
