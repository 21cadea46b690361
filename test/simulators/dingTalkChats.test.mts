import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { apiRefusal, startDingTalk, text } from './dingTalkClient.mts';
import type { DingTalkClient, Fields, Json } from './dingTalkClient.mts';

let simulator: DingTalkSimulator;
let client: DingTalkClient;

const replaceBy = startForEachTest(startDingTalk, (running) => ({ simulator, client } = running));

const NEW = { name: 'Ops', owner: 'zhangsan', useridlist: ['zhangsan', 'lisi'] };
const SWITCHES_OFF = {
	showHistoryType: 0,
	searchable: 0,
	validationType: 0,
	mentionAllAuthority: 0,
	managementType: 0,
	chatBannedType: 0,
};

const createOld = async (changes: Fields = {}) =>
	await client.post('/chat/create', { ...NEW, ...changes });
const createNow = async (changes: Fields = {}) =>
	await client.api('POST', '/v1.0/im/group/create', { ...NEW, ...changes });

/** A new group: its old id, or its current one. */
async function chatid(): Promise<string> {
	return String((await createOld()).chatid);
}
async function conversationId(): Promise<string> {
	return String((await createOld()).openConversationId);
}

describe('groups (2.5)', () => {
	it('are created by the old call', async () => {
		expect(await createOld({ showHistoryType: 1 })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			chatid: expect.stringMatching(/^chat\w+$/),
			openConversationId: expect.stringMatching(/^cid.+==$/),
			conversationTag: 2,
		});
		expect(simulator.chats).toEqual([
			{
				...NEW,
				...SWITCHES_OFF,
				showHistoryType: 1,
				chatid: expect.any(String),
				openConversationId: expect.any(String),
				extidlist: [],
				conversationTag: 2,
				icon: '',
				status: 1,
			},
		]);
	});

	it('are created by the current call', async () => {
		const answer = await createNow({
			managementOptions: { showHistoryType: 1, searchable: 0 },
			icon: '@lAD',
			extidlist: ['e1'],
			ownerType: 'emp',
		});
		expect(answer).toEqual({
			openConversationId: expect.stringMatching(/^cid/),
			chatid: expect.stringMatching(/^chat/),
			conversationTag: 2,
		});
		expect(simulator.chats[0]).toMatchObject({
			showHistoryType: 1,
			icon: '@lAD',
			extidlist: ['e1'],
		});
		const outside = { owner: 'e1', ownerType: 'ext', extidlist: ['e1'], conversationTag: 0 };
		expect(await createNow(outside)).toMatchObject({ conversationTag: 0 });
	});

	it('are told, and their ids converted', async () => {
		const id = await chatid();
		expect(await client.get('/chat/get', { chatid: id })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			chat_info: { ...NEW, ...SWITCHES_OFF, chatid: id, conversationTag: 2, icon: '', status: 1 },
		});
		const path = `/v1.0/im/chat/${id}/convertToOpenConversationId`;
		expect(await client.api('POST', path)).toEqual({
			openConversationId: simulator.chats[0]?.openConversationId,
		});
		expect(await client.api('POST', '/v1.0/im/chat/x/convertToOpenConversationId')).toMatchObject({
			status: 400,
			code: 'parameter.invalid',
		});
	});

	it('are updated by both calls', async () => {
		const id = await chatid();
		const old = { chatid: id, name: 'Ops 2', add_useridlist: ['wangwu'], del_useridlist: ['lisi'] };
		expect(await client.post('/chat/update', { ...old, searchable: 1, isBan: false })).toEqual({
			errcode: 0,
			errmsg: 'ok',
		});
		expect(simulator.chats[0]).toMatchObject({
			name: 'Ops 2',
			useridlist: ['zhangsan', 'wangwu'],
			searchable: 1,
		});
		const now = { chatid: id, owner: 'wangwu', managementOptions: { searchable: 0 } };
		expect(await client.api('POST', '/v1.0/im/group/update', now)).toEqual({ success: true });
		expect(simulator.chats[0]).toMatchObject({ owner: 'wangwu', searchable: 0, name: 'Ops 2' });
	});

	it.each<[string, Fields, number]>([
		['no name', { name: undefined }, 40035],
		['a long name', { name: 'x'.repeat(21) }, 49015],
		['no owner', { owner: undefined }, 49013],
		['an owner who is no member', { owner: 'wangwu' }, 49006],
		['no members', { useridlist: undefined }, 49010],
		['an empty list', { useridlist: [] }, 49010],
		['members as text', { useridlist: 'zhangsan,lisi' }, 40035],
		['41 members', { useridlist: Array(41).fill('zhangsan') }, 49011],
		['an unknown member', { useridlist: ['zhangsan', 'x'] }, 40031],
		['2 for a switch', { searchable: 2 }, 40035],
		['a boolean for a switch', { searchable: true }, 40035],
		['the current form of switches', { managementOptions: {} }, 40035],
	])('the old call refuses %s', async (_what, changes, errcode) => {
		expect(await createOld(changes)).toEqual({ errcode, errmsg: expect.any(String) });
		expect(simulator.chats).toEqual([]);
	});

	it.each<[string, Fields]>([
		['no name', { name: undefined }],
		['an owner who is no member', { owner: 'wangwu' }],
		['an unknown member', { useridlist: ['zhangsan', 'x'] }],
		['a switch at the old place', { searchable: 1 }],
		['an unknown switch', { managementOptions: { x: 1 } }],
		['another kind of owner', { ownerType: 'x' }],
	])('the current call refuses %s', async (_what, changes) => {
		expect(await createNow(changes)).toEqual(
			apiRefusal(400, 'parameter.invalid', expect.any(String)),
		);
		expect(simulator.chats).toEqual([]);
	});

	it.each<[string, Fields, number]>([
		['no chatid', { chatid: undefined }, 49000],
		['another chatid', { chatid: 'x' }, 40016],
		['a long name', { name: 'x'.repeat(21) }, 49015],
		['somebody added and deleted', { add_useridlist: ['lisi'], del_useridlist: ['lisi'] }, 49004],
		['41 people', { add_useridlist: Array(41).fill('lisi') }, 49011],
		['an unknown person', { add_useridlist: ['x'] }, 49023],
		['an owner who is no member', { owner: 'wangwu' }, 49009],
		['the owner deleted', { del_useridlist: ['zhangsan'] }, 49009],
	])('no update with %s', async (_what, changes, errcode) => {
		const id = await chatid();
		const before = structuredClone(simulator.chats);
		expect(await client.post('/chat/update', { chatid: id, ...changes })).toMatchObject({
			errcode,
		});
		const now = await client.api('POST', '/v1.0/im/group/update', { chatid: id, ...changes });
		expect(now).toMatchObject({ status: 400, code: 'parameter.invalid' });
		expect(simulator.chats).toEqual(before);
	});

	it('get refuses', async () => {
		expect(await client.get('/chat/get')).toMatchObject({ errcode: 49000 });
		expect(await client.get('/chat/get', { chatid: 'x' })).toMatchObject({ errcode: 40016 });
	});
});

