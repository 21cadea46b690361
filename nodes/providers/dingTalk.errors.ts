import { without, type ErrorTable } from '../core/errors';
import type { Sentence } from '../core/say';
import { say } from './words';

const NO_PERMISSION = say`Give the app this permission in the DingTalk developer console, and publish it`;
const OUT_OF_SCOPE = say`Add this user or department to the contacts scope of the app in the DingTalk developer console`;
const NO_USER = say`Check the user ID: the organization has no such user`;
const NO_DEPARTMENT = say`Check the department ID: the organization has no such department`;
const BAD_FIELD = say`Check the fields of this node: DingTalk rejects one of them`;
const BAD_MESSAGE = say`Check the message: DingTalk rejects one of its fields`;
const UNSAFE = say`Change the message: DingTalk does not allow its content`;
const TOO_LONG = say`Shorten the message: it is longer than DingTalk accepts`;
const BAD_APP_ID = say`Check the Agent ID in the DingTalk credential`;
const BAD_SECRET = say`Check App Key and App Secret, or Corp ID and Corp Secret, in the DingTalk credential`;
const TAKEN = say`Choose another value: another user has this one already`;
const BUSY = say`Check in DingTalk whether this was carried out before you send it again`;
const SLOWER = say`Try again later, and call less often: DingTalk gets too many calls`;
const USED_UP = say`Wait for the next month, or buy more calls: the organization has used up its quota`;
const REPORT = say`Report this to the authors of this node: DingTalk does not know the call in this form`;
const BAD_HOST = say`Check the Classic Host in the DingTalk credential: what answers there gives no token`;
const BAD_MOBILE = say`Check the mobile number: DingTalk rejects it`;
const NO_PARENT = say`Check the ID of the parent department: the organization has no such department`;
const BAD_ROBOT = say`Copy the robot code from the page of the app’s robot in the developer console: DingTalk does not know this one, or it belongs to another app`;
const BAD_MEDIA = say`Check the media ID: DingTalk has no such file`;
const BAD_GROUP = say`Check the chat ID: the app has no such group`;

const stale = {
	name: say`invalid token`,
	advice: say`Run it again: DingTalk refused the token, and the new one that was fetched for it as well`,
	outcome: 'staleToken',
} as const;
const tooFast = { name: say`too many calls`, advice: SLOWER, outcome: 'tooFast' } as const;
const busy = { name: say`busy`, advice: BUSY, outcome: 'unclear' } as const;
const badSecret = { advice: BAD_SECRET, credentialAtFault: true } as const;
const badSuite = {
	name: say`bad suite`,
	advice: say`Check Suite Key and Suite Secret in the DingTalk Suite credential`,
	credentialAtFault: true,
} as const;
const user = { name: say`no such user`, advice: NO_USER } as const;
const department = { name: say`no such department`, advice: NO_DEPARTMENT } as const;
const field = { name: say`bad parameter`, advice: BAD_FIELD } as const;
const message = { name: say`bad message`, advice: BAD_MESSAGE } as const;
const form = { name: say`wrong form`, advice: REPORT } as const;
const media = { name: say`no such media`, advice: BAD_MEDIA } as const;
const group = { name: say`no such group`, advice: BAD_GROUP } as const;

/**
 * Codes of the host oapi.dingtalk.com, in errcode or sub_code. Source: docs/reference/dingtalk.md,
 * sections 2 and 3.2.
 */
