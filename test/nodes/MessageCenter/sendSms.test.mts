import { NodeRig } from './nodeHarness.mts';

const PATH = '/message/sendMessageBySMSApi';
const rig = new NodeRig();
const sms = {
	resource: 'message',
	operation: 'sendSms',
	msgContent: '〖学校〗通知',
	receiversAs: 'rows',
	receiverRows: { rows: [{ name: '李四', mobile: '13900000000' }] },
};
const numbers = { ...sms, receiversAs: 'numbers' };

function receivers(): unknown {
	return JSON.parse(String(rig.sent().fields.receivers));
}

describe('Send SMS', () => {
	it('sends what the document says', async () => {
		const { error, json } = await rig.run(sms);
		expect(error).toBeUndefined();
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: PATH,
			contentType: 'application/x-www-form-urlencoded',
			fields: {
				msgContent: '〖学校〗通知',
				receivers: '[{"name":"李四","mobile":"13900000000"}]',
			},
		});
		expect(json).toEqual([{ msgId: rig.simulator.messages[0]?.id, state: 'queued', failures: [] }]);
	});

	it.each([
		'13800000000,+86 139-0000-0000',
		'138 0000 0000|+8613900000000',
		'13800000000\n+8613900000000、13800000000',
		'={{ [13800000000, "+86 139 0000 0000"] }}',
	])('takes phone numbers alone: %j', async (receiverNumbers) => {
		await rig.run({ ...numbers, receiverNumbers });
		expect(receivers()).toEqual([
			{ name: '13800000000', mobile: '13800000000' },
			{ name: '+8613900000000', mobile: '+8613900000000' },
		]);
	});

	it('sends to a number once', async () => {
		const receiversJson = [
			{ mobile: 13800000000, name: '父' },
			{ mobile: '138-0000-0000', name: '母' },
		];
		await rig.run({ ...sms, receiversAs: 'json', receiversJson });
		expect(receivers()).toEqual([{ name: '父', mobile: '13800000000' }]);
	});

	it.each([
		[{ msgContent: '【学校】通知' }, 'Content must not hold 【】 in an SMS'],
		[{ msgContent: '\n' }, 'Content is empty'],
		[
			{ receiversAs: 'numbers', receiverNumbers: 'zhangsan' },
			'Receivers: Phone Number "zhangsan" is not a phone number',
		],
		[
			{ receiversAs: 'numbers', receiverNumbers: '13800000000 13900000000' },
			'Receivers: Phone Number "13800000000 13900000000" is not a phone number',
		],
		[
			{ receiversAs: 'json', receiversJson: '["13800000000",{"userId":"13900000000"}]' },
			'Receivers, row 2: Phone Number is empty',
		],
		[
			{ receiverRows: { rows: [{ mobile: '13800000000' }, { mobile: '20230001x' }] } },
			'Receivers, row 2: Phone Number "20230001x" is not a phone number',
		],
		[{ options: { waitUntilSent: 'ja' } }, 'Wait Until Sent must be true or false'],
		[{ options: { failOnPartialFailure: 1 } }, 'Fail on Partial Failure must be true or false'],
	])('refuses %j before anything is sent', async (change, text) => {
		const { error } = await rig.run({ ...sms, ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});

	it('waits, and tells who got it', async () => {
		rig.simulator.reconfigure({ failUsers: { 13900000000: '停机' } });
		const receiverNumbers = '13800000000,13900000000';
		const { json } = await rig.run({
			...numbers,
			receiverNumbers,
			options: { waitUntilSent: true },
		});
		expect(json[0]).toMatchObject({
			state: 'sent',
			succeeded: ['13800000000'],
			failures: [{ kind: 'receiver', id: '13900000000', reason: '停机' }],
		});
	});

	it('fails on a partial failure when told so', async () => {
		rig.simulator.reconfigure({ failUsers: { 13900000000: '停机' } });
		const options = { waitUntilSent: true, failOnPartialFailure: true };
		const { error } = await rig.run({ ...sms, options });
		expect(error?.message).toBe('Look at the failures of this item: all of it failed [item 0]');
		expect(error?.context.data).toMatchObject({ msgId: rig.simulator.messages[0]?.id });
	});

	it('takes 000000 for a success, too', async () => {
		rig.answer(PATH, { resultData: { msgId: 'm' } });
		const { json } = await rig.run(sms);
		expect(json[0]?.msgId).toBe('m');
	});

	it('is unclear without a message ID', async () => {
		rig.answer(PATH, { rspCode: '1', resultData: {} });
		const { error } = await rig.run(sms);
		expect(error?.message).toMatch(/^Check in Message Center whether this was carried out/);
	});
});
