import { api, v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { Parameters } from '../parameters.mts';
import { signatureOf } from '../signature.mts';
import { corpName } from './logins.mts';

const SKEW_MS = 60_000;
const SIGNED = {
	token: 'none',
	query: ['accessKey', 'timestamp', 'suiteTicket', 'signature'],
} as const;

/** 6.1 What an organisation has authorised, signed as in seeds/003. */
const authInfo = v1({
	...SIGNED,
	method: 'POST',
	path: '/service/get_auth_info',
	parameters: ['auth_corpid', 'suite_key'],
	run(app, { parameters, query }) {
		checkSignature(app, query);
		checkCorp(app, parameters);
		const { agentId, corpId } = app.identity;
		const name = corpName(app);
		return {
			auth_corp_info: {
				corpid: corpId,
				corp_name: name,
				full_corp_name: name,
				corp_type: 0,
				industry: '',
				is_authenticated: false,
				auth_level: 0,
				license_code: '',
				auth_channel: '',
				auth_channel_type: '',
				invite_url: '',
				invite_code: '',
				corp_logo_url: '',
			},
			auth_user_info: { userId: adminOf(app) },
			auth_info: {
				agent: [
					{
						agentid: agentId,
						agent_name: app.microApps.own.name,
						logo_url: '',
						appid: 53_642,
						admin_list: [adminOf(app)],
					},
				],
			},
			channel_auth_info: { channelAgent: [] },
			auth_market_info: {},
		};
	},
});

/** 6.1 A token for an organisation: each call gives a new one (1.2). */
const corpToken = v1({
	...SIGNED,
	method: 'POST',
	path: '/service/get_corp_token',
	parameters: ['auth_corpid'],
	run(app, { parameters, query }) {
		checkSignature(app, query);
		checkCorp(app, parameters);
		const expires_in = app.settings.tokenSeconds;
		return { access_token: app.tokens.fresh('app', expires_in), expires_in };
	},
});

/** 6.1 The app in an organisation. */
const agent = v1({
	...SIGNED,
	method: 'POST',
	path: '/service/get_agent',
	parameters: ['suite_key', 'auth_corpid', 'agentid'],
	run(app, { parameters, query }) {
		checkSignature(app, query);
		checkCorp(app, parameters);
		const agentid = parameters.text('agentid');
		if (agentid !== String(app.identity.agentId)) throw new Refusal(40056);
		const { name, desc } = app.microApps.own;
		return { agentid: Number(agentid), name, logo_url: '', description: desc, close: 1 };
	},
});

/** 6.2 A token of the suite. */
const suiteToken = api({
	method: 'POST',
	path: '/v1.0/oauth2/suiteAccessToken',
	token: 'none',
	parameters: ['suiteKey', 'suiteSecret', 'suiteTicket'],
	run(app, { parameters }) {
		const secret = checkSuite(app, parameters, 'invalidClientIdOrSecret');
		const expireIn = app.settings.tokenSeconds;
		return { accessToken: app.tokens.forSecret(secret, 'suite', expireIn), expireIn };
	},
});

/** 6.2 A token for an organisation: each call gives a new one (1.2). */
const corpAccessToken = api({
	method: 'POST',
	path: '/v1.0/oauth2/corpAccessToken',
	token: 'none',
	parameters: ['suiteKey', 'suiteSecret', 'authCorpId', 'suiteTicket'],
	run(app, { parameters }) {
		checkSuite(app, parameters, 'invalidSuiteKey');
		if (parameters.text('authCorpId') !== app.identity.corpId) throw new Refusal('invalidAuthInfo');
		const expireIn = app.settings.tokenSeconds;
		return { accessToken: app.tokens.fresh('app', expireIn), expireIn };
	},
});

/** 6.2 What an organisation has authorised. */
const appsAuthInfo = api({
	method: 'GET',
	path: '/v1.0/oauth2/apps/authInfo',
	token: 'suite',
	parameters: ['authCorpId'],
	run(app, { parameters }) {
		const { agentId, corpId } = app.identity;
		if (parameters.text('authCorpId') !== corpId) throw new Refusal('orgNotAuthApp');
		const agentName = app.microApps.own.name;
		return {
			authAppInfo: {
				agentList: [{ agentId, agentName, logoUrl: '', appId: 53_642, adminList: [adminOf(app)] }],
			},
			authCorpInfo: { corpId, corpName: corpName(app), fullCorpName: corpName(app), authLevel: 0 },
			authUserInfo: { userId: adminOf(app) },
		};
	},
});

/** Throws a Refusal: 853001 time, 853002 a minute off, 853003 key, 853004 signature, 40085 ticket. */
function checkSignature({ identity, clock }: App, query: Parameters): void {
	const timestamp = query.optionalText('timestamp') ?? '';
	if (!/^\d{13}$/.test(timestamp)) throw new Refusal(853001);
	if (Math.abs(clock.now() - Number(timestamp)) > SKEW_MS) throw new Refusal(853002);
	if (query.optionalText('accessKey') !== identity.suiteKey) throw new Refusal(853003);
	const ticket = query.optionalText('suiteTicket') ?? '';
	const signature = signatureOf(identity.suiteSecret, `${timestamp}\n${ticket}`);
	if (query.optionalText('signature') !== signature) throw new Refusal(853004);
	if (ticket !== identity.suiteTicket) throw new Refusal(40085);
}

/** Throws a Refusal: 41030 another organisation, 853003 another suite. */
function checkCorp({ identity }: App, parameters: Parameters): void {
	if (parameters.text('auth_corpid') !== identity.corpId) throw new Refusal(41030);
	const suiteKey = parameters.optionalText('suite_key') ?? identity.suiteKey;
	if (suiteKey !== identity.suiteKey) throw new Refusal(853003);
}

/** Gives the secret; throws a Refusal with `code` for key and secret. */
function checkSuite({ identity }: App, parameters: Parameters, code: string): string {
	const suiteKey = parameters.text('suiteKey');
	const suiteSecret = parameters.text('suiteSecret');
	const ticket = parameters.text('suiteTicket');
	if (suiteKey !== identity.suiteKey || suiteSecret !== identity.suiteSecret) {
		throw new Refusal(code);
	}
	if (ticket !== identity.suiteTicket) throw new Refusal('invalidSuiteTicket');
	return suiteSecret;
}

function adminOf({ organisation }: App): string {
	return organisation.users.find(({ admin }) => admin)?.userid ?? '';
}

export const isvCalls: Call[] = [
	authInfo,
	corpToken,
	agent,
	suiteToken,
	corpAccessToken,
	appsAuthInfo,
];
