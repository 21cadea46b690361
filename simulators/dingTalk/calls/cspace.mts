import { v1 } from '../app.mts';
import type { App, Call, Input } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { Dentry, Space } from '../drive.mts';
import { readParts } from '../multipart.mts';
import type { Part } from '../multipart.mts';
import type { Parameters } from '../parameters.mts';

const MB = 1024 * 1024;
const MAX_CHUNK = 8 * MB;
const MIN_CHUNK = 100 * 1024;
const NO_SPACE = 72001;
const NO_GRANT = 72002;
const NOT_ADDED = 72003;
const BAD_SIZE = 40006;

/** 2.9 The space of an internal app (by domain) or of an ISV's (by agent_id). */
const getSpace = v1({
	method: 'GET',
	path: '/cspace/get_custom_space',
	parameters: ['domain', 'agent_id'],
	run: (app, { parameters }) => ({ spaceid: spaceOf(app, parameters).id }),
});

/** 2.9 Lets a person upload to it, download from it or delete in it for a while. */
const grant = v1({
	method: 'GET',
	path: '/cspace/grant_custom_space',
	parameters: ['domain', 'agent_id', 'type', 'userid', 'path', 'fileids', 'duration'],
	run(app, { parameters }) {
		const { drive, organisation, clock } = app;
		const { id: spaceId } = spaceOf(app, parameters);
		const type = parameters.text('type', { oneOf: ['add', 'download', 'delete'] });
		const { userid } = organisation.user(parameters.text('userid'), NO_GRANT);
		const duration = parameters.number('duration', { min: 0, max: 3600 });
		const path = parameters.optionalText('path') ?? '';
		const fileIds = parameters.optionalJoined('fileids', ',') ?? [];
		const until = clock.now() + duration * 1000;
		drive.grants.push({ spaceId, userid, type, path, fileIds, until });
		return {};
	},
});

/** 2.9 Bytes used, as text. */
const usedInfo = v1({
	method: 'GET',
	path: '/cspace/used_info',
	parameters: ['domain', 'agent_id'],
	run: (app, { parameters }) => ({
		used_size: String(app.drive.usedBytes(spaceOf(app, parameters).id)),
	}),
});

/** 2.9 Puts an uploaded file into a space for the person of a login-free code. */
const add = v1({
	method: 'GET',
	path: '/cspace/add',
	parameters: ['agent_id', 'code', 'media_id', 'space_id', 'folder_id', 'name', 'overwrite'],
	run(app, { parameters }) {
		checkAgent(app, parameters);
		const { bytes } = fileOf(app, parameters);
		const space = app.drive.space(parameters.text('space_id'));
		if (space === undefined) throw new Refusal(NO_SPACE);
		const folder = parameters.optionalText('folder_id') ?? '0';
		if (folder !== '0') throw parameters.refusal('folder_id', '不存在', NOT_ADDED);
		const name = parameters.text('name');
		const overwrite = parameters.optionalFlag('overwrite') ?? false;
		const login = app.loginCodes.take(parameters.text('code'), 'app');
		if (typeof login === 'string') throw new Refusal(40078);
		return { dentry: JSON.stringify(dentryOf(app.drive.addFile(space, name, bytes, overwrite))) };
	},
});

/** 2.9 Sends an uploaded file to a person. */
const addToSingleChat = v1({
	method: 'POST',
	path: '/cspace/add_to_single_chat',
	carrier: 'query',
	parameters: ['agent_id', 'userid', 'media_id', 'file_name'],
	run(app, { parameters, request }) {
		if (request.body.length > 0) throw parameters.refusal('请求体', '必须为空');
		checkAgent(app, parameters);
		const { userid } = app.organisation.user(parameters.text('userid'), 33012);
		const { media_id } = fileOf(app, parameters);
		const name = parameters.text('file_name');
		app.ledger.hold({
			kind: 'file',
			id: `file-${app.ledger.messages.length + 1}`,
			type: 'file',
			text: name,
			message: { media_id, file_name: name },
			receivers: [userid],
		});
		return {};
	},
});

/** 2.9 A file of up to 8 MB in one piece. */
const uploadSingle = v1({
	method: 'POST',
	path: '/file/upload/single',
	carrier: 'bytes',
	parameters: [],
	query: ['agent_id', 'file_size'],
	run(app, input) {
		const { query } = input;
		checkAgent(app, query);
		const size = query.number('file_size', { min: 1, max: MAX_CHUNK, code: BAD_SIZE });
		const { bytes, filename = '' } = partOf(input);
		if (bytes.length !== size) throw new Refusal(BAD_SIZE);
		return { media_id: stored(app, filename, bytes) };
	},
});

