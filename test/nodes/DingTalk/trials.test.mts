import type { ICredentialType, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { DingTalkRobotApi } from '../../../credentials/DingTalkRobotApi.credentials.ts';
import { DingTalkSuiteApi } from '../../../credentials/DingTalkSuiteApi.credentials.ts';
import type { authorizeOrTry } from '../../../nodes/core/credential.ts';
import type { DingTalkOptions } from '../../../simulators/dingTalk/settings.mts';
import { panel } from '../../harness/panel.mts';
import { DingTalkFixture } from './fixture.mts';

let dingTalk: DingTalkFixture;

beforeEach(async () => {
	dingTalk = await DingTalkFixture.start();
});

afterEach(async () => {
	await dingTalk.close();
});

/** What n8n does before the request when a user tests a credential, or HTTP Request uses it. */
async function test(
	type: ICredentialType,
	change: IDataObject = {},
	{ helpers } = panel(type, {}),
	host = '',
): Promise<void> {
	const defaults = type.properties.map((property) => [property.name, property.default]);
	const credentials = {
		...Object.fromEntries(defaults),
		...dingTalk.credentials[type.name],
		...change,
	} as never;
	await type.preAuthentication?.call({ helpers } as never, credentials);
	const authenticate = type.authenticate as ReturnType<typeof authorizeOrTry>;
	const request = type.test!.request as IHttpRequestOptions;
	await authenticate(credentials, { ...request, url: `${host}${request.url}` });
}

const restart = async (options: DingTalkOptions) => {
	await dingTalk.close();
	dingTalk = await DingTalkFixture.start(options);
};

/** A network without the server. */
const away = {
	helpers: {
		httpRequest: async () => {
			throw Object.assign(new Error('http://host/?access_token=t'), { code: 'ECONNREFUSED' });
		},
	},
} as unknown as ReturnType<typeof panel>;

const robot = new DingTalkRobotApi();
const suite = new DingTalkSuiteApi();

it.each([robot, suite])('$name is right', async (type) => {
	await expect(test(type)).resolves.toBeUndefined();
	expect(dingTalk.simulator.requests).toHaveLength(1);
	expect(dingTalk.simulator.messages).toEqual([]);
});

it.each([
	['robot', robot, () => dingTalk.simulator.credentials.robotWebhook.replace(/\/robot.*/, '')],
	['suite', suite, () => dingTalk.simulator.credentials.oapiUrl],
])('a %s is not tried out by HTTP Request, which names the host', async (_, type, host) => {
	await expect(test(type, {}, away, host())).resolves.toBeUndefined();
	expect(dingTalk.simulator.requests).toEqual([]);
});

describe('the robot', () => {
	it('cannot be reached', async () => {
		await expect(test(robot, {}, away)).rejects.toThrow(
			'Check the Webhook in the DingTalk Robot credential, and that the server is running: the connection was refused',
		);
	});

	it('is at another path', async () => {
		dingTalk.simulator.addFault({ path: '/robot/send', kind: 'status', httpStatus: 404 });
		await expect(test(robot)).rejects.toThrow(
			'Check the Webhook in the DingTalk Robot credential, with its port and path',
		);
	});

	it('is signed, and the credential holds another secret', async () => {
		await expect(test(robot, { secret: 'SECother' })).rejects.toThrow(/^Copy the secret again /);
	});

	it('is signed, and the credential holds no secret', async () => {
		await expect(test(robot, { secret: '' })).rejects.toThrow(/^Fill in the Secret /);
	});

	it('does not take calls from the address of n8n', async () => {
		await restart({ robotIpAllowed: false });
		await expect(test(robot)).rejects.toThrow(/^Add the public IP address of n8n /);
	});

	it('answers with a code that says nothing against the credential', async () => {
		dingTalk.simulator.addFault({ path: '/robot/send', kind: 'errcode', errcode: 999999 });
		await expect(test(robot)).resolves.toBeUndefined();
	});
});

describe('the suite', () => {
	it('cannot be reached', async () => {
		await expect(test(suite, {}, away)).rejects.toThrow(
			'Check the Classic Host in the DingTalk Suite credential, and that the server is running: the connection was refused',
		);
	});

	it('has another secret', async () => {
		await expect(test(suite, { suiteSecret: 'wrong' })).rejects.toThrow(
			'Check Suite Key and Suite Secret in the DingTalk Suite credential',
		);
	});
});