export const dingTalkErrors: ErrorTable = {
	'-1': busy,
	500: busy,
	400001: busy,

	40014: stale,
	42001: stale,
	40001: stale,

	41001: { name: say`no token`, advice: REPORT },
	43007: { name: say`not authorized`, advice: NO_PERMISSION },
	40013: { name: say`bad corp ID`, ...badSecret },
	40080: badSuite,
	40088: badSuite,
	40089: { name: say`bad corp ID or secret`, ...badSecret },
	40096: { name: say`bad app key or secret`, ...badSecret },
	41002: { name: say`no corp ID`, ...badSecret },
	41004: { name: say`no secret`, ...badSecret },
	52010: { name: say`bad corp`, ...badSecret },
	60020: {
		name: say`IP not allowed`,
		advice: say`Add the public IP address of n8n to the server IPs of the app in the developer console`,
		credentialAtFault: true,
	},

	48002: { name: say`no permission`, advice: NO_PERMISSION },
	60011: { name: say`no permission`, advice: NO_PERMISSION },
	50002: { name: say`user out of scope`, advice: OUT_OF_SCOPE },
	50004: { name: say`department out of scope`, advice: OUT_OF_SCOPE },
	50003: { name: say`app is off`, advice: say`Turn the app on in the admin console of DingTalk` },
	50005: {
		name: say`organization is off`,
		advice: say`Ask DingTalk why the organization is disabled`,
	},

	60121: user,
	60111: user,
	33012: user,
	46004: user,
	40003: user,
	40031: { name: say`no such user in the list`, advice: NO_USER },
	40019: field,
	40021: { name: say`mobile number taken`, advice: TAKEN },
	40022: { name: say`mobile number not usable`, advice: BAD_MOBILE },
	40103: {
		name: say`consent needed`,
		advice: say`Wait until the person agrees: DingTalk has asked for consent`,
		// The person has been asked, and asked once is enough.
		outcome: 'unclear',
	},
	40104: { name: say`bad mobile number`, advice: BAD_MOBILE },
	60102: { name: say`user ID taken`, advice: TAKEN },
	60103: { name: say`bad mobile number`, advice: BAD_MOBILE },
	60104: { name: say`mobile number taken`, advice: TAKEN },
	60106: { name: say`email taken`, advice: TAKEN },
	60112: { name: say`bad name`, advice: say`Check the name: DingTalk rejects it` },

	60003: department,
	40009: department,
	60004: { name: say`no such parent`, advice: NO_PARENT },
	40010: { name: say`no such parent`, advice: NO_PARENT },
	60001: {
		name: say`bad department name`,
		advice: say`Check the name of the department: DingTalk rejects it`,
	},
	60005: {
		name: say`has members`,
		advice: say`Move the members of the department elsewhere first`,
	},
	60006: { name: say`has departments below`, advice: say`Delete the departments below it first` },
	60007: { name: say`root`, advice: say`Choose another department: the root cannot be deleted` },
	60010: {
		name: say`cycle`,
		advice: say`Choose another parent: this one lies below the department`,
	},
	60018: { name: say`root`, advice: say`Choose another department: the root cannot be changed` },
	60019: department,
	60021: {
		name: say`name taken`,
		advice: say`Choose another name: the parent has a department of this name`,
	},
	60109: field,
	60510: field,
	600109: field,
	40011: field,
	40093: field,

	40000: field,
	40035: field,
	40038: field,
	40066: field,
	40068: field,
	40069: field,
	40070: field,
	71010: field,
	400002: field,
	41041: { name: say`span too long`, advice: say`Choose a span of at most 7 days` },

	22: form,
	404: form,
	43001: form,
	43002: form,
	43003: {
		name: say`HTTPS needed`,
		advice: say`Let the Classic Host in the DingTalk credential begin with https://`,
	},
	43004: form,
	43005: form,
	43008: form,
	43009: form,
	44002: form,
	47001: form,

	40056: { name: say`bad agent ID`, advice: BAD_APP_ID },
	41011: { name: say`no agent ID`, advice: BAD_APP_ID },
	70003: { name: say`no such app`, advice: BAD_APP_ID },
	70004: { name: say`app not allowed`, advice: BAD_APP_ID },
	33001: field,
	33002: field,
	33003: field,
	33004: field,
	33005: field,
	33006: field,
	33007: field,
	33008: field,
	33013: {
		name: say`too many apps`,
		advice: say`Delete an app: the organization has as many as it may`,
	},
	60012: { name: say`default app`, advice: say`Choose another app: this one cannot be changed` },
	60013: { name: say`default app`, advice: say`Choose another app: this one cannot be changed` },
	60014: { name: say`default app`, advice: say`Choose another app: this one cannot be changed` },
	60015: { name: say`default app`, advice: say`Choose another app: this one cannot be changed` },

	40008: message,
	44004: message,
	34001: { name: say`no chat ID`, advice: BAD_GROUP },
	34002: { name: say`bad sender`, advice: NO_USER },
	34004: message,
	34007: {
		name: say`bad conversation`,
		advice: say`Check the conversation ID: DingTalk does not know it`,
	},
	34008: message,
	34009: message,
	34010: message,
	34011: message,
	34013: group,
	34014: message,
	34015: { name: say`send failed`, advice: BUSY, outcome: 'unclear' },
	34016: { name: say`too long`, advice: TOO_LONG },
	34018: message,
	40048: { name: say`unsafe link`, advice: UNSAFE },
	41028: {
		name: say`not to everyone`,
		advice: say`Choose users or departments: this app may not send to everyone`,
	},
	41029: {
		name: say`too many receivers`,
		advice: say`Send to fewer users or departments at a time`,
	},
	41044: { name: say`not sent`, advice: UNSAFE },
	41045: {
		name: say`too often to everyone`,
		advice: say`Wait until tomorrow: three times a day is the limit`,
	},
	41046: {
		name: say`too often to everyone`,
		advice: say`Wait until tomorrow: three times a day is the limit`,
	},
	41047: { name: say`not sent`, advice: BAD_MESSAGE },
	41048: { name: say`not sent`, advice: BAD_MESSAGE },
	41049: { name: say`content not allowed`, advice: UNSAFE },
	41052: {
		name: say`no result kept`,
		advice: say`Look at the progress instead: DingTalk keeps no result for so many receivers`,
	},
	45002: { name: say`too long`, advice: TOO_LONG },
	45003: { name: say`too long`, advice: TOO_LONG },
	45004: { name: say`too long`, advice: TOO_LONG },
	45005: { name: say`too long`, advice: TOO_LONG },
	45006: { name: say`too long`, advice: TOO_LONG },
	45007: { name: say`too long`, advice: TOO_LONG },
	45008: { name: say`too long`, advice: TOO_LONG },

	1002: {
		name: say`too many groups`,
		advice: say`Dissolve a group: the organization has as many as it may`,
	},
	40012: { name: say`bad sender`, advice: NO_USER },
	40015: {
		name: say`sender not in the conversation`,
		advice: say`Choose a sender who takes part in it`,
	},
	40016: group,
	40017: {
		name: say`no colleague in it`,
		advice: say`Choose a conversation with colleagues in it`,
	},
	49000: { name: say`no chat ID`, advice: BAD_GROUP },
	49004: {
		name: say`user added and removed`,
		advice: say`Take the users to add out of those to remove`,
	},
	49006: { name: say`owner not in the group`, advice: say`Make the owner one of the members` },
	49009: field,
	49010: { name: say`no members`, advice: say`Give the group members` },
	49011: { name: say`too many members`, advice: say`Add at most 40 users at a time` },
	49013: { name: say`no owner`, advice: say`Give the group an owner` },
	49015: { name: say`bad name`, advice: say`Give the group a name of 1 to 20 characters` },
	49023: field,
	70001: group,
	81001: message,
	81002: message,

	40004: { name: say`bad media type`, advice: say`Choose the media type that fits the file` },
	40005: {
		name: say`bad file type`,
		advice: say`Give the file a name whose extension fits its media type`,
	},
	40006: { name: say`bad file size`, advice: say`Choose a smaller file` },
	40007: media,
	41005: { name: say`no file`, advice: say`Check that the binary field holds a file` },
	41006: media,
	44001: { name: say`empty file`, advice: say`Check that the file is not empty` },
	45001: { name: say`file too big`, advice: say`Choose a smaller file` },
	46001: media,

	40029: {
		name: say`bad login code`,
		advice: say`Get a new login code: each is good for five minutes and once`,
	},
	40078: {
		name: say`login code used`,
		advice: say`Get a new login code: each is good for five minutes and once`,
	},

	40077: badSuite,
	40079: { name: say`not authorized`, advice: say`Ask this organization to authorize the suite` },
	40085: {
		name: say`bad suite ticket`,
		advice: say`Put the newest Suite Ticket into the DingTalk Suite credential`,
	},
	41030: { name: say`not authorized`, advice: say`Ask this organization to authorize the suite` },
	853001: { name: say`bad time`, advice: say`Check the clock of the machine on which n8n runs` },
	853002: { name: say`bad time`, advice: say`Check the clock of the machine on which n8n runs` },
	853003: badSuite,
	853004: badSuite,

	72001: {
		name: say`no such space`,
		advice: say`Check the space: the app has no such space in DingDrive`,
	},
	72002: {
		name: say`not granted`,
		advice: say`Check the user, the path and the permission: DingTalk has not granted it`,
	},
	72003: { name: say`not added`, advice: say`Check the code, the media ID and the space` },

	90001: tooFast,
	90002: tooFast,
	90003: tooFast,
	90004: tooFast,
	90005: tooFast,
	90006: tooFast,
	90007: tooFast,
	90008: tooFast,
	90009: tooFast,
	90010: tooFast,
	90011: tooFast,
	90012: tooFast,
	90013: tooFast,
	90014: tooFast,
	90017: tooFast,
	90018: tooFast,
	45009: tooFast,
	90020: { name: say`monthly quota`, advice: USED_UP },
};

