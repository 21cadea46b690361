import { randomBytes } from 'node:crypto';
import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { askStore } from '../../../nodes/DingTalk/resources/drive/store.ts';
import type { ProviderError } from '../../../nodes/core/errors.ts';
import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;
let agent_id: string;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
	agent_id = String(dingTalk.simulator.credentials.agentId);
});

afterEach(async () => {
	await dingTalk.close();
});

const MB = 1024 * 1024;
const drive = { resource: 'drive' };
const noAgent = { credentials: { dingTalkApi: { agentId: '' } } };

/** The files of an item, of which one has these bytes and this name. */
function file(bytes: Buffer, fileName: string) {
	return { data: { data: bytes.toString('base64'), mimeType: 'text/plain', fileName } };
}

/** The requests but those for a token, without the token. */
function calls() {
	return dingTalk.simulator.requests
		.filter(({ path }) => path !== '/gettoken')
		.map(({ listener, method, path, query, rawBody }) => {
			const { access_token, ...others } = query;
			expect(dingTalk.simulator.issuedTokens).toContain(access_token);
			return { host: listener, method, path, query: others, hasBody: (rawBody ?? '').length > 0 };
		});
}

async function uploaded(bytes = Buffer.from('content'), name = '报告.txt'): Promise<string> {
	const { json } = await dingTalk.run(
		{ ...drive, operation: 'upload' },
		{ binary: file(bytes, name) },
	);
	return json[0]?.media_id as string;
}

