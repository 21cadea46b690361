import { randomBytes } from 'node:crypto';
import { readParts } from '../../simulators/dingTalk/multipart.mts';
import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { JSON_TYPE, json, startDingTalk } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

const PNG = randomBytes(300);

interface File {
	part?: string;
	name?: string;
	bytes?: Buffer;
	/** Further fields of the form. */
	fields?: Readonly<Record<string, string>>;
}

/** A POST of oapi with a file as multipart/form-data, made by Node.js itself. */
async function postFile(path: string, query: Fields, file: File = {}): Promise<Json> {
	const { part = 'media', name = 'a.png', bytes = PNG, fields = {} } = file;
	const form = new FormData();
	for (const [field, value] of Object.entries(fields)) form.append(field, value);
	form.append(part, new Blob([Uint8Array.from(bytes)], { type: 'image/png' }), name);
	const built = new Response(form);
	const body = Buffer.from(await built.arrayBuffer());
	const headers = { 'Content-Type': built.headers.get('content-type') ?? '' };
	return json(await client.oapi(path, query, { method: 'POST', headers, body }));
}

/** The bytes of a file at an address, with its headers. */
async function fetched(url: string, init?: RequestInit) {
	const answer = await fetch(url, init);
	return {
		status: answer.status,
		type: answer.headers.get('content-type'),
		disposition: answer.headers.get('content-disposition'),
		bytes: Buffer.from(await answer.arrayBuffer()),
	};
}

const upload = async (type: unknown, file: File = {}) =>
	await postFile('/media/upload', { type }, file);

describe('media (2.7)', () => {
	it('come down as they went up', async () => {
		const answer = await upload('image', { name: '图 1.png' });
		expect(answer).toEqual({
			errcode: 0,
			errmsg: 'ok',
			type: 'image',
			media_id: expect.stringMatching(/^@/),
			created_at: expect.any(Number),
		});
		const { media_id } = answer as { media_id: string };
		expect(simulator.media).toEqual([
			{
				media_id,
				type: 'image',
				name: '图 1.png',
				contentType: 'image/png',
				bytes: PNG,
				created_at: answer.created_at,
			},
		]);
		const query = `access_token=${client.token}&media_id=${encodeURIComponent(media_id)}`;
		const expected = {
			status: 200,
			type: 'image/png',
			disposition: expect.stringContaining("filename*=UTF-8''%E5%9B%BE%201.png"),
			bytes: PNG,
		};
		expect(await fetched(`${simulator.url}/media/get?${query}`)).toEqual(expected);
		const byPost = await fetched(
			`${simulator.url}/media/downloadFile?access_token=${client.token}`,
			{
				method: 'POST',
				headers: JSON_TYPE,
				body: JSON.stringify({ media_id }),
			},
		);
		expect(byPost).toEqual(expected);
	});

	it('take the type as a field, too', async () => {
		expect(await upload(undefined, { fields: { type: 'image' } })).toMatchObject({ type: 'image' });
	});

	it.each([
		['voice', 'a.amr'],
		['video', 'a.mp4'],
		['file', 'a.PDF'],
	])('take a %s named %s', async (type, name) => {
		expect(await upload(type, { name })).toMatchObject({ errcode: 0, type });
	});

	it.each<[string, unknown, File, number]>([
		['no type', undefined, {}, 40004],
		['an unknown type', 'x', {}, 40004],
		['the name of an object', 'constructor', {}, 40004],
		['another ending', 'image', { name: 'a.svg' }, 40005],
		['no ending', 'image', { name: 'a' }, 40005],
		['an empty file', 'image', { bytes: Buffer.alloc(0) }, 44001],
		[
			'a voice over 2 MB',
			'voice',
			{ name: 'a.mp3', bytes: Buffer.alloc(2 * 1024 * 1024 + 1) },
			45001,
		],
		['another part', 'image', { part: 'file' }, 40035],
	])('refuse %s', async (_what, type, file, errcode) => {
		expect(await upload(type, file)).toMatchObject({ errcode });
		expect(simulator.media).toEqual([]);
	});

	it('refuse what is no multipart, or has no file', async () => {
		expect(await client.post('/media/upload', {}, { type: 'image' })).toMatchObject({
			errcode: 43008,
		});
		const body = '--b\r\nContent-Disposition: form-data; name="media"\r\n\r\nx\r\n--b--\r\n';
		const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
		const answer = await client.oapi('/media/upload', { type: 'image' }, { headers, body });
		expect(json(answer)).toMatchObject({ errcode: 41005 });
	});

	it('are not there under another id', async () => {
		expect(await client.get('/media/get', { media_id: '@x' })).toMatchObject({ errcode: 40007 });
		expect(await client.get('/media/get')).toMatchObject({ errcode: 41006 });
	});
});

