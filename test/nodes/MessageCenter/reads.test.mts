import { ACCOUNT, LIST, message, NodeRig, RESULT } from './nodeHarness.mts';

const rig = new NodeRig();
const many = { resource: 'message', operation: 'getAll', account: '20230001', returnAll: true };
const counts = { resource: 'message', operation: 'getCounts', account: '20230001' };

beforeEach(() => rig.simulator.reconfigure({ userCallsOpen: true }));

describe('Get Send Result', () => {
	const result = { resource: 'message', operation: 'getResult' };

	it('gives state and failures in words', async () => {
		rig.simulator.reconfigure({ failUsers: { 20230002: '失败' } });
		const { json } = await rig.run(message);
		const msgId = json[0]?.msgId;
		const { json: results } = await rig.run({ ...result, msgId });
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: RESULT,
			contentType: 'application/x-www-form-urlencoded',
			fields: { msgId },
		});
		const known = {
			msgId,
			state: 'sent',
			total: 2,
			successCount: 1,
			failCount: 1,
			failures: [{ kind: 'receiver', id: '20230002', reason: '失败' }],
		};
		expect(results).toEqual([known]);
		const options = { failOnPartialFailure: true };
		const { error } = await rig.run({ ...result, msgId, options });
		expect(error?.description).toBe('The rest was carried out. Failed: 20230002 (失败)');
		expect(error?.context.data).toEqual(known);
	});

	it.each([[null], [{ total: 1, state: null }]])(
		'takes an answer without a result for none: %j',
		async (resultData) => {
			rig.answer(RESULT, { resultData });
			const { error } = await rig.run({ ...result, msgId: 'm' });
			expect(error?.message).toBe('Try again: Message Center gave no usable answer [item 0]');
		},
	);

	it('has a word for a state that is not documented', async () => {
		rig.answer(RESULT, { resultData: { total: 1, state: '9' } });
		const { json } = await rig.run({ ...result, msgId: 'm' });
		expect(json[0]).toMatchObject({ msgId: 'm', state: 'unknown' });
	});

	it.each([
		['999999', 'Try again: Message Center could not answer'],
		['123456', 'Look up the code 123456 in the documentation of Message Center'],
	])('does not ask to check what a read carried out: %s', async (errcode, text) => {
		rig.simulator.addFault({ kind: 'errcode', errcode, path: RESULT });
		const { error } = await rig.run({ ...result, msgId: 'm' });
		expect(error?.message).toBe(`${text} [item 0]`);
	});

	it('refuses an empty ID', async () => {
		const { error } = await rig.run({ ...result, msgId: '={{ "" }}' });
		expect(error?.message).toBe('Message ID is empty [item 0]');
	});
});