describe('Upload File', () => {
	const parameters = { ...drive, operation: 'upload' };

	it('sends up to 8 MB in one piece, byte for byte', async () => {
		const bytes = randomBytes(8 * MB);
		const { error, json } = await dingTalk.run(parameters, { binary: file(bytes, '影像.dcm') });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/file/upload/single',
				query: { agent_id, file_size: String(8 * MB) },
				hasBody: true,
			},
		]);
		const [held] = dingTalk.simulator.media;
		expect(held?.name).toBe('影像.dcm');
		expect(held?.bytes.equals(bytes)).toBe(true);
		expect(json).toEqual([{ media_id: held?.media_id, file_name: '影像.dcm', file_size: 8 * MB }]);
	});

	it('sends more than 8 MB in chunks, byte for byte', async () => {
		const bytes = randomBytes(16 * MB + 1);
		const { error, json } = await dingTalk.run(parameters, { binary: file(bytes, 'a.bin') });
		expect(error).toBeUndefined();
		const sizes = { agent_id, file_size: String(bytes.length), chunk_numbers: '3' };
		const upload_id = expect.stringMatching(/./) as string;
		const transaction = { host: 'oapi', method: 'GET', path: '/file/upload/transaction' };
		expect(calls()).toEqual([
			{ ...transaction, query: sizes, hasBody: false },
			...['1', '2', '3'].map((chunk_sequence) => ({
				host: 'oapi',
				method: 'POST',
				path: '/file/upload/chunk',
				query: { agent_id, upload_id, chunk_sequence },
				hasBody: true,
			})),
			{ ...transaction, query: { ...sizes, upload_id }, hasBody: false },
		]);
		const [held] = dingTalk.simulator.media;
		expect(held?.bytes.equals(bytes)).toBe(true);
		expect(json).toMatchObject([{ media_id: held?.media_id, file_size: bytes.length }]);
	});

	it('goes on with the chunk that was refused when n8n tries again', async () => {
		const bytes = randomBytes(8 * MB + 1);
		dingTalk.simulator.addFault({
			kind: 'errcode',
			errcode: 40035,
			path: '/file/upload/chunk',
			skip: 1,
		});
		const { error } = await dingTalk.run(parameters, {
			binary: file(bytes, 'a.bin'),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(error).toBeUndefined();
		expect(calls().map(({ query }) => query.chunk_sequence)).toEqual([
			undefined,
			'1',
			'2',
			'2',
			undefined,
		]);
		expect(dingTalk.simulator.media[0]?.bytes.equals(bytes)).toBe(true);
	});

	it('refuses an empty file before anything is sent', async () => {
		const { error } = await dingTalk.run(parameters, { binary: file(Buffer.alloc(0), 'a.txt') });
		expect(error?.message).toBe('Input Binary Field holds an empty file: "data" [item 0]');
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('asks for the agent ID where the credential has none', async () => {
		const { error } = await dingTalk.run(parameters, {
			...noAgent,
			binary: file(Buffer.from('a'), 'a.txt'),
		});
		expect(error?.message).toMatch(/Agent ID.*is empty, and files of DingDrive need it/);
		expect(calls()).toEqual([]);
	});

	it('does not go on without the ID that DingTalk is to give', async () => {
		dingTalk.simulator.addFault({
			kind: 'status',
			httpStatus: 200,
			body: '{"errcode":0,"errmsg":"ok"}',
			contentType: 'application/json',
			path: '/file/upload/single',
		});
		const { error } = await dingTalk.run(parameters, { binary: file(Buffer.from('a'), 'a.txt') });
		expect(error?.message).toMatch(/^Check in DingTalk whether this was carried out/);
		expect(error?.description).toMatch(/the answer holds no media_id/);
	});
});

describe('spaces', () => {
	it.each(['orders', ''])('are found by the domain %j, or by the agent ID', async (domain) => {
		const space = await dingTalk.run({ ...drive, operation: 'getSpace', domain });
		const used = await dingTalk.run({ ...drive, operation: 'getUsedSize', domain });
		const by = domain === '' ? { agent_id } : { domain };
		const get = { host: 'oapi', method: 'GET', query: by, hasBody: false };
		expect(calls()).toEqual([
			{ ...get, path: '/cspace/get_custom_space' },
			{ ...get, path: '/cspace/used_info' },
		]);
		expect(space.json).toEqual([{ spaceid: dingTalk.simulator.drive.spaces[0]?.id }]);
		expect(used.json).toEqual([{ used_size: 0 }]);
	});

	it.each([
		['getSpace', 'order-desk'],
		['getUsedSize', 'abcdefghijk'],
		['grantAccess', '订单'],
	])('%s refuses the domain %j before anything is sent', async (operation, domain) => {
		const { error } = await dingTalk.run({
			...drive,
			operation,
			domain,
			userId: chosen('lisi'),
		});
		expect(error?.message).toBe(
			`Domain must be 1 to 10 letters and digits, but is "${domain}" [item 0]`,
		);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('Grant Access', () => {
	const parameters = {
		...drive,
		operation: 'grantAccess',
		userId: chosen('lisi'),
		permission: 'download',
		domain: 'orders',
	};

	it('sends what the document says', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			options: { duration: 600, fileids: ['1', '2'], path: '/报告/' },
		});
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			{
				host: 'oapi',
				method: 'GET',
				path: '/cspace/grant_custom_space',
				query: {
					domain: 'orders',
					type: 'download',
					userid: 'lisi',
					path: '/报告/',
					fileids: '1,2',
					duration: '600',
				},
				hasBody: false,
			},
		]);
		expect(json).toEqual([{ granted: true, userid: 'lisi', type: 'download', duration: 600 }]);
		expect(dingTalk.simulator.drive.grants).toMatchObject([
			{ path: '/报告/', fileIds: ['1', '2'] },
		]);
	});

	it('grants for 30 seconds if nothing else is said', async () => {
		const { json } = await dingTalk.run(parameters);
		expect(calls()[0]?.query).toEqual({
			domain: 'orders',
			type: 'download',
			userid: 'lisi',
			duration: '30',
		});
		expect(json[0]?.duration).toBe(30);
	});

	it.each([
		[{ userId: chosen('a,b', 'id') }, 'User must be the ID of one user, but is "a,b"'],
		[{ permission: 'read' }, 'Permission must be one of add, delete, download'],
		[{ options: { duration: 3601 } }, 'Duration must be a whole number of seconds from 0 to 3600'],
		[{ options: { duration: 1.5 } }, 'Duration must be a whole number of seconds from 0 to 3600'],
		[{ options: { path: 'reports' } }, 'Path must begin with /, but is "reports"'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a user whom nobody knows', async () => {
		const { error } = await dingTalk.run({ ...parameters, userId: chosen('nobody', 'id') });
		expect(error?.message).toBe(
			'Check the user, the path and the permission: DingTalk has not granted it [item 0]',
		);
	});
});

describe('Add File', () => {
	const parameters = {
		...drive,
		operation: 'addFile',
		mediaId: '#x',
		fileName: '报告.txt',
		spaceId: '482',
		code: 'c1',
	};

	it('puts the file into the space, and gives it in flat fields', async () => {
		const media_id = await uploaded();
		const { json: spaces } = await dingTalk.run({ ...drive, operation: 'getSpace', domain: 'a' });
		const space_id = String(spaces[0]?.spaceid);
		dingTalk.simulator.addLoginCode({ code: 'c1', user: 'lisi', place: 'app' });
		const { error, json } = await dingTalk.run({
			...parameters,
			mediaId: media_id,
			spaceId: space_id,
			options: { overwrite: true, folder_id: '0' },
		});
		expect(error).toBeUndefined();
		expect(calls().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/cspace/add',
			query: {
				agent_id,
				code: 'c1',
				media_id,
				space_id,
				folder_id: '0',
				name: '报告.txt',
				overwrite: 'true',
			},
			hasBody: false,
		});
		expect(json).toEqual([
			expect.objectContaining({ name: '报告.txt', size: 7, spaceId: space_id, type: 'FILE' }),
		]);
		const { json: used } = await dingTalk.run({ ...drive, operation: 'getUsedSize', domain: 'a' });
		expect(used).toEqual([{ used_size: 7 }]);
	});

	it('keeps large numbers of the file exact', async () => {
		dingTalk.simulator.addFault({
			kind: 'status',
			httpStatus: 200,
			body: '{"errcode":0,"dentry":"{\\"id\\":9007199254740993,\\"name\\":\\"a\\"}"}',
			contentType: 'application/json',
			path: '/cspace/add',
		});
		const { json } = await dingTalk.run(parameters);
		expect(json).toEqual([{ id: '9007199254740993', name: 'a' }]);
	});

	it.each([
		[{ mediaId: ' ' }, 'Media ID is empty'],
		[{ mediaId: '@lAD' }, 'Media ID is one of Media, which DingDrive does not know'],
		[{ fileName: ' ' }, 'File Name is empty'],
		[{ spaceId: ' ' }, 'Space ID is empty'],
		[{ code: ' ' }, 'Login Code is empty'],
		[{ options: { overwrite: 'maybe' } }, 'Overwrite must be true or false'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('says what to do about a file that there is not', async () => {
		const { error } = await dingTalk.run(parameters);
		expect(error?.message).toBe('Check the code, the media ID and the space [item 0]');
	});
});

describe('Send File to User', () => {
	const parameters = {
		...drive,
		operation: 'sendFile',
		userId: chosen('lisi'),
		mediaId: '#x',
		fileName: '报告 1.txt',
	};

	it('sends all in the query', async () => {
		const media_id = await uploaded();
		const { error, json } = await dingTalk.run({ ...parameters, mediaId: media_id });
		expect(error).toBeUndefined();
		expect(calls().at(-1)).toEqual({
			host: 'oapi',
			method: 'POST',
			path: '/cspace/add_to_single_chat',
			query: { agent_id, userid: 'lisi', media_id, file_name: '报告 1.txt' },
			hasBody: false,
		});
		expect(json).toEqual([{ sent: true, userid: 'lisi', media_id, file_name: '报告 1.txt' }]);
		expect(dingTalk.simulator.messages).toMatchObject([
			{ kind: 'file', text: '报告 1.txt', receivers: ['lisi'] },
		]);
	});

	it('does not send a file again of which nobody knows whether it was sent', async () => {
		const media_id = await uploaded();
		dingTalk.simulator.addFault({ kind: 'resetAfter', path: '/cspace/add_to_single_chat' });
		const { error } = await dingTalk.run(
			{ ...parameters, mediaId: media_id },
			{ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } },
		);
		expect(error?.message).toMatch(/^Check in DingTalk whether this was carried out/);
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	it.each([
		[{ userId: chosen(' ', 'id') }, 'User is empty'],
		[{ mediaId: '@lAD' }, 'Media ID is one of Media, which DingDrive does not know'],
		[{ fileName: ' ' }, 'File Name is empty'],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await dingTalk.run({ ...parameters, ...change });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(dingTalk.simulator.requests).toEqual([]);
	});
});

describe('folders', () => {
	const BYTES = randomBytes(70_000);
	let unionId: string;
	let folder: string;

	beforeEach(async () => {
		unionId = dingTalk.simulator.users.find(({ userid }) => userid === 'lisi')?.unionid ?? '';
		await dingTalk.run({ ...drive, operation: 'getSpace', domain: 'orders' });
		folder = dingTalk.simulator.drive.spaces[0]?.rootUuid ?? '';
	});

	const upload = async (settings: Parameters<typeof dingTalk.run>[1] = {}, change: object = {}) =>
		await dingTalk.run(
			{
				...drive,
				operation: 'uploadToFolder',
				parentDentryUuid: folder,
				unionId,
				options: { conflictStrategy: 'overwrite' },
				...change,
			},
			{ binary: file(BYTES, '影像 1.dcm'), ...settings },
		);

	/** The requests after that for the space. */
	const requests = () =>
		dingTalk.simulator.requests.filter(({ path }) => path !== '/gettoken').slice(1);

	it('get files in three steps, byte for byte, and the store sees no token', async () => {
		const { error, json, stored } = await upload();
		expect(error).toBeUndefined();
		const [place, put, commit] = requests();
		const path = `/v2.0/storage/spaces/files/${folder}`;
		expect(place).toMatchObject({
			listener: 'api',
			method: 'POST',
			path: `${path}/uploadInfos/query`,
			query: { unionId },
		});
		expect(JSON.parse(String(place?.rawBody))).toEqual({
			protocol: 'HEADER_SIGNATURE',
			option: { preCheckParam: { size: BYTES.length, name: '影像 1.dcm' } },
		});
		expect(put).toMatchObject({ method: 'PUT', query: {} });
		expect(put?.path).toMatch(/^\/storage-resources\//);
		expect(put?.headers['x-acs-dingtalk-access-token']).toBeUndefined();
		expect(put?.headers['content-type'] ?? '').toBe('');
		expect(commit).toMatchObject({ method: 'POST', path: `${path}/commit`, query: { unionId } });
		expect(JSON.parse(String(commit?.rawBody))).toEqual({
			uploadKey: expect.any(String),
			name: '影像 1.dcm',
			option: { size: BYTES.length, conflictStrategy: 'OVERWRITE' },
		});
		const [space] = dingTalk.simulator.drive.spaces;
		const [held] = dingTalk.simulator.drive.files;
		expect(held?.bytes.equals(BYTES)).toBe(true);
		expect(json).toEqual([
			expect.objectContaining({
				id: held?.id,
				spaceId: space?.id,
				name: '影像 1.dcm',
				size: BYTES.length,
				type: 'FILE',
			}),
		]);
		expect(stored).not.toContain(String(put?.headers.authorization));
	});

	it('give files back, byte for byte', async () => {
		const { json: files } = await upload();
		const { id: dentryId, spaceId } = files[0] as { id: string; spaceId: string };
		const { error, output } = await dingTalk.run({
			...drive,
			operation: 'download',
			spaceId,
			dentryId,
			unionId,
			binaryPropertyName: 'file',
		});
		expect(error).toBeUndefined();
		const [info, get] = requests().slice(3);
		expect(info).toMatchObject({
			listener: 'api',
			method: 'POST',
			path: `/v1.0/storage/spaces/${spaceId}/dentries/${dentryId}/downloadInfos/query`,
			query: { unionId },
		});
		expect(get?.method).toBe('GET');
		expect(get?.headers['x-acs-dingtalk-access-token']).toBeUndefined();
		expect(output[0]?.json).toEqual({
			spaceId,
			dentryId,
			fileName: '影像 1.dcm',
			mimeType: 'application/octet-stream',
			fileSize: BYTES.length,
		});
		const { data } = output[0]?.binary?.file ?? {};
		expect(Buffer.from(String(data), 'base64').equals(BYTES)).toBe(true);
	});

	it('get a file again that the store refused, and no file twice', async () => {
		dingTalk.simulator.addFault({
			kind: 'status',
			httpStatus: 403,
			body: '<Error/>',
			contentType: 'application/xml',
			path: '/storage-resources/{key}',
		});
		const once = await upload();
		expect(once.error?.message).toBe('Try again: the store of DingDrive refused the file [item 0]');
		expect(once.error?.description).toBe('The store answered with HTTP status 403');
		expect(dingTalk.simulator.drive.files).toEqual([]);
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		dingTalk.simulator.addFault({ kind: 'resetBefore', path: '/storage-resources/{key}' });
		const again = await upload({ node: retry });
		expect(again.error).toBeUndefined();
		expect(dingTalk.simulator.drive.files).toHaveLength(1);
	});

	it('name the store where it does not answer', async () => {
		dingTalk.simulator.addFault({ kind: 'resetBefore', path: '/storage-resources/{key}' });
		const { error } = await upload();
		const { host } = new URL(dingTalk.simulator.credentials.apiUrl);
		expect(error?.message).toBe(
			`Try again, and check that n8n can reach ${host}, where DingDrive keeps its files [item 0]`,
		);
		expect(error?.description).toBe('DingDrive: the connection was closed before the answer');
	});

	it('are asked for a place when a file’s turn has come, since it is soon good no longer', async () => {
		const { error } = await upload({ items: Array.from({ length: 9 }, () => ({})) });
		expect(error).toBeUndefined();
		let places = 0;
		const waiting = requests().map(({ path, method }) => {
			if (path.endsWith('/uploadInfos/query')) places++;
			if (method === 'PUT') places--;
			return places;
		});
		expect(Math.max(...waiting)).toBeLessThanOrEqual(4);
		expect(requests().filter(({ path }) => path.endsWith('/commit'))).toHaveLength(9);
	});

	it('get no bytes again of an item that is done when n8n retries for another', async () => {
		const { error } = await upload(
			{
				items: [{ folder }, { folder: 'none' }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			},
			{ parentDentryUuid: '={{ $json.folder }}' },
		);
		expect(error?.message).toMatch(/\[item 1\]$/);
		expect(requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
		expect(dingTalk.simulator.drive.files).toHaveLength(1);
	});

	it('do not get a file again where nobody knows whether it appeared', async () => {
		const path = '/v2.0/storage/spaces/files/{parentDentryUuid}/commit';
		dingTalk.simulator.addFault({ kind: 'resetAfter', path });
		const { error } = await upload({
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(error?.message).toMatch(/^Check in DingTalk whether this was carried out/);
		expect(dingTalk.simulator.drive.files).toHaveLength(1);
		expect(requests().filter(({ path: one }) => one.endsWith('/commit'))).toHaveLength(1);
	});

	it.each([
		[{ parentDentryUuid: ' ' }, 'Folder UUID is empty'],
		[{ unionId: ' ' }, 'Union ID is empty'],
		[
			{ options: { conflictStrategy: 'skip' } },
			'If the Name Is Taken must be one of overwrite, rename',
		],
	])('refuse %j before anything is sent', async (change, message) => {
		const { error } = await upload({}, change);
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(requests()).toEqual([]);
	});

	it.each([
		[{ spaceId: ' ' }, 'Space ID is empty'],
		[{ dentryId: ' ' }, 'File ID is empty'],
		[{ binaryPropertyName: ' ' }, 'Put Output File in Field is empty'],
	])('give nothing for %j', async (change, message) => {
		const { error } = await dingTalk.run({
			...drive,
			operation: 'download',
			spaceId: '1',
			dentryId: '2',
			unionId,
			...change,
		});
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(requests()).toEqual([]);
	});
});

describe('the store', () => {
	const answer = { headerSignatureInfo: { resourceUrls: ['https://store.example/key?sign=s'] } };

	/** What is said where a request to the store ends with this code of Node.js. */
	async function failed(code: string, isCancelled = false): Promise<unknown> {
		const context = {
			getExecutionCancelSignal: () => (isCancelled ? AbortSignal.abort() : undefined),
			helpers: {
				httpRequest: async () => {
					throw Object.assign(new Error('https://store.example/key?sign=s'), { code });
				},
			},
		} as unknown as IExecuteSingleFunctions;
		const error: unknown = await askStore(context, { url: '' }, 'GET', answer).catch(
			(thrown: unknown) => thrown,
		);
		const { message, details } = error as ProviderError;
		return [message, details.description];
	}

	const REACH =
		'Try again, and check that n8n can reach store.example, where DingDrive keeps its files';

	it.each([
		['ECONNREFUSED', REACH, 'DingDrive could not be reached: the connection was refused'],
		['ETIMEDOUT', REACH, 'DingDrive: no answer came in time'],
		[
			'CERT_HAS_EXPIRED',
			'Check the certificate of the DingDrive server, or let the credential ignore SSL issues',
			'The certificate of DingDrive is not valid: it has expired',
		],
	])('fails with %s', async (code, message, description) => {
		expect(await failed(code)).toEqual([message, description]);
	});

	it('is not blamed where the execution was cancelled', async () => {
		expect(await failed('ERR_CANCELED', true)).toEqual([
			'Try again: DingDrive gave no usable answer',
			'DingDrive: the execution was cancelled',
		]);
	});
});
