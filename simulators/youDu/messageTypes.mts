import { isRecord } from '../shared/checks.mts';
import { refuseUnknownFields } from './envelope.mts';
import { Refusal } from './errorCodes.mts';

/** What a message type's body gives: the text that is shown, cut to the limit. */
export interface MessageBody {
	content: string;
	cut: boolean;
}

export interface MessageType {
	/** Reads the object under the key named like the type; throws a Refusal with 100003. */
	read(body: unknown): MessageBody;
}

/** In code points; what the server counts is unknown (reference section 7.11). */
const TEXT_LIMIT = 600;

/**
 * `text.content`: a string, cut to 600 characters and not refused (YouDu integration guide;
 * reference section 4.1).
 */
const text: MessageType = {
	read(body) {
		const { content } = bodyFields(body, 'text', ['content']);
		if (typeof content !== 'string' || content === '') {
			throw new Refusal('INVALID_REQUEST', 'text.content must be a non-empty string');
		}
		const characters = [...content];
		return {
			content: characters.slice(0, TEXT_LIMIT).join(''),
			cut: characters.length > TEXT_LIMIT,
		};
	},
};

/** The message types that the simulator knows, by msgType. */
export const MESSAGE_TYPES: Readonly<Record<string, MessageType>> = { text };

function bodyFields(body: unknown, name: string, known: string[]): Record<string, unknown> {
	if (!isRecord(body)) throw new Refusal('INVALID_REQUEST', `${name} must be an object`);
	refuseUnknownFields(body, known, name);
	return body;
}
