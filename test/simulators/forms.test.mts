import { dataOf, type CredentialForm } from '../../simulators/shared/forms.mts';
import { DingTalkSimulator } from '../../simulators/dingTalk/simulator.mts';
import { MessageCenterSimulator } from '../../simulators/messageCenter/simulator.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { credentials, type Shown } from '../harness/descriptions.mts';
import { callControl } from './fixture.mts';

type Running = YouDuSimulator | MessageCenterSimulator | DingTalkSimulator;

const starts = {
	YouDu: async () => await YouDuSimulator.start(),
	'Message Center': async () => await MessageCenterSimulator.start(),
	DingTalk: async () => await DingTalkSimulator.start(),
};

/** What n8n's editor shows for a text in both languages. */
const both = ({ chinese }: Shown, en: string) => ({ en, zh: chinese.shared[en] ?? en });

describe.each(Object.entries(starts))('the credentials for the simulator of %s', (_, start) => {
	let simulator: Running;

	beforeAll(async () => {
		simulator = await start();
	});
	afterAll(async () => await simulator.close());

	/** Each with the package's credential of its type. */
	const forms = (): Array<[CredentialForm, Shown]> =>
		simulator.forms.map((form) => [form, credentials.find(({ name }) => name === form.type)!]);

	it('are named as in the dialogs of n8n, in both languages, and lack nothing', () => {
		for (const [{ label, fields }, shown] of forms()) {
			const { displayName = '', properties } = shown.description;
			expect(label).toEqual(both(shown, displayName));
			for (const { name, label: own, value } of fields) {
				const known = properties.filter((property) => property.name === name);
				expect(known.map((property) => both(shown, property.displayName))).toContainEqual(own);
				expect(value).not.toBe('');
			}
			const names = fields.map(({ name }) => name);
			const needed = properties.filter(
				({ required, displayOptions }) =>
					required && !displayOptions?.show?.signInWith?.includes('corp'),
			);
			expect(names).toEqual(expect.arrayContaining(needed.map(({ name }) => name)));
			expect(Object.keys(dataOf({ type: '', label, fields }))).toEqual(names);
		}
		const defaults = forms().flatMap(([{ fields }, { description }]) =>
			fields.map(({ name, standsFor }) => [
				standsFor,
				description.properties.find((property) => property.name === name)?.default,
			]),
		);
		for (const [standsFor, value] of defaults) if (standsFor) expect(value).toBe(standsFor);
	});

	it('can be asked for by these names', async () => {
		const { status, json } = await callControl(simulator, 'GET', 'credentials');
		expect(status).toBe(200);
		const texts = Object.keys(json as object);
		expect(texts).toEqual(forms().map(([{ label }]) => `${label.en} / ${label.zh}`));
		const values = Object.values(json as Record<string, Record<string, string>>).map(Object.values);
		expect(values).toEqual(forms().map(([form]) => Object.values(dataOf(form))));
	});
});

it('are shown with each name once', async () => {
	const simulator = await YouDuSimulator.start();
	const { json } = await callControl(simulator, 'GET', 'credentials');
	await simulator.close();
	expect(json).toEqual({
		'YouDu API / 有度 API': {
			'Server URL / 服务器地址': simulator.url,
			'Buin / 公司总机号': 14000001,
			'App ID / 应用 ID': simulator.credentials.appId,
			'Encoding AES Key / EncodingAESKey': simulator.credentials.encodingAesKey,
		},
	});
});