/**
 * The codes, where a token was asked for: 40001 means a wrong secret then, and what does not know the
 * call is another server. Source: docs/reference/dingtalk.md, 1.2.
 *
 * @param advice names the fields that it was asked for with
 */
function tokenErrors(advice: Sentence): ErrorTable {
	const wrong = { advice, credentialAtFault: true };
	const entries = Object.entries(dingTalkErrors).map(([code, entry]) => {
		if (entry.advice === REPORT) return [code, { ...entry, advice: BAD_HOST }];
		return [code, entry.advice === BAD_SECRET ? { ...entry, advice } : entry];
	});
	return {
		...(Object.fromEntries(entries) as ErrorTable),
		40001: { name: say`wrong secret`, ...wrong },
		40035: { name: say`no ID or secret`, ...wrong },
	};
}

/** By what the credential signs in with. */
export const dingTalkTokenErrors = {
	app: tokenErrors(say`Check App Key and App Secret in the DingTalk credential`),
	corp: tokenErrors(say`Check Corp ID and Corp Secret in the DingTalk credential`),
};

/** Codes of both hosts by which DingTalk says that it is busy: a read can be made again. */
export const BUSY_CODES: readonly string[] = [
	'-1',
	'500',
	'400001',
	'system.error',
	'internalError',
	'unknownError',
	'server.error',
];