/** 2.9 Begins (without upload_id) or ends (with it) an upload in chunks. */
const transaction = v1({
	method: 'GET',
	path: '/file/upload/transaction',
	parameters: ['agent_id', 'file_size', 'chunk_numbers', 'upload_id'],
	run(app, { parameters }) {
		checkAgent(app, parameters);
		const size = parameters.number('file_size', { min: 1, code: BAD_SIZE });
		const chunkCount = parameters.number('chunk_numbers', { min: 1 });
		if (!parameters.has('upload_id')) {
			const begun = app.drive.beginUpload({ size, name: '', chunkCount, spaceId: '' });
			return { upload_id: begun.key };
		}
		const key = parameters.text('upload_id');
		const upload = app.drive.upload(key);
		if (upload === undefined) throw parameters.refusal('upload_id', '不存在');
		if (upload.size !== size || upload.chunkCount !== chunkCount) throw new Refusal(BAD_SIZE);
		const bytes = app.drive.endUpload(key);
		if (bytes === undefined) throw new Refusal(BAD_SIZE);
		return { media_id: stored(app, upload.name, bytes) };
	},
});

/** 2.9 One chunk, counted from 1; only the last may be smaller than 100 KB. */
const uploadChunk = v1({
	method: 'POST',
	path: '/file/upload/chunk',
	carrier: 'bytes',
	parameters: [],
	query: ['agent_id', 'upload_id', 'chunk_sequence'],
	run(app, input) {
		const { query } = input;
		checkAgent(app, query);
		const upload = app.drive.upload(query.text('upload_id'));
		if (upload === undefined) throw query.refusal('upload_id', '不存在');
		const { chunkCount } = upload;
		const number = query.number('chunk_sequence', { min: 1, max: chunkCount });
		const { bytes, filename = '' } = partOf(input);
		const tooSmall = bytes.length < MIN_CHUNK && number < chunkCount;
		if (tooSmall || bytes.length > MAX_CHUNK) throw new Refusal(BAD_SIZE);
		upload.chunks.set(number, bytes);
		upload.name = filename;
		return {};
	},
});

/** Throws a Refusal: 72001 unless there is a domain of up to ten letters and digits, or agent_id. */
function spaceOf(app: App, parameters: Parameters): Space {
	if (parameters.has('agent_id')) {
		checkAgent(app, parameters);
		return app.drive.spaceFor(`agent ${app.identity.agentId}`);
	}
	const domain = parameters.text('domain', { missing: NO_SPACE });
	if (!/^[A-Za-z0-9]{1,10}$/.test(domain)) throw new Refusal(NO_SPACE);
	return app.drive.spaceFor(`domain ${domain}`);
}

/** Throws a Refusal: 40056 for another agent_id. */
function checkAgent({ identity }: App, parameters: Parameters): void {
	if (parameters.number('agent_id') !== identity.agentId) throw new Refusal(40056);
}

/** A file of this family; those of /media/upload are others. Throws a Refusal with 72003. */
function fileOf({ media }: App, parameters: Parameters): { media_id: string; bytes: Buffer } {
	const found = media.find(parameters.text('media_id'));
	if (found === undefined || !found.media_id.startsWith('#')) throw new Refusal(NOT_ADDED);
	return found;
}

/** Throws a Refusal: 43008 no multipart, 41005 no file, 44001 an empty one. */
function partOf({ request, query }: Input): Part {
	const parts = readParts(request);
	if (parts === undefined) throw new Refusal(43008);
	const unknown = parts.find(({ name }) => name !== 'file');
	if (unknown !== undefined) throw query.refusal(unknown.name, '是未知参数');
	const [file] = parts;
	if (file?.filename === undefined) throw new Refusal(41005);
	if (file.bytes.length === 0) throw new Refusal(44001);
	return file;
}

function stored({ media, clock }: App, name: string, bytes: Buffer): string {
	const contentType = 'application/octet-stream';
	const file = { type: 'file', name, contentType, bytes, created_at: clock.now() };
	return media.add('#', file).media_id;
}

/** A file as the calls of the drive show it. */
export function dentryOf({
	id,
	uuid,
	spaceId,
	parentId,
	name,
	size,
	path,
	version,
}: Dentry): object {
	return {
		id,
		spaceId,
		parentId,
		type: 'FILE',
		name,
		size,
		path,
		version,
		status: 'NORMAL',
		uuid,
	};
}

export const cspaceCalls: Call[] = [
	getSpace,
	grant,
	usedInfo,
	add,
	addToSingleChat,
	uploadSingle,
	transaction,
	uploadChunk,
];
