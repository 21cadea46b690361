import type { ErrorTable } from '../core/errors';
import { say } from './words';

const RETRY_LATER = say`Try again later, and ask the YouDu administrator to look into the server if it stays so`;
const NEW_TOKEN_REFUSED = say`Run it again: YouDu refused the access token, and the new one that was fetched for it as well`;
const CHECK_BUIN = say`Check the Buin in the YouDu credential`;
const CHECK_APP_ID = say`Check the App ID in the YouDu credential: YouDu does not know it, or its app may not do this`;
const CHECK_AES_KEY = say`Check the Encoding AES Key in the YouDu credential: it does not fit the key that YouDu holds for the App ID`;
const CHECK_FIELDS = say`Check the fields of this node: YouDu cannot accept what they hold`;
const CHECK_PROXY = say`Check whether something between n8n and YouDu changes the requests`;
const ASK_FOR_RIGHT = say`Ask the YouDu administrator to give the app the right to do this`;
const FEWER_RECEIVERS = say`Give fewer users or departments`;
const CHECK_RECEIVERS = say`Check the users and departments: YouDu does not know all of them. Those it knows may have got the message, so it is not sent again`;

/**
 * YouDu's codes. An errcode other than 0 means that sending has failed (YouDu integration guide 6).
 * Source of the codes: docs/reference/youdu.md 6.
 */
export const youDuErrors: ErrorTable = {
	'-1': { name: 'INTERNALERR', advice: RETRY_LATER },
	3: { name: 'NORIGHT', advice: ASK_FOR_RIGHT },
	4: { name: 'ILLEGAL_ACCESS', advice: ASK_FOR_RIGHT },
	5: { name: 'INVALID_REQUEST', advice: CHECK_FIELDS },
	100000: { name: 'MISS_ACCESSTOKEN', advice: NEW_TOKEN_REFUSED, outcome: 'staleToken' },
	100001: { name: 'ACCESSTOKEN_NOTEXIST', advice: NEW_TOKEN_REFUSED, outcome: 'staleToken' },
	100002: { name: 'ACCESSTOKEN_EXPIRED', advice: NEW_TOKEN_REFUSED, outcome: 'staleToken' },
	100003: { name: 'INVALID_REQUEST', advice: CHECK_FIELDS },
	100004: { name: 'INVALID_FORMAT_JSON', advice: CHECK_FIELDS },
	100005: { name: 'INVALID_APPID', advice: CHECK_APP_ID, credentialAtFault: true },
	100006: { name: 'INVALID_ENCRYPT', advice: CHECK_AES_KEY, credentialAtFault: true },
	100008: { name: 'MISS_BUIN', advice: CHECK_BUIN, credentialAtFault: true },
	100009: { name: 'INVALID_BUIN', advice: CHECK_BUIN, credentialAtFault: true },
	100010: { name: 'MISS_APPID', advice: CHECK_APP_ID, credentialAtFault: true },
	100011: { name: 'MISS_ENCRYPT', advice: CHECK_PROXY },
	100012: { name: 'INVALID_FORMAT_BUIN', advice: CHECK_BUIN, credentialAtFault: true },
	100013: { name: 'INVALID_FORMAT_APPID', advice: CHECK_APP_ID, credentialAtFault: true },
	100014: { name: 'INVALID_FORMAT_ENCRYPT', advice: CHECK_PROXY },
	200001: { name: 'TOUSER_OVERLIMIT', advice: FEWER_RECEIVERS },
	// Whether the other receivers get the message is not documented (docs/reference/youdu.md 7.10).
	200007: { name: 'INVALID_TOUSER', advice: CHECK_RECEIVERS, outcome: 'unclear' },
	300001: { name: 'ACCOUNT_NOTEXIST', advice: CHECK_RECEIVERS, outcome: 'unclear' },
	300106: { name: 'INVALID_DEPTID', advice: CHECK_RECEIVERS, outcome: 'unclear' },
	300114: { name: 'DEPT_NOT_EXIST', advice: CHECK_RECEIVERS, outcome: 'unclear' },
	300223: { name: 'INVALID_USERID', advice: CHECK_RECEIVERS, outcome: 'unclear' },
	300225: { name: 'USER_NOTEXIST', advice: CHECK_RECEIVERS, outcome: 'unclear' },
};

export const youDuAdvice = { CHECK_AES_KEY, CHECK_APP_ID, CHECK_BUIN };
