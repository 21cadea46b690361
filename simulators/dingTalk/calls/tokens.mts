import { api, v1 } from '../app.mts';
import type { Call } from '../app.mts';
import { Refusal } from '../codes.mts';

const SSO_SECONDS = 3600;

/**
 * 1.2 Legacy token, in the form of 2017 (corpid, without expires_in) and the later one (appkey).
 * Both secrets have a token of their own.
 */
const getToken: Call = v1({
	method: 'GET',
	path: '/gettoken',
	token: 'none',
	parameters: ['corpid', 'corpsecret', 'appkey', 'appsecret'],
	run({ identity, tokens, settings }, { parameters }) {
		const seconds = settings.tokenSeconds;
		if (parameters.has('appkey')) {
			const appKey = parameters.text('appkey', { code: 40096 });
			const appSecret = parameters.text('appsecret', { missing: 41004 });
			if (appKey !== identity.appKey || appSecret !== identity.appSecret) throw new Refusal(40096);
			const access_token = tokens.forSecret(appSecret, 'app', seconds);
			return { access_token, expires_in: seconds };
		}
		if (!parameters.has('corpid')) throw new Refusal(40035, '缺少参数 corpid or appkey');
		const corpId = parameters.text('corpid', { missing: 41002 });
		const corpSecret = parameters.text('corpsecret', { missing: 41004 });
		if (corpId !== identity.corpId) throw new Refusal(40089);
		if (corpSecret !== identity.corpSecret) throw new Refusal(40001);
		return { access_token: tokens.forSecret(corpSecret, 'app', seconds) };
	},
});

/** 1.2 Current token. */
const accessToken: Call = api({
	method: 'POST',
	path: '/v1.0/oauth2/accessToken',
	token: 'none',
	parameters: ['appKey', 'appSecret'],
	run({ identity, tokens, settings }, { parameters }) {
		const appKey = parameters.text('appKey');
		const appSecret = parameters.text('appSecret');
		if (appKey !== identity.appKey || appSecret !== identity.appSecret) {
			throw new Refusal('invalidClientIdOrSecret');
		}
		const expireIn = settings.tokenSeconds;
		return { accessToken: tokens.forSecret(appSecret, 'app', expireIn), expireIn };
	},
});

/** 1.2 Unified token; an unknown corpId is HTTP 500 (8, probed). */
const corpToken: Call = api({
	method: 'POST',
	path: '/v1.0/oauth2/{corpId}/token',
	token: 'none',
	parameters: ['client_id', 'client_secret', 'grant_type'],
	run({ identity, tokens, settings }, { parameters, path }) {
		const clientId = parameters.text('client_id');
		const secret = parameters.text('client_secret');
		if (parameters.text('grant_type') !== 'client_credentials') {
			throw new Refusal('unsupported.grant.type');
		}
		if (path.corpId !== identity.corpId) throw new Refusal('unknownError');
		if (clientId !== identity.appKey || secret !== identity.appSecret) {
			throw new Refusal('invalid.client');
		}
		const expires_in = settings.tokenSeconds;
		return { access_token: tokens.forSecret(secret, 'app', expires_in), expires_in };
	},
});

/** 1.2 Legacy SSO token: good for /sso/getuserinfo only. */
const ssoGetToken: Call = v1({
	method: 'GET',
	path: '/sso/gettoken',
	token: 'none',
	parameters: ['corpid', 'corpsecret'],
	run({ identity, tokens, settings }, { parameters }) {
		const corpId = parameters.text('corpid', { missing: 41002 });
		const secret = parameters.text('corpsecret', { missing: 41004 });
		if (corpId !== identity.corpId) throw new Refusal(40089);
		if (secret !== identity.ssoSecret) throw new Refusal(40001);
		return { access_token: tokens.forSecret(secret, 'sso', settings.tokenSeconds) };
	},
});

/** 1.2 Current SSO token. */
const ssoAccessToken: Call = api({
	method: 'POST',
	path: '/v1.0/oauth2/ssoAccessToken',
	token: 'none',
	parameters: ['corpid', 'ssoSecret'],
	run({ identity, tokens }, { parameters }) {
		const corpId = parameters.text('corpid');
		const secret = parameters.text('ssoSecret');
		if (corpId !== identity.corpId || secret !== identity.ssoSecret) {
			throw new Refusal('invalidClientIdOrSecret');
		}
		const accessToken = tokens.forSecret(secret, 'sso', SSO_SECONDS);
		return { accessToken, expireIn: SSO_SECONDS };
	},
});

export const tokenCalls = [getToken, accessToken, corpToken, ssoGetToken, ssoAccessToken];