describe('messages by the old call (2.5)', () => {
	it('reach the members, who read them page by page', async () => {
		const id = await chatid();
		const answer = await client.post('/chat/send', { chatid: id, msg: text('hi') });
		expect(answer).toEqual({ errcode: 0, errmsg: 'ok', messageId: expect.stringMatching(/^msg/) });
		const messageId = String(answer.messageId);
		expect(simulator.messages[0]).toMatchObject({
			kind: 'chat',
			id: messageId,
			chat: id,
			text: 'hi',
			receivers: ['zhangsan', 'lisi'],
		});
		const readers = async (cursor: unknown) =>
			await client.get('/chat/getReadList', { messageId, cursor, size: 1 });
		expect(await readers(0)).toEqual({ errcode: 0, errmsg: 'ok' });
		simulator.read({ id: messageId, user: 'lisi' });
		simulator.read({ id: messageId, user: 'zhangsan' });
		const first = await readers(0);
		expect(first).toEqual({
			errcode: 0,
			errmsg: 'ok',
			next_cursor: expect.any(Number),
			readUserIdList: ['lisi'],
		});
		expect(await readers(first.next_cursor)).toEqual({
			errcode: 0,
			errmsg: 'ok',
			readUserIdList: ['zhangsan'],
		});
		expect(await readers(1)).toMatchObject({ errcode: 40068 });
		expect(await readers(Number(first.next_cursor) + 1)).toMatchObject({ errcode: 40068 });
	});

	it.each<[string, Fields, number]>([
		['no chatid', { chatid: undefined }, 34001],
		['another chatid', { chatid: 'x' }, 34013],
		['no message', { msg: undefined }, 34014],
		['an unknown type', { msg: { msgtype: 'x' } }, 34004],
		['a bad message', { msg: { msgtype: 'text', text: { contents: 'x' } } }, 34014],
		['an image without media', { msg: { msgtype: 'image', image: {} } }, 34008],
		['a link without parts', { msg: { msgtype: 'link', link: { title: 'x' } } }, 34009],
		['a file without media', { msg: { msgtype: 'file', file: {} } }, 34010],
		['a voice without media', { msg: { msgtype: 'voice', voice: { duration: '5' } } }, 34011],
		['a long message', { msg: text('x'.repeat(2048)) }, 34016],
	])('refuse %s', async (_what, changes, errcode) => {
		const body = { chatid: await chatid(), msg: text('hi'), ...changes };
		expect(await client.post('/chat/send', body)).toMatchObject({ errcode });
		expect(simulator.messages).toEqual([]);
	});

	it.each<[string, Fields, number]>([
		['no message', { messageId: undefined }, 40035],
		['another message', { messageId: 'x' }, 40035],
		['no cursor', { cursor: undefined }, 40068],
		['101 people', { size: 101 }, 40069],
	])('list no readers for %s', async (_what, changes, errcode) => {
		const { messageId } = await client.post('/chat/send', {
			chatid: await chatid(),
			msg: text('hi'),
		});
		const query = { messageId, cursor: 0, size: 100, ...changes };
		expect(await client.get('/chat/getReadList', query)).toMatchObject({ errcode });
	});
});

