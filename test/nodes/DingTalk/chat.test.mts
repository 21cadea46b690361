import type { IDataObject } from 'n8n-workflow';
import { chosen, DingTalkFixture } from './fixture.mts';
import { EMPTY, itRefuses } from './refusals.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

const classic = { options: { apiVersion: 'classic' } };

/** Creates a group and gives its IDs. */
async function createGroup(): Promise<{ chatid: string; openConversationId: string }> {
	const { json } = await dingTalk.run({
		resource: 'chat',
		operation: 'create',
		name: 'Ward 3',
		owner: chosen('zhangsan'),
		useridlist: 'zhangsan,lisi,wangwu',
	});
	return json[0] as { chatid: string; openConversationId: string };
}

describe('Create', () => {
	const parameters = {
		resource: 'chat',
		operation: 'create',
		name: 'Ward 3',
		owner: chosen('zhangsan'),
		useridlist: 'zhangsan, lisi',
	};

	it('sends what the document says, and gives both IDs', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			additionalFields: {
				searchable: true,
				showHistoryType: false,
				icon: '@lADexample',
				extidlist: 'guest1',
			},
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'api',
				method: 'POST',
				path: '/v1.0/im/group/create',
				query: {},
				body: {
					name: 'Ward 3',
					owner: 'zhangsan',
					useridlist: ['zhangsan', 'lisi'],
					extidlist: ['guest1'],
					icon: '@lADexample',
					managementOptions: { searchable: 1, showHistoryType: 0 },
				},
			},
		]);
		expect(json).toEqual([
			{
				chatid: expect.stringMatching(/^chat/) as string,
				openConversationId: expect.stringMatching(/^cid/) as string,
				conversationTag: 'internal',
			},
		]);
	});

	it('makes the classic call, with the same output', async () => {
		const { error, json } = await dingTalk.run({
			...parameters,
			...classic,
			additionalFields: { searchable: true, chatBannedType: true },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/chat/create',
				query: {},
				body: {
					name: 'Ward 3',
					owner: 'zhangsan',
					useridlist: ['zhangsan', 'lisi'],
					searchable: 1,
					chatBannedType: 1,
				},
			},
		]);
		expect(json).toEqual([
			{
				chatid: expect.stringMatching(/^chat/) as string,
				openConversationId: expect.stringMatching(/^cid/) as string,
				conversationTag: 'internal',
			},
		]);
	});

	it('takes a list from an expression', async () => {
		await dingTalk.run(
			{ ...parameters, useridlist: '={{ $json.users }}' },
			{ items: [{ users: ['zhangsan', 'wangwu'] }] },
		);
		expect(dingTalk.simulator.chats[0]?.useridlist).toEqual(['zhangsan', 'wangwu']);
	});

	it('lets an external contact own the group', async () => {
		const { error } = await dingTalk.run({
			...parameters,
			owner: chosen('guest1', 'id'),
			additionalFields: { ownerType: 'external', extidlist: 'guest1' },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent()[0]?.body).toMatchObject({ owner: 'guest1', ownerType: 'ext' });
	});

	itRefuses(() => dingTalk, parameters, [
		[{ name: EMPTY }, 'Name is empty'],
		[{ name: 'x'.repeat(21) }, 'Name has 21 characters, and DingTalk takes at most 20'],
		[{ owner: chosen(EMPTY) }, 'Owner is empty'],
		[{ owner: chosen('wangwu') }, 'Members must hold the owner, who is "wangwu"'],
		[{ useridlist: EMPTY }, 'Members are empty: give at least the owner'],
		[
			{ useridlist: Array.from({ length: 41 }, (_, index) => `u${index}`).join() },
			'Members hold 41 users, and DingTalk takes at most 40 at a time',
		],
		[
			{ useridlist: 'x'.repeat(65) },
			`Members must be the ID of one user, but is "${'x'.repeat(65)}"`,
		],
		[
			{ additionalFields: { ownerType: 'external' } },
			'External Members must hold the owner, who is "zhangsan"',
		],
		[{ additionalFields: { searchable: 'perhaps' } }, 'Searchable must be true or false'],
		[
			{ ...classic, additionalFields: { icon: '@lADexample' } },
			'Icon does not exist in the classic call',
		],
	]);

	it('says what DingTalk has against it', async () => {
		const { error } = await dingTalk.run({
			...parameters,
			...classic,
			useridlist: 'zhangsan,nobody',
		});
		expect(error?.message).toBe('Check the user ID: the organization has no such user [item 0]');
	});
});

