import { File, api } from '../app.mts';
import type { App, Call, Input } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { Dentry, Space, Upload } from '../drive.mts';
import { dentryOf } from './cspace.mts';

const NOT_FOUND = 'resource.not.found';
const SECONDS = 900;
const RESOURCES = '/storage-resources/{key}';
/** The object store's own word. */
const BAD_SIGNATURE = 'SignatureDoesNotMatch';

/**
 * 2.9 Makes a space. The reference does not say how a client learns the uuid of the folder at the
 * top: it is `rootDentryUuid` here.
 */
const createSpace = api({
	method: 'POST',
	path: '/v1.0/storage/spaces',
	query: ['unionId'],
	parameters: ['option'],
	run(app, input) {
		checkUnionId(app, input);
		const option = input.parameters.object('option', [
			'name',
			'quota',
			'capabilities',
			'scene',
			'sceneId',
			'ownerType',
		]);
		const capabilities = option.optionalObject('capabilities', [
			'canSearch',
			'canRename',
			'canRecordRecentFile',
		]);
		for (const name of ['canSearch', 'canRename', 'canRecordRecentFile']) {
			capabilities?.optionalFlag(name);
		}
		const scene = option.optionalText('scene') ?? '';
		const sceneId = option.optionalText('sceneId') ?? '';
		const space = app.drive.addSpace({
			name: option.optionalText('name') ?? '',
			quota: option.optionalNumber('quota', { min: 0 }) ?? 0,
			ownerType: option.optionalText('ownerType', { oneOf: ['USER', 'APP'] }) ?? 'APP',
			key: `scene ${scene} ${sceneId}`,
		});
		return { space: spaceOf(app, space) };
	},
});

/** 2.9 First step of an upload: where to put the bytes, and with which headers. */
const uploadInfo = api({
	method: 'POST',
	path: '/v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query',
	query: ['unionId'],
	parameters: ['protocol', 'option'],
	run(app, input) {
		const { drive } = app;
		checkUnionId(app, input);
		const space = parentSpace(app, input);
		input.parameters.text('protocol', { oneOf: ['HEADER_SIGNATURE'] });
		const check = input.parameters
			.optionalObject('option', ['preCheckParam'])
			?.optionalObject('preCheckParam', ['size', 'name']);
		const size = check?.optionalNumber('size', { min: 1 }) ?? 0;
		const name = check?.optionalText('name') ?? '';
		const { key, upload } = drive.beginUpload({ size, name, chunkCount: 1, spaceId: space.id });
		return {
			uploadKey: key,
			protocol: 'HEADER_SIGNATURE',
			headerSignatureInfo: signatureInfo(app, upload),
		};
	},
});

/** 2.9 Second step: the bytes, as they are, to the object store. */
const putResource = api({
	method: 'PUT',
	path: RESOURCES,
	token: 'none',
	carrier: 'bytes',
	parameters: [],
	run(app, input) {
		const target = signedTarget(app, input);
		if (!('chunks' in target)) throw new Refusal(BAD_SIGNATURE);
		target.chunks.set(1, input.request.body);
		return {};
	},
});

/** 2.9 Third step: the file appears. */
const commit = api({
	method: 'POST',
	path: '/v2.0/storage/spaces/files/{parentDentryUuid}/commit',
	query: ['unionId'],
	parameters: ['uploadKey', 'name', 'option'],
	run(app, input) {
		checkUnionId(app, input);
		const { drive } = app;
		const { parameters } = input;
		const space = parentSpace(app, input);
		const key = parameters.text('uploadKey');
		const name = parameters.text('name');
		const option = parameters.optionalObject('option', ['size', 'conflictStrategy']);
		const upload = drive.upload(key);
		if (upload?.spaceId !== space.id) throw new Refusal(NOT_FOUND);
		const put = upload.chunks.get(1);
		const size = option?.optionalNumber('size', { min: 1 }) ?? put?.length;
		const strategy = option?.optionalText('conflictStrategy', {
			oneOf: ['AUTO_RENAME', 'OVERWRITE'],
		});
		if (put === undefined || size !== put.length || (upload.size !== 0 && upload.size !== size)) {
			throw parameters.refusal('option.size', '与上传的文件不符');
		}
		upload.size = size;
		const bytes = drive.endUpload(key) ?? put;
		return { dentry: dentryOf(drive.addFile(space, name, bytes, strategy === 'OVERWRITE')) };
	},
});

