import { createHmac } from 'node:crypto';
import type { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { signatureOf } from '../../simulators/dingTalk/signature.mts';
import { startForEachTest } from './fixture.mts';
import { JSON_TYPE, json, startDingTalk, text } from './dingTalkClient.mts';
import type { Fields, Json } from './dingTalkClient.mts';
import { http } from './rawClient.mts';

let simulator: DingTalkSimulator;

const replaceBy = startForEachTest(startDingTalk, (running) => ({ simulator } = running));

const OK = { errcode: 0, errmsg: 'ok' };
const now = () => Date.now();

/** The webhook's address, signed for a time (7.1). */
function signed(timestamp: number | string = now()): string {
	const { robotWebhook, robotSecret } = simulator.credentials;
	const sign = createHmac('sha256', robotSecret)
		.update(`${timestamp}\n${robotSecret}`)
		.digest('base64');
	return `${robotWebhook}&timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`;
}

/** The same address with a timestamp one millisecond later. */
function movedOn(url: string): string {
	return url.replace(/timestamp=(\d+)/, (_all, time: string) => `timestamp=${Number(time) + 1}`);
}

async function post(body: unknown, url = signed()): Promise<Json> {
	return json(await http(url, { headers: JSON_TYPE, body: JSON.stringify(body) }));
}

describe('the vector of the reference', () => {
	it('is signed as it says', () => {
		const secret = 'SECtest0123456789';
		expect(signatureOf(secret, `1700000000001\n${secret}`)).toBe(
			'l/JDUsy5cz9xEdP2CNFWJyT1FMjG0kUjoSj1+WcOH8E=',
		);
	});
});

describe('messages (7.1)', () => {
	const CARD = { title: 't', text: 'md', btnOrientation: '0' };
	const BUTTON = { title: 'A', actionURL: 'https://a.example' };

	it.each<[string, Fields, Fields, string]>([
		['text', { content: 'hi' }, {}, 'hi'],
		['link', { title: 't', text: 'd', messageUrl: 'https://a.example', picUrl: '' }, {}, 't'],
		['link', { title: 't', text: 'd', messageUrl: 'https://a.example' }, {}, 't'],
		['markdown', { title: 't', text: '#### h @u1' }, { at: { atUserIds: ['u1'] } }, 't'],
		['actionCard', { ...CARD, singleTitle: 'Read', singleURL: 'https://a.example' }, {}, 't'],
		['actionCard', { ...CARD, btns: [BUTTON], hideAvatar: '1' }, {}, 't'],
		['actionCard', { ...CARD, btns: [BUTTON], singleTitle: 'a', singleURL: 'b' }, {}, 't'],
		[
			'feedCard',
			{ links: [{ title: 't', messageURL: 'https://a', picURL: 'https://p' }] },
			{},
			't',
		],
	])('%s %j', async (type, content, others, shown) => {
		const body = { msgtype: type, [type]: content, ...others };
		expect(await post(body)).toEqual(OK);
		expect(simulator.messages).toHaveLength(1);
		expect(simulator.messages[0]).toMatchObject({
			kind: 'webhook',
			type,
			text: shown,
			message: body,
			receivers: [],
		});
	});

	it('mentions whose @ stands in the text', async () => {
		const at = { atMobiles: ['13800000001', '13800000002'], atUserIds: ['u1'], isAtAll: false };
		await post({ ...text('hi @13800000001 @u1'), at });
		await post({ ...text('hi'), at: { isAtAll: true } });
		expect(simulator.messages[0]).toMatchObject({ mentions: ['13800000001', 'u1'], toAll: false });
		expect(simulator.messages[1]).toMatchObject({ mentions: [], toAll: true });
	});

	it('is sent once for one msgUuid', async () => {
		const body = { ...text('hi'), msgUuid: 'm1' };
		expect([await post(body), await post(body)]).toEqual([OK, OK]);
		await post({ ...body, msgUuid: 'm2' });
		expect(simulator.messages).toHaveLength(2);
	});

	it.each<[string, Fields, number]>([
		['no type', { text: { content: 'x' } }, 40035],
		['an unknown type', { msgtype: 'image', image: {} }, 40035],
		['the name of a work notification', { msgtype: 'action_card' }, 400105],
		['the name of an object', { msgtype: 'constructor' }, 400105],
		['two types', { ...text('x'), link: {} }, 40035],
		['no content', { msgtype: 'text', text: {} }, 40035],
		['feedCard names in a link', { msgtype: 'link', link: { title: 't', messageURL: 'x' } }, 40035],
		[
			'link names in a feedCard',
			{ msgtype: 'feedCard', feedCard: { links: [{ picUrl: 'x' }] } },
			40035,
		],
		['no links', { msgtype: 'feedCard', feedCard: { links: [] } }, 40035],
		['no button', { msgtype: 'actionCard', actionCard: CARD }, 40035],
		[
			'a button without address',
			{ msgtype: 'actionCard', actionCard: { ...CARD, btns: [{ title: 'A' }] } },
			40035,
		],
		[
			'the names of a work notification in a card',
			{ msgtype: 'actionCard', actionCard: { ...CARD, single_title: 'x' } },
			40035,
		],
		[
			'@ in a feedCard',
			{
				msgtype: 'feedCard',
				feedCard: { links: [{ title: 't', messageURL: 'x', picURL: 'y' }] },
				at: {},
			},
			40035,
		],
		['51 people', { ...text('x'), at: { atUserIds: Array(51).fill('u') } }, 40035],
		['text for isAtAll', { ...text('x'), at: { isAtAll: 'true' } }, 40035],
		['20001 bytes', text('x'.repeat(20_001)), 45002],
	])('refuses %s', async (_what, body, errcode) => {
		expect(await post(body)).toEqual({ errcode, errmsg: expect.any(String) });
		expect(simulator.messages).toEqual([]);
	});

	it('refuses a body that is no JSON', async () => {
		const bare = await http(signed(), { body: JSON.stringify(text('x')) });
		expect(json(bare)).toMatchObject({ errcode: 43004 });
		const empty = await http(signed(), { method: 'POST', headers: JSON_TYPE });
		expect(json(empty)).toEqual({ errcode: 40035, errmsg: '缺少参数 json' });
		const broken = await http(signed(), { headers: JSON_TYPE, body: '{' });
		expect(json(broken)).toMatchObject({ errcode: 47001 });
	});
});

describe('security (7.1)', () => {
	const HOUR = 3_600_000;

	it.each<[string, () => string, string]>([
		['no signature', () => simulator.credentials.robotWebhook, 'invalid timestamp'],
		['a time in seconds', () => signed(Math.floor(now() / 1000)), 'invalid timestamp'],
		['a time more than an hour ago', () => signed(now() - HOUR - 60_000), 'invalid timestamp'],
		['a time more than an hour ahead', () => signed(now() + HOUR + 60_000), 'invalid timestamp'],
		['another signature', () => signed().replace(/sign=.*$/, 'sign=x'), 'sign not match'],
		['a signature for another time', () => movedOn(signed()), 'sign not match'],
		[
			'a sign that is encoded twice',
			() =>
				signed().replace(/sign=(.*)$/, (_all, sign: string) => `sign=${encodeURIComponent(sign)}`),
			'sign not match',
		],
	])('refuses %s', async (_what, url, errmsg) => {
		expect(await post(text('x'), url())).toEqual({ errcode: 310000, errmsg });
		expect(simulator.messages).toEqual([]);
	});

	it('takes a time within the hour', async () => {
		expect(await post(text('a'), signed(now() - HOUR + 60_000))).toEqual(OK);
		expect(await post(text('b'), signed(now() + HOUR - 60_000))).toEqual(OK);
	});

	it('asks for no signature without a secret', async () => {
		await replaceBy({ robotSecret: '' });
		expect(await post(text('x'), simulator.credentials.robotWebhook)).toEqual(OK);
	});

	it('looks for keywords in the whole text', async () => {
		simulator.reconfigure({ robotKeywords: ['报警', 'alarm'] });
		expect(await post(text('x'))).toEqual({ errcode: 310000, errmsg: 'keywords not in content' });
		expect(await post({ msgtype: 'markdown', markdown: { title: 't', text: 'an alarm' } })).toEqual(
			OK,
		);
	});

	it('refuses another address', async () => {
		simulator.reconfigure({ robotIpAllowed: false });
		expect(await post(text('x'))).toEqual({
			errcode: 310000,
			errmsg: 'ip 127.0.0.1 not in whitelist',
		});
	});

	it.each([300001, 300005, 400101] as const)('does not know another token: %i', async (code) => {
		simulator.reconfigure({ robotUnknownCode: code });
		const url = signed().replace(/access_token=\w+/, 'access_token=x');
		expect(await post(text('x'), url)).toMatchObject({ errcode: code });
	});

	it('refuses banned words and unknown parameters', async () => {
		simulator.reconfigure({ bannedWords: ['毒'] });
		expect(await post(text('毒'))).toMatchObject({ errcode: 430104 });
		expect(await post(text('x'), `${signed()}&x=1`)).toMatchObject({ errcode: 40035 });
	});

	it('takes a webhook of the options', async () => {
		await replaceBy({ robotToken: 'mine', robotSecret: 'SECmine' });
		expect(simulator.credentials).toMatchObject({
			robotWebhook: `${simulator.url}/robot/send?access_token=mine`,
			robotSecret: 'SECmine',
		});
		expect(await post(text('x'))).toEqual(OK);
	});
});

describe('20 messages a minute (7.1)', () => {
	it.each([
		[130101, 'send too fast, exceed 20 times per minute'],
		[410100, '发送速度太快而限流'],
		[660026, 'you are sending too many messages per minute'],
	] as const)('then none for ten minutes: %i', async (robotLimitCode, errmsg) => {
		simulator.reconfigure({ robotLimitCode });
		for (let n = 0; n < 20; n += 1) expect(await post(text(`${n}`))).toEqual(OK);
		expect(await post(text('x'))).toEqual({ errcode: robotLimitCode, errmsg });
		simulator.advanceClock(599);
		const later = (seconds: number) => signed(now() + seconds * 1000);
		expect(await post(text('x'), later(599))).toMatchObject({ errcode: robotLimitCode });
		simulator.advanceClock(1);
		expect(await post(text('x'), later(600))).toEqual(OK);
		expect(simulator.messages).toHaveLength(21);
	});

	it('has no limit with null', async () => {
		simulator.reconfigure({ robotLimit: null });
		for (let n = 0; n < 25; n += 1) expect(await post(text(`${n}`))).toEqual(OK);
	});
});