describe('Get', () => {
	it('sends what the document says, and gives words', async () => {
		const { chatid } = await createGroup();
		const { error, json } = await dingTalk.run({
			resource: 'chat',
			operation: 'get',
			chatId: chatid,
			simplify: false,
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/chat/get',
			query: { chatid },
			body: undefined,
		});
		expect(json).toEqual([
			{
				chatid,
				name: 'Ward 3',
				owner: 'zhangsan',
				useridlist: ['zhangsan', 'lisi', 'wangwu'],
				conversationTag: 'internal',
				icon: '',
				status: 'normal',
				searchable: false,
				validationType: false,
				mentionAllAuthority: false,
				managementType: false,
				chatBannedType: false,
				showHistoryType: false,
			},
		]);
	});

	it('gives what the next node needs', async () => {
		const { chatid } = await createGroup();
		const { json } = await dingTalk.run({ resource: 'chat', operation: 'get', chatId: chatid });
		const useridlist = ['zhangsan', 'lisi', 'wangwu'];
		expect(json).toEqual([
			{ chatid, name: 'Ward 3', owner: 'zhangsan', useridlist, status: 'normal' },
		]);
	});

	itRefuses(() => dingTalk, { resource: 'chat', operation: 'get' }, [
		[{ chatId: EMPTY }, 'Chat ID is empty'],
		[{ chatId: 'chat1 chat2' }, 'Chat ID must be one ID without blanks'],
		[{ chatId: 'cidX+Y==' }, 'Chat ID must be that of the group and not its open conversation ID'],
	]);

	it('says what to do about an ID that there is not', async () => {
		const { error } = await dingTalk.run({
			resource: 'chat',
			operation: 'get',
			chatId: 'chatnone',
		});
		expect(error?.message).toBe('Check the chat ID: the app has no such group [item 0]');
	});
});

describe('Update', () => {
	const changes = {
		name: 'Ward 4',
		owner: chosen('lisi'),
		add_useridlist: 'zhaoliu',
		del_useridlist: 'wangwu',
		managementType: true,
		validationType: false,
	};
	const wire = {
		name: 'Ward 4',
		owner: 'lisi',
		add_useridlist: ['zhaoliu'],
		del_useridlist: ['wangwu'],
	};

	it.each([
		[
			'current',
			'api',
			'/v1.0/im/group/update',
			{ ...wire, managementOptions: { managementType: 1, validationType: 0 } },
		],
		['classic', 'oapi', '/chat/update', { ...wire, managementType: 1, validationType: 0 }],
	])('makes the %s call', async (apiVersion, host, path, body) => {
		const { chatid } = await createGroup();
		const { error, json } = await dingTalk.run({
			resource: 'chat',
			operation: 'update',
			chatId: chatid,
			updateFields: changes,
			options: { apiVersion },
		});
		expect(error).toBeUndefined();
		expect(dingTalk.sent().at(-1)).toEqual({
			host,
			method: 'POST',
			path,
			query: {},
			body: { chatid, ...body },
		});
		expect(json).toEqual([{ updated: true, chatid }]);
		expect(dingTalk.simulator.chats[0]).toMatchObject({
			name: 'Ward 4',
			owner: 'lisi',
			useridlist: ['zhangsan', 'lisi', 'zhaoliu'],
			managementType: 1,
		});
	});

	it('fails when DingTalk answers that it did not succeed', async () => {
		const path = '/v1.0/im/group/update';
		const body = '{"success":false}';
		dingTalk.simulator.addFault({ path, kind: 'status', httpStatus: 200, body });
		const { error } = await dingTalk.run({
			resource: 'chat',
			operation: 'update',
			chatId: 'chat1',
			updateFields: { name: 'Ward 4' },
		});
		expect(error?.message).toBe('Look in DingTalk at what has become of the group [item 0]');
	});

	itRefuses(() => dingTalk, { resource: 'chat', operation: 'update', chatId: 'chat1' }, [
		[{ updateFields: {} }, 'Update Fields are empty: add at least one'],
		[{ updateFields: { add_useridlist: '' } }, 'Update Fields are empty: add at least one'],
		[{ updateFields: { name: ' ' } }, 'Name is empty'],
		[
			{ updateFields: { add_useridlist: 'u1,u2', del_useridlist: 'u2' } },
			'Members to Remove must not hold "u2", who is to be added',
		],
		[
			{ updateFields: { owner: chosen('u1'), del_useridlist: 'u1' } },
			'Members to Remove must not hold the owner "u1"',
		],
		[{ updateFields: { ownerType: 'friend' } }, 'Owner Type must be one of employee, external'],
	]);
});

