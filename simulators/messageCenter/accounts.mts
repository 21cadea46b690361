import type { Parameters } from './parameters.mts';
import { Refusal } from './rspCodes.mts';
import type { Account, Settings } from './settings.mts';

/**
 * The official account of publicId (5.2.2, 5.3.3). Throws a Refusal: 600005 none given, 600000
 * missing, 600022 not bound to the app, 600011 disabled, 600002 its token is stale, 600001 WeChat
 * gives no data.
 */
export function usableAccount(settings: Settings, parameters: Parameters): Account {
	const publicId = parameters.optional('publicId');
	if (publicId === undefined) throw new Refusal('ACCOUNT_EMPTY', '缺少参数 publicId');
	const account = settings.accounts.find((candidate) => candidate.publicId === publicId);
	if (account === undefined) throw new Refusal('ACCOUNT_MISSING');
	if (!account.bound) throw new Refusal('NO_RIGHT_TO_ACCOUNT');
	if (account.status === 'disabled') throw new Refusal('ACCOUNT_DISABLED');
	if (account.trouble === 'tokenStale') throw new Refusal('ACCOUNT_TOKEN_STALE');
	if (account.trouble === 'unreadable') throw new Refusal('WECHAT_UNREADABLE');
	return account;
}