describe('multipart bodies', () => {
	const read = (body: string, contentType: string) =>
		readParts({
			headers: { 'content-type': contentType },
			body: Buffer.from(body),
		} as never);

	it('are cut at their boundary only', () => {
		const body = [
			'--b',
			'Content-Disposition: form-data; name="a"; filename="x%22y.bin"',
			'Content-Type: application/octet-stream',
			'',
			'1\r\n--c\r\n2',
			'--b--',
			'',
		].join('\r\n');
		expect(read(body, 'multipart/form-data; boundary="b"')).toEqual([
			{
				name: 'a',
				filename: 'x"y.bin',
				contentType: 'application/octet-stream',
				bytes: Buffer.from('1\r\n--c\r\n2'),
			},
		]);
	});

	it.each([
		['no boundary', '--b--', 'multipart/form-data'],
		['another type', '--b--', 'multipart/mixed; boundary=b'],
		[
			'no end',
			'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
			'multipart/form-data; boundary=b',
		],
		['a part without name', '--b\r\n\r\nx\r\n--b--', 'multipart/form-data; boundary=b'],
		['a part without head', '--b\r\nx\r\n--b--', 'multipart/form-data; boundary=b'],
	])('are refused with %s', (_what, body, contentType) => {
		expect(read(body, contentType)).toBeUndefined();
	});
});