/** Each message: the panel's fields, what the classic call gets, and the robot's form. */
const MESSAGES: Array<[fields: IDataObject, msg: IDataObject, msgKey: string, param: IDataObject]> =
	[
		[
			{ messageType: 'text', content: ' 你好 ' },
			{ msgtype: 'text', text: { content: ' 你好 ' } },
			'sampleText',
			{ content: ' 你好 ' },
		],
		[
			{ messageType: 'image', mediaId: '@lADexample' },
			{ msgtype: 'image', image: { media_id: '@lADexample' } },
			'sampleImageMsg',
			{ photoURL: '@lADexample' },
		],
		[
			{ messageType: 'voice', mediaId: '@lADexample', duration: 10 },
			{ msgtype: 'voice', voice: { media_id: '@lADexample', duration: '10' } },
			'sampleAudio',
			{ mediaId: '@lADexample', duration: '10000' },
		],
		[
			{ messageType: 'file', mediaId: '@lADexample', fileName: '排班表.XLSX' },
			{ msgtype: 'file', file: { media_id: '@lADexample' } },
			'sampleFile',
			{ mediaId: '@lADexample', fileName: '排班表.XLSX', fileType: 'xlsx' },
		],
		[
			{
				messageType: 'link',
				messageUrl: 'https://a.example',
				picUrl: '@lADexample',
				title: 't',
				text: 'd',
			},
			{
				msgtype: 'link',
				link: { messageUrl: 'https://a.example', picUrl: '@lADexample', title: 't', text: 'd' },
			},
			'sampleLink',
			{ messageUrl: 'https://a.example', picUrl: '@lADexample', title: 't', text: 'd' },
		],
		[
			{ messageType: 'markdown', title: 't', text: '# h\n- a' },
			{ msgtype: 'markdown', markdown: { title: 't', text: '# h\n- a' } },
			'sampleMarkdown',
			{ title: 't', text: '# h\n- a' },
		],
		[
			{
				messageType: 'actionCard',
				title: 't',
				text: '**b**',
				buttonsAs: 'one',
				singleTitle: 'Open',
				singleUrl: 'https://a.example',
			},
			{
				msgtype: 'action_card',
				action_card: {
					title: 't',
					markdown: '**b**',
					single_title: 'Open',
					single_url: 'https://a.example',
				},
			},
			'sampleActionCard',
			{ title: 't', text: '**b**', singleTitle: 'Open', singleURL: 'https://a.example' },
		],
		[
			{
				messageType: 'actionCard',
				title: 't',
				text: '**b**',
				buttonsAs: 'several',
				orientation: 'vertical',
				buttons: {
					rows: [
						{ title: 'A', url: 'https://a.example' },
						{ title: 'B', url: 'https://b.example' },
						{ title: 'C', url: 'dingtalk://dingtalkclient/page/link?url=c' },
					],
				},
			},
			{
				msgtype: 'action_card',
				action_card: {
					title: 't',
					markdown: '**b**',
					btn_orientation: '0',
					btn_json_list: [
						{ title: 'A', action_url: 'https://a.example' },
						{ title: 'B', action_url: 'https://b.example' },
						{ title: 'C', action_url: 'dingtalk://dingtalkclient/page/link?url=c' },
					],
				},
			},
			'sampleActionCard3',
			{
				title: 't',
				text: '**b**',
				actionTitle1: 'A',
				actionURL1: 'https://a.example',
				actionTitle2: 'B',
				actionURL2: 'https://b.example',
				actionTitle3: 'C',
				actionURL3: 'dingtalk://dingtalkclient/page/link?url=c',
			},
		],
		[
			{
				messageType: 'actionCard',
				title: 't',
				text: '**b**',
				buttonsAs: 'several',
				orientation: 'horizontal',
				buttons: {
					rows: [
						{ title: 'A', url: 'https://a.example' },
						{ title: 'B', url: 'https://b.example' },
					],
				},
			},
			{
				msgtype: 'action_card',
				action_card: {
					title: 't',
					markdown: '**b**',
					btn_orientation: '1',
					btn_json_list: [
						{ title: 'A', action_url: 'https://a.example' },
						{ title: 'B', action_url: 'https://b.example' },
					],
				},
			},
			'sampleActionCard6',
			{
				title: 't',
				text: '**b**',
				buttonTitle1: 'A',
				buttonUrl1: 'https://a.example',
				buttonTitle2: 'B',
				buttonUrl2: 'https://b.example',
			},
		],
	];

