import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { MessageCenterApi } from '../../../credentials/MessageCenterApi.credentials.ts';
import {
	searchAccounts,
	searchTemplates,
	templateFields,
} from '../../../nodes/MessageCenter/shared/locators.ts';
import { placeholdersIn } from '../../../nodes/MessageCenter/shared/templates.ts';
import { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';

const ACCOUNT = 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75';
const TEMPLATE = 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4';

let simulator: MessageCenterSimulator;

beforeEach(async () => {
	simulator = await MessageCenterSimulator.start();
});

afterEach(async () => {
	await simulator.close();
});

/** n8n's context for lists in the panel; its requests go out by fetch. */
function panel(chosen: Record<string, string> = {}): ILoadOptionsFunctions {
	const type = new MessageCenterApi();
	const httpRequest = async ({ method, url, qs }: { method: string; url: string; qs: object }) => {
		const query = new URLSearchParams(Object.entries(qs) as Array<[string, string]>);
		const response = await fetch(`${url}?${query}`, { method });
		return { body: await response.text(), statusCode: response.status, headers: {} };
	};
	const helpers = {
		httpRequest,
		httpRequestWithAuthentication: async (
			_: string,
			options: object,
			{ credentialsDecrypted: { data } }: { credentialsDecrypted: { data: object } },
		) => {
			await type.preAuthentication.call({ helpers } as never, data as never);
			return await httpRequest((await type.authenticate(data as never, options as never)) as never);
		},
	};
	return {
		helpers,
		getNode: () => ({ id: '1', name: 'Message Center', type: 'x', parameters: {} }),
		getCredentials: async () => ({ ...simulator.credentials }),
		getCurrentNodeParameter: (name: string) => chosen[name],
	} as unknown as ILoadOptionsFunctions;
}

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
		expect((await searchTemplates.call(panel())).results).toEqual([]);
		const { results } = await searchTemplates.call(panel({ publicId: ACCOUNT }), '审批');
		expect(results.map(({ value }) => value)).toContain(TEMPLATE);
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
			panel({ publicId: ACCOUNT, templateId: TEMPLATE }),
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

	it('is empty until a template is chosen', async () => {
		const { fields, emptyFieldsNotice } = await templateFields.call(panel());
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe('Choose an official account and one of its templates first');
	});
});
