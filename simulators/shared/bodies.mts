/** What request bodies carry: forms, JSON, text. */
import { isRecord } from './checks.mts';
import type { ReceivedRequest } from './messages.mts';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** Names and values in the order in which they came. */
export type Pairs = ReadonlyArray<readonly [string, unknown]>;

/** A body that is not what its content type says; the message names what is wrong, in Chinese. */
export class UnreadableBody extends Error {
	override readonly name = 'UnreadableBody';
	/** Whether it is JSON at least. */
	readonly isJson: boolean;

	constructor(message: string, isJson = false) {
		super(message);
		this.isJson = isJson;
	}
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether the content type is this one, alone or with charset utf-8. */
export function contentTypeIs({ headers }: ReceivedRequest, wanted: string): boolean {
	const [type = '', ...rest] = (headers['content-type'] ?? '').toLowerCase().split(';');
	return (
		type.trim() === wanted &&
		(rest.length === 0 || /^\s*charset="?utf-8"?\s*$/.test(rest.join(';')))
	);
}

/** The pairs of a form; throws an UnreadableBody unless it is percent-encoded UTF-8. */
export function formPairs(body: Buffer): Pairs {
	const form = body.toString('latin1');
	if (/[^\x21-\x7e]/.test(form)) throw new UnreadableBody('表单未经 URL 编码');
	return form
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const [name = '', ...value] = pair.split('=');
			try {
				return [decoded(name), decoded(value.join('='))] as const;
			} catch {
				throw new UnreadableBody('表单不是 UTF-8 的 URL 编码');
			}
		});
}

/** The members of a JSON object; throws an UnreadableBody for anything else. */
export function jsonPairs(body: Buffer): Pairs {
	let value: unknown;
	try {
		value = JSON.parse(strictUtf8.decode(body));
	} catch {
		throw new UnreadableBody('请求体不是 JSON');
	}
	if (!isRecord(value)) throw new UnreadableBody('请求体不是 JSON 对象', true);
	return Object.entries(value);
}

/** Whether a text is a JSON object. */
export function isJsonObject(text: string): boolean {
	try {
		return isRecord(JSON.parse(text));
	} catch {
		return false;
	}
}

/** Query and body of a request in readable form; undefined if the body is not text. */
export function readableText(request: ReceivedRequest): string | undefined {
	const query = [...request.query].map(([name, value]) => `${name}=${value}`).join('&');
	try {
		const body = strictUtf8.decode(request.body);
		const shown = contentTypeIs(request, FORM) ? decoded(body) : body;
		return [query, shown].filter((part) => part !== '').join(' ');
	} catch {
		return undefined;
	}
}

function decoded(text: string): string {
	return decodeURIComponent(text.replaceAll('+', ' '));
}
