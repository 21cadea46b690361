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

const notification = {
	resource: 'workNotification',
	operation: 'send',
	sendTo: 'users',
	userIds: 'zhangsan',
	messageType: 'text',
	content: 'x',
};
const task = { resource: 'workNotification', operation: 'getProgress', taskId: '1' };
const department = {
	resource: 'department',
	operation: 'create',
	name: 'Ward 4',
	parent_id: chosen(1),
};
const person = {
	resource: 'user',
	operation: 'create',
	name: 'Li',
	mobile: '13800000077',
	dept_id_list: '1',
};
const login = { resource: 'user', operation: 'getByLoginCode', code: 'c1' };
const below = { resource: 'department', operation: 'getAll', deptId: chosen(101), returnAll: true };
const above = { resource: 'department', operation: 'getParentsOfUser' };
const members = {
	resource: 'user',
	operation: 'getAll',
	deptId: chosen(101),
	output: 'details',
	returnAll: true,
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
		['/topapi/message/corpconversation/asyncsend_v2', notification, 'task_id'],
		['/topapi/v2/department/create', department, 'result or id'],
		['/department/create', { ...department, ...classic }, 'result or id'],
		['/topapi/v2/user/create', person, 'result or userid'],
		['/user/create', { ...person, ...classic }, 'result or userid'],
		['/topapi/v2/user/getuserinfo', login, 'result or userid'],
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
		['/topapi/v2/department/get', { ...below, operation: 'get' }, 'result or id'],
		['/department/get', { ...below, operation: 'get', ...classic }, 'result or id'],
		['/topapi/v2/department/listparentbydept', { ...below, operation: 'getParents' }, 'result'],
		['/topapi/v2/department/listparentbyuser', { ...above, userId: chosen('lisi') }, 'result'],
		['/topapi/v2/department/listsub', below, 'result'],
		['/topapi/v2/department/listsubid', { ...below, options: { idsOnly: true } }, 'result'],
		['/department/list', { ...below, ...classic }, 'department'],
		['/topapi/v2/user/list', members, 'result'],
		['/topapi/user/listid', { ...members, output: 'ids' }, 'result or userIds'],
		['/user/listbypage', { ...members, ...classic }, 'userlist'],
		['/topapi/v2/user/get', { ...members, operation: 'get', userId: chosen('lisi') }, 'result'],
		['/topapi/user/count', { resource: 'user', operation: 'count', users: 'all' }, 'result'],
		['/topapi/message/corpconversation/getsendprogress', task, 'progress'],
		[
			'/topapi/message/corpconversation/getsendresult',
			{ ...task, operation: 'getResult' },
			'send_result',
		],
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
		expect(error?.description).toContain(`DingTalk: the answer holds no ${missing}`);
		expect(dingTalk.simulator.messages).toEqual([]);
	});
});

describe('a list whose answers tell in text that there is more', () => {
	it('is read to its end', async () => {
		const page = (userid: string, more: object) =>
			dingTalk.simulator.addFault({
				kind: 'status',
				httpStatus: 200,
				path: '/topapi/v2/user/list',
				contentType: 'application/json',
				body: JSON.stringify({ errcode: '0', result: { list: [{ userid }], ...more } }),
			});
		page('a', { has_more: 'true', next_cursor: '1' });
		page('b', { has_more: 'false' });
		const { error, json } = await dingTalk.run(members);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ userid: 'a' }, { userid: 'b' }]);
	});
});
