import type { IDataObject } from 'n8n-workflow';
import { DingTalkRobotApi } from '../../../credentials/DingTalkRobotApi.credentials.ts';
import { DingTalkFixture } from './fixture.mts';
import { EMPTY, itRefuses } from './refusals.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

const parameters = { resource: 'robot', operation: 'send' };
const text = { ...parameters, messageType: 'text', content: 'hi' };
const card = { ...parameters, messageType: 'actionCard', title: 't', text: 'md' };
const single = {
	...card,
	buttonsAs: 'one',
	singleTitle: 'Read',
	singleUrl: 'https://a.example',
};
const feedRow = { title: 't', url: 'https://a.example', picUrl: 'https://a.example/p.png' };

/** What the robot's webhook got. */
const bodies = () =>
	dingTalk.simulator.requests.map(({ rawBody }) => JSON.parse(String(rawBody)) as IDataObject);

describe('Send', () => {
	it('calls the webhook with its own token and signature, and fetches no other', async () => {
		const { error, json } = await dingTalk.run(text);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ sent: true }]);
		expect(dingTalk.simulator.requests).toEqual([
			expect.objectContaining({
				listener: 'oapi',
				method: 'POST',
				path: '/robot/send',
				query: {
					access_token: new URL(dingTalk.simulator.credentials.robotWebhook).searchParams.get(
						'access_token',
					),
					timestamp: expect.stringMatching(/^\d{13}$/) as string,
					sign: expect.stringMatching(/^[\w+/]{43}=$/) as string,
				},
			}),
		]);
		expect(bodies()).toEqual([{ msgtype: 'text', text: { content: 'hi' } }]);
		expect(dingTalk.simulator.issuedTokens).toEqual([]);
	});

	it('needs no other credential than its own', async () => {
		const { error } = await dingTalk.run(text, {
			credentials: { dingTalkApi: { appKey: '', appSecret: '' } },
		});
		expect(error).toBeUndefined();
	});

	it('sends without signature where the robot has no secret', async () => {
		await dingTalk.close();
		dingTalk = await DingTalkFixture.start({ robotSecret: '' });
		const { error } = await dingTalk.run(text);
		expect(error).toBeUndefined();
		expect(dingTalk.simulator.requests[0]?.query).not.toHaveProperty('sign');
	});

	it.each([
		[
			{
				messageType: 'link',
				title: 't',
				text: 'd',
				messageUrl: 'https://a.example',
				picUrl: 'https://a.example/p.png',
			},
			{
				msgtype: 'link',
				link: {
					title: 't',
					text: 'd',
					messageUrl: 'https://a.example',
					picUrl: 'https://a.example/p.png',
				},
			},
		],
		[
			{ messageType: 'link', title: 't', text: 'd', messageUrl: 'https://a.example' },
			{ msgtype: 'link', link: { title: 't', text: 'd', messageUrl: 'https://a.example' } },
		],
		[
			{ messageType: 'markdown', title: 't', text: '#### h' },
			{ msgtype: 'markdown', markdown: { title: 't', text: '#### h' } },
		],
		[
			single,
			{
				msgtype: 'actionCard',
				actionCard: {
					title: 't',
					text: 'md',
					singleTitle: 'Read',
					singleURL: 'https://a.example',
				},
			},
		],
		[
			{
				...card,
				buttonsAs: 'several',
				orientation: 'horizontal',
				buttons: {
					rows: [
						{ title: 'A', url: 'https://a.example' },
						{ title: 'B', url: 'dingtalk://dingtalkclient/page/link?url=b' },
					],
				},
				options: { hideAvatar: true },
			},
			{
				msgtype: 'actionCard',
				actionCard: {
					title: 't',
					text: 'md',
					hideAvatar: '1',
					btnOrientation: '1',
					btns: [
						{ title: 'A', actionURL: 'https://a.example' },
						{ title: 'B', actionURL: 'dingtalk://dingtalkclient/page/link?url=b' },
					],
				},
			},
		],
		[
			{ messageType: 'feedCard', feed: { rows: [feedRow, { ...feedRow, title: 'u' }] } },
			{
				msgtype: 'feedCard',
				feedCard: {
					links: ['t', 'u'].map((title) => ({
						title,
						messageURL: 'https://a.example',
						picURL: 'https://a.example/p.png',
					})),
				},
			},
		],
	])('sends %j as the document says', async (fields, body) => {
		const { error } = await dingTalk.run({ ...parameters, ...fields });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([body]);
	});

	it('mentions people, and puts those into the text who do not stand there', async () => {
		const { error } = await dingTalk.run({
			...text,
			content: 'hi @13800000001 and @u10',
			options: { atMobiles: '13800000001,+86-13800000002', atUserIds: 'u1, u10', isAtAll: false },
		});
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				msgtype: 'text',
				text: { content: 'hi @13800000001 and @u10\n@+86-13800000002 @u1' },
				at: {
					atMobiles: ['13800000001', '+86-13800000002'],
					atUserIds: ['u1', 'u10'],
					isAtAll: false,
				},
			},
		]);
		expect(dingTalk.simulator.messages[0]?.mentions).toEqual([
			'13800000001',
			'+86-13800000002',
			'u1',
			'u10',
		]);
	});

	it('takes nobody for mentioned whose ID only begins like another', async () => {
		await dingTalk.run({
			...text,
			content: 'hi @u1.smith, @u1@ward3 and @u2.',
			options: { atUserIds: 'u1,u2' },
		});
		expect(bodies()).toMatchObject([
			{ text: { content: 'hi @u1.smith, @u1@ward3 and @u2.\n@u1' } },
		]);
	});

	it.each([
		[{ messageType: 'markdown', title: 't', text: 'h' }, 'markdown'],
		[single, 'actionCard'],
	])('mentions everyone and a user by %j', async (fields, msgtype) => {
		const { error } = await dingTalk.run({
			...parameters,
			...fields,
			options: { isAtAll: true, atUserIds: 'u1' },
		});
		expect(error).toBeUndefined();
		const [body] = bodies();
		expect(body).toMatchObject({
			[msgtype]: { text: `${fields.text}\n\n@u1` },
			at: { atUserIds: ['u1'], isAtAll: true },
		});
		expect(dingTalk.simulator.messages[0]?.toAll).toBe(true);
	});

	it('lets DingTalk drop what comes again with the same UUID', async () => {
		for (const content of ['hi', 'hi']) {
			const { error } = await dingTalk.run({ ...text, content, options: { msgUuid: 'uuid-1' } });
			expect(error).toBeUndefined();
		}
		expect(bodies().map(({ msgUuid }) => msgUuid)).toEqual(['uuid-1', 'uuid-1']);
		expect(dingTalk.simulator.messages).toHaveLength(1);
	});

	itRefuses(() => dingTalk, text, [
		[{ content: EMPTY }, 'Content is empty'],
		[{ content: '好'.repeat(6700) }, 'Message has 20140 bytes, and DingTalk takes at most 20000'],
		[
			{ messageType: 'image' },
			'Message Type must be one of actionCard, feedCard, link, markdown, text',
		],
		[{ messageType: 'markdown', title: EMPTY, text: 'x' }, 'Title is empty'],
		[{ messageType: 'markdown', title: 't', text: ' ' }, 'Markdown is empty'],
		[
			{ messageType: 'link', title: 't', text: 'd', messageUrl: 'a.example' },
			'Link must be an address that begins with http://, https://, dingtalk:// or eapp://',
		],
		[
			{
				messageType: 'link',
				title: 't',
				text: 'd',
				messageUrl: 'https://a.example',
				picUrl: '@lADexample',
			},
			'Picture must be an address that begins with http:// or https://',
		],
		[{ ...single, title: EMPTY }, 'Title is empty'],
		[{ ...card, buttonsAs: 'none' }, 'Buttons must be one of one, several'],
		[{ ...single, singleTitle: EMPTY }, 'Button Text is empty'],
		[
			{ ...card, buttonsAs: 'several', buttons: {} },
			'Button List is empty: add at least one button',
		],
		[{ messageType: 'feedCard', feed: {} }, 'Rows are empty: add at least one'],
		[
			{ messageType: 'feedCard', feed: { rows: [{ ...feedRow, picUrl: '' }] } },
			'Rows: picture 1 is empty',
		],
		[
			{ messageType: 'feedCard', feed: { rows: [feedRow, { ...feedRow, url: 'b' }] } },
			'Rows: link 2 must be an address that begins with http://, https://, dingtalk:// or eapp://',
		],
		[
			{
				messageType: 'feedCard',
				feed: { rows: [feedRow] },
				options: { isAtAll: true },
			},
			'Mention Everyone is not for this message type, which mentions nobody',
		],
		[
			{
				messageType: 'feedCard',
				feed: { rows: [feedRow] },
				options: { atUserIds: 'u1' },
			},
			'Mention Users is not for this message type, which mentions nobody',
		],
		[
			{ options: { atMobiles: 'zhangsan' } },
			'Mention Mobile Numbers must be mobile numbers, but hold "zhangsan"',
		],
		[
			{
				options: {
					atMobiles: '13800000001',
					atUserIds: Array.from({ length: 50 }, (_, index) => `u${index}`).join(),
				},
			},
			'Mention Mobile Numbers and Mention Users together hold 51 people, and DingTalk takes at most 50',
		],
		[{ options: { isAtAll: 'yes' } }, 'Mention Everyone must be true or false'],
		[{ options: { hideAvatar: true } }, 'Hide Avatar is only for an action card'],
	]);

	it.each([
		[
			{ robotKeywords: ['alarm'] },
			/^Put one of the robot’s keywords /,
			/310000 security settings: .*keywords not in content/,
		],
		[{ robotSecret: 'SECother' }, /^Copy the secret again /, /sign not match/],
		[{ robotIpAllowed: false }, /^Add the public IP address of n8n /, /not in whitelist/],
		[{ bannedWords: ['hi'] }, /^Change the message: DingTalk does not allow its content/, /430104/],
	])('says what to do when the robot has %j', async (settings, message, description) => {
		const { robotSecret } = dingTalk.simulator.credentials;
		await dingTalk.close();
		dingTalk = await DingTalkFixture.start(settings);
		const { error, stored } = await dingTalk.run(text, {
			credentials: { dingTalkRobotApi: { secret: robotSecret } },
		});
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(stored).not.toContain(robotSecret);
		expect(dingTalk.simulator.messages).toEqual([]);
	});

	it.each([
		['keywords not in content', {}, /^Put one of the robot’s keywords /],
		['description:关键词不匹配', {}, /^Put one of the robot’s keywords /],
		['description:机器人发送签名不匹配;solution:…', {}, /^Copy the secret again /],
		['invalid timestamp', {}, /^Check the clock /],
		['invalid timestamp', { secret: '' }, /^Fill in the Secret in the DingTalk Robot credential/],
		['sign not match', { secret: '' }, /^Fill in the Secret in the DingTalk Robot credential/],
		['description:机器人发送签名不匹配', { secret: '' }, /^Fill in the Secret /],
		['ip 10.0.0.1 not in whitelist', { secret: '' }, /^Add the public IP address of n8n /],
		['something else', {}, /^Check the robot’s security settings: /],
	])('knows what "%s" means where the credential has %j', async (errmsg, change, message) => {
		const fault = { path: '/robot/send', kind: 'errcode', errcode: 310000, errmsg } as const;
		dingTalk.simulator.addFault(fault);
		const { error } = await dingTalk.run(text, { credentials: { dingTalkRobotApi: change } });
		expect(error?.message).toMatch(message);
		expect(error?.description).toBe(`DingTalk answered 310000 security settings: ${errmsg}`);
	});

	it('asks for the secret of a robot that is signed', async () => {
		const { error } = await dingTalk.run(text, {
			credentials: { dingTalkRobotApi: { secret: '' } },
		});
		expect(error?.message).toBe(
			'Fill in the Secret in the DingTalk Robot credential: the robot is set to be signed (加签) [item 0]',
		);
	});

	it('waits by default for longer than DingTalk blocks a robot that was too fast', () => {
		const { default: seconds } =
			new DingTalkRobotApi().properties.find(({ name }) => name === 'longestWaitSeconds') ?? {};
		expect(seconds).toBeGreaterThan(600 + 30);
	});

	it('never sends twice when no answer came', async () => {
		dingTalk.simulator.addFault({ path: '/robot/send', kind: 'resetAfter', times: 1 });
		const { error } = await dingTalk.run(text, {
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(error?.description).toMatch(/it may have been carried out$/);
		expect(dingTalk.simulator.messages).toHaveLength(1);
		expect(dingTalk.simulator.requests).toHaveLength(1);
	});

	it.each([130101, 410100, 660026])('says that %i means too many messages', async (errcode) => {
		dingTalk.simulator.addFault({ path: '/robot/send', kind: 'errcode', errcode });
		const { error, stored } = await dingTalk.run(text, {
			credentials: { dingTalkRobotApi: { longestWaitSeconds: 0 } },
		});
		expect(error?.message).toBe(
			'Send less often: a robot may send 20 messages a minute to its group [item 0]',
		);
		const { robotWebhook, robotSecret } = dingTalk.simulator.credentials;
		const token = new URL(robotWebhook).searchParams.get('access_token');
		for (const secret of [token, robotSecret]) expect(stored).not.toContain(secret);
	});

	it('says when the webhook is no longer one', async () => {
		const { error } = await dingTalk.run(text, {
			credentials: {
				dingTalkRobotApi: {
					webhook: dingTalk.simulator.credentials.robotWebhook.replace(
						/access_token=.*/,
						'access_token=gone',
					),
				},
			},
		});
		expect(error?.message).toMatch(
			/^Copy the webhook again from the group’s robot settings into the credential/,
		);
	});
});
