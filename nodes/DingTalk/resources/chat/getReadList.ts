import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldsOf, requiredText, withFields } from '../../../core/fields';
import { howManyFields, limitOf, readPages, type Paging } from '../../../core/reads';
import { prepare, type Attempt, type CarryOut } from '../../../core/run';
import { apiVersion, isClassic } from '../../shared/versions';
import { chatIn, GET_PATH } from './get';
import {
	anyChatId,
	anyChatIdField,
	chatId,
	robotCodeField,
	robotCodeOf,
	toConversation,
} from './group';

const MESSAGE_KEY = 'Message Key';
const LARGEST_PAGE = 200;
const CLASSIC_LARGEST_PAGE = 100;

async function checkMessageKey(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	attempt: Attempt,
): Promise<IHttpRequestOptions> {
	limitOf(this);
	const { chatid, processQueryKey, robotCode } = fieldsOf(options);
	const key = requiredText(MESSAGE_KEY, processQueryKey);
	if (isClassic(this)) {
		return withFields(options, { chatid: chatId(chatid), processQueryKey: key });
	}
	return withFields(options, {
		chatid: anyChatId(chatid),
		robotCode: await robotCodeOf(this, robotCode, attempt),
		processQueryKey: key,
	});
}

function readersIn(ids: unknown): IDataObject[] {
	return Array.isArray(ids) ? ids.map((userid: string) => ({ userid })) : [];
}

const idOf = ({ userid }: IDataObject) => String(userid);

const currentPages: Paging = {
	largestPage: LARGEST_PAGE,
	first: (size) => ({ maxResults: size }),
	read: ({ readUserIds, hasMore, nextToken }, { maxResults }) => ({
		rows: readersIn(readUserIds),
		next: hasMore === true ? { maxResults, nextToken } : undefined,
	}),
	idOf,
};

/** @param members how many the group has: a page may not be larger */
function classicPages(members: number): Paging {
	return {
		largestPage: Math.min(CLASSIC_LARGEST_PAGE, members),
		first: (size) => ({ cursor: 0, size }),
		read: ({ readUserIdList, next_cursor }, { size }) => ({
			rows: readersIn(readUserIdList),
			next: next_cursor === undefined ? undefined : { cursor: next_cursor, size },
		}),
		idOf,
	};
}

/** The plan: the readers page after page, and before them what the calls need to know of the group. */
async function readReaders(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	if (!isClassic(this)) {
		const request = await toConversation(options, carryOut);
		return await readPages(currentPages).call(this, request, carryOut);
	}
	const { chatid, processQueryKey } = fieldsOf(options);
	const classic: IHttpRequestOptions = { ...options, method: 'GET', body: undefined };
	const members = await countMembers({ ...classic, url: GET_PATH, qs: { chatid } }, carryOut);
	const request = { ...classic, url: '/chat/getReadList', qs: { messageId: processQueryKey } };
	return await readPages(classicPages(members)).call(this, request, carryOut);
}

/** A group that the app did not create cannot be looked at; then nobody knows. */
async function countMembers(options: IHttpRequestOptions, carryOut: CarryOut): Promise<number> {
	const answer = await carryOut({ options, part: '', isRead: true }).catch(() => ({}));
	const { useridlist } = chatIn(answer);
	return Array.isArray(useridlist) && useridlist.length > 0 ? useridlist.length : Infinity;
}

/**
 * Get Read List: POST api/v1.0/robot/groupMessages/query, before that GET /chat/getReadList. Source:
 * reference, 2.5 and 7.2.
 */
export const getReadList: INodePropertyOptions = {
	name: 'Get Read List',
	value: 'getReadList',
	action: 'Get the read list of a chat message',
	description: 'Get the users who have read a message that was sent to a group',
	routing: {
		request: { method: 'POST', url: '/v1.0/robot/groupMessages/query' },
		send: { preSend: [prepare([checkMessageKey], readReaders)] },
	},
};

export const getReadListFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['chat'], operation: ['getReadList'] } },
	[
		anyChatIdField,
		{
			displayName: MESSAGE_KEY,
			name: 'processQueryKey',
			type: 'string',
			default: '',
			required: true,
			hint: 'processQueryKey in the output of Send',
			description:
				'The message, as Send gives it; the current call knows it for 24 hours (processQueryKey or messageId)',
			routing: { send: { type: 'body', property: 'processQueryKey' } },
		},
		robotCodeField,
		...howManyFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [apiVersion],
		},
	],
);