/** 2.9 Where to get the bytes of a file, and with which headers. */
const downloadInfo = api({
	method: 'POST',
	path: '/v1.0/storage/spaces/{spaceId}/dentries/{dentryId}/downloadInfos/query',
	query: ['unionId'],
	parameters: [],
	run(app, input) {
		checkUnionId(app, input);
		const { spaceId = '', dentryId = '' } = input.path;
		const dentry = app.drive.dentry(spaceId, dentryId);
		if (dentry === undefined) throw new Refusal(NOT_FOUND);
		return { protocol: 'HEADER_SIGNATURE', headerSignatureInfo: signatureInfo(app, dentry) };
	},
});

const getResource = api({
	method: 'GET',
	path: RESOURCES,
	token: 'none',
	parameters: [],
	run(app, input) {
		const target = signedTarget(app, input);
		if ('chunks' in target) throw new Refusal(BAD_SIGNATURE);
		return new File(target.bytes, target.name, 'application/octet-stream');
	},
});

/** 2.9 The space of a group. */
const groupSpace = api({
	method: 'POST',
	path: '/v1.0/convFile/conversations/spaces/query',
	query: ['unionId'],
	parameters: ['openConversationId'],
	run(app, input) {
		checkUnionId(app, input);
		const id = input.parameters.text('openConversationId');
		app.chats.byConversationId(id, 'invalid.openConversationId');
		const space = app.drive.spaceFor(`group ${id}`);
		return { space: { spaceId: space.id, corpId: app.identity.corpId } };
	},
});

/** 2.9 Sends a file of the drive to a group. */
const sendToGroup = api({
	method: 'POST',
	path: '/v1.0/convFile/conversations/files/send',
	query: ['unionId'],
	parameters: ['spaceId', 'dentryId', 'openConversationId'],
	run(app, input) {
		checkUnionId(app, input);
		const { parameters } = input;
		const id = parameters.text('openConversationId');
		const chat = app.chats.byConversationId(id, 'invalid.openConversationId');
		const dentry = app.drive.dentry(parameters.text('spaceId'), parameters.text('dentryId'));
		if (dentry === undefined) throw new Refusal(NOT_FOUND);
		app.ledger.hold({
			kind: 'file',
			id: `file-${app.ledger.messages.length + 1}`,
			type: 'file',
			text: dentry.name,
			message: parameters.raw,
			chat: id,
			receivers: chat.useridlist,
		});
		return { file: dentryOf(dentry) };
	},
});

function checkUnionId({ organisation }: App, { query }: Input): void {
	const unionId = query.text('unionId');
	if (organisation.userWith('unionid', unionId) === undefined) {
		throw new Refusal('invalid.unionId');
	}
}

function parentSpace({ drive }: App, { path }: Input): Space {
	const space = drive.spaceByRoot(path.parentDentryUuid ?? '');
	if (space === undefined) throw new Refusal(NOT_FOUND);
	return space;
}

function spaceOf({ identity }: App, { id, name, quota, ownerType, rootUuid }: Space): object {
	return { id, corpId: identity.corpId, name, quota, ownerType, rootDentryUuid: rootUuid };
}

function signatureInfo({ drive, resourceUrl }: App, target: Upload | Dentry): object {
	const { key, signature } = drive.sign(target);
	return {
		resourceUrls: [resourceUrl(key)],
		headers: { Authorization: signature },
		expirationSeconds: SECONDS,
		region: 'ZHANGJIAKOU',
	};
}

function signedTarget({ drive }: App, { path, request }: Input): Upload | Dentry {
	const target = drive.signedTarget(path.key ?? '', request.headers.authorization);
	if (target === undefined) throw new Refusal(BAD_SIGNATURE);
	return target;
}

/** The address of a resource below that of the host api. */
export function resourcePath(key: string): string {
	return RESOURCES.replace('{key}', key);
}

export const storageCalls: Call[] = [
	createSpace,
	uploadInfo,
	putResource,
	commit,
	downloadInfo,
	getResource,
	groupSpace,
	sendToGroup,
];