describe('Get Many', () => {
	const rows = (count: number, from = 0) =>
		Array.from({ length: count }, (_, index) => ({
			id: `m${from + index}`,
			type: '1',
			state: '2',
		}));
	const page = (msglist: object[], total?: number) =>
		rig.answer(LIST, { resultData: { total, msglist } });

	it('says that the administrator has to open the call', async () => {
		rig.simulator.reconfigure({ userCallsOpen: false });
		const { error } = await rig.run(many);
		expect(error?.message).toBe(
			'Ask the administrator of the Message Center to allow this for the app [item 0]',
		);
		expect(error?.httpCode).toBe('400002');
	});

	it('reads page after page, up to the limit', async () => {
		const items = Array.from({ length: 120 }, (_, index) => ({ title: `通知 ${index}` }));
		await rig.run({ ...message, msgtitle: '={{ $json.title }}' }, { items });
		const all = await rig.run(many);
		expect(new Set(all.json.map(({ id }) => id)).size).toBe(120);
		expect(all.json).toHaveLength(120);
		expect(rig.callsTo(LIST)).toBe(2);
		const some = await rig.run({ ...many, returnAll: false, limit: 30 });
		expect(some.json).toHaveLength(30);
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: LIST,
			contentType: 'application/x-www-form-urlencoded',
			fields: { account: '20230001', page: '1', size: '30' },
		});
		const found = await rig.run({ ...many, options: { search: '通知 11' } });
		expect(found.json).toHaveLength(11);
	});

	it.each([
		['todo', '1'],
		['done', '2'],
		['unread', '3'],
		['read', '4'],
	])('filters by the state %s', async (state, type) => {
		await rig.run({ ...many, options: { type: state } });
		expect(rig.sent().fields).toMatchObject({ type });
	});

	it('gives words, and times in ISO 8601', async () => {
		page(
			[
				{ id: 'a', type: '1', state: '1', time: '2020-01-01 10:10' },
				{ id: 'b', type: '4', state: '4', time: '2020-01-01 10:10:59' },
				{ id: 'c', type: '1', state: '0', time: '2020-02-30 10:10' },
				{ id: 'd', type: null, state: {}, time: { toString: 1 } },
			],
			4,
		);
		const { json } = await rig.run(many);
		expect(json).toEqual([
			{
				id: 'a',
				type: 'notice',
				state: 'read',
				time: '2020-01-01T10:10:00+08:00',
				timeOriginal: '2020-01-01 10:10',
			},
			{
				id: 'b',
				type: 'todo',
				state: 'todo',
				time: '2020-01-01T10:10:59+08:00',
				timeOriginal: '2020-01-01 10:10:59',
			},
			{
				id: 'c',
				type: 'notice',
				state: 'unknown',
				time: null,
				timeOriginal: '2020-02-30 10:10',
			},
			{
				id: 'd',
				type: 'unknown',
				state: 'unknown',
				time: null,
				timeOriginal: { toString: 1 },
			},
		]);
	});

	it.each([
		['by the total', 120],
		['by an empty page', undefined],
	])('gives all rows of a server with smaller pages, and ends %s', async (_, total) => {
		page(rows(50), total);
		page(rows(50, 50), total);
		page(rows(20, 100), total);
		const { error, json } = await rig.run(many);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(120);
	});

	it.each(['20230001,', '["20230001"]', ' 20230001\n'])('reads one user as %j', async (account) => {
		await rig.run({ ...many, account });
		expect(rig.sent().fields).toMatchObject({ account: '20230001' });
	});

	it('leaves out a row that it knows, because others arrived before it', async () => {
		page(rows(100), 150);
		page(rows(51, 99), 151);
		const { json } = await rig.run(many);
		expect(json.map(({ id }) => id)).toEqual(rows(150).map(({ id }) => id));
	});

	it('takes an answer that keeps its rows back for none', async () => {
		rig.answer(LIST, { resultData: { total: 5, msglist: null } });
		const { error } = await rig.run(many);
		expect(error?.description).toBe('Message Center: the answer holds none of 5 rows');
	});

	it('takes a later answer without a list for none', async () => {
		page(rows(100), 150);
		rig.answer(LIST, { resultData: { total: 150 } });
		const { error } = await rig.run(many);
		expect(error?.description).toBe('Message Center: the answer holds none of 50 rows');
	});

	it('takes what is no list for no answer', async () => {
		rig.answer(LIST, { resultData: { msglist: { a: 1 } } });
		const { error } = await rig.run(many);
		expect(error?.description).toBe('Message Center: the answer holds no list of messages');
	});

	it('gives nothing where there is nothing', async () => {
		const { error, json } = await rig.run(many);
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	it('ends with an error when the list does not come to an end', async () => {
		rig.answer(LIST, { resultData: { total: 300, msglist: rows(100) } }, Infinity);
		const { error } = await rig.run(many);
		expect(error?.message).toBe('Try again: the list does not come to an end [item 0]');
		expect(rig.callsTo(LIST)).toBe(2);
	});

	it.each([
		[{ account: '={{ "" }}' }, 'User is empty'],
		[{ account: '1,2' }, 'User "1,2" is not one account'],
		[{ account: ',' }, 'User "," is not one account'],
		[{ returnAll: '={{ 1 }}' }, 'Return All must be true or false'],
		[{ returnAll: false, limit: 1.5 }, 'Limit must be a whole number above 0'],
		[{ options: { type: 'constructor' } }, 'State must be one of all, todo, done, unread, read'],
	])('refuses %j', async (change, text) => {
		const { error } = await rig.run({ ...many, ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.callsTo(LIST)).toBe(0);
	});
});

describe('Get Counts', () => {
	it.each([
		['all', {}],
		['notice', { type: '1' }],
		['todo', { type: '4' }],
	])('counts %s', async (type, fields) => {
		await rig.run(message);
		const { json } = await rig.run({ ...counts, type });
		expect(rig.sent()).toEqual({
			method: 'POST',
			path: '/api/message/user/count',
			contentType: 'application/x-www-form-urlencoded',
			fields: { account: '20230001', ...fields },
		});
		const unread = type === 'todo' ? 0 : 1;
		expect(json).toEqual([{ unread, read: 0, todo: 0, done: 0, total: unread }]);
	});

	it('takes an answer without counts for none', async () => {
		rig.answer('/api/message/user/count', { resultData: {} });
		const { error } = await rig.run({ ...counts, type: 'all' });
		expect(error?.message).toBe('Try again: Message Center gave no usable answer [item 0]');
	});

	it.each([
		[{ account: '={{ "" }}' }, 'User is empty'],
		[{ type: '4' }, 'Category must be one of all, notice, todo'],
	])('refuses %j', async (change, text) => {
		const { error } = await rig.run({ ...counts, type: 'all', ...change });
		expect(error?.message).toBe(`${text} [item 0]`);
		expect(rig.simulator.requests).toHaveLength(0);
	});
});

describe('the lists of official accounts and templates', () => {
	const templates = { resource: 'template', operation: 'getAll' };

	it('give the official accounts in words', async () => {
		const { json } = await rig.run({ resource: 'officialAccount', operation: 'getAll' });
		expect(rig.sent()).toMatchObject({
			method: 'POST',
			path: '/message/getPublicList',
			fields: {},
		});
		expect(json.map(({ publicId, status }) => [publicId, status])).toEqual([
			[ACCOUNT, 'usable'],
			['d2e5c446-b7fd-421e-8bad-d5d6915207ff', 'notUsable'],
		]);
	});

	it('give the templates with their fields', async () => {
		const publicId = { __rl: true, mode: 'id', value: ACCOUNT };
		const { json } = await rig.run({ ...templates, publicId });
		expect(rig.sent()).toMatchObject({
			path: '/message/getTemplateList',
			fields: { publicId: ACCOUNT },
		});
		expect(json).toHaveLength(2);
		expect(json[0]?.fields).toContainEqual({ id: 'keyword1', label: '业务系统' });
	});

	it.each([[null], [''], [{}], [[]]])('take %j for none', async (resultData) => {
		rig.answer('/message/getPublicList', { resultData });
		const { error, json } = await rig.run({ resource: 'officialAccount', operation: 'getAll' });
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	it.each([['text'], [{ list: [] }], [0]])('take %j for no answer', async (resultData) => {
		rig.answer('/message/getPublicList', { resultData });
		const accounts = await rig.run({ resource: 'officialAccount', operation: 'getAll' });
		expect(accounts.error?.description).toBe(
			'Message Center: the answer holds no list of official accounts',
		);
		rig.answer('/message/getTemplateList', { resultData });
		const publicId = { __rl: true, mode: 'id', value: ACCOUNT };
		const { error } = await rig.run({ ...templates, publicId });
		expect(error?.description).toBe('Message Center: the answer holds no list of templates');
	});

	it('refuse an empty account', async () => {
		const publicId = { __rl: true, mode: 'id', value: '={{ "" }}' };
		const { error } = await rig.run({ ...templates, publicId });
		expect(error?.message).toBe('Official Account is empty [item 0]');
	});
});
