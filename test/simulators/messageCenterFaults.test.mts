import type { FaultRule } from '../../simulators/shared/faults.mts';
import type { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { startForEachTest } from './fixture.mts';
import { PATHS, startMessageCenter } from './messageCenterClient.mts';
import type { MessageCenterClient } from './messageCenterClient.mts';

let simulator: MessageCenterSimulator;
let client: MessageCenterClient;

startForEachTest(startMessageCenter, (running) => ({ simulator, client } = running));

describe('matching', () => {
	it('looks into the readable parameters of each carrier', async () => {
		const fault = { kind: 'errcode', errcode: '999999', times: Infinity } as const;
		simulator.addFault({ ...fault, contains: '毒' });
		expect((await client.send()).rspCode).toBe('000000');
		expect((await client.send({ msgtitle: '有毒' })).rspCode).toBe('999999');
		expect((await client.sendCard({ title: '有毒' })).rspCode).toBe('999999');
		expect((await client.templates('毒')).rspCode).toBe('999999');
		expect(simulator.messages).toHaveLength(1);
	});

	it('spoils the third page only', async () => {
		simulator.addReplies(
			Array.from({ length: 5 }, (_, n) => ({ msgId: 'm', user: 'u', content: `${n}` })),
		);
		simulator.addFault({ path: PATHS.replies, skip: 2, kind: 'errcode', errcode: '999999' });
		const codes: string[] = [];
		for (let n = 0; n < 4; n += 1) codes.push((await client.fetchReplies({ count: '1' })).rspCode);
		expect(codes).toEqual(['000000', '000000', '999999', '000000']);
		expect(simulator.takenReplies).toHaveLength(3);
		expect(simulator.requests.map(({ fault }) => fault)).toEqual([
			undefined,
			undefined,
			undefined,
			'errcode',
			undefined,
		]);
	});

	it.each([
		[{ kind: 'errcode', errcode: 500003 }, 'errcode must be a string of 1 to 6 digits'],
		[{ kind: 'echoSecret', errcode: 'x' }, 'errcode must be a string of 1 to 6 digits'],
		[{ kind: 'badCipher', encrypt: 'random' }, 'fault badCipher: this provider has no cipher'],
	])('refuses the rule %j', (rule, sentence) => {
		expect(() => simulator.addFault(rule as FaultRule)).toThrow(sentence);
	});
});

describe('provider codes', () => {
	it('errcode is a refusal and not carried out', async () => {
		simulator.addFault({ path: PATHS.message, kind: 'errcode', errcode: '500003' });
		expect(await client.send()).toEqual({ rspCode: '500003', rspMsg: 'fault', resultData: null });
		expect(simulator.messages).toEqual([]);
		expect(simulator.requests.at(-1)).toMatchObject({ errcode: '500003', fault: 'errcode' });
	});

	it('echoSecret gives away the token of each carrier and the secret', async () => {
		simulator.addFault({ kind: 'echoSecret', errcode: '999999', errmsg: '错误', times: 4 });
		const { appPassword } = simulator.credentials;
		const refusal = {
			rspCode: '999999',
			rspMsg: `错误 token=${client.token} appPassword=${appPassword}`,
			resultData: null,
		};
		expect(await client.accounts()).toEqual(refusal);
		expect(await client.send()).toEqual(refusal);
		expect(await client.sendCard()).toEqual(refusal);
		expect(await client.askToken()).toEqual(refusal);
		expect(simulator.messages).toEqual([]);
	});

	it('echoSecret gives away the token that was used, not the newest', async () => {
		const used = client.token;
		await client.signIn();
		simulator.addFault({ kind: 'echoSecret', errcode: '999999' });
		const { rspMsg } = await client.sendTemplate({ token: used });
		expect(rspMsg).toContain(`token=${used} `);
	});
});

describe('waiting', () => {
	it('hold carries out on release', async () => {
		simulator.addFault({ kind: 'hold', times: 3 });
		const sending = [client.send(), client.send(), client.send()];
		await simulator.waitFor(({ requests }) => requests.filter((r) => r.fault).length === 3);
		expect(simulator.messages).toEqual([]);
		expect(simulator.stats()).toMatchObject({ inFlight: 3, maxInFlight: 3 });
		simulator.release();
		const answers = await Promise.all(sending);
		expect(answers.map(({ rspCode }) => rspCode)).toEqual(['000000', '000000', '000000']);
	});
});

describe('other answers', () => {
	it.each([
		[
			{ kind: 'status', httpStatus: 502, body: 'busy' },
			{ status: 502, text: 'busy' },
		],
		[{ kind: 'empty' }, { status: 200, text: '' }],
		[{ kind: 'html' }, { status: 200, text: expect.stringMatching(/^<!DOCTYPE html>/) }],
	] as Array<[FaultRule, object]>)('%j, carried out or not', async (rule, expected) => {
		simulator.addFault(rule);
		simulator.addFault({ ...rule, taken: true } as FaultRule);
		expect(await client.sendRaw()).toMatchObject(expected);
		expect(simulator.messages).toEqual([]);
		expect(await client.sendRaw()).toMatchObject(expected);
		expect(simulator.messages).toHaveLength(1);
	});

	it('truncatedJson is a whole answer with half of the JSON', async () => {
		const whole = (await client.sendRaw()).text;
		simulator.addFault({ kind: 'truncatedJson' });
		const { text } = await client.sendRaw();
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
		expect(whole.startsWith(text.slice(0, 40))).toBe(true);
		expect(simulator.messages).toHaveLength(2);
	});
});
