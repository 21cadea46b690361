import type { INodeProperties } from 'n8n-workflow';
import { getCounts, getCountsFields } from './getCounts';
import { getMany, getManyFields } from './getMany';
import { getResult, getResultFields } from './getResult';
import { send, sendFields } from './send';
import { sendCard, sendCardFields } from './sendCard';
import { sendSms, sendSmsFields } from './sendSms';
import { sendTemplate, sendTemplateFields } from './sendTemplate';

/** The operations on messages: the list to choose from, then the fields of each. */
export const message: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [getCounts, getMany, getResult, send, sendSms, sendTemplate, sendCard],
		default: 'send',
	},
	...sendFields,
	...sendSmsFields,
	...sendTemplateFields,
	...sendCardFields,
	...getResultFields,
	...getManyFields,
	...getCountsFields,
];
