import { MessageCenterApi } from '../../../credentials/MessageCenterApi.credentials.ts';
import {
	searchAccounts,
	searchTemplates,
	templateFields,
} from '../../../nodes/MessageCenter/shared/locators.ts';
import { placeholdersIn } from '../../../nodes/MessageCenter/shared/templates.ts';
import { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';
import { panel as panelOf } from '../../harness/panel.mts';
import { ACCOUNT, TEMPLATE } from './nodeHarness.mts';

let simulator: MessageCenterSimulator;

beforeEach(async () => {
	simulator = await MessageCenterSimulator.start();
});

afterEach(async () => {
	await simulator.close();
});

const panel = (chosen: Record<string, string> = {}) =>
	panelOf(new MessageCenterApi(), { ...simulator.credentials }, chosen);

describe('placeholdersIn', () => {
	it('finds each place with the label before it', () => {
		const content =
			'{{first.DATA}}\n业务系统：{{keyword1.DATA}}\n申请人: {{keyword2.DATA}} {{ keyword3.DATA }}\n{{remark.DATA}}';
		expect(placeholdersIn(content)).toEqual([
			{ id: 'first', label: 'first' },
			{ id: 'keyword1', label: '业务系统' },
			{ id: 'keyword2', label: '申请人' },
			{ id: 'keyword3', label: 'keyword3' },
			{ id: 'remark', label: 'remark' },
		]);
	});

	it('finds a place once', () => {
		expect(placeholdersIn('时间：{{keyword1.DATA}} 至 {{keyword1.DATA}}')).toEqual([
			{ id: 'keyword1', label: '时间' },
		]);
	});

	it('finds none in a text without', () => {
		expect(placeholdersIn('{{keyword1}} DATA')).toEqual([]);
	});
});

describe('the lists of the panel', () => {
	it('offer the accounts that can be used, by a part of name or ID', async () => {
		const all = await searchAccounts.call(panel());
		expect(all.results).toEqual([{ name: '平台名称', value: ACCOUNT }]);
		expect((await searchAccounts.call(panel(), 'C3CB')).results).toHaveLength(1);
		expect((await searchAccounts.call(panel(), 'nothing')).results).toHaveLength(0);
	});

	it('offer the templates of the chosen account', async () => {
		const { results } = await searchTemplates.call(panel({ publicId: ACCOUNT }), '审批');
		expect(results).toContainEqual(
			expect.objectContaining({ value: TEMPLATE, name: '待办审批提醒 (…8K3EyS4)' }),
		);
	});

	it.each([
		[{}, 'Official Account is not chosen yet'],
		[{ publicId: '={{ $json.id }}' }, 'Official Account comes from an expression'],
	])('say that an account must be chosen first: %j', async (chosen, text) => {
		await expect(searchTemplates.call(panel(chosen))).rejects.toThrow(text);
		expect(simulator.requests).toHaveLength(0);
	});

	it('take an answer without a list for none', async () => {
		const body = '{"rspCode":"000000","rspMsg":"","resultData":"text"}';
		simulator.addFault({ kind: 'status', httpStatus: 200, body, path: '/message/getPublicList' });
		await expect(searchAccounts.call(panel())).rejects.toMatchObject({
			description: 'Message Center: the answer holds no list of official accounts',
		});
	});

	it('say what is wrong', async () => {
		simulator.addFault({ kind: 'errcode', errcode: '600011', path: '/message/getPublicList' });
		await expect(searchAccounts.call(panel())).rejects.toThrow(
			'Check the official account: the Message Center cannot use it for this app',
		);
	});
});

describe('the form of a template', () => {
	it('has its fields with their labels, keywords being required', async () => {
		const { fields } = await templateFields.call(
			panel({ publicId: ` ${ACCOUNT}`, templateId: `${TEMPLATE} ` }),
		);
		expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
			['first', 'first', false],
			['keyword1', '业务系统 (keyword1)', true],
			['keyword2', '所属业务 (keyword2)', true],
			['keyword3', '代办事项 (keyword3)', true],
			['keyword4', '申请人 (keyword4)', true],
			['keyword5', '当前环节 (keyword5)', true],
			['remark', 'remark', false],
		]);
	});

	const NOT_CHOSEN =
		'Choose an official account and one of its templates. If its fields do not appear here then, close this panel and open it again.';

	it.each([
		[{}, NOT_CHOSEN],
		[{ publicId: ACCOUNT }, NOT_CHOSEN],
		[
			{ publicId: ACCOUNT, templateId: '={{ $json.id }}' },
			'With an expression the fields are not known: choose one of the templates from the list first, fill in its fields, and enter the expression then',
		],
		[
			{ publicId: ACCOUNT, templateId: 'other' },
			'This official account has no template with this ID',
		],
	])('says why it is empty: %j', async (chosen, text) => {
		const { fields, emptyFieldsNotice } = await templateFields.call(panel(chosen));
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(text);
	});
});
