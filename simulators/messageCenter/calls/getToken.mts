import { ok } from '../app.mts';
import type { Call } from '../app.mts';
import { Refusal } from '../rspCodes.mts';

/**
 * 5.1.1 Get token. A wrong id or password and a disabled app are 500002. Each call gives a new
 * token; the older ones stay good unless the setting `singleToken` is on (not documented).
 */
export const getToken: Call = {
	path: '/msg/getThirdAPIToken',
	carrier: 'query',
	parameters: ['appId', 'appPassword'],
	run({ identity, tokens, settings }, parameters) {
		const appId = parameters.required('appId');
		const appPassword = parameters.required('appPassword');
		if (appId !== identity.appId || appPassword !== identity.appPassword || settings.appDisabled) {
			throw new Refusal('BAD_APP');
		}
		if (settings.singleToken) tokens.revokeAll();
		return ok({ token: tokens.issue(settings.tokenSeconds) });
	},
};
