import { NodeRig } from './nodeHarness.mts';

const rig = new NodeRig();
const card = {
	resource: 'message',
	operation: 'sendCard',
	userList: 'test1|test2',
	title: '通知',
	description: '<div class="gray">2021年06月17日</div>',
	url: 'https://www.example.com/s?ie=UTF-8&wd=x',
	options: { btnTxt: '更多数据' },
};

describe('Send WeCom Card', () => {
	it('sends what the document says', async () => {
		const { error, json } = await rig.run(card);
		expect(error).toBeUndefined();
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: '/message/cardMessage',
			contentType: 'application/json',
			fields: {
				userList: 'test1|test2',
				title: '通知',
				description: '<div class="gray">2021年06月17日</div>',
				url: 'https://www.example.com/s?ie=UTF-8&wd=x',
				btnTxt: '更多数据',
			},
		});
		expect(json).toEqual([{ receivers: ['test1', 'test2'], rspMsg: '操作完成' }]);
	});

	it.each(['test1｜test2', 'test1、test2, test1', '["test1|test2"]', '={{ ["test1", "test2"] }}'])(
		'takes receivers as %j',
		async (userList) => {
			await rig.run({ ...card, userList, options: {} });
			expect(rig.sent().fields).toMatchObject({ userList: 'test1|test2' });
			expect(rig.sent().fields).not.toHaveProperty('btnTxt');
		},
	);

	const wrong: Array<[change: object, text: string]> = [
		[{ title: ' ' }, 'Title is empty'],
		[{ title: '字'.repeat(43) }, 'Title has 129 bytes, and WeCom takes at most 128'],
		[{ description: ' ' }, 'Description is empty'],
		[{ description: '字'.repeat(171) }, 'Description has 513 bytes, and WeCom takes at most 512'],
		[{ url: ' ' }, 'Link is empty'],
		[{ url: 'www.example.com' }, 'Link must be an address that begins with http:// or https://'],
		[
			{ url: `https://a.cn/${'字'.repeat(679)}` },
			'Link has 2050 bytes, and WeCom takes at most 2048',
		],
		[{ userList: ' ' }, 'Receivers are empty: give at least one'],
		[
			{ userList: '={{ [{ userId: "1" }] }}' },
			'Receivers must be text with commas, or a list of texts and numbers',
		],
		[
			{ options: { btnTxt: '查看更多吧' } },
			'Button Text has 5 characters, and the Message Center takes at most 4',
		],
	];
	it.each(wrong.map(([change, text]) => [text, change] as const))(
		'refuses before anything is sent: %s',
		async (text, change) => {
			const { error } = await rig.run({ ...card, ...change });
			expect(error?.message).toBe(`${text} [item 0]`);
			expect(rig.simulator.requests).toHaveLength(0);
		},
	);
});
