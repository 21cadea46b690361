import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { fieldsOf, optionalText, requiredText } from '../../../core/fields';
import type { Attempt, CarryOut } from '../../../core/run';
import { credentialsOf } from '../../../core/storedCredential';
import { dingTalk } from '../../../providers/dingTalk';
import { readCredential } from '../../../providers/dingTalk.credential';
import { mustHold } from '../../shared/answers';
import { say } from '../../words';

export const CHAT_ID = 'Chat ID';

const usual: INodeProperties = {
	displayName: CHAT_ID,
	name: 'chatId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. chat6a93bc1ee3b7d660d372b1b877a9de62',
	hint: 'chatid in the output of Create',
	description: 'The group, as Create gives it (chatid)',
	routing: { send: { type: 'body', property: 'chatid' } },
};

/** A group that the app has created. */
export const chatIdField = usual;

/** A group by either of its IDs. */
export const anyChatIdField: INodeProperties = {
	...usual,
	hint: 'chatid or openConversationId in the output of Create',
	description:
		'The group, as Create gives it; of the current API also its open conversation ID, which begins with cid and saves a call (chatid or openConversationId)',
};

/** The robot that speaks for the app, which only the current calls want to know. */
export const robotCodeField: INodeProperties = {
	displayName: 'Robot Code',
	name: 'robotCode',
	type: 'string',
	displayOptions: { hide: { '/options.apiVersion': ['classic'] } },
	default: '',
	placeholder: 'e.g. dingue4kfzdxbyn0pjqd',
	hint: 'Empty for the Client ID in the credential, which it usually is',
	description:
		'Code of the app’s robot; the Client ID in the credential where it is empty (robotCode)',
	routing: { send: { type: 'body', property: 'robotCode' } },
};

/**
 * The code that the user gave, or the one that most robots have.
 *
 * @throws ProviderError when there is neither
 * @see docs/reference/dingtalk.md 1.3
 */
export async function robotCodeOf(
	context: IExecuteSingleFunctions,
	value: unknown,
	attempt: Attempt,
): Promise<string> {
	const { displayName } = robotCodeField;
	const code = optionalText(displayName, value);
	if (code !== '') return code;
	const { signIn } = readCredential(await credentialsOf(context, dingTalk, attempt));
	if ('appkey' in signIn) return signIn.appkey;
	throw inputError(
		displayName,
		say`is empty, and the credential has no Client ID to use instead`,
		say`It signs in with Corp ID and Corp Secret. The code stands on the page of the app’s robot in the developer console.`,
	);
}

function isConversationId(id: string): boolean {
	return id.startsWith('cid');
}

/**
 * The ID of a group in the classic form.
 *
 * @throws ProviderError when it is empty, holds blanks, or has the current form
 * @see docs/reference/dingtalk.md 1.3
 */
export function chatId(value: unknown): string {
	const id = anyChatId(value);
	if (isConversationId(id)) {
		throw inputError(
			CHAT_ID,
			say`must be that of the group and not its open conversation ID`,
			say`It begins with chat. Create gives both IDs.`,
		);
	}
	return id;
}

/**
 * The ID of a group in either form.
 *
 * @throws ProviderError when it is empty or holds blanks
 */
export function anyChatId(value: unknown): string {
	const id = requiredText(CHAT_ID, value);
	if (/\s/.test(id)) throw inputError(CHAT_ID, say`must be one ID without blanks`);
	return id;
}

/**
 * The request with the group's current ID in place of the one that the user gave. If that is the
 * classic one, DingTalk is asked.
 *
 * @throws ProviderError
 * @see docs/reference/dingtalk.md 2.5: id conversion
 */
export async function toConversation(
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IHttpRequestOptions> {
	const { chatid, ...others } = fieldsOf(options) as IDataObject & { chatid: string };
	const openConversationId = isConversationId(chatid)
		? chatid
		: await conversationIdOf(conversion(options, chatid), carryOut);
	return { ...options, body: { openConversationId, ...others } };
}

async function conversationIdOf(options: IHttpRequestOptions, carryOut: CarryOut): Promise<string> {
	const judge = mustHold('read', 'openConversationId');
	return String((await carryOut({ options, part: '', isRead: true, judge })).openConversationId);
}

function conversion(options: IHttpRequestOptions, chatid: string): IHttpRequestOptions {
	const url = `/v1.0/im/chat/${encodeURIComponent(chatid)}/convertToOpenConversationId`;
	return { ...options, method: 'POST', url, body: undefined };
}
