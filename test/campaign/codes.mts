import type { NodeName } from './operations/operation.mts';

/** The calls that only give a token. */
export const TOKEN_PATHS: Readonly<Record<NodeName, string>> = {
	YouDu: '/cgi/gettoken',
	DingTalk: '/gettoken',
	'Message Center': '/msg/getThirdAPIToken',
};

type Code = number | string;

/** Codes of a provider, by what they mean to whoever called; each is one of several. */
export interface Codes {
	/** Carried out. */
	success: readonly Code[];
	staleToken: Code;
	/** Left out where the provider sets no limit that it tells by a code. */
	tooFast?: Code;
	/** This call is refused. */
	refused: Code;
	/** The credential is refused, and so every call with it. */
	credential: Code;
	/** Documented as: whether it was carried out is not known. Left out where there is no such code. */
	perhaps?: Code;
	/** Not documented. */
	unknown: Code;
	/** True where a code comes with an HTTP status that says the same. */
	haveStatus?: true;
}

const youDu: Codes = {
	success: [0],
	staleToken: 100001,
	refused: 3,
	credential: 100005,
	unknown: 777777,
};

const messageCenter: Codes = {
	success: ['000000', '1'],
	staleToken: '500003',
	refused: '500012',
	credential: '500002',
	perhaps: '999999',
	unknown: '777777',
};

const dingTalk: Codes = {
	success: [0],
	staleToken: 42001,
	tooFast: 90002,
	refused: 60011,
	credential: 60020,
	perhaps: -1,
	unknown: 777777,
};

const dingTalkToken: Codes = { ...dingTalk, credential: 40089 };

const dingTalkApi: Codes = {
	success: [],
	staleToken: 'InvalidAuthentication',
	tooFast: 'Forbidden.AccessDenied.QpsLimitForApi',
	refused: 'param.error',
	credential: 'Forbidden.AccessDenied.IpNotInWhiteList',
	perhaps: 'system.error',
	unknown: 'new.code',
	haveStatus: true,
};

const robot: Codes = {
	success: [0],
	// A robot has no token.
	staleToken: 310000,
	tooFast: 130101,
	refused: 430104,
	credential: 300005,
	perhaps: -1,
	unknown: 777777,
};

const suite: Codes = { ...dingTalk, staleToken: 853002, refused: 41030, credential: 853004 };

/** The codes with which the call of a node answers that has this path. */
export function codesOf(node: NodeName, path: string): Codes {
	if (node === 'YouDu') return youDu;
	if (node === 'Message Center') return messageCenter;
	if (path === '/robot/send') return robot;
	if (path.startsWith('/service/')) return suite;
	if (path === '/gettoken') return dingTalkToken;
	return /^\/v\d|^\/storage-resources\//.test(path) ? dingTalkApi : dingTalk;
}
