import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf } from '../../../core/fields';
import { isPlainObject } from '../../../core/json';
import { prepare } from '../../../core/run';
import { readFor } from '../../shared/answers';
import { isSimplified, simplified, simplifyField } from '../../shared/simplify';
import { chatId, chatIdField } from './group';
import { inWords } from './words';

export const GET_PATH = '/chat/get';

/** What is left of a group where the output is simplified. */
const SIMPLE = ['chatid', 'name', 'owner', 'useridlist', 'status'];

async function checkChat(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	isSimplified(this);
	return { ...options, qs: { chatid: chatId(fieldsOf(options).chatid) }, body: undefined };
}

/** A group's fields in an answer to this call. */
export function chatIn({ chat_info }: IDataObject): IDataObject {
	return isPlainObject(chat_info) ? (chat_info as IDataObject) : {};
}

async function shapeChat(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return [{ json: simplified(this, inWords(chatIn(answer?.json ?? {})), SIMPLE) }];
}

/** Get: GET /chat/get, which was never replaced. Source: reference, 2.5. */
export const get: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get a chat',
	description: 'Get a group that an app has created with its members, or with all its settings',
	routing: {
		request: { method: 'GET', url: GET_PATH },
		send: { preSend: [prepare([checkChat], readFor('chat_info'))] },
		output: { postReceive: [shapeChat] },
	},
};

export const getFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['get'] } },
	[chatIdField, simplifyField],
);
