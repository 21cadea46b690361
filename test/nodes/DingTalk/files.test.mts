import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteSingleFunctions } from 'n8n-workflow';
import { givenFile } from '../../../nodes/DingTalk/shared/files.ts';

const BYTES = Buffer.from(Array.from({ length: 250 }, (_, index) => index));

/** An item with this file, which n8n keeps elsewhere and gives in parts of so many bytes. */
function item(binary: Partial<IBinaryData>, partSize = 7) {
	const parts = Array.from({ length: Math.ceil(BYTES.length / partSize) }, (_, index) =>
		BYTES.subarray(index * partSize, (index + 1) * partSize),
	);
	const stream = Readable.from(parts);
	const getBinaryDataBuffer = jest.fn(async () => BYTES);
	const helpers = {
		assertBinaryData: () => ({ fileName: 'a.bin', mimeType: 'image/png', ...binary }),
		getBinaryMetadata: async () => ({ fileSize: BYTES.length }),
		getBinaryStream: async () => stream,
		getBinaryDataBuffer,
	};
	const context = {
		helpers,
		getNodeParameter: (name: string) => (name === 'binaryPropertyName' ? 'data' : ''),
	} as unknown as IExecuteSingleFunctions;
	return { context, stream, getBinaryDataBuffer };
}

async function piecesIn(context: IExecuteSingleFunctions, size: number): Promise<Buffer[]> {
	const pieces = [];
	for await (const piece of (await givenFile(context)).pieces(size)) pieces.push(piece);
	return pieces;
}

describe('the pieces of a file', () => {
	it.each([1, 7, 64, 125, 250, 1000])('of %i bytes are read one by one', async (size) => {
		const { context, getBinaryDataBuffer } = item({ id: 'filesystem:1', data: 'filesystem' });
		const pieces = await piecesIn(context, size);
		expect(
			pieces
				.map(({ length }) => length)
				.slice(0, -1)
				.every((one) => one === size),
		).toBe(true);
		expect(pieces).toHaveLength(Math.ceil(BYTES.length / size));
		expect(Buffer.concat(pieces).equals(BYTES)).toBe(true);
		expect(getBinaryDataBuffer).not.toHaveBeenCalled();
	});

	it('are cut from one part of the stream, too', async () => {
		const { context } = item({ id: 's3:1', data: 's3' }, 250);
		const pieces = await piecesIn(context, 100);
		expect(pieces.map(({ length }) => length)).toEqual([100, 100, 50]);
		expect(Buffer.concat(pieces).equals(BYTES)).toBe(true);
	});

	it('are cut from a file that stands in the item', async () => {
		const { context } = item({ data: BYTES.toString('base64') });
		expect(Buffer.concat(await piecesIn(context, 99)).equals(BYTES)).toBe(true);
	});

	it('leave no stream open when nobody wants more', async () => {
		const { context, stream } = item({ id: 'filesystem:1', data: 'filesystem' });
		for await (const piece of (await givenFile(context)).pieces(10)) {
			expect(piece).toHaveLength(10);
			break;
		}
		expect(stream.destroyed).toBe(true);
	});

	it('name the field where n8n no longer has the file', async () => {
		const { context } = item({ id: 'filesystem:1', data: 'filesystem' });
		context.helpers.getBinaryStream = async () => {
			throw new Error('ENOENT: /home/node/.n8n/binaryData/1');
		};
		await expect(piecesIn(context, 10)).rejects.toThrow(
			/^Input Binary Field names a file that n8n no longer has: "data"$/,
		);
	});
});
