import type { ReceivedRequest } from '../shared/messages.mts';

/** One part of a multipart body. */
export interface Part {
	name: string;
	/** Undefined: a plain field. */
	filename: string | undefined;
	contentType: string;
	bytes: Buffer;
}

const END_OF_HEAD = '\r\n\r\n';

/** The parts of multipart/form-data (RFC 7578); undefined when the body is not that. */
export function readParts({ headers, body }: ReceivedRequest): Part[] | undefined {
	const contentType = headers['content-type'] ?? '';
	const [, quoted, bare] =
		/^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? bare;
	if (boundary === undefined) return undefined;
	const pieces = split(Buffer.concat([Buffer.from('\r\n'), body]), `\r\n--${boundary}`);
	const last = pieces.at(-1)?.toString('latin1');
	if (pieces.length < 2 || !last?.startsWith('--')) return undefined;
	const parts = pieces.slice(1, -1).map(readPart);
	return parts.every((part) => part !== undefined) ? parts : undefined;
}

function split(body: Buffer, separator: string): Buffer[] {
	const pieces: Buffer[] = [];
	let from = 0;
	for (;;) {
		const at = body.indexOf(separator, from);
		if (at < 0) return [...pieces, body.subarray(from)];
		pieces.push(body.subarray(from, at));
		from = at + separator.length;
	}
}

function readPart(piece: Buffer): Part | undefined {
	const end = piece.indexOf(END_OF_HEAD);
	if (end < 0) return undefined;
	const head = piece.subarray(0, end).toString('utf8');
	const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1];
	const name = disposition && /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
	if (!name) return undefined;
	const [, contentType = 'text/plain'] = /^content-type:\s*(\S+)/im.exec(head) ?? [];
	return {
		name,
		filename: filenameIn(disposition),
		contentType,
		bytes: piece.subarray(end + END_OF_HEAD.length),
	};
}

function filenameIn(disposition: string): string | undefined {
	const [, encoded] = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(disposition) ?? [];
	if (encoded !== undefined) return decodeURIComponent(encoded);
	return /;\s*filename="([^"]*)"/i.exec(disposition)?.[1]?.replaceAll('%22', '"');
}
