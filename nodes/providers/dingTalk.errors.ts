import type { ErrorTable } from '../core/errors';

const NO_PERMISSION =
	'Give the app this permission in the DingTalk developer console, and publish it';
const OUT_OF_SCOPE =
	'Add this user or department to the contacts scope of the app in the DingTalk developer console';
const NO_USER = 'Check the user ID: the organization has no such user';
const NO_DEPARTMENT = 'Check the department ID: the organization has no such department';
const BAD_FIELD = 'Check the fields of this node: DingTalk does not take one of them';
const BAD_MESSAGE = 'Check the message: DingTalk does not take one of its fields';
const UNSAFE = 'Change the message: DingTalk does not allow its content';
const TOO_LONG = 'Shorten the message: it is longer than DingTalk takes';
const BAD_APP_ID = 'Check the Agent ID in the DingTalk credential';
const BAD_SECRET =
	'Check App Key and App Secret, or Corp ID and Corp Secret, in the DingTalk credential';
const TAKEN = 'Choose another value: another user has this one already';
const BUSY = 'Check in DingTalk whether this was carried out before you send it again';
const SLOWER = 'Try again later, and call less often: DingTalk gets too many calls';
const USED_UP =
	'Wait for the next month, or buy more calls: the organization has used up its quota';
const REPORT =
	'Report this to the authors of this node: DingTalk does not know the call in this form';
const BAD_MEDIA = 'Check the media ID: DingTalk has no such file';
const BAD_GROUP = 'Check the chat ID: the app has no such group';