describe('messages to ordinary conversations (2.6)', () => {
	const BODY = { sender: 'zhangsan', cid: '9f540d', msg: text('hi') };
	const send = async (changes: Fields = {}) =>
		await client.post('/message/send_to_conversation', { ...BODY, ...changes });

	it('reach the others', async () => {
		await replaceBy({ conversations: { '9f540d': ['zhangsan', 'lisi', 'wangwu', 'stranger'] } });
		expect(await send()).toEqual({ errcode: 0, errmsg: 'ok', receiver: 'lisi|wangwu' });
		expect(simulator.messages[0]).toMatchObject({
			kind: 'conversation',
			chat: '9f540d',
			sender: 'zhangsan',
			receivers: ['lisi', 'wangwu'],
		});
	});

	it.each<[string, Fields, number]>([
		['no sender', { sender: undefined }, 40012],
		['an unknown sender', { sender: 'x' }, 40012],
		['a sender outside', { sender: 'wangwu' }, 40015],
		['no cid', { cid: undefined }, 40016],
		['another cid', { cid: 'x' }, 40016],
		['no colleague inside', { cid: 'alone' }, 40017],
		['a bad message', { msg: { msgtype: 'text' } }, 34014],
	])('refuse %s', async (_what, changes, errcode) => {
		await replaceBy({
			conversations: { '9f540d': ['zhangsan', 'lisi'], alone: ['zhangsan', 'stranger'] },
		});
		expect(await send(changes)).toMatchObject({ errcode });
		expect(simulator.messages).toEqual([]);
	});
});

