import type { ReceivedRequest } from '../../shared/messages.mts';
import { OK } from '../app.mts';
import type { App, CallResult } from '../app.mts';
import { openRequest, parseJsonObject, refuseUnknownFields } from '../envelope.mts';
import { Refusal } from '../errorCodes.mts';
import { MESSAGE_TYPES } from '../messageTypes.mts';
import type { MessageType } from '../messageTypes.mts';
import { checkReceivers, readReceivers } from '../receivers.mts';

/** Common fields that are documented, but for other message types than text (section 4.1). */
const OTHER_TYPES_FIELDS = ['toGid', 'toEmail', 'toAll'];

/**
 * POST /cgi/msg/send (reference section 4.1). Fields that are null count as absent, because the
 * official java SDK writes them so (section 3.4).
 */
export function sendMessage(app: App, request: ReceivedRequest): CallResult {
	const token = goodToken(app, request);
	const plaintext = openRequest(request, app.identity, ['accessToken']);
	const fields = parseJsonObject(plaintext, 'the decrypted text');
	const { msgType, type } = typeOf(fields);
	checkNames(fields, msgType);
	const receivers = checkReceivers(readReceivers(fields), app.settings);
	const message = { token, msgType, plaintext, ...type.read(fields[msgType]) };

	const { valid, invalidNames } = receivers;
	if (invalidNames.length === 0) {
		app.hold({ ...message, ...valid });
		return OK;
	}
	const { errcode, errmsg, deliver } = app.settings.invalidReceivers;
	const sentence =
		typeof errmsg === 'function'
			? errmsg(invalidNames)
			: errmsg.replaceAll('{names}', () => invalidNames.join('|'));
	if (valid.toUser.length + valid.toDept.length === 0) {
		throw new Refusal('INVALID_TOUSER', sentence);
	}
	if (deliver) app.hold({ ...message, ...valid });
	return { errcode, errmsg: sentence };
}

/** The token of a send. Throws a Refusal: 100000 missing, 100001 unknown, 100002 expired (section 6). */
function goodToken({ tokens }: App, request: ReceivedRequest): string {
	const token = request.query.get('accessToken');
	if (!token) throw new Refusal('MISS_ACCESSTOKEN', 'accessToken is missing');
	const state = tokens.stateOf(token);
	if (state === 'unknown') {
		throw new Refusal('ACCESSTOKEN_NOTEXIST', 'accessToken does not exist');
	}
	if (state === 'expired') throw new Refusal('ACCESSTOKEN_EXPIRED', 'accessToken expired');
	return token;
}

function typeOf(fields: Record<string, unknown>): { msgType: string; type: MessageType } {
	const { msgType } = fields;
	const type =
		typeof msgType === 'string' && Object.hasOwn(MESSAGE_TYPES, msgType)
			? MESSAGE_TYPES[msgType]
			: undefined;
	if (typeof msgType !== 'string' || type === undefined) {
		const known = Object.keys(MESSAGE_TYPES).join(', ');
		throw new Refusal('INVALID_REQUEST', `msgType must be one of: ${known}`);
	}
	return { msgType, type };
}

function checkNames(fields: Record<string, unknown>, msgType: string): void {
	const own = ['toUser', 'toDept', 'msgType', msgType];
	refuseUnknownFields(fields, [...own, ...OTHER_TYPES_FIELDS], 'the message');
	const set = OTHER_TYPES_FIELDS.find((name) => (fields[name] ?? null) !== null);
	if (set !== undefined) {
		throw new Refusal('INVALID_REQUEST', `${set} does not go with msgType ${msgType}`);
	}
}