describe('the drive, old calls (2.9)', () => {
	const agent = () => ({ agent_id: client.agentId });
	const postPart = async (path: string, query: Fields, bytes: Buffer, part = 'file') =>
		await postFile(path, { ...agent(), ...query }, { part, name: 'a.bin', bytes });
	const single = async (bytes: Buffer) => {
		const answer = await postPart('/file/upload/single', { file_size: bytes.length }, bytes);
		return String(answer.media_id);
	};
	const space = async () =>
		String((await client.get('/cspace/get_custom_space', { domain: 'test' })).spaceid);

	it('a space belongs to its domain or agent', async () => {
		const first = await client.get('/cspace/get_custom_space', { domain: 'test' });
		expect(first).toEqual({ errcode: 0, errmsg: 'ok', spaceid: expect.stringMatching(/^\d+$/) });
		expect(await client.get('/cspace/get_custom_space', { domain: 'test' })).toEqual(first);
		const other = await client.get('/cspace/get_custom_space', agent());
		expect(other.spaceid).not.toBe(first.spaceid);
	});

	it('a file goes up in one piece, into a space, and is counted', async () => {
		const media_id = await single(PNG);
		expect(media_id).toMatch(/^#/);
		simulator.addLoginCode({ code: 'c1', user: 'lisi' });
		const space_id = await space();
		const add = { ...agent(), code: 'c1', media_id, space_id, name: '报告.bin' };
		const answer = await client.get('/cspace/add', add);
		expect(answer).toEqual({ errcode: 0, errmsg: 'ok', dentry: expect.any(String) });
		const dentry = {
			id: expect.any(String),
			spaceId: space_id,
			parentId: '0',
			type: 'FILE',
			name: '报告.bin',
			size: PNG.length,
			path: '/报告.bin',
			version: 1,
			status: 'NORMAL',
			uuid: expect.any(String),
		};
		expect(JSON.parse(String(answer.dentry))).toEqual(dentry);
		expect(await client.get('/cspace/used_info', { domain: 'test' })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			used_size: String(PNG.length),
		});
		simulator.addLoginCode({ code: 'c2', user: 'lisi' });
		const second = await client.get('/cspace/add', { ...add, code: 'c2' });
		expect(JSON.parse(String(second.dentry))).toMatchObject({ name: '报告(1).bin' });
		simulator.addLoginCode({ code: 'c3', user: 'lisi' });
		const third = await client.get('/cspace/add', { ...add, code: 'c3', overwrite: true });
		expect(JSON.parse(String(third.dentry))).toMatchObject({ name: '报告.bin', version: 2 });
		expect(simulator.drive.files.map(({ bytes }) => bytes)).toEqual([PNG, PNG]);
		expect(await client.get('/cspace/add', add)).toMatchObject({ errcode: 40078 });
	});

	it('a file goes up in chunks', async () => {
		const chunks = [randomBytes(100 * 1024), randomBytes(10)];
		const whole = Buffer.concat(chunks);
		const start = { ...agent(), file_size: whole.length, chunk_numbers: 2 };
		const { upload_id } = await client.get('/file/upload/transaction', start);
		expect(upload_id).toEqual(expect.any(String));
		const end = { ...start, upload_id };
		expect(await client.get('/file/upload/transaction', end)).toMatchObject({ errcode: 40006 });
		for (const [index, bytes] of [...chunks.entries()].reverse()) {
			const query = { upload_id, chunk_sequence: index + 1 };
			expect(await postPart('/file/upload/chunk', query, bytes)).toEqual({
				errcode: 0,
				errmsg: 'ok',
			});
		}
		const { media_id } = await client.get('/file/upload/transaction', end);
		expect(media_id).toEqual(expect.stringMatching(/^#/));
		expect(simulator.media[0]?.bytes).toEqual(whole);
		expect(await client.get('/file/upload/transaction', end)).toMatchObject({ errcode: 40035 });
	});

	it('a file is sent to a person', async () => {
		const media_id = await single(PNG);
		const query = { ...agent(), userid: 'lisi', media_id, file_name: '报告.bin' };
		const path = '/cspace/add_to_single_chat';
		const answer = json(await client.oapi(path, query, { method: 'POST' }));
		expect(answer).toEqual({ errcode: 0, errmsg: 'ok' });
		expect(simulator.messages[0]).toMatchObject({
			kind: 'file',
			text: '报告.bin',
			receivers: ['lisi'],
		});
		expect(await client.post(path, query, query)).toMatchObject({ errcode: 40035 });
	});

	it('rights are granted for a while', async () => {
		const grant = { domain: 'test', type: 'add', userid: 'lisi', path: '/', duration: 30 };
		expect(await client.get('/cspace/grant_custom_space', grant)).toEqual({
			errcode: 0,
			errmsg: 'ok',
		});
		expect(simulator.drive.grants).toEqual([
			{
				spaceId: await space(),
				userid: 'lisi',
				type: 'add',
				path: '/',
				fileIds: [],
				until: expect.any(Number),
			},
		]);
		const refused = async (changes: Fields) =>
			(await client.get('/cspace/grant_custom_space', { ...grant, ...changes })).errcode;
		expect(await refused({ type: 'write' })).toBe(40035);
		expect(await refused({ userid: 'x' })).toBe(72002);
		expect(await refused({ duration: 3601 })).toBe(40035);
		expect(await refused({ duration: undefined })).toBe(40035);
	});

	it.each<[string, () => Promise<Json>, number]>([
		['a long domain', () => client.get('/cspace/used_info', { domain: 'x'.repeat(11) }), 72001],
		['neither domain nor agent', () => client.get('/cspace/used_info'), 72001],
		['another agent', () => client.get('/cspace/used_info', { agent_id: 5 }), 40056],
		['another size', () => postPart('/file/upload/single', { file_size: 1 }, PNG), 40006],
		[
			'over 8 MB',
			() => postPart('/file/upload/single', { file_size: 8 * 1024 * 1024 + 1 }, PNG),
			40006,
		],
		[
			'another part',
			() => postPart('/file/upload/single', { file_size: 300 }, PNG, 'media'),
			40035,
		],
		[
			'an unknown upload',
			() => postPart('/file/upload/chunk', { upload_id: 'x', chunk_sequence: 1 }, PNG),
			40035,
		],
		[
			'a small chunk that is not the last',
			async () => {
				const start = { ...agent(), file_size: 600, chunk_numbers: 2 };
				const { upload_id } = await client.get('/file/upload/transaction', start);
				return await postPart('/file/upload/chunk', { upload_id, chunk_sequence: 1 }, PNG);
			},
			40006,
		],
		[
			'a media_id of the other family',
			async () => {
				const { media_id } = await upload('image');
				const space_id = await space();
				return await client.get('/cspace/add', {
					...agent(),
					code: 'c',
					media_id,
					space_id,
					name: 'x',
				});
			},
			72003,
		],
		[
			'an unknown space',
			async () => {
				const media_id = await single(PNG);
				return await client.get('/cspace/add', {
					...agent(),
					code: 'c',
					media_id,
					space_id: '1',
					name: 'x',
				});
			},
			72001,
		],
	])('refuse %s', async (_what, call, errcode) => {
		expect(await call()).toMatchObject({ errcode });
	});
});

describe('the drive, current calls (2.9)', () => {
	const UNION = 'unionId=union-lisi';
	const post = async (path: string, body?: unknown, query = UNION) =>
		await client.api('POST', `${path}?${query}`, body);
	const createSpace = async () =>
		(await post('/v1.0/storage/spaces', { option: { name: 'S', ownerType: 'APP' } })).space as {
			id: string;
			rootDentryUuid: string;
		};
	interface Signed {
		resourceUrls: string[];
		headers: Record<string, string>;
	}

	async function uploadTo(root: string, bytes: Buffer, option: Fields = {}): Promise<Json> {
		const folder = `/v2.0/storage/spaces/files/${root}`;
		const info = await post(`${folder}/uploadInfos/query`, {
			protocol: 'HEADER_SIGNATURE',
			option: { preCheckParam: { size: bytes.length, name: 'a.bin' } },
		});
		const { resourceUrls, headers } = info.headerSignatureInfo as Signed;
		const put = await fetched(resourceUrls[0] ?? '', {
			method: 'PUT',
			headers,
			body: Uint8Array.from(bytes),
		});
		expect(put.status).toBe(200);
		const commit = { uploadKey: info.uploadKey, name: 'a.bin', option };
		return await post(`${folder}/commit`, commit);
	}

	it('a space is made', async () => {
		const option = {
			name: 'S',
			quota: 1000,
			scene: 'a',
			sceneId: '1',
			ownerType: 'USER',
			capabilities: { canSearch: true, canRename: true, canRecordRecentFile: false },
		};
		expect(await post('/v1.0/storage/spaces', { option })).toEqual({
			space: {
				id: expect.any(String),
				corpId: simulator.credentials.corpId,
				name: 'S',
				quota: 1000,
				ownerType: 'USER',
				rootDentryUuid: expect.any(String),
			},
		});
	});

	it('a file goes up in three steps and comes down', async () => {
		const { id, rootDentryUuid } = await createSpace();
		const answer = await uploadTo(rootDentryUuid, PNG, { size: PNG.length });
		const dentry = {
			id: expect.any(String),
			spaceId: id,
			parentId: '0',
			type: 'FILE',
			name: 'a.bin',
			size: PNG.length,
			path: '/a.bin',
			version: 1,
			status: 'NORMAL',
			uuid: expect.any(String),
		};
		expect(answer).toEqual({ dentry });
		const { id: dentryId } = answer.dentry as { id: string };
		const info = await post(`/v1.0/storage/spaces/${id}/dentries/${dentryId}/downloadInfos/query`);
		expect(info).toEqual({
			protocol: 'HEADER_SIGNATURE',
			headerSignatureInfo: {
				resourceUrls: [expect.stringContaining(simulator.apiUrl)],
				headers: { Authorization: expect.any(String) },
				expirationSeconds: 900,
				region: expect.any(String),
			},
		});
		const { resourceUrls, headers } = info.headerSignatureInfo as Signed;
		const url = resourceUrls[0] ?? '';
		expect(await fetched(url, { headers })).toMatchObject({ status: 200, bytes: PNG });
		expect((await fetched(url)).status).toBe(403);
		expect((await fetched(url, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
	});

	it('a second file of the name is renamed or replaces the first', async () => {
		const { rootDentryUuid } = await createSpace();
		await uploadTo(rootDentryUuid, PNG);
		const auto = await uploadTo(rootDentryUuid, PNG, { conflictStrategy: 'AUTO_RENAME' });
		expect(auto.dentry).toMatchObject({ name: 'a(1).bin' });
		const over = await uploadTo(rootDentryUuid, Buffer.from('new'), {
			conflictStrategy: 'OVERWRITE',
		});
		expect(over.dentry).toMatchObject({ name: 'a.bin', version: 2, size: 3 });
		expect(simulator.drive.files[0]?.bytes.toString()).toBe('new');
	});

	it('a file is sent to a group', async () => {
		const { openConversationId } = await client.api('POST', '/v1.0/im/group/create', {
			name: 'G',
			owner: 'lisi',
			useridlist: ['lisi', 'zhangsan'],
		});
		const space = await post('/v1.0/convFile/conversations/spaces/query', { openConversationId });
		expect(space).toEqual({
			space: { spaceId: expect.any(String), corpId: simulator.credentials.corpId },
		});
		const { id, rootDentryUuid } = await createSpace();
		const { dentry } = await uploadTo(rootDentryUuid, PNG);
		const { id: dentryId } = dentry as { id: string };
		const send = { spaceId: id, dentryId, openConversationId };
		expect(await post('/v1.0/convFile/conversations/files/send', send)).toEqual({ file: dentry });
		expect(simulator.messages[0]).toMatchObject({
			kind: 'file',
			chat: openConversationId,
			receivers: ['lisi', 'zhangsan'],
		});
		expect(
			await post('/v1.0/convFile/conversations/files/send', { ...send, dentryId: 'x' }),
		).toMatchObject({ status: 400, code: 'resource.not.found' });
	});

	it.each<[string, () => Promise<Json>, string]>([
		['no unionId', () => post('/v1.0/storage/spaces', { option: {} }, ''), 'missingParameter'],
		[
			'another unionId',
			() => post('/v1.0/storage/spaces', { option: {} }, 'unionId=x'),
			'invalid.unionId',
		],
		['no option', () => post('/v1.0/storage/spaces', {}), 'missingParameter'],
		[
			'another owner',
			() => post('/v1.0/storage/spaces', { option: { ownerType: 'x' } }),
			'param.error',
		],
		[
			'an unknown folder',
			() =>
				post('/v2.0/storage/spaces/files/x/uploadInfos/query', { protocol: 'HEADER_SIGNATURE' }),
			'resource.not.found',
		],
		[
			'an unknown upload',
			async () => {
				const { rootDentryUuid } = await createSpace();
				const path = `/v2.0/storage/spaces/files/${rootDentryUuid}/commit`;
				return await post(path, { uploadKey: 'x', name: 'a' });
			},
			'resource.not.found',
		],
		[
			'a commit without bytes',
			async () => {
				const { rootDentryUuid } = await createSpace();
				const folder = `/v2.0/storage/spaces/files/${rootDentryUuid}`;
				const { uploadKey } = await post(`${folder}/uploadInfos/query`, {
					protocol: 'HEADER_SIGNATURE',
				});
				return await post(`${folder}/commit`, { uploadKey, name: 'a' });
			},
			'param.error',
		],
		[
			'an unknown file',
			() => post('/v1.0/storage/spaces/1/dentries/2/downloadInfos/query'),
			'resource.not.found',
		],
	])('refuse %s', async (_what, call, code) => {
		expect(await call()).toMatchObject({ status: 400, code });
	});
});
