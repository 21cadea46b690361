import { ACCOUNT, NodeRig, SEND_TEMPLATE, template, TEMPLATE } from './nodeHarness.mts';

const LIST = '/message/getTemplateList';
const rig = new NodeRig();
const { value } = template.data;

function filled(changes: object) {
	return { ...template, data: { ...template.data, value: { ...value, ...changes } } };
}

describe('Send WeChat Template', () => {
	it('sends what the document says', async () => {
		const { error, json } = await rig.run(template);
		expect(error).toBeUndefined();
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: SEND_TEMPLATE,
			contentType: 'application/json',
			fields: {
				userId: '20230001',
				publicId: ACCOUNT,
				messageType: '2',
				templateId: TEMPLATE,
				url: 'https://oa.example.edu.cn/1',
				data: Object.fromEntries(Object.entries(value).map(([id, text]) => [id, { value: text }])),
			},
		});
		expect(json).toEqual([
			{
				msgId: rig.simulator.messages[0]?.id,
				userId: '20230001',
				info: '发送成功',
				succeeded: ['20230001'],
				failures: [],
			},
		]);
	});

	it('sends a notice', async () => {
		await rig.run({ ...template, messageType: 'notice' });
		expect(rig.sent().fields).toMatchObject({ messageType: '1' });
	});

	it('says what a user can do who has unsubscribed', async () => {
		rig.simulator.reconfigure({ unsubscribed: ['20230001'] });
		const { error } = await rig.run(template);
		expect(error?.message).toMatch(/^Ask the user to follow the official account again/);
		expect(error?.description).toBe('Message Center answered 600024: 当前平台已经取消订阅');
	});

	it('reads the templates once for all items', async () => {
		const items = Array.from({ length: 20 }, (_, index) => ({ user: `u${index}`, id: TEMPLATE }));
		const templateId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const { error } = await rig.run(
			{ ...template, templateId, userId: '={{ $json.user }}' },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(rig.callsTo(SEND_TEMPLATE)).toBe(20);
		expect(rig.callsTo(LIST)).toBe(1);
	});

	it('sends nothing if the templates cannot be read', async () => {
		rig.simulator.addFault({ kind: 'errcode', errcode: '600001', path: LIST });
		const { error } = await rig.run(template);
		expect(error?.message).toMatch(/^Try again later: the Message Center got no data from WeChat/);
		expect(rig.callsTo(SEND_TEMPLATE)).toBe(0);
	});

	it.each([
		[filled({ keyword3: ' ' }), 'Template Fields: 代办事项 (keyword3) is empty'],
		[filled({ keyword1: null }), 'Template Fields: 业务系统 (keyword1) is empty'],
		[
			filled({ keyword1: '={{ $json }}' }),
			'Template Fields: keyword1 must be text, and not object',
		],
		[filled({ keyword9: 'x' }), 'Template Fields: keyword9 is no field of this template'],
		[
			{ ...template, templateId: { __rl: true, mode: 'id', value: 'other' } },
			'Template is not one of the templates of this official account',
		],
		[
			{ ...template, data: { mappingMode: 'autoMapInputData', value: null } },
			'Template Fields must be filled in one by one',
		],
		[{ ...template, data: '{"keyword1":"x"}' }, 'Template Fields must be filled in one by one'],
		[
			{ ...template, data: { mappingMode: 'defineBelow', value: null } },
			'Template Fields: 业务系统 (keyword1) is empty',
		],
	])('refuses wrong template fields before anything is sent: %#', async (parameters, text) => {
		const { error } = await rig.run(parameters);
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.callsTo(SEND_TEMPLATE)).toBe(0);
	});

	it('does not check an item anew that is out, when Retry On Fail cannot read the templates', async () => {
		rig.simulator.addFault({ kind: 'errcode', errcode: '600001', path: LIST, skip: 1 });
		rig.simulator.addFault({ kind: 'errcode', errcode: '600003', contains: '20230002' });
		const { error } = await rig.run(
			{ ...template, userId: '={{ $json.user }}' },
			{
				items: [{ user: '20230001' }, { user: '20230002' }],
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			},
		);
		expect(error?.message).toMatch(/got no data from WeChat \[item 1\]$/);
		expect(rig.callsTo(LIST)).toBe(2);
		expect(rig.simulator.messages.map(({ receivers }) => receivers[0]?.user)).toEqual(['20230001']);
	});

	it('sends none of the items if one has not the fields of its template', async () => {
		const items = [{ text: 'a' }, { text: '' }];
		const { error } = await rig.run(filled({ keyword2: '={{ $json.text }}' }), { items });
		expect(error?.message).toBe('Template Fields: 所属业务 (keyword2) is empty [item 1]');
		expect(rig.callsTo(SEND_TEMPLATE)).toBe(0);
	});

	it('requires every place of a template but first and remark', async () => {
		const content = '{{first.DATA}}\n事项：{{thing1.DATA}}\n时间：{{time2.DATA}}\n{{remark.DATA}}';
		const templates = [{ template_id: TEMPLATE, title: '审批', content }];
		rig.simulator.reconfigure({
			accounts: [{ publicId: ACCOUNT, publicName: '公众号', templates }],
		});
		const data = (texts: object) => ({ mappingMode: 'defineBelow', value: texts });
		const { error } = await rig.run({ ...template, data: data({ thing1: 'x' }) });
		expect(error?.message).toBe('Template Fields: 时间 (time2) is empty [item 0]');
		await rig.run({ ...template, data: data({ thing1: 'x', time2: '10:00' }) });
		expect(rig.sent().fields.data).toEqual({ thing1: { value: 'x' }, time2: { value: '10:00' } });
	});

	it.each([
		[{ userId: ' ' }, 'User is empty'],
		[{ userId: 'a|b' }, 'User "a|b" is not one account'],
		[{ publicId: { __rl: true, mode: 'id', value: '={{ "" }}' } }, 'Official Account is empty'],
		[{ templateId: { __rl: true, mode: 'id', value: '={{ "" }}' } }, 'Template is empty'],
		[{ messageType: '2' }, 'Category must be one of notice, todo'],
		[{ url: '={{ "" }}' }, 'Link is empty'],
		[{ url: 'oa' }, 'Link must be an address that begins with http:// or https://'],
		[{ options: { failOnPartialFailure: 'x' } }, 'Fail on Partial Failure must be true or false'],
	])('refuses %j before anything is sent', async (change, text) => {
		const { error } = await rig.run({ ...template, ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});

	it.each([['1'], [1]])('shows that WeChat did not deliver: %j', async (status) => {
		rig.answer(SEND_TEMPLATE, { resultData: { messageId: 'm', status, info: '用户拒收' } });
		const { json } = await rig.run(template);
		expect(json).toEqual([
			{
				msgId: 'm',
				userId: '20230001',
				info: '用户拒收',
				succeeded: [],
				failures: [{ kind: 'receiver', id: '20230001', reason: '用户拒收' }],
			},
		]);
	});

	it('fails then when told so; what WeChat refused is sent again by Retry On Fail, and nothing else', async () => {
		rig.simulator.addFault({
			kind: 'status',
			httpStatus: 200,
			body: JSON.stringify({
				rspCode: '000000',
				rspMsg: '',
				resultData: { messageId: 'm', status: '1', info: '用户拒收' },
			}),
			path: SEND_TEMPLATE,
			contains: 'second',
		});
		const parameters = {
			...template,
			userId: '={{ $json.user }}',
			options: { failOnPartialFailure: true },
		};
		const items = [{ user: 'first' }, { user: 'second' }];
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { error, json } = await rig.run(parameters, { items, node });
		expect(error).toBeUndefined();
		expect(json.map(({ succeeded }) => succeeded)).toEqual([['first'], ['second']]);
		expect(rig.callsTo(SEND_TEMPLATE)).toBe(3);
	});

	it('says that all of it failed, with what is known', async () => {
		rig.simulator.reconfigure({ failUsers: { 20230001: '用户拒收' } });
		const options = { failOnPartialFailure: true };
		const { error } = await rig.run({ ...template, options });
		expect(error?.message).toBe('Look at the failures of this item: all of it failed [item 0]');
		expect(error?.description).toBe('Failed: 20230001 (用户拒收)');
		expect(error?.context.data).toMatchObject({
			msgId: rig.simulator.messages[0]?.id,
			userId: '20230001',
		});
	});

	it.each([[null], [{ messageId: 'm' }], [{ messageId: 'm', status: '2' }]])(
		'is unclear where the answer does not say: %j',
		async (resultData) => {
			rig.answer(SEND_TEMPLATE, { resultData });
			const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const { error } = await rig.run(template, { node });
			expect(error?.message).toMatch(/^Check in Message Center whether this was carried out/);
			expect(rig.callsTo(SEND_TEMPLATE)).toBe(1);
		},
	);
});
