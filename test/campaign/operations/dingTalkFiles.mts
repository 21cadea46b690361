/** Media and the drive. */
import type { JournalEntry } from '../../../simulators/shared/journal.mts';
import type { DingTalkSimulator } from '../../../simulators/dingTalk/simulator.mts';
import type { DingTalkClient } from '../../simulators/dingTalkClient.mts';
import {
	chosen,
	file,
	NAMED,
	on,
	signedIn,
	UNION_ID,
	type DingTalkOperation,
} from './dingTalk.mts';
import { MARK, numbered, type Item } from './operation.mts';

const STORE = '/storage-resources/{key}';
const LARGEST_PIECE = 8 * 1024 * 1024;
const DOMAIN = 'orders';

const withoutEnding = (name: string) => name.replace(/\.pdf$/, '');
const mediaNames = ({ media }: DingTalkSimulator) => media.map(({ name }) => withoutEnding(name));
const mediaMade = ({ media }: DingTalkSimulator) =>
	media.map(({ media_id, name }): [string, string] => [media_id, withoutEnding(name)]);
const driveMade = ({ drive }: DingTalkSimulator) =>
	drive.files.map(({ id, name }): [string, string] => [id, withoutEnding(name)]);
const driveNames = ({ drive }: DingTalkSimulator) =>
	drive.files.map(({ name }) => withoutEnding(name));

/** Uploads a small file, and gives its ID. */
async function uploaded(client: DingTalkClient, path: string, field: string): Promise<string> {
	const form = new FormData();
	form.append(field, new Blob(['content']), 'a.pdf');
	const multipart = new Response(form);
	const query =
		field === 'media'
			? { type: 'file' }
			: { agent_id: client.agentId, file_size: 'content'.length };
	const answer = await client.oapi(path, query, {
		headers: { 'Content-Type': multipart.headers.get('content-type') ?? '' },
		body: Buffer.from(await multipart.arrayBuffer()),
	});
	return (JSON.parse(answer.text) as { media_id: string }).media_id;
}

/** Items with a file of their own each, whose ID is the mark. */
const mediaFiles: DingTalkOperation['stage'] = async (simulator, count) => {
	const client = await signedIn(simulator);
	const items: Item[] = [];
	while (items.length < count) {
		items.push({ mark: await uploaded(client, '/media/upload', 'media') });
	}
	return items;
};

/** Items with a file that was uploaded to the drive, a space, and codes to sign in with. */
const driveFiles = async (simulator: DingTalkSimulator, count: number) => {
	const client = await signedIn(simulator);
	const mediaId = await uploaded(client, '/file/upload/single', 'file');
	const { spaceid } = await client.get('/cspace/get_custom_space', { domain: DOMAIN });
	const items = numbered(count).map((item) => ({ ...item, mediaId, spaceId: String(spaceid) }));
	for (const { mark } of items) {
		simulator.addLoginCode({ code: mark, user: 'zhangsan', place: 'app' });
	}
	return items;
};

/** Items with a file each that lies in a space; its number is the mark. */
const filesInSpace: DingTalkOperation['stage'] = async (simulator, count) => {
	const client = await signedIn(simulator);
	const items = [];
	for (const { mark, mediaId, spaceId } of await driveFiles(simulator, count)) {
		await client.get('/cspace/add', {
			agent_id: client.agentId,
			code: mark,
			media_id: mediaId,
			space_id: spaceId,
			name: `${mark}.pdf`,
		});
		items.push({ mark: simulator.drive.files.at(-1)?.id ?? '', spaceId });
	}
	return items;
};

const folder: DingTalkOperation['stage'] = async (simulator, count) => {
	const client = await signedIn(simulator);
	await client.get('/cspace/get_custom_space', { domain: DOMAIN });
	const parent = simulator.drive.spaces[0]?.rootUuid ?? '';
	return numbered(count).map((item) => ({ ...item, folder: parent }));
};

export const mediaOperations: DingTalkOperation[] = [
	on('media', {
		operation: 'upload',
		writes: ['/media/upload'],
		binary: file(100),
		parameters: { binaryPropertyName: 'data', mediaType: 'file', options: NAMED },
		effects: mediaNames,
		made: mediaMade,
	}),
	on('media', {
		operation: 'download',
		reads: ['/media/get'],
		stage: mediaFiles,
		parameters: { mediaId: MARK, binaryPropertyName: 'file' },
	}),
];

const upload = on('drive', {
	operation: 'upload',
	writes: ['/file/upload/single'],
	binary: file(100),
	parameters: { binaryPropertyName: 'data', options: NAMED },
	effects: mediaNames,
	made: mediaMade,
});

const space = { marksAreText: false, parameters: { domain: DOMAIN } };

export const driveOperations: DingTalkOperation[] = [
	upload,
	{
		...upload,
		variant: 'two chunks',
		writes: ['/file/upload/transaction', '/file/upload/chunk'],
		binary: file(LARGEST_PIECE + 1),
		mostItems: 1,
		partOf: ({ query }: JournalEntry) =>
			query.chunk_sequence ?? (query.upload_id ? 'end' : 'begin'),
	},
	on('drive', {
		operation: 'uploadToFolder',
		weight: 2,
		reads: ['/v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query', STORE],
		writes: ['/v2.0/storage/spaces/files/{parentDentryUuid}/commit'],
		binary: file(100),
		stage: folder,
		parameters: {
			binaryPropertyName: 'data',
			parentDentryUuid: '={{ $json.folder }}',
			unionId: UNION_ID,
			options: NAMED,
		},
		effects: driveNames,
		made: driveMade,
	}),
	on('drive', {
		operation: 'download',
		reads: ['/v1.0/storage/spaces/{spaceId}/dentries/{dentryId}/downloadInfos/query', STORE],
		marksAreText: false,
		stage: filesInSpace,
		parameters: {
			spaceId: '={{ $json.spaceId }}',
			dentryId: MARK,
			unionId: UNION_ID,
			binaryPropertyName: 'file',
		},
	}),
	on('drive', { operation: 'getSpace', reads: ['/cspace/get_custom_space'], ...space }),
	on('drive', { operation: 'getUsedSize', reads: ['/cspace/used_info'], ...space }),
	on('drive', {
		operation: 'grantAccess',
		writes: ['/cspace/grant_custom_space'],
		parameters: {
			...space.parameters,
			userId: chosen('lisi'),
			permission: 'download',
			options: { path: `=/${MARK.slice(1)}` },
		},
		effects: ({ drive }) => drive.grants.map(({ path }) => path.slice(1)),
	}),
	on('drive', {
		operation: 'addFile',
		writes: ['/cspace/add'],
		stage: driveFiles,
		parameters: {
			mediaId: '={{ $json.mediaId }}',
			fileName: NAMED.fileName,
			spaceId: '={{ $json.spaceId }}',
			code: MARK,
		},
		effects: driveNames,
		made: driveMade,
	}),
	on('drive', {
		operation: 'sendFile',
		weight: 3,
		writes: ['/cspace/add_to_single_chat'],
		stage: driveFiles,
		parameters: {
			userId: chosen('lisi'),
			mediaId: '={{ $json.mediaId }}',
			fileName: NAMED.fileName,
		},
		effects: ({ messages }) => messages.map(({ text }) => withoutEnding(text)),
	}),
];
