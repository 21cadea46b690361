import { randomBytes } from 'node:crypto';
import { DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

const MB = 1024 * 1024;
/** Every byte there is, and what ends lines and parts in multipart. */
const BYTES = Buffer.concat([
	Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
	Buffer.from('\r\n--boundary--\r\n'),
	randomBytes(5000),
]);

/** The files of an item, of which one has these bytes and this name. */
function file(bytes: Buffer, fileName?: string, mimeType = 'application/pdf') {
	return { data: { data: bytes.toString('base64'), mimeType, fileName } };
}

/** The requests but those for a token. */
function calls() {
	return dingTalk.simulator.requests.filter(({ path }) => path !== '/gettoken');
}

describe('Upload', () => {
	const parameters = { resource: 'media', operation: 'upload', binaryPropertyName: 'data' };

	it('sends the file as multipart, byte for byte, and gives its media ID', async () => {
		const { error, json } = await dingTalk.run(parameters, {
			binary: file(BYTES, '出院小结 "一".pdf'),
		});
		expect(error).toBeUndefined();
		const [request] = calls();
		const { access_token, ...query } = request?.query ?? {};
		expect(dingTalk.simulator.issuedTokens).toContain(access_token);
		expect(request).toMatchObject({ listener: 'oapi', method: 'POST', path: '/media/upload' });
		expect(query).toEqual({ type: 'file' });
		expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=-+n8n\w+$/);
		const [media] = dingTalk.simulator.media;
		expect(media).toMatchObject({
			type: 'file',
			name: '出院小结 "一".pdf',
			contentType: 'application/pdf',
		});
		expect(media?.bytes.equals(BYTES)).toBe(true);
		expect(json).toEqual([
			{ media_id: media?.media_id, type: 'file', created_at: media?.created_at },
		]);
	});

	it.each([
		['a.JPG', 'image'],
		['a.bmp', 'image'],
		['a.amr', 'voice'],
		['a.b.mp4', 'video'],
		['a.docx', 'file'],
	])('takes %s for %s', async (name, type) => {
		const { json } = await dingTalk.run(parameters, { binary: file(BYTES, name) });
		expect(json).toEqual([expect.objectContaining({ type })]);
	});

	it('gives a file the name that the user chose', async () => {
		await dingTalk.run(
			{ ...parameters, mediaType: 'image', options: { fileName: '照片.png' } },
			{ binary: file(BYTES, undefined, 'image/png') },
		);
		expect(dingTalk.simulator.media).toMatchObject([{ name: '照片.png', type: 'image' }]);
	});

	it.each([
		['an empty file', file(Buffer.alloc(0), 'a.pdf'), 'holds an empty file: "data"'],
		['a file without a name', file(BYTES), 'holds a file without a name'],
		[
			'a kind of file that DingTalk rejects',
			file(BYTES, 'a.exe'),
			'holds a file of a kind that DingTalk rejects: "a.exe"',
		],
		[
			'a voice of more than 2 MB',
			file(Buffer.alloc(2 * MB + 1), 'a.mp3'),
			'holds a file of 2097153 bytes, and DingTalk takes at most 2 MB of this type',
		],
		[
			'an image of more than 20 MB',
			file(Buffer.alloc(20 * MB + 1), 'a.png'),
			'holds a file of 20971521 bytes, and DingTalk takes at most 20 MB of this type',
		],
	])('refuses %s before anything is sent', async (_, binary, problem) => {
		const { error } = await dingTalk.run(parameters, { binary });
		expect(error?.message).toBe(`Input Binary Field ${problem} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('takes a voice of 2 MB', async () => {
		const { error } = await dingTalk.run(parameters, {
			binary: file(Buffer.alloc(2 * MB), 'a.wav'),
		});
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.media[0]?.bytes.length).toBe(2 * MB);
	});

	it('refuses a type that does not fit the file, and a field that holds none', async () => {
		const misfit = await dingTalk.run(
			{ ...parameters, mediaType: 'voice' },
			{ binary: file(BYTES, 'a.pdf') },
		);
		expect(misfit.error?.message).toBe('Type does not fit the file "a.pdf" [item 0]');
		expect(misfit.error?.description).toBe('DingTalk accepts for this type: amr, mp3, wav.');
		const none = await dingTalk.run(
			{ ...parameters, binaryPropertyName: 'other' },
			{ binary: file(BYTES, 'a.pdf') },
		);
		expect(none.error?.message).toMatch(/binary field 'other'/);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('does not repeat an upload of which nobody knows what became', async () => {
		dingTalk.simulator.addFault({ kind: 'resetAfter', path: '/media/upload', times: 1 });
		const { error } = await dingTalk.run(parameters, {
			binary: file(BYTES, 'a.pdf'),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(error?.message).toMatch(/^Check in DingTalk whether this was carried out/);
		expect(calls()).toHaveLength(1);
	});

	it('sends the file again with a new token', async () => {
		await dingTalk.run(parameters, { binary: file(BYTES, 'a.pdf') });
		dingTalk.simulator.revokeTokens();
		const { error } = await dingTalk.run(parameters, { binary: file(BYTES, 'b.pdf') });
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.media.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
	});
});

describe('Download', () => {
	const parameters = { resource: 'media', operation: 'download', binaryPropertyName: 'file' };

	it('gives the file that was uploaded, byte for byte', async () => {
		const uploaded = await dingTalk.run(
			{ resource: 'media', operation: 'upload' },
			{ binary: file(BYTES, '出院小结.pdf') },
		);
		const media_id = uploaded.json[0]?.media_id as string;
		const { error, output } = await dingTalk.run({ ...parameters, mediaId: media_id });
		expect(error).toBeUndefined();
		const request = calls().at(-1);
		expect(request).toMatchObject({ listener: 'oapi', method: 'GET', path: '/media/get' });
		expect(request?.query).toEqual({ media_id, access_token: expect.any(String) });
		expect(output).toEqual([
			expect.objectContaining({
				json: {
					media_id,
					fileName: '出院小结.pdf',
					mimeType: 'application/pdf',
					fileSize: BYTES.length,
				},
				pairedItem: { item: 0 },
			}),
		]);
		const { data, fileName, mimeType } = output[0]?.binary?.file ?? {};
		expect({ fileName, mimeType }).toEqual({
			fileName: '出院小结.pdf',
			mimeType: 'application/pdf',
		});
		expect(Buffer.from(String(data), 'base64').equals(BYTES)).toBe(true);
	});

	it('says what is wrong when DingTalk answers with JSON in place of a file', async () => {
		const { error } = await dingTalk.run({ ...parameters, mediaId: '@none' });
		expect(error?.message).toBe('Check the media ID: DingTalk has no such file [item 0]');
		expect(error?.description).toMatch(/^DingTalk answered 40007 /);
	});

	it('takes no refusal for a file because of its content type', async () => {
		dingTalk.simulator.addFault({
			kind: 'status',
			httpStatus: 200,
			body: '{"errcode":40007,"errmsg":"不合法的媒体文件id"}',
			contentType: 'application/octet-stream',
			path: '/media/get',
		});
		const { error, output } = await dingTalk.run({ ...parameters, mediaId: '@a' });
		expect(output).toEqual([]);
		expect(error?.message).toBe('Check the media ID: DingTalk has no such file [item 0]');
	});

	it('takes no file that broke off for a whole one', async () => {
		const { json } = await dingTalk.run(
			{ resource: 'media', operation: 'upload' },
			{ binary: file(BYTES, 'a.pdf') },
		);
		dingTalk.simulator.addFault({ kind: 'truncated', path: '/media/get' });
		const { error } = await dingTalk.run({ ...parameters, mediaId: json[0]?.media_id as string });
		expect(error?.message).toBe('Try again: DingTalk gave no usable answer [item 0]');
	});

	it.each([
		[{ mediaId: ' ' }, 'Media ID is empty'],
		[{ mediaId: '@a', binaryPropertyName: ' ' }, 'Put Output File in Field is empty'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});
