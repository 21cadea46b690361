import type { IncomingHttpHeaders } from 'node:http';

/** A request whose body has been read. */
export interface ReceivedRequest {
	/** The name of the listener that it came to; empty where the simulator has only one. */
	listener: string;
	method: string;
	/** As sent, without the query. */
	path: string;
	/** The path below the simulator's path prefix; undefined when the path lies outside of it. */
	apiPath: string | undefined;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** An answer ready to be sent. */
export interface Reply {
	httpStatus: number;
	headers: Readonly<Record<string, string>>;
	body: Buffer;
	/** The provider's own result code, for the journal; undefined when the answer has none. */
	errcode?: number | string;
}

/** A JSON answer. */
export function jsonReply(httpStatus: number, value: unknown, errcode?: number | string): Reply {
	return {
		httpStatus,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: Buffer.from(JSON.stringify(value)),
		errcode,
	};
}

/** An answer of any other content type, with no provider code. */
export function plainReply(
	httpStatus: number,
	body: string,
	contentType = 'text/plain; charset=utf-8',
	headers: Readonly<Record<string, string>> = {},
): Reply {
	return {
		httpStatus,
		headers: { 'Content-Type': contentType, ...headers },
		body: Buffer.from(body),
	};
}