const parameter = { name: say`bad parameter`, advice: BAD_FIELD } as const;

/** Codes of the host api.dingtalk.com. Source: docs/reference/dingtalk.md, 3.3 and 7.2. */
export const dingTalkApiErrors: ErrorTable = {
	InvalidAuthentication: stale,
	'AuthenticationFailed.MissingParameter': { name: say`no token`, advice: REPORT },
	invalidClientIdOrSecret: { name: say`bad ID or secret`, ...badSecret },
	'invalid.client': { name: say`bad ID or secret`, ...badSecret },
	'unauthorized.client': { name: say`app not authorized`, ...badSecret },
	invalidToken: {
		name: say`bad SSO token`,
		advice: say`Check the SSO Secret in the DingTalk credential`,
	},
	invalidCode: {
		name: say`bad login code`,
		advice: say`Get a new login code: each is good for five minutes and once`,
	},

	'Forbidden.AccessDenied.AccessTokenPermissionDenied': {
		name: say`no permission`,
		advice: NO_PERMISSION,
	},
	'permession.checkFailed': { name: say`no permission`, advice: NO_PERMISSION },
	'Forbidden.AccessDenied.IpNotInWhiteList': {
		name: say`IP not allowed`,
		advice: say`Add the public IP address of n8n to the server IPs of the app in the developer console`,
		credentialAtFault: true,
	},

	'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi': tooFast,
	'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi': tooFast,
	'Forbidden.AccessDenied.QpsLimitForApi': tooFast,
	'Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi': tooFast,
	'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi': tooFast,
	'send.too.fast': tooFast,
	'send.byToken.tooFast': tooFast,
	'qps.exceed.limit': tooFast,
	'request.overlimit': tooFast,
	'system.busy': tooFast,
	systemBusy: tooFast,
	'Forbidden.AccessDenied.ApiCountLimitForOrg': { name: say`monthly quota`, advice: USED_UP },

	'system.error': busy,
	internalError: busy,
	unknownError: busy,
	'server.error': busy,

	'staffId.notExisted': user,
	'invalid.staffid': user,
	'invalid.unionId': { name: say`no such user`, advice: say`Check the union ID: nobody has it` },
	'invalidParameter.user.notFound': user,
	'invalidParameter.userIds.empty': parameter,
	'invalidParameter.userIds.overMax': {
		name: say`too many users`,
		advice: say`Choose fewer users`,
	},
	'parameter.error': parameter,
	'parameter.invalid': parameter,
	'param.error': parameter,
	missingParameter: parameter,
	'too.many.people': { name: say`too many users`, advice: say`Choose fewer users` },

	'invalidParameter.robotCode.empty': {
		name: say`no robot code`,
		advice: say`Fill in the robot code`,
	},
	'invalidParameter.robotCode.notExsit': {
		name: say`no such robot`,
		advice: BAD_ROBOT,
	},
	'invalidParameter.robotCode.auth': {
		name: say`not this app’s robot`,
		advice: BAD_ROBOT,
	},
	'invalidParameter.robotCode.invalid': {
		name: say`bad robot code`,
		advice: BAD_ROBOT,
	},
	'invalidParameter.msgKey.empty': message,
	'invalidParameter.msgKey.invalid': message,
	'invalidParameter.msgParam.invalid': message,
	'invalidParameter.msgParam.tooLong': { name: say`too long`, advice: TOO_LONG },
	'invalid.openConversationId': group,
	'miss.openConversationId': group,
	'group.disbanded': { name: say`group dissolved`, advice: say`Choose another group` },
	'bot.stopped': {
		name: say`robot stopped`,
		advice: say`Turn the robot on in the group’s settings`,
	},
	'chatbotId.notAllow.sendOTO': { name: say`not to single users`, advice: NO_PERMISSION },
	'contain.unsafe.url': { name: say`unsafe link`, advice: UNSAFE },
	'processQueryKey.expireTime': {
		name: say`too old`,
		advice: say`Look within 24 hours: DingTalk keeps this no longer`,
	},
	'resource.not.found': { name: say`not found`, advice: BAD_FIELD },
};

/**
 * The codes for a suite, whose requests carry no token that could be stale. Source:
 * docs/reference/dingtalk.md, 6.
 */
export const dingTalkSuiteErrors: ErrorTable = without(dingTalkErrors, ['40001', '40014', '42001']);

/** The codes of both hosts. */
export const dingTalkCodes = { classic: dingTalkErrors, current: dingTalkApiErrors };

const badSsoSecret = {
	name: say`bad corp ID or SSO secret`,
	advice: say`Check Corp ID and SSO Secret in the DingTalk credential`,
	credentialAtFault: true,
} as const;

/** The same, asking for an SSO token. Source: docs/reference/dingtalk.md, 1.2. */
export const dingTalkSsoErrors = {
	classic: { ...dingTalkErrors, 40001: badSsoSecret, 40089: badSsoSecret },
	current: { ...dingTalkApiErrors, invalidClientIdOrSecret: badSsoSecret },
};
