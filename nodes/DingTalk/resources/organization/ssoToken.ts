import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { noAnswerError } from '../../../core/errors';
import type { Call } from '../../../core/provider';
import { dingTalk } from '../../../providers/dingTalk';
import { isClassic, renamed } from '../../shared/versions';
import { say } from '../../words';

export const SSO_SIGN_IN = '/v1.0/oauth2/ssoAccessToken';

/**
 * The call for a token that belongs to the SSO secret. The credential puts the secret in.
 *
 * @see docs/reference/dingtalk.md 1.2
 */
export function ssoTokenCall(context: IExecuteSingleFunctions, options: IHttpRequestOptions): Call {
	const others = { ...options, headers: undefined, qs: undefined };
	const request: IHttpRequestOptions = isClassic(context)
		? { ...others, method: 'GET', url: '/sso/gettoken', body: undefined }
		: { ...others, method: 'POST', url: SSO_SIGN_IN, body: {} };
	return { options: request, part: 'token', isRead: true };
}

/** @throws ProviderError when the answer holds no token */
export function ssoTokenIn(context: IExecuteSingleFunctions, answer: IDataObject): IDataObject {
	const fields = isClassic(context)
		? renamed(answer, { access_token: 'accessToken', expires_in: 'expireIn' })
		: answer;
	const { accessToken } = fields;
	if (typeof accessToken !== 'string' || accessToken === '') {
		throw noAnswerError(dingTalk, 'read', say`the answer holds no SSO token`);
	}
	return fields;
}
