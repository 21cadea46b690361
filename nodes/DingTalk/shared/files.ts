import { randomBytes } from 'node:crypto';
import type {
	IBinaryData,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { inputError } from '../../core/errors';
import { option, optionalText, requiredText } from '../../core/fields';
import type { Call } from '../../core/provider';
import { say } from '../words';

const INPUT_FIELD = 'Input Binary Field';

/** Which file of an item goes to DingTalk. */
export const binaryField: INodeProperties = {
	displayName: INPUT_FIELD,
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field containing the file to be uploaded',
	description: 'Field of the item that holds the file',
};

export const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. report.pdf',
	description: 'Name for the file with its extension, in place of its own (filename)',
};

/** A file that an item carries. Its bytes are read when they are needed, and not before. */
export interface GivenFile {
	/** With its extension. */
	name: string;
	/** In bytes, at least 1. */
	size: number;
	mimeType: string;
	/** @throws ProviderError when n8n no longer has the file */
	read(): Promise<Buffer>;
	/**
	 * The bytes in pieces of so many, one after the other, of which the last may be smaller. A file that
	 * n8n keeps elsewhere is read piece by piece and never as a whole.
	 *
	 * @throws ProviderError when n8n no longer has the file
	 */
	pieces(size: number): AsyncIterable<Buffer>;
}

/**
 * The file in the field that the user named.
 *
 * @throws ProviderError when it is empty or has no name; NodeOperationError of n8n when there is none
 */
export async function givenFile(context: IExecuteSingleFunctions): Promise<GivenFile> {
	const field = requiredText(INPUT_FIELD, context.getNodeParameter(binaryField.name));
	const binary = context.helpers.assertBinaryData(field);
	const gone = () => inputError(INPUT_FIELD, say`names a file that n8n no longer has: "${field}"`);
	const size = await sizeOf(context, binary).catch(() => {
		throw gone();
	});
	if (size === 0) throw inputError(INPUT_FIELD, say`holds an empty file: "${field}"`);
	const read = async () =>
		await context.helpers.getBinaryDataBuffer(field).catch(() => {
			throw gone();
		});
	const open = async () =>
		binary.id === undefined
			? [await read()]
			: await context.helpers.getBinaryStream(binary.id).catch(() => {
					throw gone();
				});
	return {
		name: nameOf(context, binary),
		size,
		mimeType: binary.mimeType,
		read,
		pieces: (pieceSize) => piecesOf(open, pieceSize),
	};
}

/** @param open gives the bytes in order, in parts of any length */
async function* piecesOf(
	open: () => Promise<Iterable<Buffer> | AsyncIterable<unknown>>,
	size: number,
): AsyncGenerator<Buffer> {
	let kept: Buffer[] = [];
	let length = 0;
	for await (const bytes of await open()) {
		let rest = bytes as Buffer;
		while (length + rest.length >= size) {
			const end = size - length;
			yield Buffer.concat([...kept, rest.subarray(0, end)]);
			rest = rest.subarray(end);
			kept = [];
			length = 0;
		}
		kept.push(rest);
		length += rest.length;
	}
	if (length > 0) yield Buffer.concat(kept);
}

/** A file that n8n keeps elsewhere has an ID; any other stands in the item as Base64. */
async function sizeOf(
	context: IExecuteSingleFunctions,
	{ id, data }: IBinaryData,
): Promise<number> {
	if (id === undefined) return Buffer.byteLength(data, 'base64');
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

function nameOf(context: IExecuteSingleFunctions, binary: IBinaryData): string {
	const chosen = optionalText(fileNameOption.displayName, option(context, fileNameOption.name));
	const name = chosen || optionalText(INPUT_FIELD, binary.fileName);
	if (name !== '') return name;
	throw inputError(INPUT_FIELD, say`holds a file without a name`, say`Give it one by File Name.`);
}

/** The extension of a file's name in small letters, without the dot; empty where it has none. */
export function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * A call that carries a file as multipart/form-data (RFC 7578), with its name in UTF-8.
 *
 * @param part the name of the part that holds the file
 * @param read its bytes, if it is not the whole file
 */
export function multipartCall(
	options: IHttpRequestOptions,
	part: string,
	{ name, mimeType, read: readAll }: GivenFile,
	read: () => Promise<Buffer> = readAll,
): Pick<Call, 'options' | 'loadBody'> {
	const boundary = `----n8n${randomBytes(24).toString('hex')}`;
	const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream';
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="${part}"; filename="${quotable(name)}"`,
		`Content-Type: ${type}`,
		'\r\n',
	].join('\r\n');
	return {
		options: {
			...options,
			body: undefined,
			headers: {
				...options.headers,
				'Content-Type': `multipart/form-data; boundary=${boundary}`,
			},
		},
		loadBody: async () =>
			Buffer.concat([Buffer.from(head), await read(), Buffer.from(`\r\n--${boundary}--\r\n`)]),
	};
}

/** As browsers write names between quotes. */
function quotable(name: string): string {
	return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

const OUTPUT_FIELD = 'Put Output File in Field';

/** Where a file of DingTalk goes. */
export const outputBinaryField: INodeProperties = {
	displayName: OUTPUT_FIELD,
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
	description: 'Field of the output item that is to hold the file',
};

/** @throws ProviderError when it is empty */
export function outputFieldOf(context: IExecuteSingleFunctions): string {
	return requiredText(OUTPUT_FIELD, context.getNodeParameter(outputBinaryField.name));
}

/**
 * The item for a file that DingTalk gave.
 *
 * @param answer the file as `fileIn` gives it, and what else is to stand in the item
 */
export async function fileItem(
	context: IExecuteSingleFunctions,
	answer: IDataObject,
): Promise<INodeExecutionData> {
	const { data, fileName, mimeType, ...fields } = answer;
	const bytes = data as Buffer;
	const name = fileName === undefined ? undefined : String(fileName);
	const file = await context.helpers.prepareBinaryData(bytes, name, String(mimeType));
	return {
		json: { ...fields, fileName: name, mimeType, fileSize: bytes.length },
		binary: { [outputFieldOf(context)]: file },
	};
}