describe("messages of the app's robot (7.2)", () => {
	const SEND = '/v1.0/robot/groupMessages/send';
	const QUERY = '/v1.0/robot/groupMessages/query';
	const body = (openConversationId: string, changes: Fields = {}): Json => ({
		robotCode: simulator.credentials.robotCode,
		openConversationId,
		msgKey: 'sampleText',
		msgParam: '{"content":"hi"}',
		...changes,
	});

	it('reach the members, who read them page by page', async () => {
		const id = await conversationId();
		const answer = await client.api('POST', SEND, body(id, { coolAppCode: 'c' }));
		expect(answer).toEqual({ processQueryKey: expect.any(String) });
		const processQueryKey = String(answer.processQueryKey);
		expect(simulator.messages[0]).toMatchObject({
			kind: 'groupRobot',
			id: processQueryKey,
			type: 'sampleText',
			text: 'hi',
			message: { content: 'hi' },
			chat: id,
			receivers: ['zhangsan', 'lisi'],
		});
		const { robotCode } = simulator.credentials;
		const query = async (changes: Fields = {}) =>
			await client.api('POST', QUERY, {
				robotCode,
				openConversationId: id,
				processQueryKey,
				...changes,
			});
		const nobody = { sendStatus: 'SUCCESS', readUserIds: [], hasMore: false };
		expect(await query({ maxResults: 200, nextToken: '' })).toEqual(nobody);
		simulator.read({ id: processQueryKey, user: 'lisi' });
		simulator.read({ id: processQueryKey, user: 'zhangsan' });
		const first = await query({ maxResults: 1 });
		expect(first).toEqual({
			sendStatus: 'SUCCESS',
			readUserIds: ['lisi'],
			hasMore: true,
			nextToken: expect.any(String),
		});
		expect(await query({ maxResults: 1, nextToken: first.nextToken })).toEqual({
			sendStatus: 'SUCCESS',
			readUserIds: ['zhangsan'],
			hasMore: false,
		});
		expect(await query({ nextToken: 'x' })).toMatchObject({ status: 400 });
		expect(await query({ processQueryKey: 'x' })).toMatchObject({ code: 'resource.not.found' });
		simulator.advanceClock(86_401);
		await client.signIn();
		expect(await query()).toMatchObject({ code: 'processQueryKey.expireTime' });
	});

	it.each<[string, string, string]>([
		['sampleMarkdown', '{"title":"t","text":"x"}', 't'],
		['sampleImageMsg', '{"photoURL":"https://a.example"}', 'sampleImageMsg'],
		['sampleLink', '{"title":"t","text":"x","messageUrl":"u","picUrl":"p"}', 't'],
		['sampleActionCard', '{"title":"t","text":"x","singleTitle":"s","singleURL":"u"}', 't'],
		[
			'sampleActionCard2',
			'{"title":"t","text":"x","actionTitle1":"a","actionURL1":"u","actionTitle2":"b","actionURL2":"v"}',
			't',
		],
		[
			'sampleActionCard6',
			'{"title":"t","text":"x","buttonTitle1":"a","buttonUrl1":"u","buttonTitle2":"b","buttonUrl2":"v"}',
			't',
		],
		['sampleAudio', '{"mediaId":"@a","duration":"3000"}', 'sampleAudio'],
		['sampleFile', '{"mediaId":"@a","fileName":"a.pdf","fileType":"pdf"}', 'a.pdf'],
		[
			'sampleVideo',
			'{"videoMediaId":"@a","videoType":"mp4","picMediaId":"@b","duration":"9"}',
			'sampleVideo',
		],
	])('take %s', async (msgKey, msgParam, shown) => {
		await client.api('POST', SEND, body(await conversationId(), { msgKey, msgParam }));
		expect(simulator.messages[0]).toMatchObject({ type: msgKey, text: shown });
	});

	it.each<[string, Fields, string]>([
		['no robotCode', { robotCode: undefined }, 'invalidParameter.robotCode.empty'],
		['another robotCode', { robotCode: 'x' }, 'invalidParameter.robotCode.notExsit'],
		['no conversation', { openConversationId: undefined }, 'miss.openConversationId'],
		['another conversation', { openConversationId: 'x' }, 'invalid.openConversationId'],
		['no msgKey', { msgKey: undefined }, 'invalidParameter.msgKey.empty'],
		['another msgKey', { msgKey: 'text' }, 'invalidParameter.msgKey.invalid'],
		['no msgParam', { msgParam: undefined }, 'invalidParameter.msgParam.invalid'],
		['an object as msgParam', { msgParam: { content: 'x' } }, 'invalidParameter.msgParam.invalid'],
		['no JSON', { msgParam: 'x' }, 'invalidParameter.msgParam.invalid'],
		['a key that is missing', { msgParam: '{}' }, 'invalidParameter.msgParam.invalid'],
		[
			'an unknown key',
			{ msgParam: '{"content":"x","x":"y"}' },
			'invalidParameter.msgParam.invalid',
		],
		[
			'15001 bytes',
			{ msgParam: `{"content":"${'x'.repeat(15_001 - 14)}"}` },
			'invalidParameter.msgParam.tooLong',
		],
		['an unknown field', { x: 1 }, 'param.error'],
	])('refuse %s', async (_what, changes, code) => {
		const answer = await client.api('POST', SEND, body(await conversationId(), changes));
		expect(answer).toEqual(apiRefusal(400, code, expect.any(String)));
		expect(simulator.messages).toEqual([]);
	});
});