const OA = {
	messageType: 'oa',
	messageUrl: 'eapp://pages/index?id=1',
	headText: 'h',
	headColor: '#aabbcc',
	title: 't',
	content: 'long text',
	form: { rows: [{ key: 'Name:', value: 'Li' }] },
	oaFields: {
		pcMessageUrl: 'https://a.example/pc',
		richNumber: '15.6',
		richUnit: 'CNY',
		image: '@lADexample',
		fileCount: 3,
		author: 'Li',
		statusText: 'open',
		statusColor: '#F65E5E',
	},
};

const OA_MESSAGE = {
	msgtype: 'oa',
	oa: {
		message_url: 'eapp://pages/index?id=1',
		pc_message_url: 'https://a.example/pc',
		head: { bgcolor: 'FFaabbcc', text: 'h' },
		status_bar: { status_value: 'open', status_bg: '0xFFF65E5E' },
		body: {
			title: 't',
			form: [{ key: 'Name:', value: 'Li' }],
			rich: { num: '15.6', unit: 'CNY' },
			content: 'long text',
			image: '@lADexample',
			file_count: '3',
			author: 'Li',
		},
	},
};

describe('Send', () => {
	const parameters = { resource: 'chat', operation: 'send', chatId: 'chat1', robotCode: 'dingr' };

	it.each(MESSAGES)('sends %j by the robot', async (message, _, msgKey, param) => {
		const { openConversationId } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const { error, json } = await dingTalk.run({
			...parameters,
			...message,
			chatId: openConversationId,
			robotCode,
		});
		expect(error).toBeUndefined();
		const { body, ...sent } = dingTalk.sent().at(-1) ?? {};
		expect(sent).toEqual({
			host: 'api',
			method: 'POST',
			path: '/v1.0/robot/groupMessages/send',
			query: {},
		});
		const { msgParam, ...others } = body as { msgParam: string };
		expect(others).toEqual({ robotCode, openConversationId, msgKey });
		expect(JSON.parse(msgParam)).toEqual(param);
		expect(json).toEqual([{ processQueryKey: dingTalk.simulator.messages[0]?.id }]);
	});

	it.each([...MESSAGES.map(([fields, msg]) => ({ fields, msg })), { fields: OA, msg: OA_MESSAGE }])(
		'sends $msg by the classic call, with the same output',
		async ({ fields, msg }) => {
			const { chatid } = await createGroup();
			const { error, json } = await dingTalk.run({
				...parameters,
				...fields,
				...classic,
				chatId: chatid,
				robotCode: '',
			});
			expect(error).toBeUndefined();
			expect(dingTalk.sent().at(-1)).toEqual({
				host: 'oapi',
				method: 'POST',
				path: '/chat/send',
				query: {},
				body: { chatid, msg },
			});
			expect(json).toEqual([{ processQueryKey: dingTalk.simulator.messages[0]?.id }]);
		},
	);

	it('asks for the current ID of a group first', async () => {
		const { chatid, openConversationId } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const { error } = await dingTalk.run({
			...parameters,
			chatId: chatid,
			robotCode,
			messageType: 'text',
			content: 'hi',
		});
		expect(error).toBeUndefined();
		const [, conversion, sent] = dingTalk.sent();
		expect(conversion).toEqual({
			host: 'api',
			method: 'POST',
			path: `/v1.0/im/chat/${chatid}/convertToOpenConversationId`,
			query: {},
			body: undefined,
		});
		expect(sent?.body).toMatchObject({ openConversationId, robotCode });
		expect(sent?.body).not.toHaveProperty('chatid');
	});

	it('does not ask for it again on a retry for another item, and tells of no failure then', async () => {
		const { chatid } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const refusal = { kind: 'errcode', errcode: 'param.error' } as const;
		const convert = '/v1.0/im/chat/{chatId}/convertToOpenConversationId';
		dingTalk.simulator.addFault({ ...refusal, contains: 'first' });
		dingTalk.simulator.addFault({ ...refusal, path: convert, skip: 2, times: 9 });
		const { json } = await dingTalk.run(
			{
				...parameters,
				chatId: chatid,
				robotCode,
				messageType: 'text',
				content: '={{ $json.text }}',
			},
			{
				items: [{ text: 'first' }, { text: 'second' }],
				node: {
					onError: 'continueRegularOutput',
					retryOnFail: true,
					maxTries: 2,
					waitBetweenTries: 1,
				},
			},
		);
		const [{ id } = { id: '' }] = dingTalk.simulator.messages;
		expect(json).toEqual([
			expect.objectContaining({ error: expect.any(String) }),
			{ processQueryKey: id },
		]);
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	const card = {
		messageType: 'actionCard',
		title: 't',
		text: 'b',
		buttonsAs: 'several',
		orientation: 'vertical',
	};
	const rows = (count: number, url = 'https://a.example') => ({
		rows: Array.from({ length: count }, (_, index) => ({ title: `B${index}`, url })),
	});
	const link = {
		messageType: 'link',
		messageUrl: 'https://a.example',
		picUrl: '@p',
		title: 't',
		text: 'd',
	};
	const single = {
		messageType: 'actionCard',
		title: 't',
		text: 'b',
		buttonsAs: 'one',
		singleTitle: 'Open',
		singleUrl: 'https://a.example',
	};
	const text = { messageType: 'text', content: 'hi' };

	itRefuses(() => dingTalk, parameters, [
		[{ ...text, chatId: EMPTY }, 'Chat ID is empty'],
		[{ ...text, robotCode: ['a'] }, 'Robot Code must be text, and not object'],
		[{ ...text, content: ' \n' }, 'Content is empty'],
		[{ messageType: 'image', mediaId: EMPTY }, 'Media ID is empty'],
		[
			{ messageType: 'voice', mediaId: '@m', duration: 60 },
			'Duration (Seconds) must be a whole number from 1 to 59',
		],
		[
			{ messageType: 'voice', mediaId: '@m', duration: 1.5 },
			'Duration (Seconds) must be a whole number from 1 to 59',
		],
		[{ messageType: 'file', mediaId: '@m', fileName: EMPTY }, 'File Name is empty'],
		[
			{ messageType: 'file', mediaId: '@m', fileName: 'a.exe' },
			'File Name must end with one of .doc, .docx, .pdf, .rar, .xlsx, .zip',
		],
		[
			{ ...link, messageUrl: 'a.example' },
			'Link must be an address that begins with http://, https://, dingtalk:// or eapp://',
		],
		[{ ...link, messageUrl: 'https://a.example/a b' }, 'Link must be an address without blanks'],
		[{ ...link, picUrl: EMPTY }, 'Picture is empty'],
		[{ ...link, title: EMPTY }, 'Title is empty'],
		[{ messageType: 'markdown', title: EMPTY, text: 'x' }, 'Title is empty'],
		[
			{ messageType: 'markdown', title: 't', text: 'x'.repeat(5001) },
			'Markdown has 5001 characters, and DingTalk takes at most 5000',
		],
		[{ ...single, title: EMPTY }, 'Title is empty, and a robot’s card needs one'],
		[
			{ ...single, title: 'x'.repeat(65) },
			'Title has 65 characters, and DingTalk takes at most 64',
		],
		[
			{ ...single, singleTitle: 'x'.repeat(21) },
			'Button Text has 21 characters, and DingTalk takes at most 20',
		],
		[
			{ ...single, singleUrl: `https://a.example/${'x'.repeat(500)}` },
			'Button Link has 518 characters, and DingTalk takes at most 500',
		],
		[{ ...single, singleUrl: EMPTY }, 'Button Link is empty'],
		[{ ...card, buttons: {} }, 'Button List is empty: add at least one button'],
		[
			{ ...card, buttons: { rows: [{ title: EMPTY, url: 'https://a.example' }] } },
			'Button List: text 1 is empty',
		],
		[
			{ ...card, buttons: rows(1, 'a.example') },
			'Button List: link 1 must be an address that begins with http://, https://, dingtalk:// or eapp://',
		],
		[
			{ ...card, buttons: rows(1, `https://a.example/${'x'.repeat(700)}`) },
			'Button List: link 1 has 718 characters, and DingTalk takes at most 700',
		],
		[
			{ ...card, buttons: rows(2, `https://a.example/${'x'.repeat(480)}`) },
			'Button List as JSON has 1059 characters, and DingTalk takes at most 1000',
		],
		[
			{ ...card, buttons: rows(1) },
			'Button List must hold 2 to 5 buttons for a robot, and holds 1',
		],
		[
			{ ...card, buttons: rows(6) },
			'Button List must hold 2 to 5 buttons for a robot, and holds 6',
		],
		[
			{ ...card, orientation: 'horizontal', buttons: rows(3) },
			'Button List must hold 2 buttons for a robot to put side by side, and holds 3',
		],
		[OA, 'Message Type must not be OA: a robot has no such message'],
		[
			{ messageType: 'smoke' },
			'Message Type must be one of actionCard, file, image, link, markdown, oa, text, voice',
		],
		[
			{ ...text, content: '好'.repeat(5001) },
			'Message has 15017 bytes, and DingTalk takes at most 15000',
		],
		[
			{ ...text, ...classic, content: '好'.repeat(700) },
			'Message has 2140 bytes, and DingTalk takes at most 2048',
		],
		[
			{ ...text, ...classic, chatId: 'cidX' },
			'Chat ID must be that of the group and not its open conversation ID',
		],
		[{ ...OA, ...classic, headText: EMPTY }, 'Header Text is empty'],
		[
			{ ...OA, ...classic, headColor: 'red' },
			'Header Color must be six or eight hexadecimal digits, but is "red"',
		],
		[{ ...OA, ...classic, form: { rows: [{ key: 'Name', value: '' }] } }, 'Form: value 1 is empty'],
		[
			{ ...OA, ...classic, oaFields: { fileCount: 'many' } },
			'File Count must be a whole number, but is "many"',
		],
		[
			{ ...OA, ...classic, oaFields: { statusColor: '#F65E5E' } },
			'Status Text is empty, and a status color needs it',
		],
		[
			{ ...OA, ...classic, oaFields: { statusText: 's', statusColor: '80F65E5E' } },
			'Status Color must not be transparent: begin with FF, or give six digits',
		],
	]);

	it.each([{}, { robotCode: EMPTY }])(
		'takes the Client ID in the credential as the robot’s code with %j',
		async (robot) => {
			const { openConversationId } = await createGroup();
			const common = { resource: 'chat', operation: 'send', chatId: openConversationId };
			const { error } = await dingTalk.run({ ...common, ...text, ...robot });
			expect(error).toBeUndefined();
			const { appKey } = dingTalk.simulator.credentials;
			expect(dingTalk.sent().at(-1)?.body).toMatchObject({ robotCode: appKey });
		},
	);

	it('takes the robot’s code of each item where there is one', async () => {
		await dingTalk.close();
		dingTalk = await DingTalkFixture.start({ robotCode: 'dingr' });
		const { openConversationId } = await createGroup();
		const { json } = await dingTalk.run(
			{ ...parameters, ...text, chatId: openConversationId, robotCode: '={{ $json.robot }}' },
			{ items: [{ robot: '' }, { robot: 'dingr' }], node: { onError: 'continueRegularOutput' } },
		);
		expect(json).toEqual([
			expect.objectContaining({ error: expect.stringMatching(/^Copy the robot code/) as string }),
			{ processQueryKey: dingTalk.simulator.messages[0]?.id },
		]);
	});

	it('needs a code where the credential has no Client ID', async () => {
		const corp = { credentials: { dingTalkApi: { signInWith: 'corp' } } };
		const { error } = await dingTalk.run({ ...parameters, ...text, robotCode: '' }, corp);
		expect(error?.message).toBe(
			'Robot Code is empty, and the credential has no Client ID to use instead [item 0]',
		);
		expect(error?.description).toMatch(/^It signs in with Corp ID and Corp Secret\./);
		expect(dingTalk.simulator.requests).toEqual([]);
	});

	it('looks again on a retry, and never sends twice', async () => {
		const { chatid } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const path = '/v1.0/robot/groupMessages/send';
		dingTalk.simulator.addFault({ path, kind: 'resetAfter', times: 1 });
		const { error } = await dingTalk.run(
			{ ...parameters, ...text, chatId: chatid, robotCode },
			{ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } },
		);
		expect(error?.message).toBe(
			'Check in DingTalk whether this was carried out before you send it again [item 0]',
		);
		expect(dingTalk.sent().filter((request) => request.path === path)).toHaveLength(1);
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	it('sends on a retry when the look at the group’s ID failed', async () => {
		const { chatid } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const path = `/v1.0/im/chat/${chatid}/convertToOpenConversationId`;
		dingTalk.simulator.addFault({ path, kind: 'resetAfter', times: 1 });
		const { error } = await dingTalk.run(
			{ ...parameters, ...text, chatId: chatid, robotCode },
			{ node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } },
		);
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	it.each([
		[{ chatId: 'cidNone' }, 'Check the chat ID: the app has no such group'],
		[
			{ robotCode: 'dingnone' },
			'Copy the robot code from the page of the app’s robot in the developer console: DingTalk does not know this one, or it belongs to another app',
		],
	])('says what to do about %j', async (wrong, message) => {
		const { openConversationId } = await createGroup();
		const { robotCode } = dingTalk.simulator.credentials;
		const { error } = await dingTalk.run({
			...parameters,
			...text,
			chatId: openConversationId,
			robotCode,
			...wrong,
		});
		expect(error?.message).toBe(`${message} [item 0]`);
	});
});

describe('Get Read List', () => {
	const readers = ['zhangsan', 'lisi', 'wangwu'];

	/** Sends a message to a group, and gives the parameters that ask for its readers. */
	async function sendTo(chatId: string, options: object) {
		const { robotCode } = dingTalk.simulator.credentials;
		const common = { resource: 'chat', chatId, robotCode, options };
		const { json } = await dingTalk.run({
			...common,
			operation: 'send',
			messageType: 'text',
			content: 'hi',
		});
		const { processQueryKey } = json[0] as { processQueryKey: string };
		const parameters = { ...common, operation: 'getReadList', processQueryKey, returnAll: true };
		return { robotCode, parameters, processQueryKey };
	}

	/** The same for a message that all members of a group have read. */
	async function readMessage(options: object) {
		const group = await createGroup();
		const message = await sendTo(group.chatid, options);
		for (const user of readers) dingTalk.simulator.read({ id: message.processQueryKey, user });
		return { ...group, ...message };
	}

	it('asks the current call', async () => {
		const { parameters, processQueryKey, openConversationId, robotCode } = await readMessage({});
		const { error, json } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(json).toEqual(readers.map((userid) => ({ userid })));
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'api',
			method: 'POST',
			path: '/v1.0/robot/groupMessages/query',
			query: {},
			body: { robotCode, openConversationId, processQueryKey, maxResults: 200 },
		});
	});

	it('takes the Client ID in the credential as the robot’s code', async () => {
		const { parameters } = await readMessage({});
		const { error } = await dingTalk.run({ ...parameters, robotCode: '' });
		expect(error).toBeUndefined();
		const { appKey } = dingTalk.simulator.credentials;
		expect(dingTalk.sent().at(-1)?.body).toMatchObject({ robotCode: appKey });
	});

	it('asks the classic call, for no more than the group has members', async () => {
		const { parameters, processQueryKey } = await readMessage(classic.options);
		const { error, json } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(json).toEqual(readers.map((userid) => ({ userid })));
		expect(dingTalk.sent().at(-1)).toEqual({
			host: 'oapi',
			method: 'GET',
			path: '/chat/getReadList',
			query: { messageId: processQueryKey, cursor: '0', size: '3' },
			body: undefined,
		});
	});

	it.each([
		['current', [200, 50], { maxResults: 200 }],
		['classic', [100, 100, 50], { size: '100' }],
	])('gives all readers of a large group by the %s call', async (apiVersion, pages, size) => {
		const users = Array.from({ length: 250 }, (_, index) => ({
			userid: `u${index + 1}`,
			name: `员工${index + 1}`,
			dept_id_list: [1],
		}));
		await dingTalk.close();
		dingTalk = await DingTalkFixture.start({ users });
		const ids = users.map(({ userid }) => userid);
		const { json } = await dingTalk.run({
			resource: 'chat',
			operation: 'create',
			name: 'Everyone',
			owner: chosen('u1'),
			useridlist: ids.slice(0, 40).join(),
		});
		const { chatid } = json[0] as { chatid: string };
		const others = Array.from({ length: 6 }, (_, part) => ids.slice(40 * (part + 1)).slice(0, 40));
		await dingTalk.run(
			{
				resource: 'chat',
				operation: 'update',
				chatId: chatid,
				updateFields: { add_useridlist: '={{ $json.users }}' },
			},
			{ items: others.map((part) => ({ users: part })) },
		);
		const { parameters, processQueryKey } = await sendTo(chatid, { apiVersion });
		for (const user of ids) dingTalk.simulator.read({ id: processQueryKey, user });
		const before = dingTalk.sent().length;
		const { error, json: rows } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(rows).toEqual(ids.map((userid) => ({ userid })));
		const [, ...asked] = dingTalk.sent().slice(before);
		expect(asked).toHaveLength(pages.length);
		for (const { query, body } of asked) expect({ ...query, ...body }).toMatchObject(size);
	});

	it.each([{}, classic.options])('stops at the limit with %j', async (options) => {
		const { parameters } = await readMessage(options);
		const { json } = await dingTalk.run({ ...parameters, returnAll: false, limit: 2 });
		expect(json).toEqual([{ userid: 'zhangsan' }, { userid: 'lisi' }]);
	});

	const parameters = {
		resource: 'chat',
		operation: 'getReadList',
		chatId: 'chat1',
		processQueryKey: 'k1',
		robotCode: 'dingr',
		returnAll: true,
	};

	itRefuses(() => dingTalk, parameters, [
		[{ processQueryKey: EMPTY }, 'Message Key is empty'],
		[{ chatId: EMPTY }, 'Chat ID is empty'],
		[{ robotCode: ['a'] }, 'Robot Code must be text, and not object'],
		[{ returnAll: false, limit: 0 }, 'Limit must be a whole number above 0'],
	]);

	it('says when DingTalk no longer knows the message', async () => {
		const { parameters } = await readMessage({});
		dingTalk.simulator.advanceClock(25 * 3600);
		const { error } = await dingTalk.run(parameters);
		expect(error?.message).toBe('Look within 24 hours: DingTalk keeps this no longer [item 0]');
	});
});

describe('Send to Conversation', () => {
	const parameters = {
		resource: 'chat',
		operation: 'sendToConversation',
		sender: chosen('zhangsan'),
		cid: '9f540d',
		messageType: 'text',
		content: 'hi',
	};

	it('sends what the document says, and gives who gets it', async () => {
		const { error, json } = await dingTalk.run(parameters);
		expect(error).toBeUndefined();
		expect(dingTalk.sent()).toEqual([
			{
				host: 'oapi',
				method: 'POST',
				path: '/message/send_to_conversation',
				query: {},
				body: {
					sender: 'zhangsan',
					cid: '9f540d',
					msg: { msgtype: 'text', text: { content: 'hi' } },
				},
			},
		]);
		expect(json).toEqual([{ receivers: ['lisi'] }]);
	});

	itRefuses(() => dingTalk, parameters, [
		[{ sender: chosen(EMPTY) }, 'Sender is empty'],
		[{ cid: EMPTY }, 'Conversation ID is empty'],
		[{ content: '好'.repeat(700) }, 'Message has 2140 bytes, and DingTalk takes at most 2048'],
	]);

	it('says when the sender does not take part', async () => {
		const { error } = await dingTalk.run({ ...parameters, sender: chosen('wangwu') });
		expect(error?.message).toBe('Choose a sender who takes part in it [item 0]');
	});
});
