import { message, NodeRig, SEND } from './nodeHarness.mts';

const rig = new NodeRig();

describe('the credential', () => {
	it('tells a wrong password from a server that is not there', async () => {
		const wrong = await rig.run(message, { credential: { appPassword: 'wrong' } });
		expect(wrong.error?.message).toMatch(/^Check App ID and App Password/);
		expect(wrong.error?.httpCode).toBe('500002');
		const away = await rig.run(message, { credential: { baseUrl: 'http://127.0.0.1:9' } });
		expect(away.error?.message).toMatch(/^Check the Base URL in the Message Center credential/);
	});

	it('fetches one new token when the old one is stale', async () => {
		await rig.run(message);
		rig.simulator.revokeTokens();
		const items = Array.from({ length: 50 }, (_, index) => ({ title: `通知 ${index}` }));
		const { error } = await rig.run({ ...message, msgtitle: '={{ $json.title }}' }, { items });
		expect(error).toBeUndefined();
		expect(rig.simulator.stats()).toMatchObject({ tokenCalls: 2, messages: 51 });
	});

	it('leaves no secret in what n8n stores', async () => {
		rig.simulator.addFault({
			kind: 'echoSecret',
			errcode: '999999',
			path: SEND,
		});
		const { stored, error } = await rig.run(message);
		expect(error?.description).toContain('***');
		for (const secret of [rig.simulator.credentials.appPassword, ...rig.simulator.issuedTokens]) {
			expect(stored).not.toContain(secret);
		}
	});

	it('is not at fault where an official account is bound to an app that is gone', async () => {
		rig.simulator.addFault({ kind: 'errcode', errcode: '600020', path: SEND });
		const items = [{ t: 'a' }, { t: 'b' }, { t: 'c' }];
		await rig.run({ ...message, msgtitle: '={{ $json.t }}' }, { items });
		expect(rig.simulator.messages).toHaveLength(2);
	});
});