const stale = { name: 'invalid token', advice: BAD_SECRET, outcome: 'staleToken' } as const;
const tooFast = { name: 'too many calls', advice: SLOWER, outcome: 'tooFast' } as const;
const busy = { name: 'busy', advice: BUSY, outcome: 'unclear' } as const;
const badSecret = { advice: BAD_SECRET, credentialAtFault: true } as const;
const badSuite = {
	name: 'bad suite',
	advice: 'Check suite key and suite secret in the DingTalk Suite credential',
	credentialAtFault: true,
} as const;
const user = { name: 'no such user', advice: NO_USER } as const;
const department = { name: 'no such department', advice: NO_DEPARTMENT } as const;
const field = { name: 'bad parameter', advice: BAD_FIELD } as const;
const message = { name: 'bad message', advice: BAD_MESSAGE } as const;
const form = { name: 'wrong form', advice: REPORT } as const;
const media = { name: 'no such media', advice: BAD_MEDIA } as const;
const group = { name: 'no such group', advice: BAD_GROUP } as const;

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

	41001: { name: 'no token', advice: REPORT },
	43007: { name: 'not authorized', advice: NO_PERMISSION },
	40013: { name: 'bad corp ID', ...badSecret },
	40080: badSuite,
	40088: badSuite,
	40089: { name: 'bad corp ID or secret', ...badSecret },
	40096: { name: 'bad app key or secret', ...badSecret },
	41002: { name: 'no corp ID', ...badSecret },
	41004: { name: 'no secret', ...badSecret },
	52010: { name: 'bad corp', ...badSecret },
	60020: {
		name: 'IP not allowed',
		advice:
			'Add the public IP address of n8n to the server IPs of the app in the developer console',
		credentialAtFault: true,
	},

	48002: { name: 'no permission', advice: NO_PERMISSION },
	60011: { name: 'no permission', advice: NO_PERMISSION },
	50002: { name: 'user out of scope', advice: OUT_OF_SCOPE },
	50004: { name: 'department out of scope', advice: OUT_OF_SCOPE },
	50003: { name: 'app is off', advice: 'Turn the app on in the admin console of DingTalk' },
	50005: { name: 'organization is off', advice: 'Ask DingTalk why the organization is disabled' },

	60121: user,
	60111: user,
	33012: user,
	46004: user,
	40003: user,
	40031: { name: 'no such user in the list', advice: NO_USER },
	40019: field,
	40021: { name: 'mobile number taken', advice: TAKEN },
	40022: { name: 'mobile number not usable', advice: 'Check the mobile number' },
	40103: {
		name: 'consent needed',
		advice: 'Wait until the person agrees: DingTalk has asked for consent',
		// The person has been asked, and asked once is enough.
		outcome: 'unclear',
	},
	40104: { name: 'bad mobile number', advice: 'Check the mobile number' },
	60102: { name: 'user ID taken', advice: TAKEN },
	60103: { name: 'bad mobile number', advice: 'Check the mobile number' },
	60104: { name: 'mobile number taken', advice: TAKEN },
	60106: { name: 'email taken', advice: TAKEN },
	60112: { name: 'bad name', advice: 'Check the name' },

	60003: department,
	40009: department,
	60004: { name: 'no such parent', advice: 'Check the ID of the parent department' },
	40010: { name: 'no such parent', advice: 'Check the ID of the parent department' },
	60001: { name: 'bad department name', advice: 'Check the name of the department' },
	60005: { name: 'has members', advice: 'Move the members of the department elsewhere first' },
	60006: { name: 'has departments below', advice: 'Delete the departments below it first' },
	60007: { name: 'root', advice: 'Choose another department: the root cannot be deleted' },
	60010: { name: 'cycle', advice: 'Choose another parent: this one lies below the department' },
	60018: { name: 'root', advice: 'Choose another department: the root cannot be changed' },
	60019: department,
	60021: {
		name: 'name taken',
		advice: 'Choose another name: the parent has a department of this name',
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
	41041: { name: 'span too long', advice: 'Choose a span of at most 7 days' },

	22: form,
	404: form,
	43001: form,
	43002: form,
	43003: {
		name: 'HTTPS needed',
		advice: 'Let the host in the DingTalk credential begin with https://',
	},
	43004: form,
	43005: form,
	43008: form,
	43009: form,
	44002: form,
	47001: form,

	40056: { name: 'bad agent ID', advice: BAD_APP_ID },
	41011: { name: 'no agent ID', advice: BAD_APP_ID },
	70003: { name: 'no such app', advice: BAD_APP_ID },
	70004: { name: 'app not allowed', advice: BAD_APP_ID },
	33001: field,
	33002: field,
	33003: field,
	33004: field,
	33005: field,
	33006: field,
	33007: field,
	33008: field,
	33013: { name: 'too many apps', advice: 'Delete an app: the organization has as many as it may' },
	60012: { name: 'default app', advice: 'Choose another app: this one cannot be changed' },
	60013: { name: 'default app', advice: 'Choose another app: this one cannot be changed' },
	60014: { name: 'default app', advice: 'Choose another app: this one cannot be changed' },
	60015: { name: 'default app', advice: 'Choose another app: this one cannot be changed' },

	40008: message,
	44004: message,
	34001: { name: 'no chat ID', advice: BAD_GROUP },
	34002: { name: 'bad sender', advice: NO_USER },
	34004: message,
	34007: { name: 'bad conversation', advice: 'Check the conversation ID' },
	34008: message,
	34009: message,
	34010: message,
	34011: message,
	34013: group,
	34014: message,
	34015: { name: 'send failed', advice: BUSY, outcome: 'unclear' },
	34016: { name: 'too long', advice: TOO_LONG },
	34018: message,
	40048: { name: 'unsafe link', advice: UNSAFE },
	41028: {
		name: 'not to everyone',
		advice: 'Choose users or departments: this app may not send to everyone',
	},
	41029: { name: 'too many receivers', advice: 'Send to fewer users or departments at a time' },
	41044: { name: 'not sent', advice: UNSAFE },
	41045: {
		name: 'too often to everyone',
		advice: 'Wait until tomorrow: three times a day is the limit',
	},
	41046: {
		name: 'too often to everyone',
		advice: 'Wait until tomorrow: three times a day is the limit',
	},
	41047: { name: 'not sent', advice: BAD_MESSAGE },
	41048: { name: 'not sent', advice: BAD_MESSAGE },
	41049: { name: 'content not allowed', advice: UNSAFE },
	41052: {
		name: 'no result kept',
		advice: 'Look at the progress instead: DingTalk keeps no result for so many receivers',
	},
	45002: { name: 'too long', advice: TOO_LONG },
	45003: { name: 'too long', advice: TOO_LONG },
	45004: { name: 'too long', advice: TOO_LONG },
	45005: { name: 'too long', advice: TOO_LONG },
	45006: { name: 'too long', advice: TOO_LONG },
	45007: { name: 'too long', advice: TOO_LONG },
	45008: { name: 'too long', advice: TOO_LONG },

	1002: {
		name: 'too many groups',
		advice: 'Dissolve a group: the organization has as many as it may',
	},
	40012: { name: 'bad sender', advice: NO_USER },
	40015: { name: 'sender not in the conversation', advice: 'Choose a sender who takes part in it' },
	40016: group,
	40017: { name: 'no colleague in it', advice: 'Choose a conversation with colleagues in it' },
	49000: { name: 'no chat ID', advice: BAD_GROUP },
	49004: { name: 'user added and removed', advice: 'Take the users to add out of those to remove' },
	49006: { name: 'owner not in the group', advice: 'Make the owner one of the members' },
	49009: field,
	49010: { name: 'no members', advice: 'Give the group members' },
	49011: { name: 'too many members', advice: 'Add at most 40 users at a time' },
	49013: { name: 'no owner', advice: 'Give the group an owner' },
	49015: { name: 'bad name', advice: 'Give the group a name of 1 to 20 characters' },
	49023: field,
	70001: group,
	81001: message,
	81002: message,

	40004: { name: 'bad media type', advice: 'Choose the media type that fits the file' },
	40005: {
		name: 'bad file type',
		advice: 'Give the file a name whose extension fits its media type',
	},
	40006: { name: 'bad file size', advice: 'Choose a smaller file' },
	40007: media,
	41005: { name: 'no file', advice: 'Check that the binary field holds a file' },
	41006: media,
	44001: { name: 'empty file', advice: 'Check that the file is not empty' },
	45001: { name: 'file too big', advice: 'Choose a smaller file' },
	46001: media,

	40029: {
		name: 'bad login code',
		advice: 'Get a new login code: each is good for five minutes and once',
	},
	40078: {
		name: 'login code used',
		advice: 'Get a new login code: each is good for five minutes and once',
	},

	40077: badSuite,
	40079: { name: 'not authorized', advice: 'Ask this organization to authorize the suite' },
	40085: { name: 'bad suite ticket', advice: 'Put the newest suite ticket into the credential' },
	41030: { name: 'not authorized', advice: 'Ask this organization to authorize the suite' },
	853001: { name: 'bad time', advice: 'Check the clock of the machine on which n8n runs' },
	853002: { name: 'bad time', advice: 'Check the clock of the machine on which n8n runs' },
	853003: badSuite,
	853004: badSuite,

	72001: {
		name: 'no such space',
		advice: 'Check the space: the app has no such space in DingDrive',
	},
	72002: { name: 'not granted', advice: 'Check user, path and permission' },
	72003: { name: 'not added', advice: 'Check the code, the media ID and the space' },

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
	90020: { name: 'monthly quota', advice: USED_UP },
};

