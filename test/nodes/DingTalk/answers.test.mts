import { chosen, DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

const file = { data: { data: 'YQ==', mimeType: 'text/plain', fileName: 'a.pdf' } };
const classic = { options: { apiVersion: 'classic' } };
const group = {
	resource: 'chat',
	operation: 'create',
	name: 'Ward 3',
	owner: chosen('zhangsan'),
	useridlist: 'zhangsan',
};
const app = {
	resource: 'microApp',
	operation: 'create',
	name: 'Orders',
	desc: 'Order desk',
	opUnionId: 'un1',
	additionalFields: { icon: '@icon', homepageLink: 'https://a.example' },
};
const message = {
	resource: 'chat',
	operation: 'send',
	robotCode: 'dingr',
	messageType: 'text',
	content: 'hi',
};
const folder = {
	resource: 'drive',
	operation: 'uploadToFolder',
	parentDentryUuid: 'f1',
	unionId: 'un1',
};
const added = {
	resource: 'drive',
	operation: 'addFile',
	mediaId: '#x',
	fileName: 'a.pdf',
	spaceId: '1',
	code: 'c1',
};

/** Lets DingTalk answer to this path that all went well, and nothing else. */
function answerNothing(path: string): void {
	const body = /^\/v\d/.test(path) ? '{}' : '{"errcode":0,"errmsg":"ok"}';
	const contentType = 'application/json';
	dingTalk.simulator.addFault({ kind: 'status', httpStatus: 200, body, contentType, path });
}

describe('an answer without what was asked for is no success', () => {
	it.each([
		['/v1.0/im/group/create', group, 'chatid or openConversationId'],
		['/chat/create', { ...group, ...classic }, 'chatid or openConversationId'],
		['/v1.0/microApp/apps', app, 'agentId or agentid'],
		['/microapp/create', { ...app, ...classic }, 'agentId or agentid'],
		['/v1.0/robot/groupMessages/send', { ...message, chatId: 'cidX+Y==' }, 'processQueryKey'],
		['/media/upload', { resource: 'media', operation: 'upload' }, 'media_id'],
		['/file/upload/single', { resource: 'drive', operation: 'upload' }, 'media_id'],
		['/cspace/add', added, 'dentry'],
	])('of the call %s', async (path, parameters, missing) => {
		answerNothing(path);
		const { error, json } = await dingTalk.run(parameters, { binary: file });
		expect(json).toEqual([]);
		expect(error?.message).toBe(
			'Check in DingTalk whether this was carried out before you send it again [item 0]',
		);
		expect(error?.description).toMatch(`the answer holds no ${missing}.`);
	});

	it.each([
		['/chat/get', { resource: 'chat', operation: 'get', chatId: 'chat1' }, 'chat_info'],
		[
			'/v1.0/im/chat/{chatId}/convertToOpenConversationId',
			{ ...message, chatId: 'chat1' },
			'openConversationId',
		],
		[
			'/cspace/get_custom_space',
			{ resource: 'drive', operation: 'getSpace', domain: 'a' },
			'spaceid',
		],
		[
			'/cspace/used_info',
			{ resource: 'drive', operation: 'getUsedSize', domain: 'a' },
			'used_size',
		],
		['/v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query', folder, 'uploadKey'],
		['/auth/scopes', { resource: 'organization', operation: 'getAuthScopes' }, 'auth_org_scopes'],
		[
			'/service/get_auth_info',
			{ resource: 'organization', operation: 'getAuthInfo', authCorpId: 'ding1' },
			'auth_corp_info',
		],
	])('of the read %s', async (path, parameters, missing) => {
		answerNothing(path);
		const { error, json } = await dingTalk.run(parameters, { binary: file });
		expect(json).toEqual([]);
		expect(error?.message).toBe('Try again: DingTalk gave no usable answer [item 0]');
		expect(error?.description).toBe(`DingTalk: the answer holds no ${missing}`);
		expect(dingTalk.simulator.messages).toEqual([]);
	});
});
