import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { wordFor } from '../../../core/fields';
import { prepare } from '../../../core/run';
import { readOnce } from '../../../core/reads';
import { accountsIn } from '../../shared/answers';

const STATUS_WORDS = { 1: 'usable', 2: 'notUsable' };

async function shapeAccounts(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return accountsIn(answer?.json).map((account) => ({
		json: { ...account, status: wordFor(STATUS_WORDS, account.status) },
	}));
}

/** Get Many: POST /message/getPublicList. Source: Message Center interface document, 5.2.1. */
export const officialAccount: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['officialAccount'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many official accounts',
				description: 'Get many WeChat official accounts that this app may use',
				routing: {
					request: { method: 'POST', url: '/message/getPublicList' },
					send: { preSend: [prepare([], readOnce)] },
					output: { postReceive: [shapeAccounts] },
				},
			},
		],
		default: 'getAll',
	},
];