/** Asking for a token, 40001 means a wrong secret. Source: docs/reference/dingtalk.md, 1.2. */
export const dingTalkTokenErrors: ErrorTable = {
	...dingTalkErrors,
	40001: { name: 'wrong secret', ...badSecret },
	40035: { name: 'no ID or secret', ...badSecret },
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

const parameter = { name: 'bad parameter', advice: BAD_FIELD } as const;

/** Codes of the host api.dingtalk.com. Source: docs/reference/dingtalk.md, 3.3 and 7.2. */
export const dingTalkApiErrors: ErrorTable = {
	InvalidAuthentication: stale,
	'AuthenticationFailed.MissingParameter': { name: 'no token', advice: REPORT },
	invalidClientIdOrSecret: { name: 'bad ID or secret', ...badSecret },
	'invalid.client': { name: 'bad ID or secret', ...badSecret },
	'unauthorized.client': { name: 'app not authorized', ...badSecret },
	invalidToken: {
		name: 'bad SSO token',
		advice: 'Check the SSO secret in the DingTalk credential',
	},
	invalidCode: {
		name: 'bad login code',
		advice: 'Get a new login code: each is good for five minutes and once',
	},

	'Forbidden.AccessDenied.AccessTokenPermissionDenied': {
		name: 'no permission',
		advice: NO_PERMISSION,
	},
	'permession.checkFailed': { name: 'no permission', advice: NO_PERMISSION },
	'Forbidden.AccessDenied.IpNotInWhiteList': {
		name: 'IP not allowed',
		advice:
			'Add the public IP address of n8n to the server IPs of the app in the developer console',
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
	'Forbidden.AccessDenied.ApiCountLimitForOrg': { name: 'monthly quota', advice: USED_UP },

	'system.error': busy,
	internalError: busy,
	unknownError: busy,
	'server.error': busy,

	'staffId.notExisted': user,
	'invalid.staffid': user,
	'invalid.unionId': { name: 'no such user', advice: 'Check the union ID: nobody has it' },
	'invalidParameter.user.notFound': user,
	'invalidParameter.userIds.empty': parameter,
	'invalidParameter.userIds.overMax': { name: 'too many users', advice: 'Choose fewer users' },
	'parameter.error': parameter,
	'parameter.invalid': parameter,
	'param.error': parameter,
	missingParameter: parameter,
	'too.many.people': { name: 'too many users', advice: 'Choose fewer users' },

	'invalidParameter.robotCode.empty': { name: 'no robot code', advice: 'Give the robot code' },
	'invalidParameter.robotCode.notExsit': { name: 'no such robot', advice: 'Check the robot code' },
	'invalidParameter.robotCode.auth': {
		name: 'not this app’s robot',
		advice: 'Check the robot code',
	},
	'invalidParameter.robotCode.invalid': { name: 'bad robot code', advice: 'Check the robot code' },
	'invalidParameter.msgKey.empty': message,
	'invalidParameter.msgKey.invalid': message,
	'invalidParameter.msgParam.invalid': message,
	'invalidParameter.msgParam.tooLong': { name: 'too long', advice: TOO_LONG },
	'invalid.openConversationId': group,
	'miss.openConversationId': group,
	'group.disbanded': { name: 'group dissolved', advice: 'Choose another group' },
	'bot.stopped': { name: 'robot stopped', advice: 'Turn the robot on in the group’s settings' },
	'chatbotId.notAllow.sendOTO': { name: 'not to single users', advice: NO_PERMISSION },
	'contain.unsafe.url': { name: 'unsafe link', advice: UNSAFE },
	'processQueryKey.expireTime': {
		name: 'too old',
		advice: 'Look earlier: DingTalk keeps this for 24 hours',
	},
	'resource.not.found': { name: 'not found', advice: BAD_FIELD },
};

/** The codes of both hosts. */
export const dingTalkCodes = { classic: dingTalkErrors, current: dingTalkApiErrors };

const badSsoSecret = {
	name: 'bad corp ID or SSO secret',
	advice: 'Check corp ID and SSO secret in the DingTalk credential',
	credentialAtFault: true,
} as const;

/** The same, asking for an SSO token. Source: docs/reference/dingtalk.md, 1.2. */
export const dingTalkSsoErrors = {
	classic: { ...dingTalkErrors, 40001: badSsoSecret, 40089: badSsoSecret },
	current: { ...dingTalkApiErrors, invalidClientIdOrSecret: badSsoSecret },
};
